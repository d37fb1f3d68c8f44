"""Finding codes by their number or by words, with SQLite's full-text index."""

import re

from sqlalchemy import Connection, text

# Codes that still live come before ended ones, radiation codes before those of neighbouring fields.
BY_NUMBER = text("""
    SELECT DISTINCT code FROM code_words WHERE substr(code, 1, length(:beginning)) = :beginning
    ORDER BY code <> :beginning, code LIMIT :limit
""")
BY_WORDS = text("""
    SELECT code FROM code_words WHERE code_words MATCH :words
    GROUP BY code ORDER BY min(ended <> ''), family LIKE 'adjacent%', min(rank), code LIMIT :limit
""")
_WORD = re.compile(r"\w+")


def find_codes(connection: Connection, typed: str, limit: int) -> tuple[str, ...]:
    """Return the numbers of the codes that answer the typed text, best first, at most `limit`."""
    words = _WORD.findall(typed)
    if not words:
        return ()
    found: list[str] = []
    if len(words) == 1:
        found += connection.scalars(BY_NUMBER, {"beginning": words[0].upper(), "limit": limit})
    beginnings = " ".join(f'"{word}"*' for word in words)
    found += connection.scalars(BY_WORDS, {"words": beginnings, "limit": limit})
    return tuple(dict.fromkeys(found))[:limit]
