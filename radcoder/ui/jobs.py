"""Slow work beside the window: one background thread, one signal that brings everything back."""

from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from sys import setswitchinterval
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

HAND_OVER_S = 0.001
"""How long the worker may keep the interpreter when the window wants it, in seconds: Python's 0.005 is felt in keys."""
AnswerT = TypeVar("AnswerT")
Report = Callable[[str, float], None]


class JobCancelledError(Exception):
    """The work was stopped because nobody waits for its answer any more."""

    def __init__(self, lane: str) -> None:
        super().__init__(f"The job {lane} was cancelled.")


@dataclass(frozen=True, slots=True)
class Job:
    """Work to be done and who is told; a newer job of the same lane makes this one stale."""

    lane: str
    number: int
    work: Callable[[Report], Any]
    answer: Callable[[Any], None]
    fail: Callable[[Exception], None]
    progress: Report | None
    kept: bool = False


class Jobs(QObject):
    """The queue of one worker thread; answers, failures and progress arrive in the GUI thread."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._latest: dict[str, int] = {}
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        setswitchinterval(HAND_OVER_S)
        self._thread = Thread(target=self._run, name="radcoder-worker", daemon=True)
        self._thread.start()

    def submit(
        self,
        lane: str,
        work: Callable[[Report], AnswerT],
        answer: Callable[[AnswerT], None],
        fail: Callable[[Exception], None],
        progress: Report | None = None,
    ) -> None:
        """Queue the work; an earlier job of the same lane is dropped."""
        if self._closed:
            return
        self._queue.put(Job(lane, self._next(lane), work, answer, fail, progress))

    def keep(
        self, work: Callable[[], AnswerT], answer: Callable[[AnswerT], None], fail: Callable[[Exception], None]
    ) -> None:
        """Queue work that is done whatever comes after it, even while the window closes: then nobody is told."""
        if not self._closed:
            self._queue.put(Job("kept", 0, lambda _: work(), answer, fail, None, kept=True))

    def cancel(self, lane: str) -> None:
        """Forget the job of this lane; work that reports progress stops at its next report."""
        self._next(lane)

    def close(self) -> None:
        """Drop all work but that which is to be kept, and wait until the thread has ended."""
        self._closed = True
        for lane in tuple(self._latest):
            self.cancel(lane)
        self._queue.put(None)
        self._thread.join()

    def _next(self, lane: str) -> int:
        self._latest[lane] = self._latest.get(lane, 0) + 1
        return self._latest[lane]

    def _stale(self, job: Job) -> bool:
        return not job.kept and self._latest.get(job.lane) != job.number

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            if not self._stale(job):
                self._work(job)

    def _work(self, job: Job) -> None:
        def report(text: str, part: float) -> None:
            if self._stale(job):
                raise JobCancelledError(job.lane)
            if job.progress is not None:
                progress = job.progress
                self._arrived.emit((job, lambda: progress(text, part)))

        try:
            answer = job.work(report)
        except JobCancelledError:
            return
        except Exception as error:  # noqa: BLE001 - whatever went wrong belongs on the screen, not in a dead thread
            failure = error
            self._arrived.emit((job, lambda: job.fail(failure)))
        else:
            self._arrived.emit((job, lambda: job.answer(answer)))

    def _deliver(self, message: tuple[Job, Callable[[], None]]) -> None:
        job, tell = message
        if not self._stale(job) and not self._closed:
            tell()
