"""Invented courses with invented reviews, to be put on paper without a catalogue."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from radcoder.domain.checklist import ChecklistItem, CodeChecklist, State
from radcoder.domain.course import Claim, ClaimKind, Course, Line, LineRef
from radcoder.domain.edits import AddModifier, DropLine
from radcoder.domain.findings import (
    Amount,
    Authority,
    Estimate,
    ExpectedUnits,
    Finding,
    FindingStatus,
    Fix,
    ReleaseUsed,
    Review,
    Safety,
    Severity,
)
from radcoder.reports.content import Names, Summary
from radcoder.reports.summary import draw_summary
from tests.notation import course

FONTS = Path(__file__).parents[2] / "resources" / "fonts"

INVENTED = course("""
reference R-1042
title "Larynx, 12 fractions, with a stray simulation"
ended
dx C32.0 C77.0
phase p1 photon vmat imrt volume=larynx site="Larynx and neck" planned=12 isocentres=1 energy_mv=6 image_guidance=cbct
fractions p1 2026-04-06 x12
event physician-exam 2026-04-08 by=md
auth 77407 12 2026-04-01 2026-06-30
doc 77470 concurrent cisplatin
claim A professional 11 lakeside group=lakeside-group specialty=radiation-oncology locality=01182-18
2026-03-30 77301 p1
2026-03-25 77290-26 p1 charge=700.00 dx=C77.0
each p1 77407
weekly p1 77427
claim B hospital - st-elsewhere
2026-03-30 77300 x3 p1
""")

MANUAL = Authority("Policy Manual", "IX.F.14", "2026", "manual.example")
PLAN, SIMULATION, CALCULATION = LineRef("A", 1), LineRef("A", 2), LineRef("B", 1)


def finding(severity: Severity = Severity.ERROR, **more: object) -> Finding:
    """A finding about the simulation."""
    plain = Finding(
        rule="BND-01",
        name="simulation-inside-imrt-plan",
        severity=severity,
        message="77290 on 2026-03-25 is part of the plan 77301 of 2026-03-30 & is < 14 days before it.",
        lines=(PLAN, SIMULATION),
        codes=("77301", "77290"),
        dates=(date(2026, 3, 25), date(2026, 3, 30)),
        evidence="5 days",
        authority=(MANUAL,),
        fixes=(Fix("Remove line A:2", Safety.SAFE, (DropLine(SIMULATION),)),),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


CHECKLIST = CodeChecklist(
    "77301",
    (PLAN,),
    (
        ChecklistItem("Contoured targets & organs"),
        ChecklistItem("The limits asked for"),
        ChecklistItem("The approval", State.NOTED, "77301: approved on 2026-03-30"),
        ChecklistItem("The log", State.SHOWN, "1 of 1 day"),
    ),
    ("A generic sentence is the common failure.",),
    ("What the record must show",),
)


def review(*findings: Finding) -> Review:
    """A review of the invented course."""
    amounts = [(entry.ref, Amount(Decimal("309.96"), "9.28 × 33.4009")) for entry in INVENTED.entries()]
    amounts[1] = (SIMULATION, Amount(None, "the contractor sets the price"))
    return Review(
        course=INVENTED.reference,
        catalog_hash="c0ffee" * 10,
        releases=(
            ReleaseUsed("rvu", "Relative values", "RVU26C", date(2026, 12, 31)),
            ReleaseUsed("ptp", "Pairs", "2024Q3", date(2024, 9, 30)),
        ),
        findings=findings,
        expected=(
            ExpectedUnits("77427", 2, 2, "12 fractions = 2 × 5 + 2"),
            ExpectedUnits("77336", 2, 0, "12 fractions = 2 × 5 + 2"),
            ExpectedUnits("77431", 1, 0, "no physician's claim is in the file", carried=False),
        ),
        estimate=Estimate("Medicare figures. An estimate.", tuple(amounts)),
        checklist=(CHECKLIST,),
    )


NAMES = Names(
    lines={PLAN: "Inverse dose plan", SIMULATION: "Set-up session", LineRef("A", 3): "Beam treatment, level 2"},
    diagnoses={"C32.0": "Malignant neoplasm of glottis"},
    places={"11": "Office"},
    localities={"01182-18": "Los Angeles"},
    codes={"77336": "Physicist’s chart check"},
    payer="Medicare",
)
FINDINGS = (
    finding(Severity.INFO, rule="FRQ-20", name="reminder", message="Keep the order.", lines=(), authority=(), fixes=()),
    finding(Severity.ERROR, rule="VAL-03", name="set-aside-one", status=FindingStatus.OVERRIDDEN, evidence="none"),
    finding(
        Severity.WARNING,
        rule="MUE",
        name="units-above-limit",
        message="3 units of 77300.",
        lines=(CALCULATION,),
        fixes=(
            Fix(
                "Add 59 to line B:1", Safety.NEEDS_REVIEW, (AddModifier(CALCULATION, "59"),), ("MUE warning: still 3",)
            ),
            Fix("Remove line B:1", Safety.NEEDS_REVIEW, (DropLine(CALCULATION),)),
        ),
    ),
    finding(),
)
SUMMARY = Summary(INVENTED, review(*FINDINGS), NAMES)


def of_lines(number: int, *, claim: str = "A", **more: str) -> Summary:
    """A summary of a course with so many lines, all alike but for their code."""
    lines = tuple(Line(date(2026, 1, 5), f"77{300 + n % 7}", **more) for n in range(number))  # type: ignore[arg-type]
    return bare(Course("R-0", (Claim(claim, ClaimKind.PROFESSIONAL, lines),)))


def bare(of: Course) -> Summary:
    """A summary of a course with an empty review."""
    return Summary(of, Review(of.reference, "c0ffee", (), (), ()))


def drawn(summary: Summary) -> bytes:
    """The PDF."""
    return draw_summary(summary, FONTS)


def pages(pdf: bytes) -> list[str]:
    """The text of each page, as a reader of the file would copy it."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def flat(text: str) -> str:
    """A text without its line breaks and double spaces."""
    return " ".join(text.split())


def said(summary: Summary) -> str:
    """All the text of the paper, as one line."""
    return flat(" ".join(pages(drawn(summary))))
