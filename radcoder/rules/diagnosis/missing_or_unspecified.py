"""DX-01: a therapy line without a diagnosis, or with an unspecified one."""

from collections import defaultdict
from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.diagnosis.condition import dotted, is_therapy, named, of_line, plain, treated

UNSPECIFIED = "unspecified"
UNKNOWN_PLACE = ("C801", "C799", "C800")
UNSPECIFIED_NEOPLASM = "D49"


class DiagnosisMissingOrUnspecified(CourseRule):
    """A therapy line has no diagnosis, or an unspecified one.

    What: A line of radiation treatment whose first diagnosis is absent, leaves the side or the place open, stands for
    a neoplasm of unspecified nature, or is a heading that is not billable by itself. Only the condition treated is
    looked at; an excerpt of a claim need not hold the diagnoses, but those that it holds are.
    Why: Treatment is planned for a known place on a known side. A claim without that is denied or sent back for
    records.
    Resolve: Take the specific code from the record.
    Authority: Judgement; the official list of ICD-10-CM for sides and billable codes.
    """

    id = "DX-01"
    name = "diagnosis-missing-or-unspecified"
    severity = Severity.WARNING
    authority = (Cite("judgement"), Cite("icd10"))
    on_excerpts = True

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report each fault once, with all treatment lines that have it."""
        faulty: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for codes, entries in _by_diagnoses(chart).items():
            if fault := _fault(codes, chart):
                faulty[fault].extend(entries)
        for (said, evidence), entries in faulty.items():
            yield Problem(message=f"Treatment {{when}} {said}.", entries=tuple(entries), evidence=evidence)


def _by_diagnoses(chart: Chart) -> dict[tuple[str, ...], list[Entry]]:
    found: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in chart.entries if _fault(chart.course.diagnoses, chart) else chart.with_diagnoses:
        if is_therapy(entry.code, chart.facts):
            found[of_line(entry, chart)].append(entry)
    return found


def _fault(codes: tuple[str, ...], chart: Chart) -> tuple[str, str] | None:
    code = treated(codes)
    if code is None and not chart.whole:
        return None
    if code is None:
        return "has no diagnosis: name the condition treated", "neither the line nor the course names a condition"
    row = chart.facts.diagnoses.get(code)
    if row is not None and not row.billable:
        said = f"is billed for {dotted(code)}, a heading that is not billable: give all characters of the code"
        return said, f"{row.release}: {dotted(code)} has codes below it"
    if row is not None and row.laterality == UNSPECIFIED:
        return f"is billed for {named(code, chart.facts)}: name the side", f"{row.release}: side unspecified"
    if plain(code) in UNKNOWN_PLACE or plain(code).startswith(UNSPECIFIED_NEOPLASM):
        return (
            f"is billed for {named(code, chart.facts)}: name what is treated",
            f"{dotted(code)} names no place or nature",
        )
    return None
