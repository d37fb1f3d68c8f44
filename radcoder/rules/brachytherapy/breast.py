"""Which high-dose-rate phases treat the breast."""

from radcoder.domain.course import Phase
from radcoder.rules.chart import Chart
from radcoder.rules.diagnosis.condition import of_phase, plain, treated

BREAST = ("C50", "D05")


def is_breast(phase: Phase, chart: Chart) -> bool:
    """The site names the breast; without a site, the condition that is treated does."""
    if phase.site:
        return "breast" in phase.site.lower() or "lumpectomy" in phase.site.lower()
    return plain(treated(of_phase(phase, chart)) or "").startswith(BREAST)
