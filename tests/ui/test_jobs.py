"""The worker thread: answers, failures, progress, stale work, and a clean end."""

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radcoder.ui.jobs import Jobs, Report


class BrokenError(RuntimeError):
    """Work that goes wrong."""


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def unexpected(error: Exception) -> None:
    raise error


def test_work_runs_beside_and_its_answer_comes_back(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[bool] = []
    jobs.submit(
        "lane",
        lambda _: current_thread() is main_thread(),
        lambda beside: seen.extend([beside, current_thread() is main_thread()]),
        unexpected,
    )
    qtbot.waitUntil(lambda: seen == [False, True])


def test_a_failure_comes_back_as_a_value(jobs: Jobs, qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def work(_: Report) -> None:
        raise BrokenError

    jobs.submit("lane", work, unexpected_answer, errors.append)
    qtbot.waitUntil(lambda: [type(error) for error in errors] == [BrokenError])


def unexpected_answer(answer: object) -> None:
    raise AssertionError(answer)


def test_a_newer_job_of_the_lane_drops_the_older_answer(jobs: Jobs, qtbot: QtBot) -> None:
    gate, answers = Event(), list[str]()

    def slow(_: Report) -> str:
        gate.wait(5)
        return "old"

    jobs.submit("lane", slow, answers.append, unexpected)
    jobs.submit("other", lambda _: "beside", answers.append, unexpected)
    jobs.submit("lane", lambda _: "new", answers.append, unexpected)
    gate.set()
    qtbot.waitUntil(lambda: answers == ["beside", "new"])


def test_progress_is_told_in_order(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[str, float]] = []
    answers: list[None] = []

    def work(report: Report) -> None:
        report("half", 0.5)
        report("whole", 1.0)

    jobs.submit("lane", work, answers.append, unexpected, lambda text, part: told.append((text, part)))
    qtbot.waitUntil(lambda: answers == [None])
    assert told == [("half", 0.5), ("whole", 1.0)]


def test_cancelled_work_stops_at_its_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    started, cancelled, reached = Event(), Event(), list[str]()
    answers: list[str] = []

    def work(report: Report) -> None:
        started.set()
        cancelled.wait(5)
        report("never told", 0.5)
        reached.append("behind the report")

    jobs.submit("lane", work, unexpected_answer, unexpected)
    assert started.wait(5)
    jobs.cancel("lane")
    cancelled.set()
    jobs.submit("after", lambda _: "after", answers.append, unexpected)
    qtbot.waitUntil(lambda: answers == ["after"])
    assert reached == []


def test_closing_ends_the_thread_and_takes_no_more_work(qapp: QApplication) -> None:
    jobs = Jobs()
    jobs.close()
    jobs.submit("lane", lambda _: "late", unexpected_answer, unexpected)
    assert not jobs._thread.is_alive()


def test_work_to_be_kept_is_done_even_while_the_window_closes(qapp: QApplication) -> None:
    jobs, gate, done = Jobs(), Event(), list[str]()
    jobs.submit("before", lambda _: gate.wait(5), unexpected_answer, unexpected)
    jobs.keep(lambda: done.append("one"), unexpected_answer, unexpected)
    jobs.keep(lambda: done.append("two"), unexpected_answer, unexpected)
    gate.set()
    jobs.close()
    assert done == ["one", "two"]
