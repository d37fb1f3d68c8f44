"""The settings of the casebook as a whole."""

import json
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from radcoder.casebook import content
from radcoder.casebook.journal import Happening
from radcoder.casebook.rows import SettingRow
from radcoder.casebook.store import Change


def get(session: Session, key: str) -> Any:  # noqa: ANN401 - any JSON value
    """The value of a setting, None where it was never set."""
    text = session.scalar(select(SettingRow.value).where(SettingRow.key == key))
    return None if text is None else json.loads(text)


def put(change: Change, key: str, value: object) -> None:
    """Write a setting: a text, a number, true or false, or a list of these."""
    before, after = get(change.session, key), content.text(value)
    if content.text(before) == after:
        return
    change.note(Happening("setting", key, before=content.text(before), after=after))
    change.session.execute(delete(SettingRow).where(SettingRow.key == key))
    change.session.execute(insert(SettingRow).values(key=key, value=after))
