"""The file `radcoder-practice/1`: what many courses show together, written as JSON."""

from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from radcoder.domain.practice import LevelShare, PracticeReview
from radcoder.exchange.review_documents import FindingDocument
from radcoder.exchange.review_json import finding_document


class ShareDocument(Struct):
    """Fractions of one practice by delivery level, the courses that hold any and those that hold the highest."""

    practice: str
    first: date
    last: date
    courses: int
    fractions: dict[str, int]
    highest: list[str]
    standing: str


class PracticeDocument(Struct):
    """What many courses show together: radcoder-practice/1. It is no part of the review of any of them."""

    format: Literal["radcoder-practice/1"]
    courses: int
    catalog: str
    shares: list[ShareDocument]
    findings: list[FindingDocument]


def practice_to_json(review: PracticeReview) -> bytes:
    """Write it on one line, with a line end."""
    findings = [finding_document(finding) for finding in review.findings]
    shares = [_share(share) for share in review.shares]
    document = PracticeDocument("radcoder-practice/1", review.courses, review.catalog_hash, shares, findings)
    return msgspec.json.encode(document) + b"\n"


def _share(share: LevelShare) -> ShareDocument:
    highest = [reference for _, reference in share.holders]
    span = share.first, share.last
    return ShareDocument(share.biller, *span, share.courses, dict(share.levels), highest, share.standing.value)
