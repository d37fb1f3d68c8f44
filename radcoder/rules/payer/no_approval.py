"""PAY-01: a code that the payer wants approved, without an approval for its date."""

from collections import defaultdict
from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.facts import PayerPolicy
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.payer.approvals import approved_on, asked, codes_of, days_of, has_policy, in_words
from radcoder.rules.policy import cite, name_of, said_by
from radcoder.rules.technique.level import LEVELS
from radcoder.rules.wording import listed

CLASSES = (  # the payer approves protons or stereotactic treatment as such, not code by code
    frozenset({"77371", "77372", "77373", "77435", "G0339", "G0340"}),
    frozenset({"77520", "77522", "77523", "77525"}),
)
OTHER_LEVEL = "PAY-02"


class NoAuthorisation(CourseRule):
    """A code that the payer wants approved has no approval for its date.

    What: Lines of the codes on the payer's approval list against the approvals of the course file, by code and
    date. A file without any approval gets a reminder, for it may simply not hold them; so does a line whose
    approval names another code of the same kind, protons or stereotactic treatment. Courses that began before 2026
    keep their old approval and are not judged. Another delivery level than the approved one is told by its own rule.
    Why: The payer pays a code on its list with an approval only, and denies it as not authorised.
    Resolve: Look for the approval and enter it. If it ran out or names another treatment, have the payer extend or
    correct it before the claim goes out.
    Authority: UnitedHealthcare's radiation therapy prior authorisation of 2026; ACRO's news on it; the rows of the
    payer's policies.
    """

    id = "PAY-01"
    name = "no-authorisation"
    severity = Severity.ERROR
    authority = (Cite("uhc-2026"), Cite("acro-uhc-2026"), Cite("payer-policies"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report lines without an approval, code by code."""
        for policy, lines in asked(chart):
            if not chart.course.authorizations:
                yield _none_on_file(lines, policy, chart)
            else:
                yield from _judged(lines, policy, chart)


def _none_on_file(lines: tuple[Entry, ...], policy: PayerPolicy, chart: Chart) -> Problem:
    codes = listed(dict.fromkeys(entry.code for entry in lines))
    return Problem(
        message=f"{name_of(policy, chart)} asks for an approval of {codes}, and the course file holds none: check "
        "that there is one, and enter it.",
        entries=(),
        with_entries=lines,  # not at fault: whether an approval is missing is open
        evidence=f"no approval in the course file; {said_by(policy, chart)}",
        severity=Severity.INFO,
        cites=(cite(policy),),
    )


def _judged(lines: tuple[Entry, ...], policy: PayerPolicy, chart: Chart) -> Iterator[Problem]:
    without: dict[str, list[Entry]] = defaultdict(list)
    alike: dict[str, list[Entry]] = defaultdict(list)
    for entry in lines:
        approved = approved_on(entry.date, chart)
        if entry.code in approved or _is_other_level(entry, approved, chart):
            continue
        (alike if _same_kind(entry.code) & approved else without)[entry.code].append(entry)
    for code, entries in without.items():
        yield _missing(code, tuple(entries), policy, chart)
    for code, entries in alike.items():
        yield _alike(code, tuple(entries), policy, chart)


def _is_other_level(entry: Entry, approved: frozenset[str], chart: Chart) -> bool:
    """Another delivery level is approved for the date: PAY-02 says so."""
    return entry.code in LEVELS and bool(approved & LEVELS.keys()) and has_policy(OTHER_LEVEL, entry, chart)


def _same_kind(code: str) -> frozenset[str]:
    return next((kind for kind in CLASSES if code in kind), frozenset())


def _missing(code: str, entries: tuple[Entry, ...], policy: PayerPolicy, chart: Chart) -> Problem:
    own = [each for each in chart.course.authorizations if each.code == code]
    held = listed(f"{each.number or 'one'}{days_of(each)}" for each in own)
    known = (
        f"of {code} the file holds {held}" if own else f"the file holds {codes_of(chart.course.authorizations)} only"
    )
    return Problem(
        message=f"{code} {{when}} has no approval that covers the date; {known}. {name_of(policy, chart)} denies it "
        "without one: have the approval extended or corrected before billing.",
        entries=entries,
        evidence=f"approvals of the file: {in_words(chart.course.authorizations)}; {said_by(policy, chart)}",
        cites=(cite(policy),),
    )


def _alike(code: str, entries: tuple[Entry, ...], policy: PayerPolicy, chart: Chart) -> Problem:
    approved = [each for each in chart.course.authorizations if each.code in _same_kind(code)]
    return Problem(
        message=f"{code} has no approval of its own; the file holds one of {codes_of(approved)}, which is the same "
        f"kind of treatment: check that {name_of(policy, chart)} means it to cover {code}.",
        entries=(),
        with_entries=entries,
        evidence=f"approvals of the file: {in_words(approved)}; {said_by(policy, chart)}",
        severity=Severity.INFO,
        cites=(cite(policy),),
    )
