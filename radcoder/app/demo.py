"""The main job end to end on a sample course: read it, review it, put the summary on paper."""

from dataclasses import dataclass
from pathlib import Path

from radcoder.app.courses import read_course
from radcoder.app.places import SAMPLE, demo_folder, sample_course
from radcoder.app.review import review_course
from radcoder.app.workspace import Workspace
from radcoder.domain.course import Course
from radcoder.domain.findings import Review
from radcoder.files import make_folder


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demonstration read, found and wrote."""

    source: Path
    course: Course
    review: Review
    pdf: Path


def run_demo(workspace: Workspace, folder: Path | None = None) -> Demo:
    """Review the sample course and write its PDF into the folder. Raises `FileNotWrittenError`."""
    from radcoder.app.reports import write_summary  # ReportLab costs a third of a bare start

    source = sample_course()
    course = read_course(source)
    review = review_course(workspace, course)
    pdf = make_folder(folder or demo_folder()) / Path(SAMPLE).with_suffix(".pdf").name
    write_summary(workspace, course, review, pdf)
    return Demo(source, course, review, pdf)
