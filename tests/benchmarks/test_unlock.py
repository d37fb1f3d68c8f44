"""How long a passphrase takes to become the casebook's key, against a bare Argon2id call with the same figures.

The figures are the second recommendation of RFC 9106 (Argon2 Memory-Hard Function, September 2021), section 4:
Argon2id, 3 passes, 64 MiB (2^16 KiB), 4 lanes, a salt of 128 bits, a tag of 256 bits. What our code adds is small files
and one block of AES-256-GCM, so the aim is a ratio of 1.25 or less. Rounds of the two alternate, so that a busy machine
troubles both alike; the ratio of the medians stands in `extra_info` as `ratio`. Nothing here asserts a time.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from argon2.low_level import Type, hash_secret_raw

from radcoder.casebook.keys import Cost
from radcoder.casebook.vault import create, unlock

Benchmark = Callable[..., Any]
PASSPHRASE = "correct horse battery"
ROUNDS = 15


def test_unlocking(benchmark: Any, tmp_path: Path) -> None:  # noqa: ANN401 - pytest-benchmark's fixture
    door, _ = create(tmp_path / "a.casebook", lambda *_: None, "Ada", PASSPHRASE)
    bare: list[float] = []
    ours: list[float] = []

    def unlock_once() -> None:
        begun = perf_counter()
        assert unlock(door.path, PASSPHRASE).key == door.key
        ours.append(perf_counter() - begun)

    def bare_once() -> None:
        begun = perf_counter()
        hash_secret_raw(PASSPHRASE.encode(), bytes(16), 3, 65_536, 4, 32, Type.ID)
        bare.append(perf_counter() - begun)

    benchmark.pedantic(unlock_once, setup=bare_once, rounds=ROUNDS if benchmark.enabled else 1)
    cost = Cost()
    benchmark.extra_info["cost"] = f"Argon2id, {cost.passes} passes, {cost.memory} KiB, {cost.lanes} lanes (RFC 9106)"
    benchmark.extra_info["ratio"] = round(median(ours) / median(bare), 2)
    benchmark.extra_info["milliseconds"] = round(median(ours) * 1000, 1)
