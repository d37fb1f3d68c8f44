"""The file `radcoder-practice/1`: what many courses show together, written as JSON."""

from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from radcoder.domain.practice import PracticeReview
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


class PracticeDocument(Struct):
    """What many courses show together: radcoder-practice/1. It is no part of the review of any of them."""

    format: Literal["radcoder-practice/1"]
    courses: int
    catalog: str
    shares: list[ShareDocument]
    findings: list[FindingDocument]


def practice_to_json(review: PracticeReview) -> bytes:
    """Write it on one line, with a line end."""
    shares = [
        ShareDocument(s.biller, s.first, s.last, s.courses, dict(s.levels), list(s.references)) for s in review.shares
    ]
    findings = [finding_document(finding) for finding in review.findings]
    document = PracticeDocument("radcoder-practice/1", review.courses, review.catalog_hash, shares, findings)
    return msgspec.json.encode(document) + b"\n"
