"""Units earned against units billed, code by code, over courses of every kind."""

from dataclasses import replace
from random import Random

import pytest

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Course
from radcoder.domain.findings import ExpectedUnits
from tests import notation
from tests.rules.standard_courses import COURSES
from tests.rules.test_cases import CASES, Case

OFFICE = "claim A professional 11 lakeside specialty=radiation-oncology"
PHYSICIAN = "claim A professional 22 dr-weber specialty=radiation-oncology"
HOSPITAL = "claim B hospital - general-hospital"
PROSTATE = "phase p1 photon vmat imrt volume=prostate isocentres=1"
FLAT = "phase p1 photon 2d isodose volume=l4 isocentres=1"

COUNTED: dict[str, tuple[str, dict[str, str]]] = {
    "physician and hospital bill one plan: it counts once": (
        f"""ended
        {PROSTATE}
        fractions p1 2026-02-16 x20
        {PHYSICIAN}
        2026-02-12 77301-26 p1
        2026-02-12 77338-26 p1
        {HOSPITAL}
        2026-02-12 77301 p1
        2026-02-12 77338 p1
        each p1 77407""",
        {"77301": "1/1", "77338": "1/1", "77407": "20/20"},
    ),
    "the hospital bills the plan twice": (
        f"""ended
        {PROSTATE}
        fractions p1 2026-02-16 x20
        {PHYSICIAN}
        2026-02-12 77301-26 p1
        {HOSPITAL}
        2026-02-12 77301 p1
        2026-02-19 77301 p1""",
        {"77301": "1/2"},
    ),
    "a second plan with new images is expected": (
        f"""ended
        {PROSTATE}
        phase p2 photon vmat imrt volume=prostate isocentres=1 new_imaging=yes reason=shrinkage
        fractions p1 2026-02-16 x20
        fractions p2 2026-03-16 x8
        {OFFICE}
        2026-02-12 77301 p1
        2026-02-12 77338 p1
        2026-03-12 77301 p2
        2026-03-12 77338 p2
        each p1 77407
        each p2 77407""",
        {"77301": "2/2", "77338": "2/2", "77407": "28/28", "77427": "6/0"},
    ),
    "a boost from the same images takes no plan": (
        f"""ended
        {PROSTATE}
        phase p2 photon vmat imrt volume=node isocentres=1 new_imaging=no
        fractions p1 2026-02-16 x20
        fractions p2 2026-03-16 x8
        {OFFICE}
        2026-02-12 77301 p1
        2026-02-12 77338 p1""",
        {"77301": "1/1", "77338": "1/1"},
    ),
    "two volumes may have one plan or two": (
        f"""ended
        {PROSTATE}
        phase p2 photon vmat imrt volume=lung isocentres=1
        fractions p1 2026-02-16 x20
        fractions p2 2026-02-16 x20
        {OFFICE}
        2026-02-12 77301 p1
        2026-02-13 77301 p2
        2026-02-12 77338 p1
        2026-02-13 77338 p2""",
        {"77301": "2/2", "77338": "2/2"},
    ),
    "a treated 3-D phase without any plan": (
        f"""ended
        phase p1 photon 3d 3d volume=breast isocentres=1
        fractions p1 2026-04-13 x16
        {OFFICE}
        each p1 77407""",
        {"77295": "1/0", "77407": "16/16"},
    ),
    "a volume plan of each insertion is not a plan of the beam": (
        f"""ended
        phase p1 photon 3d 3d volume=pelvis isocentres=1
        phase p2 hdr - brachytherapy volume=cervix channels=3 insertions=3
        fractions p1 2026-02-02 x25
        fractions p2 2026-03-10 2026-03-12 2026-03-17
        {HOSPITAL}
        2026-01-28 77295 p1
        2026-03-10 77295 p2
        2026-03-12 77295 p2
        each p1 77407
        each p2 77771""",
        {"77295": "1/1", "77771": "3/3", "77407": "25/25", "77336": "5/0"},
    ),
    "the level of 2026 decides": (
        f"""ended
        {FLAT}
        fractions p1 2026-06-01 x10
        {HOSPITAL}
        each p1 77412""",
        {"77402": "10/0", "77412": "0/10"},
    ),
    "in 2025 the tier is what is billed": (
        f"""ended
        {FLAT}
        fractions p1 2025-06-02 x10
        {HOSPITAL}
        each p1 77412""",
        {"77402": "-", "77412": "10/10"},
    ),
    "fractions without a line are counted under the code of their like": (
        f"""ended
        {FLAT}
        fractions p1 2025-06-02 x10
        {OFFICE}
        2025-06-02 G6012 p1
        2025-06-03 G6012 p1""",
        {"G6012": "10/2"},
    ),
    "a line without a fraction is not expected": (
        f"""ended
        {FLAT}
        fractions p1 2026-06-01 x3
        {HOSPITAL}
        each p1 77402
        2026-06-04 77402""",
        {"77402": "3/4"},
    ),
    "twice a day": (
        f"""ended
        {FLAT}
        fractions p1 2026-06-01 2026-06-02 session=1
        fractions p1 2026-06-01 2026-06-02 session=2
        {HOSPITAL}
        2026-06-01 77402 x2
        2026-06-02 77402
        2026-06-02 77402-76""",
        {"77402": "4/4"},
    ),
    "ended codes of the new year": (
        f"""ended
        {PROSTATE} image_guidance=cbct
        fractions p1 2025-12-29 2025-12-30 2026-01-05 2026-01-06
        {OFFICE}
        each p1 G6015
        each p1 77014""",
        {"G6015": "2/4", "77407": "2/0", "77014": "2/4", "77387": "2/0"},
    ),
    "guidance more often than imaged": (
        f"""ended
        {PROSTATE} image_guidance=cbct
        phase p2 electron en-face special-port volume=bed image_guidance=none
        fractions p1 2026-02-16 x5
        fractions p2 2026-02-23 x2
        {PHYSICIAN}
        each p1 77387-26
        each p2 77387-26""",
        {"77387": "5/7"},
    ),
    "guidance that the phase does not speak of, billed on some days": (
        f"""ended
        {PROSTATE}
        fractions p1 2026-02-16 x5
        {PHYSICIAN}
        2026-02-16 77387-26
        2026-02-18 77387-26""",
        {"77387": "2/2"},
    ),
    "the hospital's packaged guidance is not the physician's": (
        f"""ended
        {PROSTATE} image_guidance=cbct
        fractions p1 2026-02-16 x5
        {PHYSICIAN}
        2026-02-20 77427
        {HOSPITAL}
        each p1 77387
        each p1 77407""",
        {"77387": "5/0"},
    ),
    "planar images may be weekly: what is billed is expected": (
        f"""ended
        {PROSTATE} image_guidance=kv
        fractions p1 2026-02-16 x10
        {PHYSICIAN}
        2026-02-16 77387-26
        2026-02-23 77387-26
        2026-03-02 77387-26""",
        {"77387": "2/3"},
    ),
    "without imaging on record nothing is expected": (
        f"""ended
        {PROSTATE} image_guidance=none
        fractions p1 2026-02-16 x5
        {PHYSICIAN}
        2026-02-20 77427""",
        {"77387": "-", "77407": "-", "77427": "1/1"},
    ),
    "CT before the first fraction is planning": (
        f"""ended
        {PROSTATE} image_guidance=cbct
        fractions p1 2025-02-17 x5
        {PHYSICIAN}
        2025-02-10 77014-26
        each p1 77014-26""",
        {"77014": "5/5"},
    ),
    "stereotactic, five sessions": (
        f"""ended
        phase p1 photon sbrt 3d volume=lung isocentres=1 image_guidance=cbct
        fractions p1 2026-03-02 2026-03-04 2026-03-06 2026-03-09 2026-03-11
        {OFFICE}
        each p1 77373
        2026-03-11 77435""",
        {"77435": "1/1", "77373": "5/5", "77387": "-", "77427": "-"},
    ),
    "one cranial session billed as several": (
        f"""ended
        phase p1 photon srs imrt volume=met site=brain isocentres=1
        fractions p1 2026-03-02
        {OFFICE}
        each p1 77373
        2026-03-02 77435""",
        {"77432": "1/0", "77435": "0/1", "77372": "1/0", "77373": "0/1"},
    ),
    "a cranial course under treatment is not judged yet": (
        f"""under-treatment
        phase p1 photon srs imrt volume=met site=brain isocentres=1
        fractions p1 2026-03-02
        {OFFICE}
        each p1 77373""",
        {"77432": "-", "77435": "-", "77373": "1/1"},
    ),
    "two lesions treated as radiosurgery in one session": (
        f"""ended
        phase p1 photon srs imrt volume=met site=brain isocentres=1 lesions=3
        fractions p1 2026-03-02
        {HOSPITAL}
        2026-03-02 77372 x3""",
        {"77372": "1/3", "77432": "-"},
    ),
    "channels decide the session code": (
        f"""ended
        phase p1 hdr - brachytherapy volume=vagina channels=1
        fractions p1 2026-07-07 2026-07-14 2026-07-21
        {PHYSICIAN}
        each p1 77771-26
        {HOSPITAL}
        each p1 77771""",
        {"77770": "3/0", "77771": "0/3"},
    ),
    "sessions of two parts are counted once": (
        f"""ended
        phase p1 hdr - brachytherapy volume=vagina channels=1
        fractions p1 2026-07-07 2026-07-14 2026-07-21
        {PHYSICIAN}
        each p1 77770-26
        {HOSPITAL}
        each p1 77770""",
        {"77770": "3/3", "77427": "-", "77336": "-"},
    ),
    "surface: the energy decides": (
        f"""ended
        phase p1 surface superficial surface volume=nose energy_kv=100 lesions=1
        fractions p1 2026-05-04 x5
        {OFFICE}
        2026-04-29 77436 x2 p1
        2026-05-04 77439 p1
        2026-05-05 77439 p1
        each p1 77438""",
        {"77437": "5/0", "77438": "0/5", "77436": "1/2", "77439": "1/2"},
    ),
    "surface: two lesions a day may be counted once or each": (
        f"""ended
        phase p1 surface superficial surface volume=nose energy_kv=100
        phase p2 surface superficial surface volume=ear energy_kv=100
        fractions p1 2026-05-04 x5
        fractions p2 2026-05-04 x5
        {OFFICE}
        each p1 77437
        2026-05-04 77437 p2""",
        {"77437": "6/6"},
    ),
    "port images of an office: at most one for five": (
        f"""ended
        {FLAT}
        fractions p1 2025-06-02 x11
        {OFFICE}
        2025-06-06 77417 x4""",
        {"77417": "3/4"},
    ),
    "fewer port images than possible are no fault": (
        f"""ended
        {FLAT}
        fractions p1 2025-06-02 x11
        {OFFICE}
        2025-06-06 77417""",
        {"77417": "1/1"},
    ),
    "clinical planning twice, at two levels": (
        f"""ended
        {FLAT}
        fractions p1 2026-06-01 x10
        {PHYSICIAN}
        2026-05-20 77262
        2026-05-27 77263""",
        {"77263": "1/2", "77262": "-"},
    ),
    "protons": (
        f"""ended
        phase p1 proton pbs 3d volume=prostate isocentres=1
        fractions p1 2026-02-16 x5
        {HOSPITAL}
        each p1 77523""",
        {"77523": "5/5", "77407": "-"},
    ),
    "compensators need no leaf devices": (
        f"""ended
        {PROSTATE}
        fractions p1 2025-02-17 x5
        {OFFICE}
        2025-02-12 77301 p1
        each p1 G6016""",
        {"77338": "-", "G6016": "5/5"},
    ),
    "an excerpt has none": (
        f"""excerpt
        {PROSTATE}
        fractions p1 2026-02-16 x5
        {OFFICE}
        each p1 77407""",
        {"77407": "-", "77427": "-"},
    ),
}  # fmt: skip


def _units(course: Course, catalog: Catalog) -> tuple[ExpectedUnits, ...]:
    return rules.review(course, catalog.facts_for([course])).expected


@pytest.mark.parametrize("name", COUNTED)
def test_expected_against_billed(name: str, catalog: Catalog) -> None:
    text, wanted = COUNTED[name]
    found = {each.code: f"{each.expected}/{each.billed}" for each in _units(notation.course(text), catalog)}
    assert {code: found.get(code, "-") for code in wanted} == wanted


@pytest.mark.parametrize(
    ("claim", "code"),
    [(f"{HOSPITAL}\n2026-02-12 77301 p1\neach p1 77407", "77427"), (f"{PHYSICIAN}\n2026-02-12 77301-26 p1", "77336")],
)
def test_a_code_that_no_claim_in_the_file_could_carry_says_so(claim: str, code: str, catalog: Catalog) -> None:
    course = notation.course(f"ended\n{PROSTATE}\nfractions p1 2026-02-16 x28\n{claim}")
    found = {each.code: each for each in _units(course, catalog)}
    assert (found[code].expected, found[code].billed) == (6, 0)
    assert [each.code for each in found.values() if not each.carried] == [code]


@pytest.mark.parametrize("name", COURSES)
def test_standard_courses_are_billed_as_earned(name: str, catalog: Catalog) -> None:
    """What a course may leave unbilled: the physicist's check of a single radiosurgery session."""
    differing = {e.code: e for e in _units(notation.course(COURSES[name]), catalog) if e.expected != e.billed}
    assert differing.keys() <= {"77336"}
    assert all(each.billed == 0 for each in differing.values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_one_entry_a_code_whatever_the_order_of_lines(case: Case, catalog: Catalog) -> None:
    course = notation.course(case.course)
    random = Random(3)
    shuffled = replace(
        course, claims=tuple(replace(c, lines=tuple(random.sample(c.lines, len(c.lines)))) for c in course.claims)
    )
    found = _units(course, catalog)
    assert len({each.code for each in found}) == len(found)
    assert all(each.basis and each.expected >= 0 for each in found)
    assert [(e.code, e.expected, e.billed) for e in _units(shuffled, catalog)] == [
        (e.code, e.expected, e.billed) for e in found
    ]
