"""Units that the delivered course earns against those billed, for each code that is counted over the course."""

from collections.abc import Iterator
from contextlib import suppress

from radcoder.domain.facts import MissingParameterError
from radcoder.domain.findings import ExpectedUnits
from radcoder.rules.chart import Chart
from radcoder.rules.units.brachytherapy import brachytherapy_sessions
from radcoder.rules.units.delivery import delivery_codes
from radcoder.rules.units.guidance import guidance_codes
from radcoder.rules.units.once import once_codes
from radcoder.rules.units.planning import plan_codes
from radcoder.rules.units.stereotactic import stereotactic_management
from radcoder.rules.units.weeks import weekly_codes

FAMILIES = (
    weekly_codes,
    stereotactic_management,
    delivery_codes,
    guidance_codes,
    brachytherapy_sessions,
    plan_codes,
    once_codes,
)


def expected_units(chart: Chart) -> Iterator[ExpectedUnits]:
    """List expected and billed units, one entry a code; an excerpt of a claim has none.

    A family whose policy numbers are not held for the day is left out. Physician and technical part of one service
    are billed by two: the larger number of the two is the one compared.
    """
    seen: set[str] = set()
    for family in FAMILIES if chart.whole else ():
        with suppress(MissingParameterError):
            for units in family(chart):
                if units.code not in seen:
                    seen.add(units.code)
                    yield units
