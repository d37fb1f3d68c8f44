"""The journal of a casebook: looked through, checked, exported, and told of what leaves the house."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

import msgspec

from radcoder.app.casebooks.access import Access
from radcoder.app.casebooks.errors import NotNotedError
from radcoder.app.casebooks.views import JournalVerdict, JournalView
from radcoder.app.exports import write_export
from radcoder.casebook import agreement, chain, journal, shelf
from radcoder.casebook.chain import Stored
from radcoder.casebook.journal import Happening, Sought
from radcoder.domain.people import Right

AT_ONCE = 10
"""So many courses are compared with the journal at a time."""


class Journal:
    """What happened in a casebook, in order."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def entries(
        self, text: str = "", course: str | None = None, who: str | None = None, *, limit: int = 200, offset: int = 0
    ) -> tuple[JournalView, ...]:
        """Entries, newest first: those that hold the text anywhere, of one course, of one person."""
        self._access.need(Right.JOURNAL)
        with self._access.reading() as session:
            return journal.entries(session, Sought(text, course, who, limit, offset))

    def names(self) -> tuple[str, ...]:
        """Everybody who stands in the journal."""
        with self._access.reading() as session:
            return journal.names(session)

    def verify(self) -> JournalVerdict:
        """Say whether the journal is as it was written, and where it breaks; then whether the courses fit it.

        Takes a second for some hundred courses: a window asks for `seals` first, and compares courses in pieces.
        """
        said = self.seals()
        return self.compared(said, self.astray(self.courses())) if said.whole else said

    def seals(self) -> JournalVerdict:
        """Say whether the journal itself is as it was written, and where it breaks."""
        self._access.need(Right.JOURNAL)
        with self._access.reading() as session:
            head, astray = journal.head(session), journal.astray(session)
        return chain.verdict(self._all(), head, astray)

    def courses(self) -> tuple[str, ...]:
        """The courses that can be compared with the journal, by their ids."""
        with self._access.reading() as session:
            return shelf.ids(session)

    def astray(self, courses: tuple[str, ...]) -> tuple[str, ...]:
        """What is to be said of those of these courses that are not as their last entries left them."""
        found: list[str] = []
        for first in range(0, len(courses), AT_ONCE):  # a commit in the window must not wait for a long reading
            with self._access.reading() as session:
                found += (agreement.astray(session, each) for each in courses[first : first + AT_ONCE])
        return tuple(filter(None, found))

    @staticmethod
    def compared(said: JournalVerdict, astray: tuple[str, ...]) -> JournalVerdict:
        """What is said of a whole journal once courses were compared with it."""
        return chain.with_courses(said, astray)

    def export(self, path: Path) -> int:
        """Write all entries to a file, CSV or a JSON document a line by the ending; how many. Notes itself.

        Raises `FileNotWrittenError`, `NotNotedError`.
        """
        self._access.need(Right.JOURNAL)
        entries = tuple(map(journal.view, self._all()))
        write_export(path, _csv(entries) if path.suffix.lower() == ".csv" else _lines(entries))
        if not self._access.read_only:
            self.exported(f"journal: {path.name}")
        return len(entries)

    def note(self, what: str, subject: str, course: str | None = None) -> None:
        """Note what happened outside the casebook: a print, an export, a lock of the window."""
        with self._access.changing() as change:
            change.note(Happening(what, subject, course))

    def exported(self, what: str, course: str | None = None) -> None:
        """Note that a file was written. Raises `NotNotedError`: the file is there all the same."""
        try:
            self.note("export", what, course)
        except (OSError, ValueError) as error:
            raise NotNotedError(what, error) from error

    def _all(self) -> Iterator[Stored]:
        """Every entry, oldest first, a piece a transaction: a commit in the window must not wait for a long reading."""
        number: int | None = None
        while True:
            with self._access.reading() as session:
                piece = journal.after(session, number)
            if not piece:
                return
            yield from piece
            number = int(str(piece[-1]["number"]))


def _csv(entries: tuple[JournalView, ...]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([field.name for field in fields(JournalView)])
    writer.writerows([_cell(value) for value in asdict(entry).values()] for entry in entries)
    return file.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """A value as a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


def _lines(entries: tuple[JournalView, ...]) -> bytes:
    return b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)
