"""Where the reviews of the command line go: standard output as they come, one file, or a PDF each."""

import errno
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from radcoder.app.exports import write_export
from radcoder.app.text import printable
from radcoder.app.workspace import Workspace
from radcoder.domain.course import Course
from radcoder.domain.findings import Review
from radcoder.domain.practice import PracticeReview
from radcoder.files import FileNotWrittenError, make_folder


def say(sentence: str) -> None:
    """Tell the person something about the work."""
    print(printable(sentence), file=sys.stderr, flush=True)


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

    def compare(self, practice: PracticeReview) -> None:
        """Take what the courses show together; comes once at most, behind the last review."""

    def finish(self) -> None:
        """There are no more."""


class OutputIsInputError(ValueError):
    """The output would take the place of a course file that is read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is the course file itself. Choose another name for the output.")


def keep_inputs(outputs: Iterable[Path | None], sources: Iterable[Path]) -> None:
    """Raise `OutputIsInputError` where an output is one of the course files."""
    kept = {source.resolve() for source in sources}
    for output in outputs:
        if output is not None and output.resolve() in kept:
            raise OutputIsInputError(output)


def output_for(workspace: Workspace, options: Namespace) -> Output:
    """Where the reviews go that a command asks for."""
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
        self._take(self._render(judged))

    def _take(self, content: bytes) -> None:
        part = (self._between if self._parts else b"") + content
        self._parts.append(b"" if self._path is None else part)
        if self._path is None:
            put_out(part)

    def compare(self, practice: PracticeReview) -> None:
        """A text gets a part of its own; one document a line holds reviews alone, so it is said beside them."""
        if self._between:
            from radcoder.app.practice import practice_text

            self._take(practice_text(practice).encode())
        else:
            say_findings(practice)

    def finish(self) -> None:
        """Write the file, if one was asked for and anything could be reviewed."""
        if self._path and self._parts:
            write_export(self._path, b"".join(self._parts))
            say(f"Written: {self._path}")


class PdfOutput:
    """A PDF for each course: the file asked for, or for several courses one by each course's name in that folder."""

    def __init__(self, workspace: Workspace, sources: Sequence[Path], path: Path) -> None:
        self._workspace = workspace
        self._targets = {sources[0]: path} if len(sources) == 1 else _pdf_names(sources, path)

    def add(self, judged: Judged) -> None:
        """Write the PDF of this review."""
        write_pdf(self._workspace, judged, self._targets[judged.source])

    def compare(self, practice: PracticeReview) -> None:
        """Say it: a PDF is about one course."""
        say_findings(practice)

    def finish(self) -> None:
        """Nothing is left to do."""


def _pdf_names(sources: Sequence[Path], folder: Path) -> dict[Path, Path]:
    targets = {source: folder / f"{source.stem}.pdf" for source in sources}
    if len(set(targets.values())) < len(targets):
        raise SameNameError(folder)
    keep_inputs(targets.values(), sources)
    make_folder(folder)
    return targets


class SameNameError(ValueError):
    """Two courses would write one PDF."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Two of the course files have one name, so their PDFs in {folder} would too. Review them one at a time."
        )


def write_pdf(workspace: Workspace, judged: Judged, path: Path) -> None:
    """Put a review on paper. Raises `FileNotWrittenError`."""
    from radcoder.app.reports import write_summary  # ReportLab costs a third of a bare start

    write_summary(workspace, judged.course, judged.review, path)
    say(f"Written: {path}")


def say_findings(practice: PracticeReview) -> None:
    """Tell the person what the courses show together."""
    for finding in practice.findings:
        say(f"{finding.rule} {finding.severity}: {finding.message}")


def write_practice(practice: PracticeReview, path: Path) -> None:
    """Write what the courses show together as `radcoder-practice/1`. Raises `FileNotWrittenError`."""
    from radcoder.exchange.practice_json import practice_to_json

    write_export(path, practice_to_json(practice))
    say(f"Written: {path}")


def put_out(content: bytes) -> None:
    """Write to standard output. Raises BrokenPipeError when nobody reads any more, `FileNotWrittenError`."""
    try:
        sys.stdout.write(content.decode("utf-8"))
        sys.stdout.flush()
    except OSError as error:
        # Windows says "invalid argument" where others say "broken pipe".
        if error.errno in (errno.EPIPE, errno.EINVAL):
            raise BrokenPipeError from error
        raise FileNotWrittenError(Path("standard output"), error) from error
