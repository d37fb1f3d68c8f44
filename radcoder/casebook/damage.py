"""What stands at a casebook's place, said without its key: is it one, is it whole, and which copy would help."""

from pathlib import Path

from radcoder.casebook.attempts import read_attempts
from radcoder.casebook.checking import check_whole, contents
from radcoder.casebook.copies import newest_good
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.places import PLAIN, former_keys_of, keys_of
from radcoder.casebook.slots import KeysFileError, read_keys
from radcoder.casebook.times import now
from radcoder.casebook.values import BackupView, CasebookKind, CasebookState

PAGE = 4096  # bytes: what SQLCipher 4 encrypts at a time


def describe(path: Path, newest_format: int) -> CasebookState:
    """Say what stands at a path. An encrypted file's inside is looked at when it is opened, by `check_whole`."""
    try:
        if not path.exists():
            return _missing(path)
        with path.open("rb") as file:
            head = file.read(len(PLAIN))
    except OSError as error:
        sentence = f"{path} cannot be read: {error.strerror}. Have reading allowed, or open another casebook."
        return CasebookState(CasebookKind.NOT_A_CASEBOOK, sentence=sentence)
    return _plain(path, newest_format) if head == PLAIN else _encrypted(path)


def _missing(path: Path) -> CasebookState:
    copy = newest_good(path)
    sentence = f"{path} is not there any more. {_help(copy)}" if copy else ""
    return CasebookState(CasebookKind.MISSING, newest_good=copy, sentence=sentence)


def _plain(path: Path, newest_format: int) -> CasebookState:
    try:
        if contents(path, None).format > newest_format:
            return _newer(path)
        check_whole(path, None)
    except CasebookFaultError as error:
        if error.damage and (error.code == "SQLITE_CORRUPT" or newest_good(path)):
            return damaged(path, "parts of it cannot be read")
        if error.damage:
            return _stranger(path)
        # A full disk or a drive that is gone is told by the one who opens it.
    return CasebookState(CasebookKind.OPEN)


def _newer(path: Path) -> CasebookState:
    sentence = f"{path} was written by a newer RadCoder. Install that one: this one would lose what it does not know."
    return CasebookState(CasebookKind.NEWER, sentence=sentence)


def _encrypted(path: Path) -> CasebookState:
    has_keys = keys_of(path).exists() or former_keys_of(path).exists()
    if not has_keys and newest_good(path) is None:
        return _stranger(path)
    try:
        keys = read_keys(path)
    except KeysFileError as error:
        return damaged(path, str(error), sentence=str(error))
    if (size := path.stat().st_size) == 0 or size % PAGE:
        return damaged(path, f"it ends in the middle of a page, after {size:,} bytes")
    moment = now()
    wait = read_attempts(path, moment).wait(moment)
    return CasebookState(CasebookKind.LOCKED, tuple(slot.name for slot in keys.people), wait)


def _stranger(path: Path) -> CasebookState:
    sentence = (
        f"{path} is not a casebook of RadCoder, or an encrypted one without its file of keys, {keys_of(path).name}. "
        "Choose another file, or put the keys back beside it."
    )
    return CasebookState(CasebookKind.NOT_A_CASEBOOK, sentence=sentence)


def damaged(path: Path, problem: str, sentence: str | None = None) -> CasebookState:
    """The state of a casebook that is broken, with the newest good copy and a sentence that offers it."""
    copy = newest_good(path)
    told = sentence or f"{path} is damaged: {problem}. {_help(copy)}"
    return CasebookState(CasebookKind.DAMAGED, newest_good=copy, sentence=told)


def _help(copy: BackupView | None) -> str:
    if copy is None:
        return "There is no good copy in its folder of backups. Look for one elsewhere, and keep this file."
    courses = f"{copy.courses} course{'' if copy.courses == 1 else 's'}"
    return f"The newest good copy is of {copy.made.astimezone():%Y-%m-%d %H:%M} and holds {courses}. Restore it."
