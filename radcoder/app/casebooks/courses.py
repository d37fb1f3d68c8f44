"""The courses of a casebook: listed, brought in, laid away, put into the bin and reviewed."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from radcoder.app.casebooks.access import Access
from radcoder.app.casebooks.errors import UnreadableCourseError
from radcoder.app.casebooks.views import CourseSummary, ImportFault
from radcoder.app.courses import CourseFileError, read_course
from radcoder.casebook import courses, identities, practice, shelf
from radcoder.domain.course import Course
from radcoder.domain.findings import Review
from radcoder.domain.people import Identity, Right


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in from course files, and what could not."""

    ids: tuple[str, ...]
    faults: tuple[ImportFault, ...]


class Courses:
    """All courses of a casebook, by id. What names one raises `UnknownCourseError` when it is not there."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def list(self, *, archived: bool = False, binned: bool = False) -> tuple[CourseSummary, ...]:
        """The courses at hand, the archived ones, or those in the bin; the one edited last comes first."""
        with self._access.reading() as session:
            return shelf.listed(session, archived=archived, binned=binned)

    def create(self, course: Course, title: str = "") -> str:
        """Put a new course in and give its id."""
        named = replace(course, title=title) if title else course
        with self._access.changing(Right.EDIT) as change:
            return courses.create(change, named)

    def load(self, course: str) -> Course:
        """Read a course. Raises `UnreadableCourseError` for what a newer RadCoder wrote."""
        with self._access.reading() as session:
            return courses.load(session, course)

    def lean(self, codes: Iterable[str]) -> dict[str, Course]:
        """All courses by id, archived ones too, each with its lines of these codes alone."""
        with self._access.reading() as session:
            return practice.lean_courses(session, codes)

    def import_files(self, paths: Iterable[Path], *, again: bool = False) -> Imported:
        """Bring course files in, each by itself, so that a faulty one does not keep the others out.

        `again` brings in no second course that is the same as one that is there, as after a program was ended.
        """
        self._access.need(Right.EDIT)
        ids: list[str] = []
        faults: list[ImportFault] = []
        for path in paths:
            try:
                course = read_course(path)
            except CourseFileError as error:
                faults.append(ImportFault(path, error.sentences))
                continue
            there = self._same(course) if again else None
            if there is None:
                with self._access.changing(Right.EDIT) as change:
                    there = courses.create(change, course, "import")
            ids.append(there)
        return Imported(tuple(ids), tuple(faults))

    def _same(self, course: Course) -> str | None:
        """A course at hand that is the same in every field, if there is one."""
        alike = (each.id for each in self.list() if each.alias == course.reference)
        return next((each for each in alike if self._is(each, course)), None)

    def _is(self, name: str, course: Course) -> bool:
        with suppress(UnreadableCourseError):  # another program spoilt it: it is no such course any more
            return self.load(name) == course
        return False

    def duplicate(self, course: str) -> str:
        """Put a second course in that is like this one, and give its id."""
        with self._access.changing(Right.EDIT) as change:
            model = courses.load(change.session, course)
            name = shelf.free_name(change.session, model.reference)
            return courses.create(change, replace(model, reference=name), "duplicate")

    def archive(self, course: str, *, on: bool) -> None:
        """Lay a course away, or fetch it back."""
        with self._access.changing(Right.EDIT) as change:
            shelf.archive(change, course, on=on)

    def tag(self, course: str, tags: Iterable[str]) -> None:
        """Put these tags in the place of those before."""
        with self._access.changing(Right.EDIT) as change:
            shelf.tag(change, course, tags)

    def delete(self, course: str) -> None:
        """Put a course into the bin, from which it can be fetched back for thirty days."""
        with self._access.changing(Right.DELETE) as change:
            shelf.bin_course(change, course)

    def restore(self, course: str) -> None:
        """Take a course out of the bin."""
        with self._access.changing(Right.DELETE) as change:
            shelf.restore(change, course)

    def purge_expired(self, now: datetime | None = None) -> int:
        """Take away for good what has been in the bin for thirty days; how many courses that were."""
        if self._access.read_only:
            return 0
        with self._access.changing() as change:
            return shelf.purge(change, now or datetime.now(UTC))

    def reviewed(self, course: str, review: Review) -> None:
        """Write how the review of the course as it stands came out; nowhere in a casebook for reading only."""
        if self._access.read_only:
            return
        with self._access.changing() as change:
            shelf.reviewed(change, course, review)

    def unreviewed(self) -> tuple[str, ...]:
        """The courses without counts of their findings, in the order in which they matter; none from the bin."""
        with self._access.reading() as session:
            return shelf.unreviewed(session)

    def rest_on(self, basis: str) -> int:
        """Forget the counts that rest on something else than `basis`; how many courses lost theirs."""
        if self._access.read_only:
            return 0
        with self._access.changing() as change:
            return shelf.rest_on(change, basis)

    def identity(self, course: str) -> Identity:
        """Whom a course belongs to, where the department wrote that down; no course, file or print has it."""
        self._access.need(Right.IDENTITY)
        with self._access.reading() as session:
            return identities.get(session, course)

    def identify(self, course: str, identity: Identity) -> None:
        """Write down whom a course belongs to; an empty identity forgets it."""
        with self._access.changing(Right.IDENTITY) as change:
            identities.put(change, course, identity)
