"""The content hash: equal content has an equal hash, and anything the paper shows changes it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from radcoder.domain.findings import Amount, Estimate, FindingStatus
from radcoder.reports.content import Names, Summary, UnhashableContentError, canonical
from tests.reports.summaries import FINDINGS, INVENTED, NAMES, PLAN, SIMULATION, SUMMARY, review

CHANGES: dict[str, Callable[[], Summary]] = {
    "the message of a finding": lambda: with_finding(message="other"),
    "the evidence of a finding": lambda: with_finding(evidence="other"),
    "a finding set aside": lambda: with_finding(status=FindingStatus.OVERRIDDEN),
    "a finding less": lambda: replace(SUMMARY, review=review(*FINDINGS[1:])),
    "the estimate": lambda: replace(
        SUMMARY, review=replace(SUMMARY.review, estimate=Estimate("", ((PLAN, Amount(Decimal(1), "")),)))
    ),
    "the catalogue": lambda: replace(SUMMARY, review=replace(SUMMARY.review, catalog_hash="other")),
    "the title": lambda: replace(SUMMARY, course=replace(INVENTED, title="other")),
    "a name": lambda: replace(SUMMARY, names=replace(NAMES, payer="other")),
    "the notices": lambda: replace(SUMMARY, notices="other"),
}


def with_finding(**more: object) -> Summary:
    changed = replace(FINDINGS[0], **more)  # type: ignore[arg-type]
    return replace(SUMMARY, review=review(changed, *FINDINGS[1:]))


@pytest.mark.parametrize("change", CHANGES)
def test_the_hash_changes_with(change: str) -> None:
    assert CHANGES[change]().content_hash != SUMMARY.content_hash


def test_equal_content_has_an_equal_hash() -> None:
    assert replace(SUMMARY).content_hash == SUMMARY.content_hash


def test_the_order_of_names_does_not_matter() -> None:
    one, other = Names(lines={PLAN: "a", SIMULATION: "b"}), Names(lines={SIMULATION: "b", PLAN: "a"})
    assert replace(SUMMARY, names=one).content_hash == replace(SUMMARY, names=other).content_hash


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(UnhashableContentError, match="cannot hold a set"):
        canonical({1, 2})
