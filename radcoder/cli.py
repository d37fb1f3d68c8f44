"""The command line: what each command does, what goes to which stream, and with what status it ends; imports no Qt."""

import errno
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from radcoder.app.courses import CourseFileError, read_course
from radcoder.app.text import printable
from radcoder.app.workspace import Workspace, open_workspace
from radcoder.domain.course import Course
from radcoder.domain.findings import Review
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings
from radcoder.files import FileNotWrittenError, make_folder, write_whole

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


def say(sentence: str) -> None:
    """Tell the person something about the work."""
    print(printable(sentence), file=sys.stderr, flush=True)


@contextmanager
def opened(options: Namespace) -> Iterator[Workspace]:
    """Open the workspace; building its catalogue shows progress, on a terminal only."""
    with open_workspace(options.catalog, _show_progress if sys.stderr.isatty() else None) as workspace:
        yield workspace


def _show_progress(text: str, part: float) -> None:
    end = "\r" if part < 1 else "\r\x1b[K"
    print(f"\r\x1b[KPreparing the catalogue: {part:4.0%} {text[:50]}", end=end, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Judged:
    """A course file that could be used, and its review."""

    source: Path
    course: Course
    review: Review


class Output(Protocol):
    """Where reviews go: takes each judged course in the order given, and is finished once."""

    def add(self, judged: Judged) -> None:
        """Take the next review."""

    def finish(self) -> None:
        """There are no more."""


class OutputIsInputError(ValueError):
    """The output would take the place of a course file that is read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is the course file itself. Choose another name for the output.")


def _keep_inputs(outputs: Iterable[Path | None], sources: Iterable[Path]) -> None:
    kept = {source.resolve() for source in sources}
    for output in outputs:
        if output is not None and output.resolve() in kept:
            raise OutputIsInputError(output)


def _review(options: Namespace) -> int:
    _keep_inputs([options.output], options.courses)
    settings = _settings(options)
    with opened(options) as workspace:
        output = _output(workspace, options)
        statuses = [_review_one(workspace, path, output, settings) for path in options.courses]
        output.finish()
    return max(statuses)


def _settings(options: Namespace) -> RuleSettings:
    """The settings of rules of the casebook that is named; without one every rule is on, as published."""
    from radcoder.app.rule_settings import settings_of

    if options.casebook is None:
        return PUBLISHED
    with _casebook(options) as book:
        return settings_of(book.rule_settings)


def _review_one(workspace: Workspace, path: Path, output: Output, settings: RuleSettings) -> int:
    from radcoder.app.review import review_course

    try:
        course = read_course(path)
    except CourseFileError as error:
        say(str(error))
        return UNUSABLE
    review = review_course(workspace, course, settings)
    output.add(Judged(path, course, review))
    return FINE if review.clean else FINDINGS


def _output(workspace: Workspace, options: Namespace) -> Output:
    if options.format == "pdf":
        return PdfOutput(workspace, options.courses, options.output)
    render, between = (_json, b"") if options.format == "json" else (_text, b"\n\n")
    return DocumentOutput(options.output, render, between)


def _json(judged: Judged) -> bytes:
    from radcoder.exchange.review_json import review_to_json

    return review_to_json(judged.review) + b"\n"


def _text(judged: Judged) -> bytes:
    from radcoder.app.review_text import review_text

    return review_text(judged.course, judged.review).encode()


class DocumentOutput:
    """Reviews one after another: on standard output as they come, or together in one file at the end."""

    def __init__(self, path: Path | None, render: Callable[[Judged], bytes], between: bytes) -> None:
        self._path = path
        self._render = render
        self._between = between
        self._parts: list[bytes] = []

    def add(self, judged: Judged) -> None:
        """Take the next review."""
        part = (self._between if self._parts else b"") + self._render(judged)
        self._parts.append(b"" if self._path is None else part)
        if self._path is None:
            _print(part)

    def finish(self) -> None:
        """Write the file, if one was asked for and anything could be reviewed."""
        if self._path and self._parts:
            write_whole(self._path, b"".join(self._parts))
            say(f"Written: {self._path}")


class PdfOutput:
    """A PDF for each course: the file asked for, or for several courses one by each course's name in that folder."""

    def __init__(self, workspace: Workspace, sources: Sequence[Path], path: Path) -> None:
        self._workspace = workspace
        self._targets = {sources[0]: path} if len(sources) == 1 else _pdf_names(sources, path)

    def add(self, judged: Judged) -> None:
        """Write the PDF of this review."""
        _write_pdf(self._workspace, judged, self._targets[judged.source])

    def finish(self) -> None:
        """Nothing is left to do."""


def _pdf_names(sources: Sequence[Path], folder: Path) -> dict[Path, Path]:
    targets = {source: folder / f"{source.stem}.pdf" for source in sources}
    if len(set(targets.values())) < len(targets):
        raise SameNameError(folder)
    _keep_inputs(targets.values(), sources)
    make_folder(folder)
    return targets


class SameNameError(ValueError):
    """Two courses would write one PDF."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Two of the course files have one name, so their PDFs in {folder} would too. Review them one at a time."
        )


def _write_pdf(workspace: Workspace, judged: Judged, path: Path) -> None:
    from radcoder.app.reports import write_summary  # ReportLab costs a third of a bare start

    write_summary(workspace, judged.course, judged.review, path)
    say(f"Written: {path}")


def _print(content: bytes) -> None:
    try:
        sys.stdout.write(content.decode("utf-8"))
        sys.stdout.flush()
    except OSError as error:
        # Windows says "invalid argument" where others say "broken pipe".
        if error.errno in (errno.EPIPE, errno.EINVAL):
            raise BrokenPipeError from error
        raise FileNotWrittenError(Path("standard output"), error) from error


def _code(options: Namespace) -> int:
    from radcoder.app.code_text import code_text, code_to_json
    from radcoder.app.codes import code_page

    with opened(options) as workspace:
        page = code_page(workspace, options.code, options.on or _today(), options.locality)
    _print(code_text(page) if options.format == "text" else code_to_json(page))
    return FINE


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a coder's day is the local one


def _report(options: Namespace) -> int:
    from radcoder.app.review import review_course

    _keep_inputs([options.output], [options.course])
    settings = _settings(options)
    with opened(options) as workspace:
        course = read_course(options.course)
        judged = Judged(options.course, course, review_course(workspace, course, settings))
        _write_pdf(workspace, judged, options.output)
    return FINE


def _export(options: Namespace) -> int:
    from radcoder.app.table_export import to_csv, to_xlsx
    from radcoder.app.worksheet import judge

    _keep_inputs([options.output], [options.course])
    with opened(options) as workspace:
        judgement = judge(workspace, read_course(options.course))
    wanted = options.format or options.output.suffix.lower().removeprefix(".")
    write_whole(options.output, to_csv(judgement) if wanted == "csv" else to_xlsx(judgement))
    say(f"Written: {options.output}")
    return FINE


def _demo(options: Namespace) -> int:
    from radcoder.app.demo import run_demo
    from radcoder.app.review_text import review_text

    with opened(options) as workspace:
        demo = run_demo(workspace)
    say(f"Reviewed the sample course {demo.source}")
    _print(review_text(demo.course, demo.review).encode())
    say(f"The summary to print: {demo.pdf}")
    return FINE


def _journal(options: Namespace) -> int:
    with _casebook(options) as book:
        if options.action == "export":
            count = book.journal.export(options.output)
            say(f"Written: {options.output}, {count} entries")
            return FINE
        verdict = book.journal.verify()
    _print(f"{verdict.sentence}\n".encode())
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
