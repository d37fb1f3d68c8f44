"""Whether the journal is as it was written: each seal covers the one before it, and the casebook knows the last.

What is checked is what the file holds, not what can be made of it: another program may have put anything there.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from radcoder.casebook.values import JournalVerdict

Stored = Mapping[str, object]
"""An entry as the file holds it: the columns of the journal by name."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the journal: the last entry as the casebook knows it, with its seal and its time.

    `last` is the number of the last one that is there.
    """

    number: int
    hash: str
    last: int
    at: str = ""


def sealed(previous: object, values: Mapping[str, object]) -> str:
    """The SHA-256 over the hash before and the entry's canonical JSON, in hexadecimal."""
    canonical = json.dumps(values, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{canonical}".encode("utf-8", "surrogateescape")).hexdigest()


def is_sealed(previous: object, stored: Stored) -> bool:
    """Whether an entry is as it was written behind the one with this hash."""
    try:
        return stored["hash"] == sealed(previous, {name: stored[name] for name in stored if name != "hash"})
    except TypeError:  # bytes: nothing that RadCoder writes
        return False


def verdict(entries: Iterable[Stored], head: Head, astray: int | None = None) -> JournalVerdict:
    """Go along the chain, oldest first, and say whether it is as it was written, up to the head and no further.

    `astray` is the number under which a course says it was changed last, where no such entry is there: so it shows when
    the end was cut off and the head set back to fit, until that course is changed again. Who holds the key and makes
    all of it anew, seals and courses, is not found: against that stand the copies in other hands.
    """
    previous: object = ""
    number = 0
    for entry in entries:
        found = int(str(entry["number"]))
        if found > head.number:
            break  # it was written while we read, or it shows itself below
        if found <= 0:
            return _broken(found, f"entry {found} stands before the first that was written")
        number += 1
        if found != number:
            return _broken(number, f"entry {number} is missing")
        if not is_sealed(previous, entry):
            return _broken(number, f"entry {number} is not as it was written")
        previous = entry["hash"]
    return _end(number, previous, head, astray)


def _end(number: int, previous: object, head: Head, astray: int | None) -> JournalVerdict:
    if number < head.number:
        return _broken(number + 1, f"it ends with entry {number}, but {head.number} were written")
    if previous != head.hash:
        return _broken(number, f"entry {number} is not the last one that the casebook knows")
    if head.last > head.number:
        return _broken(number + 1, f"it goes on behind entry {number}, the last one that the casebook knows")
    if astray is not None:
        return _broken(astray, f"a course was changed last by entry {astray}, which is gone")
    said = "1 entry" if number == 1 else f"{number} entries"
    return JournalVerdict(whole=True, entries=number, broken_at=None, sentence=f"The journal is whole: {said}.")


def with_courses(said: JournalVerdict, astray: tuple[str, ...]) -> JournalVerdict:
    """What is said of a whole journal once the courses were compared with it; `astray` says what does not fit."""
    if not astray:
        return said
    more = f", and {len(astray) - 1} more" if astray[1:] else ""
    sentence = f"The journal is as it was written, but {astray[0]}{more}. Another program has changed the casebook."
    return JournalVerdict(whole=False, entries=said.entries, broken_at=None, sentence=sentence)


def _broken(number: int, how: str) -> JournalVerdict:
    sentence = f"The journal is broken at entry {number}: {how}. Another program has changed the casebook."
    return JournalVerdict(whole=False, entries=max(number - 1, 0), broken_at=number, sentence=sentence)
