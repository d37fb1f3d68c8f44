"""`radcoder --self-test`: tries each part that an installation needs, and says whether it works or how to mend it."""

import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from radcoder.cli.commands import is_ours, prepare_streams

MID_GREY = 128
OK, FAULT = "✓", "■"
KNOWN_CODE, KNOWN_DAY, KNOWN_AMOUNT = "77321", date(2025, 6, 1), Decimal("92.51")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check found; `sentence` holds the remedy when it is a fault."""

    part: str
    works: bool
    sentence: str


def run(catalog: Path | None) -> int:
    """Run all checks, print a line for each, and return 0 when all of them pass, else 1."""
    prepare_streams()
    outcomes = [_outcome(part, check, catalog) for part, check in CHECKS.items()]
    for outcome in outcomes:
        shape, word = (OK, "ok") if outcome.works else (FAULT, "fault")
        print(f"{shape} {word:<5}  {outcome.part:<10}  {outcome.sentence}")
    return 0 if all(outcome.works for outcome in outcomes) else 1


class PartFaultError(RuntimeError):
    """A part of the installation does not do what it should; the message says what to do."""


class WrongFigureError(PartFaultError):
    """The catalogue answers, but with another figure than the published one."""

    def __init__(self, amount: Decimal | None) -> None:
        super().__init__(
            f"{KNOWN_CODE} on {KNOWN_DAY} comes to {amount} in place of {KNOWN_AMOUNT} dollars: "
            "the catalogue is not the one this version was made with. Install RadCoder again."
        )


class EmptyPageError(PartFaultError):
    """A page was made, but nothing is on it."""

    def __init__(self) -> None:
        super().__init__("The sample's summary comes out empty. Install RadCoder again.")


def _outcome(part: str, check: Callable[[Path | None], str], catalog: Path | None) -> Outcome:
    try:
        return Outcome(part, works=True, sentence=check(catalog))
    except PartFaultError as fault:
        return Outcome(part, works=False, sentence=str(fault))
    except ImportError as error:
        return Outcome(part, works=False, sentence=f"{error}. Install RadCoder again with its dependencies.")
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a part is what the self-test is asked for
        told = str(error) if is_ours(error) else f"{type(error).__name__}: {error}. Install RadCoder again."
        return Outcome(part, works=False, sentence=told)


def _qt(catalog: Path | None) -> str:  # noqa: ARG001 - all checks are called alike
    from radcoder.ui import check

    problem = check.qt_problem() or check.screen_problem()
    if problem:
        raise PartFaultError(problem)
    return f"PySide6 {check.qt_version()} starts"


def _catalogue(catalog: Path | None) -> str:
    from radcoder.app.codes import code_page
    from radcoder.app.workspace import open_workspace

    with open_workspace(catalog) as workspace:
        page = code_page(workspace, KNOWN_CODE, KNOWN_DAY)
        amount = next((figure.amount for figure in page.fees.figures if not figure.modifier), None)
        if amount != KNOWN_AMOUNT:
            raise WrongFigureError(amount)
        return f"{workspace.path}: {KNOWN_CODE} on {KNOWN_DAY} is ${amount}"


def _pdf(catalog: Path | None) -> str:
    from pypdfium2 import PdfDocument

    from radcoder.app.demo import run_demo
    from radcoder.app.workspace import open_workspace

    with tempfile.TemporaryDirectory() as folder, open_workspace(catalog) as workspace:
        content = run_demo(workspace, Path(folder)).pdf.read_bytes()
    with PdfDocument(io.BytesIO(content)) as document:
        pages = len(document)
        darkest = document[0].render(scale=0.25).to_pil().convert("L").getextrema()[0]
    if darkest > MID_GREY:
        raise EmptyPageError
    return f"the sample's summary has {pages} pages and its first can be shown"


def _encryption(catalog: Path | None) -> str:  # noqa: ARG001 - all checks are called alike
    from radcoder.casebook.trial import try_encryption

    with tempfile.TemporaryDirectory() as folder:
        return try_encryption(Path(folder))


CHECKS: dict[str, Callable[[Path | None], str]] = {
    "Qt": _qt,
    "catalogue": _catalogue,
    "PDF": _pdf,
    "encryption": _encryption,
}
