"""What is said of a code: the written statements and the policies of payers, as one list in the order of the page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final

from radcoder.catalog import schema
from radcoder.domain.checklist import Requirement, requirement_parts
from radcoder.domain.codes import CodeEntry
from radcoder.domain.facts import PayerPolicy
from radcoder.domain.statements import Confidence, Section, Statement, in_page_order

POLICIES: Final = schema.payer_policy.info["dataset"]
DELIVERY: Final = "delivery"  # stands in a policy for every code of fractionated beam treatment
BEAM: Final = frozenset({"treatment delivery", "proton delivery"})
CONFIDENCE: Final = {"sourced": Confidence.SUPPORTED}


def said_of(
    code: str,
    entries: Collection[CodeEntry],
    written: Iterable[Statement],
    policies: Iterable[PayerPolicy],
    on: date,
) -> tuple[Statement, ...]:
    """The written statements and the policies that name the code and hold on the day."""
    return in_page_order((*(each for each in written if code in each.codes), *_policies(code, entries, policies)), on)


def _policies(code: str, entries: Collection[CodeEntry], policies: Iterable[PayerPolicy]) -> Iterator[Statement]:
    delivers = any(entry.service_type in BEAM for entry in entries)
    for policy in policies:
        if code in policy.codes or (delivers and DELIVERY in policy.codes):
            yield policy_statement(policy)


def policy_statement(policy: PayerPolicy) -> Statement:
    """Say a payer's policy as a statement; its locator is what the policy names as its source."""
    return Statement(
        codes=policy.codes,
        section=Section.PAYER,
        subject=(policy.payer,),
        topic=policy.topic,
        text=f"{policy.policy}.",
        impact=None,
        period=policy.period,
        sources=(POLICIES,),
        locators=(policy.source,),
        confidence=CONFIDENCE.get(policy.confidence, Confidence.JUDGEMENT),
        side="",
        followed=False,
        basis="",
        release=policy.release,
    )


def requirements_by_code(written: Iterable[Statement]) -> dict[str, tuple[Requirement, ...]]:
    """What the record must hold, by code: the written statements on documentation, parted into items."""
    found: dict[str, list[Requirement]] = defaultdict(list)
    for each in written:
        if each.section is Section.DOCUMENTATION and each.confidence is not Confidence.NOT_AVAILABLE:
            items, failure = requirement_parts(each.text)
            judged = each.confidence is Confidence.JUDGEMENT
            made = Requirement(each.topic, items, failure, each.period, each.sources, judged, each.release)
            for code in each.codes:
                found[code].append(made)
    return {code: tuple(requirements) for code, requirements in found.items()}
