"""The workspace: an open catalogue, and the facts of it that were asked for so far."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from radcoder.app.places import data_folder
from radcoder.catalog.build import default_folder, ensure_catalog
from radcoder.catalog.reader import Catalog, CatalogFileError
from radcoder.domain.course import Course
from radcoder.domain.facts import Facts, LocalityIndex

OnProgress = Callable[[str, float], None]
"""Told what is being read and how much of the whole is done, from 0 to 1; what it raises ends the work."""
FILE_SUFFIXES = frozenset({".sqlite", ".sqlite3", ".db"})


class NotACatalogError(ValueError):
    """The named file is not a catalogue that this version can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not a catalogue of this version of RadCoder. "
            "Name a folder with --catalog: RadCoder builds a catalogue there when there is none."
        )
        self.path = path


@dataclass(frozen=True, slots=True)
class _Needs:
    """What a course asks of the catalogue: codes, localities and diagnoses, as the course writes them."""

    codes: frozenset[str]
    localities: frozenset[str]
    diagnoses: frozenset[str]

    @classmethod
    def of(cls, courses: Iterable[Course]) -> Self:
        """Gather the needs of several courses."""
        many = tuple(courses)
        lines = [line for course in many for claim in course.claims for line in claim.lines]
        return cls(
            frozenset([line.code for line in lines] + [each.code for course in many for each in course.authorizations]),
            frozenset(claim.locality for course in many for claim in course.claims if claim.locality),
            frozenset(
                [code for course in many for code in course.diagnoses]
                + [code for line in lines for code in line.diagnoses]
            ),
        )

    def within(self, other: Self) -> bool:
        """Say whether the other needs cover these."""
        return self.codes <= other.codes and self.localities <= other.localities and self.diagnoses <= other.diagnoses


class Workspace:
    """An open catalogue. Close it, or use it in a `with` block; it may be asked from several threads."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._lock = Lock()
        self._courses: list[Course] = []
        self._needs = _Needs.of(())
        self._facts: Facts | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the catalogue."""
        self.catalog.close()

    @property
    def path(self) -> Path:
        """The catalogue's file."""
        return self.catalog.path

    def facts_for(self, courses: Iterable[Course]) -> Facts:
        """All facts that reviews of the courses can ask for; loaded anew only when a course brings something new."""
        wanted = tuple(courses)
        with self._lock:
            if self._facts is None or not _Needs.of(wanted).within(self._needs):
                self._courses += [course for course in wanted if not _Needs.of([course]).within(self._needs)]
                self._needs = _Needs.of(self._courses)
                self._facts = self.catalog.facts_for(self._courses)
            return self._facts

    def facts_of(self, course: Course) -> Facts:
        """What is held of the codes of one small course, without pairs; not kept.

        Pages and estimates look at one code after another: kept, each would make the next one slower.
        """
        return self.catalog.facts_for([course], pairs=False)

    @cached_property
    def localities(self) -> tuple[LocalityIndex, ...]:
        """The indices of all Medicare localities."""
        return self.catalog.localities()

    @cached_property
    def areas(self) -> dict[str, str]:
        """The field of medicine of each neighbour code that RadCoder does not describe itself."""
        return self.catalog.areas()


def open_workspace(catalog: Path | None = None, on_progress: OnProgress | None = None) -> Workspace:
    """Open the user's catalogue, or the one in the folder or file `catalog`; a folder's is built when it is not there.

    A built catalogue that turns out to be damaged is built again: it holds nothing that the seeds do not.
    Raises `NotACatalogError`, `SeedError`, `CatalogBuildError`, `MissingDataError`.
    """
    if catalog is not None and (catalog.is_file() or catalog.suffix.lower() in FILE_SUFFIXES):
        return _opened(catalog)
    try:
        return _opened(_built(catalog or default_folder(), on_progress))
    except NotACatalogError as error:
        error.path.unlink(missing_ok=True)
    return _opened(_built(catalog or default_folder(), on_progress))


def _opened(path: Path) -> Workspace:
    try:
        with ExitStack() as stack:
            workspace = stack.enter_context(Workspace(Catalog(path)))
            workspace.facts_for(())  # what is no catalogue shows itself at the first question
            stack.pop_all()
    except (CatalogFileError, SQLAlchemyError) as error:
        raise NotACatalogError(path) from error
    return workspace


def _built(folder: Path, on_progress: OnProgress | None) -> Path:
    def progress(done: int, total: int, label: str) -> None:
        if on_progress:
            on_progress(label, done / max(total, 1))

    return ensure_catalog(folder, data_folder("db"), progress)
