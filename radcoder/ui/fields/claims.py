"""The fields that stand above the lines of a claim: who bills, where, in which group, specialty and locality."""

import re
from dataclasses import replace

from radcoder.app.code_page import LocalityChoice
from radcoder.app.line_fields import FieldRefusedError, read_place
from radcoder.builder.reading import UnreadError
from radcoder.domain.course import Claim, ClaimKind, Course
from radcoder.ui.fields.field import Field, choose, must, read_slug
from radcoder.ui.fields.record import Kind

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,11}", re.ASCII)
LOCALITY = re.compile(r"\d{5}-\d{2}", re.ASCII)
NATIONAL = "national"
BILLERS = {"Practitioner": ClaimKind.PROFESSIONAL, "Hospital": ClaimKind.HOSPITAL}
SPECIALTIES = ("radiation-oncology", "medical-oncology", "neurosurgery", "urology", "gynecologic-oncology",
               "dermatology", "otolaryngology", "general-surgery", "pulmonary-disease")  # fmt: skip
MOST_NAMED = 4


class KeepsItsNameError(UnreadError):
    """A claim that is to be called otherwise."""

    def __init__(self, claim: str) -> None:
        super().__init__(
            f"Claim {claim} keeps its name, for its lines are known by it. Add a claim in the empty row instead."
        )


class NoClaimNameError(UnreadError):
    """A text that cannot name a claim."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"“{typed}” cannot name a claim. Use up to 12 letters, digits and hyphens, such as B.")


class ClaimThereError(UnreadError):
    """A claim of that name is there."""

    def __init__(self, claim: str) -> None:
        super().__init__(f"There is a claim {claim} already. Give the new one another name.")


class HospitalPlaceError(UnreadError):
    """A place of service for a hospital."""

    def __init__(self) -> None:
        super().__init__("A hospital's claim has no place of service: only a practitioner's has one. Leave it empty.")


class NoLocalityError(UnreadError):
    """A text that is no Medicare locality, or fits several."""

    def __init__(self, typed: str, found: list[str]) -> None:
        some = "; ".join(found[:MOST_NAMED])
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        many = f"“{typed}” fits several localities: {some}{more}. Type more of one."
        none = (
            f"“{typed}” is no Medicare locality. Type a part of its name such as Los Angeles or Alabama, its number "
            "such as 01182-18, or national."
        )
        super().__init__(many if found else none)


class PlaceUnreadError(UnreadError):
    """A text that is no place of service."""

    def __init__(self, refusal: FieldRefusedError) -> None:
        super().__init__(str(refusal))


def heads_of(course: Course) -> tuple[Claim, ...]:
    """What stands above the lines of each claim."""
    return tuple(replace(each, lines=()) for each in course.claims)


def claim_kind(course: Course, localities: tuple[LocalityChoice, ...] = ()) -> Kind[Claim]:
    """The claims of a course; without localities any number of one is taken."""
    named = {each.key: f"{each.name} {each.state}".strip() for each in localities}

    def name(claim: Claim, typed: str) -> Claim:
        if claim.id and typed != claim.id:
            raise KeepsItsNameError(claim.id)
        if not NAME.fullmatch(must(typed, "The name of a claim")):
            raise NoClaimNameError(typed)
        if not claim.id and any(each.id.lower() == typed.lower() for each in course.claims):
            raise ClaimThereError(typed)
        return replace(claim, id=typed)

    def locality(claim: Claim, typed: str) -> Claim:
        return replace(claim, locality=read_locality(typed, named))

    def shown(claim: Claim) -> str:
        key = claim.locality or ""
        return f"{named[key]} · {key}" if named.get(key) and key != NATIONAL else key

    offers = tuple(name if key == NATIONAL else f"{name} · {key}" for key, name in named.items())
    return Kind(
        (
            Field("id", "Claim", lambda claim: claim.id, name, required=True),
            Field("kind", "Billed by", _kind_shown, _kind, tuple(BILLERS), required=True),
            Field("pos", "POS", lambda claim: claim.pos or "", _place),
            _slug("biller", "Biller", ()),
            _slug("group", "Group", ()),
            _slug("specialty", "Specialty", SPECIALTIES),
            Field("locality", "Locality", shown, locality, offers),
        ),
        Claim("", ClaimKind.PROFESSIONAL, locality=NATIONAL),
        lambda claim: f"claim {claim.id}",
    )


def read_locality(typed: str, named: dict[str, str]) -> str | None:
    """The key of a locality by its number, its name, or a part of that; None when empty. Raises `NoLocalityError`."""
    wanted = typed.lower().rpartition("·")[2].strip() if "·" in typed else typed.lower()
    if not wanted:
        return None
    if wanted == NATIONAL or wanted in named or (not named and LOCALITY.fullmatch(wanted)):
        return wanted
    words = wanted.replace(",", " ").split()
    exact = [key for key, name in named.items() if name.lower() == wanted]
    found = exact or [key for key, name in named.items() if all(word in name.lower() for word in words)]
    if len(found) != 1:
        raise NoLocalityError(typed, [f"{named[key]} · {key}" for key in found])
    return found[0]


def _kind_shown(claim: Claim) -> str:
    return next(word for word, kind in BILLERS.items() if kind is claim.kind)


def _kind(claim: Claim, typed: str) -> Claim:
    kind = choose(typed, BILLERS)
    return replace(claim, kind=kind, pos=claim.pos if kind is ClaimKind.PROFESSIONAL else None)


def _place(claim: Claim, typed: str) -> Claim:
    try:
        place = read_place(typed)
    except FieldRefusedError as refusal:
        raise PlaceUnreadError(refusal) from None
    if place and claim.kind is ClaimKind.HOSPITAL:
        raise HospitalPlaceError
    return replace(claim, pos=place)


def _slug(name: str, title: str, choices: tuple[str, ...]) -> Field[Claim]:
    return Field(
        name,
        title,
        lambda claim: getattr(claim, name) or "",
        lambda claim, typed: replace(claim, **{name: read_slug(typed)}),
        choices,
    )
