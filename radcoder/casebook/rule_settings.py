"""Rules set for a payer: switched off, or judged with another severity."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from radcoder.casebook import content
from radcoder.casebook.journal import Happening
from radcoder.casebook.rows import RuleSettingRow
from radcoder.casebook.store import Change
from radcoder.domain.findings import Severity
from radcoder.domain.rule_settings import RuleSetting

OFF, AS_PUBLISHED = "off", "as published"


def listed(session: Session) -> tuple[RuleSetting, ...]:
    """Every setting, by payer and rule."""
    rows = session.scalars(select(RuleSettingRow).order_by(RuleSettingRow.payer, RuleSettingRow.rule))
    return tuple(RuleSetting(row.rule, row.payer, Severity(row.severity) if row.severity else None) for row in rows)


def put(change: Change, setting: RuleSetting) -> None:
    """Judge a rule so from now on."""
    _write(change, setting.payer, setting.rule, setting)


def clear(change: Change, payer: str, rule: str) -> None:
    """Judge a rule as it is published again."""
    _write(change, payer, rule, None)


def _write(change: Change, payer: str, rule: str, setting: RuleSetting | None) -> None:
    stands = next((each for each in listed(change.session) if (each.payer, each.rule) == (payer, rule)), None)
    if stands == setting:
        return
    subject = f"{rule} for {payer}" if payer else f"{rule} for all payers"
    change.note(Happening("rule", subject, before=_said(stands), after=_said(setting)))
    ours = (RuleSettingRow.payer == payer, RuleSettingRow.rule == rule)
    change.session.execute(delete(RuleSettingRow).where(*ours))
    if setting:
        change.session.execute(insert(RuleSettingRow).values(payer=payer, rule=rule, severity=setting.severity))


def _said(setting: RuleSetting | None) -> str:
    return content.text(AS_PUBLISHED if setting is None else setting.severity or OFF)
