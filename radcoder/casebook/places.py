"""What lies beside a casebook, and under which name."""

from pathlib import Path

ENDING = ".casebook"
BESIDE = (".keys", ".keys.before", ".attempts", ".lock", ".holder", ".about", "-journal")
PLAIN = b"SQLite format 3\0"
"""How a casebook without encryption begins."""


def _beside(casebook: Path, ending: str) -> Path:
    return casebook.with_name(casebook.name + ending)


def keys_of(casebook: Path) -> Path:
    """The keys of an encrypted casebook, wrapped for each person; none lies beside one without encryption."""
    return _beside(casebook, ".keys")


def former_keys_of(casebook: Path) -> Path:
    """The keys file that was there before, until the new one is proved."""
    return _beside(casebook, ".keys.before")


def attempts_of(casebook: Path) -> Path:
    """The failed attempts since the last good one: a wrong passphrase never touches the keys themselves."""
    return _beside(casebook, ".attempts")


def lock_of(casebook: Path) -> Path:
    """The file that the system locks while the casebook is open for writing."""
    return _beside(casebook, ".lock")


def holder_of(casebook: Path) -> Path:
    """Who holds the lock."""
    return _beside(casebook, ".holder")


def backups_of(casebook: Path) -> Path:
    """The folder of its copies."""
    return _beside(casebook, ".backups")


def journal_of(casebook: Path) -> Path:
    """SQLite's rollback journal: what a killed program leaves here belongs to this very file and to no other."""
    return _beside(casebook, "-journal")


def is_of_a_casebook(path: Path) -> bool:
    """Whether a casebook, a copy of one, or a file that lies beside one stands at this place."""
    if not path.is_file():
        return False
    owners = (path.with_name(path.name.removesuffix(end)) for end in BESIDE if path.name.endswith(end))
    if path.suffix.lower() == ENDING or keys_of(path).exists() or any(owner.is_file() for owner in owners):
        return True
    with path.open("rb") as file:
        return file.read(len(PLAIN)) == PLAIN
