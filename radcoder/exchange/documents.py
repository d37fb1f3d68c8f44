"""The shapes of the course file, from which parsing and the published schema are made."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from radcoder.domain.course import ClaimKind, EventKind, ImageGuidance, Modality, MotionMethod, PlanBasis, Scope, Status
from radcoder.domain.overrides import Reason

Text = Annotated[str, Meta(description="text")]
Name = Annotated[str, Meta(min_length=1, max_length=120, description="a short text that is not empty")]
ClaimId = Annotated[str, Meta(pattern=r"^[^:\s]{1,40}$", description="a short id without spaces or colons, such as A")]
Slug = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9][a-z0-9-]*$", description="a slug: small letters, digits and hyphens, such as uhc-commercial"
    ),
]
Day = Annotated[dt.date, Meta(description="a date such as 2026-02-16")]
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", description="a time of day such as 14:30")]
Code = Annotated[
    str,
    Meta(pattern=r"^([0-9]{4}[0-9A-Z]|[A-Z][0-9]{4})$", description="a code of five characters such as 77301 or G6012"),
]
Modifier = Annotated[str, Meta(pattern=r"^[0-9A-Z]{2}$", description="a modifier of two characters such as 26 or XS")]
Icd10 = Annotated[
    str, Meta(pattern=r"^[A-Z][0-9][0-9AB](\.?[0-9A-Z]{1,4})?$", description="an ICD-10-CM code such as C61 or C79.51")
]
Pos = Annotated[str, Meta(pattern=r"^[0-9]{2}$", description="a place of service of two digits such as 11")]
Locality = Annotated[
    str,
    Meta(pattern=r"^(national|[0-9]{5}-[0-9]{2})$", description="a Medicare locality such as 01182-18, or national"),
]
Dollars = Annotated[str, Meta(pattern=r"^[0-9]{1,9}(\.[0-9]{2})?$", description="dollars as text such as 1250.00")]
Count = Annotated[int, Meta(ge=1, le=9999, description="a whole number from 1 to 9999")]
CountOrNone = Annotated[int, Meta(ge=0, le=9999, description="a whole number from 0 to 9999")]
Energy = Annotated[float, Meta(gt=0, le=1000, description="an energy above 0, such as 6")]
RuleId = Annotated[str, Meta(pattern=r"^[A-Z]{2,4}(-[0-9]{2})?$", description="the id of a rule such as FRQ-06 or PTP")]
Address = Annotated[
    str, Meta(pattern=r"^[^:\s]{1,40}:[1-9][0-9]{0,4}$", description="the address of a line, claim:number, such as A:3")
]
Fingerprint = Annotated[
    str, Meta(pattern=r"^[0-9a-f]{16}$", description="a fingerprint of 16 hexadecimal digits, as RadCoder wrote it")
]
Moment = Annotated[dt.datetime, Meta(tz=True, description="a moment with its offset such as 2026-03-02T14:30:00-05:00")]
Flag = Annotated[bool, Meta(description="true or false")]


class PlanDocument(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The plan of a phase."""

    id: Name | None = None
    basis: PlanBasis | None = None
    new_imaging: Flag | None = None
    reason: Text | None = None


class MotionDocument(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Motion management of a phase."""

    method: MotionMethod | None = None
    active: Flag | None = None
    system: Text | None = None
    threshold: Text | None = None
    beam_hold: Text | None = None


class PhaseDocument(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One part of the course; energies in MV, MeV and kV."""

    id: Name
    site: Text | None = None
    volume: Slug | None = None
    modality: Modality | None = None
    technique: Slug | None = None
    plan: PlanDocument | None = None
    planned_fractions: CountOrNone | None = None
    isocentres: CountOrNone | None = None
    fields: CountOrNone | None = None
    apertures: CountOrNone | None = None
    energy_mv: Energy | None = None
    energy_mev: Energy | None = None
    energy_kv: Energy | None = None
    motion: MotionDocument | None = None
    image_guidance: ImageGuidance | None = None
    channels: CountOrNone | None = None
    sources: CountOrNone | None = None
    applicator: Text | None = None
    insertions: CountOrNone | None = None
    lesions: CountOrNone | None = None


class FractionDocument(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One delivered fraction."""

    date: Day
    phase: Name | None = None
    session: Count = 1
    time: Clock | None = None
    insertion: Count | None = None
    machine: Text | None = None


class AuthorizationDocument(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What a payer approved."""

    code: Code
    units: CountOrNone | None = None
    number: Text | None = None
    start: Day | None = field(default=None, name="from")
    end: Day | None = field(default=None, name="to")


class EventDocument(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What the record shows happened."""

    kind: EventKind
    date: Day
    phase: Name | None = None
    by: Text | None = None


class LineDocument(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One billed line."""

    date: Day
    code: Code
    units: Count = 1
    modifiers: list[Modifier] = []
    phase: Name | None = None
    diagnoses: list[Icd10] = []
    charge: Dollars | None = None
    note: Text | None = None


class ClaimDocument(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The lines of one biller for one billing period."""

    id: ClaimId
    kind: ClaimKind
    lines: list[LineDocument]
    pos: Pos | None = None
    biller: Name | None = None
    group: Name | None = None
    specialty: Name | None = None
    locality: Locality | None = None


class OverrideDocument(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A finding that a person has set aside."""

    rule: RuleId
    fingerprint: Fingerprint
    reason: Reason
    by: Name
    at: Moment
    codes: list[Code] = []
    lines: list[Address] = []
    text: Text = ""


class CourseDocument(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One course of treatment: radcoder-course/1."""

    format: Literal["radcoder-course/1"]
    reference: Name
    claims: list[ClaimDocument]
    title: Text | None = None
    payer: Slug | None = None
    status: Status | None = None
    scope: Scope = Scope.COURSE
    diagnoses: list[Icd10] = []
    phases: list[PhaseDocument] = []
    fractions: list[FractionDocument] = []
    authorizations: list[AuthorizationDocument] = []
    documentation: dict[str, Text] = {}
    events: list[EventDocument] = []
    overrides: list[OverrideDocument] = []
