"""DX-04: a history of cancer as the only reason for treatment."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.diagnosis.condition import dotted, is_therapy, of_line, plain
from radcoder.rules.wording import listed

HISTORY = "Z85"
FACTORS = "Z"  # factors and encounters: no condition


class HistoryCodeOnActiveCourse(CourseRule):
    """Treatment is billed for a history of cancer.

    What: Lines of radiation treatment whose diagnoses are a personal history of cancer (Z85) and no condition that is
    present.
    Why: History says that the disease is gone. It does not support treatment; while a cancer is treated it is coded
    as present.
    Resolve: Code the cancer that is treated. A history code may stand after it.
    Authority: Judgement, after the guidelines of ICD-10-CM.
    """

    id = "DX-04"
    name = "history-code-on-an-active-course"
    severity = Severity.ERROR
    authority = (Cite("judgement"), Cite("icd10", HISTORY))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report the treatment lines that rest on history alone."""
        suspect = chart.entries if _history_alone(chart.course.diagnoses) else chart.with_diagnoses
        lines = [
            entry for entry in suspect if _history_alone(of_line(entry, chart)) and is_therapy(entry.code, chart.facts)
        ]
        for codes in dict.fromkeys(of_line(entry, chart) for entry in lines):
            history = listed(dotted(code) for code in codes if plain(code).startswith(HISTORY))
            yield Problem(
                message=f"Treatment {{when}} is billed for {history}, a history of cancer: code the condition treated.",
                entries=tuple(entry for entry in lines if of_line(entry, chart) == codes),
                evidence=f"diagnoses {', '.join(dotted(code) for code in codes)}: none of a condition that is present",
            )


def _history_alone(codes: tuple[str, ...]) -> bool:
    bare = [plain(code) for code in codes]
    return any(code.startswith(HISTORY) for code in bare) and all(code.startswith(FACTORS) for code in bare)
