"""Catalogue rows as the values of `radcoder.domain.facts`."""

from typing import Any, Final

from sqlalchemy import Row

from radcoder.domain.codes import CodeEntry, Component
from radcoder.domain.facts import (
    AddOn,
    ApcRate,
    ClaimCompanion,
    ConversionFactor,
    Diagnosis,
    Document,
    FeeRow,
    FractionLimit,
    HospitalStatus,
    LocalityIndex,
    ModifierEntry,
    PairEdit,
    Parameter,
    Payer,
    PayerPolicy,
    PlaceOfService,
    Release,
    RetiredCode,
    Setting,
    UnitLimit,
    UsualDiagnoses,
)
from radcoder.domain.money import Weights
from radcoder.domain.periods import Period
from radcoder.domain.statements import Confidence, DenialReason, Impact, Section, Statement

AnyRow = Row[Any]
SEPARATOR: Final = "; "


def _period(row: AnyRow) -> Period:
    return Period(row.valid_from, row.valid_to)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def code_entry(row: AnyRow) -> CodeEntry:
    """Read a row of `code`."""
    return CodeEntry(
        code=row.code,
        family=row.family,
        short_name=row.short_name,
        description=row.description,
        unit_basis=row.unit_basis,
        component=Component(row.component),
        service_type=row.service_type,
        typical_sites=tuple(row.typical_sites.split(SEPARATOR)) if row.typical_sites else (),
        successors=_words(row.successors),
        predecessors=_words(row.predecessors),
        period=_period(row),
        source=row.source,
        confidence=row.confidence,
        release=row.release,
    )


def retired_code(row: AnyRow) -> RetiredCode:
    """Read a row of `retired_code`."""
    return RetiredCode(row.code, row.valid_to, _words(row.successors), row.what_it_was, row.source, row.release)


def fee_row(row: AnyRow) -> FeeRow:
    """Read a row of `fee`."""
    return FeeRow(
        code=row.code,
        modifier=row.modifier,
        status=row.status,
        office=Weights(row.work, row.practice_office, row.malpractice),
        facility=Weights(row.work, row.practice_facility, row.malpractice),
        office_na=row.office_na,
        facility_na=row.facility_na,
        component_indicator=row.component_indicator,
        global_days=row.global_days,
        supervision=row.supervision,
        period=_period(row),
        release=row.release,
    )


def locality_index(row: AnyRow) -> LocalityIndex:
    """Read a row of `locality_index`."""
    index = Weights(row.work, row.practice, row.malpractice)
    return LocalityIndex(row.locality, row.name, row.state, index, _period(row), row.release)


def conversion_factor(row: AnyRow) -> ConversionFactor:
    """Read a row of `conversion_factor`."""
    return ConversionFactor(row.factor, row.applies_to, _period(row), row.source, row.release)


def pair_edit(row: AnyRow, setting: Setting) -> PairEdit:
    """Read a row of one of the two pair tables."""
    return PairEdit(
        setting, row.column1, row.column2, row.indicator, row.rationale, _period(row), row.release, row.start_basis
    )


def unit_limit(row: AnyRow) -> UnitLimit:
    """Read a row of `unit_limit` or `unit_limit_hospital`."""
    return UnitLimit(Setting(row.setting), row.code, row.value, row.mai, row.rationale, _period(row), row.release)


def add_on(row: AnyRow) -> AddOn:
    """Read a row of `addon`."""
    return AddOn(row.addon, row.primary_code, row.type, _period(row), row.release)


def hospital_status(row: AnyRow) -> HospitalStatus:
    """Read a row of `hospital_status`."""
    return HospitalStatus(
        row.code, row.status, row.apc, row.apc_with_pn, row.radiosurgery_planning, _period(row), row.release
    )


def apc_rate(row: AnyRow) -> ApcRate:
    """Read a row of `apc_rate`."""
    return ApcRate(row.apc, row.status, row.rate, _period(row), row.release)


def claim_companion(row: AnyRow) -> ClaimCompanion:
    """Read a row of `claim_companion`."""
    return ClaimCompanion(row.trigger_code, row.component_code, _period(row), row.release)


def modifier_entry(row: AnyRow) -> ModifierEntry:
    """Read a row of `modifier`."""
    return ModifierEntry(
        modifier=row.modifier,
        meaning=row.meaning,
        when_to_use=row.when_to_use,
        wrong_use=row.wrong_use,
        opens_pairs=row.opens_pairs,
        splits_unit_limit=row.splits_unit_limit,
        source=row.source,
        release=row.release,
    )


def place_of_service(row: AnyRow) -> PlaceOfService:
    """Read a row of `place`."""
    return PlaceOfService(row.pos, row.setting == "facility", row.meaning, row.note, row.release)


def payer(row: AnyRow) -> Payer:
    """Read a row of `payer`."""
    return Payer(row.payer, row.name, row.kind, row.base_rules, row.note, row.release)


def payer_policy(row: AnyRow) -> PayerPolicy:
    """Read a row of `payer_policy`."""
    return PayerPolicy(
        payer=row.payer,
        topic=row.topic,
        codes=_words(row.codes),
        policy=row.policy,
        parameter=row.parameter,
        effect=row.effect,
        rules=_words(row.rules),
        period=_period(row),
        source=row.source,
        confidence=row.confidence,
        release=row.release,
    )


def diagnosis(row: AnyRow) -> Diagnosis:
    """Read a row of `diagnosis`."""
    return Diagnosis(row.code, row.title, row.billable, row.family, row.laterality, _period(row), row.release)


def parameter(row: AnyRow) -> Parameter:
    """Read a row of `parameter`."""
    return Parameter(row.name, row.value, row.unit, _period(row), row.source, row.section, row.confidence, row.release)


def usual_diagnoses(row: AnyRow) -> UsualDiagnoses:
    """Read a row of `usual_diagnoses`."""
    return UsualDiagnoses(
        technique=row.technique,
        words=row.words,
        accepted=_words(row.accepted),
        limited=_words(row.limited),
        private=_words(row.private),
        beside=_words(row.beside),
        codes=_words(row.codes),
        period=_period(row),
        source=row.source,
        release=row.release,
    )


def fraction_limit(row: AnyRow) -> FractionLimit:
    """Read a row of `fraction_limit`."""
    return FractionLimit(
        payer=row.payer,
        condition=row.condition,
        technique=row.technique,
        words=row.words,
        diagnoses=_words(row.diagnoses),
        beside=_words(row.beside),
        site_word=row.site_word,
        per_volume=row.per == "volume",
        usual=row.usual,
        most=row.most,
        period=_period(row),
        source=row.source,
        release=row.release,
    )


def statement(row: AnyRow) -> Statement:
    """Read a row of `statement`."""
    return Statement(
        codes=_words(row.codes),
        section=Section(row.section),
        subject=_words(row.subject),
        topic=row.topic,
        text=row.text,
        impact=Impact.read(row.impact),
        period=_period(row),
        sources=_words(row.source),
        locators=tuple(row.locator.split(SEPARATOR)),
        confidence=Confidence(row.confidence),
        side=row.side,
        followed=row.followed,
        basis=row.basis,
        release=row.release,
    )


def denial_reason(row: AnyRow) -> DenialReason:
    """Read a row of `denial_reason`."""
    return DenialReason(row.number, row.kind, row.label, row.cause, _words(row.rules), _period(row), row.release)


def document(row: AnyRow) -> Document:
    """Read a row of `document`."""
    return Document(row.slug, row.title, row.publisher, row.edition, row.locator, row.note)


def release(row: AnyRow) -> Release:
    """Read a row of `dataset`: the edition that answers rest on."""
    return Release(row.id, row.title, row.publisher, row.edition, row.covers_to, row.source, row.licence)
