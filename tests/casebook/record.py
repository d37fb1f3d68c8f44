"""Record a casebook of the present format, as SQL text, with `python -m tests.casebook.record`.

A recorded casebook is never changed again; a new format gets a new one.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.opening import create_casebook
from radcoder.app.casebooks.views import Unprotected
from radcoder.casebook.migrate import FORMAT
from radcoder.domain.course import LineRef
from radcoder.domain.edits import DropLine, SetUnits
from radcoder.domain.findings import ReleaseUsed, Review
from radcoder.domain.people import Identity
from tests.courses import FULL

REVIEW = Review("full", "c0ffee", (ReleaseUsed("ncci", "NCCI", "2026Q3"),), (), ())
RECORDED = Path(__file__).parent / "recorded"


def fill(book: Casebook) -> None:
    """Do a little of everything."""
    kept = book.sheet(book.courses.create(FULL))
    kept.apply("Set units", [SetUnits(LineRef("A", 1), 2)])
    kept.apply("Delete a line", [DropLine(LineRef("A", 2))])
    kept.undo()
    book.courses.tag(kept.id, ["audit", "urgent"])
    book.courses.delete(book.courses.duplicate(kept.id))
    book.notes.set("77301", "Ask the physicist for the date")
    book.notes.favour("77427", on=True)
    book.settings.set("lock.minutes", "10")
    book.drafts.keep("line", "7730")
    book.journal.note("print", "Summary", kept.id)
    book.courses.identify(kept.id, Identity("A-1", "Nobody"))
    book.reviews.save(kept.id, REVIEW)
    book.rule_settings.set("medicare", "FRQ-06", None)


def dump(path: Path) -> str:
    """The casebook, which is not encrypted, as SQL text."""
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def main() -> None:
    """Write the casebook of the present format, if there is none yet."""
    with TemporaryDirectory() as folder, create_casebook(Path(folder) / "New", Unprotected()).casebook as book:
        fill(book)
        with (RECORDED / f"format-{FORMAT}.sql").open("x", encoding="utf-8", newline="\n") as file:
            file.write(dump(book.path))


if __name__ == "__main__":
    main()
