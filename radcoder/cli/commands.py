"""The command line: what each command does, what goes to which stream, and with what status it ends; imports no Qt."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from radcoder.app.courses import CourseFileError, read_course
from radcoder.app.exports import write_export
from radcoder.app.workspace import Workspace, open_workspace
from radcoder.cli.output import Judged, Output, keep_inputs, output_for, put_out, say, write_pdf, write_practice
from radcoder.domain.course import Course
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook

FINE, FINDINGS, UNUSABLE = 0, 1, 2
STOPPED, READER_LEFT = 130, 141  # as shells report SIGINT and SIGPIPE


def run(options: Namespace) -> int:
    """Do what a command says and return its exit status; a fault becomes one sentence on standard error."""
    prepare_streams()
    try:
        status = COMMANDS[options.command](options)
    except KeyboardInterrupt:
        say("Stopped.")
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has had enough; the interpreter must not flush into the closed pipe at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_LEFT
    except (OSError, LookupError, ValueError) as error:
        if not is_ours(error):
            raise
        say(str(error))
        return UNUSABLE
    return status


def is_ours(error: Exception) -> bool:
    """Tell our own errors, whose message is a sentence for people, from faults of the program."""
    return type(error).__module__.startswith("radcoder.")


def prepare_streams() -> None:
    """Make both streams take every character: a Windows code page must not stop a review."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


@contextmanager
def opened(options: Namespace) -> Iterator[Workspace]:
    """Open the workspace; building its catalogue shows progress, on a terminal only."""
    with open_workspace(options.catalog, _show_progress if sys.stderr.isatty() else None) as workspace:
        yield workspace


def _show_progress(text: str, part: float) -> None:
    end = "\r" if part < 1 else "\r\x1b[K"
    print(f"\r\x1b[KPreparing the catalogue: {part:4.0%} {text[:50]}", end=end, file=sys.stderr, flush=True)


def _review(options: Namespace) -> int:
    keep_inputs([options.output, options.practice], options.courses)
    settings, together = _settings(options), list[Course]()
    with opened(options) as workspace:
        output = output_for(workspace, options)
        statuses = [_review_one(workspace, path, output, settings, together) for path in options.courses]
        if len(options.courses) > 1:
            _compare(workspace, together, output, options.practice, settings)
        output.finish()
    return max(statuses)


def _compare(
    workspace: Workspace, courses: Sequence[Course], output: Output, path: Path | None, settings: RuleSettings
) -> None:
    """Look at all courses together: no review and no exit status depends on what that shows."""
    from radcoder.app.practice import practice_of

    practice = practice_of(workspace, courses, settings)
    if practice.findings:
        output.compare(practice)
    if path is not None:
        write_practice(practice, path)


def _settings(options: Namespace) -> RuleSettings:
    """The settings of rules of the casebook that is named; without one every rule is on, as published."""
    from radcoder.app.rule_settings import settings_of

    if options.casebook is None:
        return PUBLISHED
    with _casebook(options) as book:
        return settings_of(book.rule_settings)


def _review_one(
    workspace: Workspace, path: Path, output: Output, settings: RuleSettings, together: list[Course]
) -> int:
    from radcoder.app.practice import for_practice
    from radcoder.app.review import review_course

    try:
        course = read_course(path)
    except CourseFileError as error:
        say(str(error))
        return UNUSABLE
    review = review_course(workspace, course, settings)
    output.add(Judged(path, course, review))
    together.append(for_practice(course))
    return FINE if review.clean else FINDINGS


def _code(options: Namespace) -> int:
    from radcoder.app.code_text import code_text, code_to_json
    from radcoder.app.codes import code_page

    with opened(options) as workspace:
        page = code_page(workspace, options.code, options.on or _today(), options.locality)
    put_out(code_text(page) if options.format == "text" else code_to_json(page))
    return FINE


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a coder's day is the local one


def _report(options: Namespace) -> int:
    from radcoder.app.review import review_course

    keep_inputs([options.output], [options.course])
    settings = _settings(options)
    with opened(options) as workspace:
        course = read_course(options.course)
        judged = Judged(options.course, course, review_course(workspace, course, settings))
        write_pdf(workspace, judged, options.output)
    return FINE


def _export(options: Namespace) -> int:
    from radcoder.app.table_export import to_csv, to_xlsx
    from radcoder.app.worksheet import judge
    from radcoder.domain.rule_settings import said

    keep_inputs([options.output], [options.course])
    settings = _settings(options)
    with opened(options) as workspace:
        judgement = judge(workspace, read_course(options.course), settings)
    wanted = options.format or options.output.suffix.lower().removeprefix(".")
    write_export(options.output, to_csv(judgement) if wanted == "csv" else to_xlsx(judgement))
    say(f"Written: {options.output}")
    for sentence in said(judgement.review.settings):
        say(sentence)
    return FINE


def _demo(options: Namespace) -> int:
    from radcoder.app.demo import run_demo
    from radcoder.app.review_text import review_text

    with opened(options) as workspace:
        demo = run_demo(workspace)
    say(f"Reviewed the sample course {demo.source}")
    put_out(review_text(demo.course, demo.review).encode())
    say(f"The summary to print: {demo.pdf}")
    return FINE


def _journal(options: Namespace) -> int:
    with _casebook(options) as book:
        if options.action == "export":
            count = book.journal.export(options.output)
            say(f"Written: {options.output}, {count} entries")
            return FINE
        verdict = book.journal.verify()
    put_out(f"{verdict.sentence}\n".encode())
    return FINE if verdict.whole else FINDINGS


def _casebook(options: Namespace) -> "Casebook":
    """Open a casebook for the person who types the passphrase, or whose passphrase comes on standard input."""
    from radcoder.app.casebooks.opening import is_locked, open_casebook
    from radcoder.app.places import default_casebook

    path = options.casebook or default_casebook()
    return open_casebook(path, options.user, _passphrase() if is_locked(path) else None)


def _passphrase() -> str:
    if sys.stdin.isatty():
        return getpass("Passphrase: ")
    return sys.stdin.readline().removesuffix("\n")


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "review": _review,
    "code": _code,
    "report": _report,
    "export": _export,
    "demo": _demo,
    "journal": _journal,
}
