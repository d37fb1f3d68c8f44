"""BRA-01: plan and session codes against the channels of the implant."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, Proposal
from radcoder.rules.brachytherapy.implants import CHANNEL_SESSIONS, PLANS, is_hdr, step_of_channels
from radcoder.rules.chart import Chart
from radcoder.rules.technique.treated import own_phases
from radcoder.rules.wording import count

STEPS = ("one channel", "two to twelve channels", "more than twelve channels")


class ChannelsAndCodesDisagree(LineRule):
    """The brachytherapy code does not fit the number of channels.

    What: 77316 to 77318 and 77770 to 77772 against the channels of the high-dose-rate phase. One channel takes
    77316 and 77770, two to twelve take 77317 and 77771, more take 77318 and 77772.
    Why: The codes are told apart by channels alone. A level above the record is taken back at audit, one below
    it is lost.
    Resolve: Bill the code of the channels that were used, or correct the channels of the phase. A volume plan, 77295,
    may stand in place of 77316 to 77318.
    Authority: Summary of the code changes of 2015; NCCI pairs among the plan and the session codes.
    """

    id = "BRA-01"
    name = "channels-and-codes-disagree"
    severity = Severity.ERROR
    authority = (Cite("cpt-2015-changes"), Cite("ncci-ptp-practitioner", "77316 to 77318, 77770 to 77772"))
    codes = frozenset({*PLANS, *CHANNEL_SESSIONS})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report a line whose code is for another number of channels."""
        phases = own_phases(entry, chart)
        channels = {phase.channels for phase in phases if is_hdr(phase)}
        number = channels.pop() if len(channels) == 1 else None
        if not number or not all(is_hdr(phase) for phase in phases):
            return
        family = PLANS if entry.code in PLANS else CHANNEL_SESSIONS
        right = family[step_of_channels(number)]
        if right != entry.code:
            yield _other_step(entry, right, number, STEPS[family.index(entry.code)])


def _other_step(entry: Entry, right: str, channels: int, step: str) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} is for {step}; the record shows {count(channels, 'channel')}, which takes "
        f"{right}.",
        entries=(entry,),
        evidence=f"channels {channels} on the phase; {entry.code}: {step}",
        fixes=(Proposal(f"Bill {right} in place of {entry.code} on {{lines}}", (ReplaceCode(entry.ref, right),)),),
    )
