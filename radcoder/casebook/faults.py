"""What SQLite says of a disk or a file, as sentences for people."""

import re
from pathlib import Path

from sqlalchemy import Engine, ExceptionContext, event

REASONS = {
    "SQLITE_FULL": "the disk is full. Free some space and do the last step again: all before it is kept",
    "SQLITE_READONLY": "the file or its folder can only be read. Have writing allowed there, or open another casebook",
    "SQLITE_PERM": "opening it is not allowed. Have it allowed, or open another casebook",
    "SQLITE_CANTOPEN": "it cannot be opened. Look whether the file is still there and may be read and written",
    "SQLITE_BUSY": "another program is using it just now. Do the last step again in a moment",
    "SQLITE_IOERR": "the disk did not read or write it. Check the disk or the network drive: all before is kept",
    "SQLITE_NOTADB": "it is no casebook, or its keys belong to another. Open another file, or restore a copy",
    "SQLITE_CORRUPT": "it is damaged. Restore the newest good copy",
}
MESSAGES = {  # the driver's copying of pages tells no names
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database is locked": "SQLITE_BUSY",
    "disk I/O error": "SQLITE_IOERR",
    "file is not a database": "SQLITE_NOTADB",
    "database disk image is malformed": "SQLITE_CORRUPT",
}
DAMAGE = {"SQLITE_NOTADB", "SQLITE_CORRUPT"}
LACKING = re.compile("no such (table|column)|has no column named")
"""What SQLite says when another program took something of ours away: to people, the casebook is damaged."""


class CasebookFaultError(OSError):
    """The disk or the file does not do what it should; what was committed before stays.

    `code` is SQLite's own name of it, such as "SQLITE_FULL". `damage` tells a broken file from a disk that is full,
    locked or gone.
    """

    def __init__(self, path: Path, code: str) -> None:
        reason = REASONS.get(code, f"SQLite says {code}. Try again, or restore a copy")
        super().__init__(f"The casebook {path} could not be used: {reason}.")
        self.path = path
        self.code = code
        self.damage = code in DAMAGE


def code_of(error: BaseException) -> str | None:
    """SQLite's name of what is wrong with the disk or the file, without its refinements, if it is that."""
    name = str(getattr(error, "sqlite_errorname", ""))
    code = "_".join(name.split("_")[:2]) or MESSAGES.get(str(error))
    if code == "SQLITE_ERROR" and LACKING.search(str(error)):
        return "SQLITE_CORRUPT"
    return code if code in REASONS else None


def speak_plainly(engine: Engine, path: Path) -> None:
    """Have an engine raise `CasebookFaultError` in place of the driver's errors about the disk or the file."""

    def told(context: ExceptionContext) -> None:
        if code := code_of(context.original_exception):
            raise CasebookFaultError(path, code) from context.original_exception

    event.listen(engine, "handle_error", told)
