"""Which delivery levels of 2026 a session supports: the table that the level rules rest on."""

import pytest

from radcoder.rules.technique.level import Support, supported
from tests import notation

GATED = 'motion=gating active=yes system=RPM threshold="5 mm" beam_hold=automatic'


def _support(*phases: str) -> Support | None:
    text = "\n".join(f"phase p{number} {phase}" for number, phase in enumerate(phases, 1))
    return supported(notation.course(text).phases)


def _levels(*phases: str) -> set[int] | None:
    found = _support(*phases)
    return None if found is None else set(found.levels)


@pytest.mark.parametrize(
    ("phase", "levels"),
    [
        ("photon 2d isodose isocentres=1", {1}),
        ("photon 2d 2d isocentres=2", {3}),
        ("photon 2d", {1, 3}),
        ("photon tbi - isocentres=1", {1, 2}),
        ("photon 3d 3d isocentres=1", {2}),
        ("photon vmat - isocentres=1", {2}),
        ("photon imrt imrt", {2, 3}),
        ("photon imrt imrt isocentres=3", {3}),
        (f"photon 3d 3d isocentres=1 {GATED}", {3}),
        (f"photon 2d isodose isocentres=1 {GATED}", {1}),
        ("photon 3d 3d isocentres=1 motion=gating active=yes", {2, 3}),
        ("photon 3d 3d isocentres=1 motion=breath-hold", {2, 3}),
        ("photon 3d 3d isocentres=1 motion=breath-hold active=no", {2}),
        ("photon 3d 3d isocentres=1 motion=itv image_guidance=surface", {2}),
        ("electron en-face 3d isocentres=2", {1}),
        ("electron tse special-port", {3}),
        ("mixed-photon-electron - 3d", {3}),
        ("proton pbs imrt", set()),
        ("neutron", set()),
    ],
)
def test_levels_of_one_phase(phase: str, levels: set[int]) -> None:
    assert _levels(phase) == levels


def test_photons_and_electrons_in_one_session_are_level_3() -> None:
    assert _levels("photon 3d 3d isocentres=1", "electron en-face special-port") == {3}


def test_two_volumes_in_one_session_may_have_two_isocentres() -> None:
    assert _levels("photon imrt imrt volume=a isocentres=1", "photon imrt imrt volume=b isocentres=1") == {2, 3}


def test_brachytherapy_of_the_day_changes_nothing() -> None:
    assert _levels("photon vmat imrt isocentres=1", "hdr - brachytherapy channels=1") == {2}


@pytest.mark.parametrize("phases", [(), ("hdr",), ("- 3d",), ("photon 3d 3d", "proton pbs")])
def test_what_the_record_leaves_open_supports_nothing(phases: tuple[str, ...]) -> None:
    assert _support(*phases) is None


def test_words_name_the_levels_and_their_codes() -> None:
    assert str(_support("photon tbi - isocentres=1")) == "photons: level 1 (77402) or level 2 (77407)"
    assert str(_support("proton pbs")) == "a proton beam is billed with 77520 to 77525"
