"""Whether Qt works on this machine, and which system packages it lacks when it does not; imports no Qt itself."""

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping

# Taken from ldd on QtGui, QtWidgets, QtPrintSupport and the offscreen plugin; what the xcb plugin adds stands apart.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PACKAGES = LIBRARIES | SCREEN_LIBRARIES
MOST_SECONDS = 60
_LIBRARY = re.compile(r"\b(lib[\w.+-]+\.so(?:\.\d+)*)")

Load = Callable[[str], object]


def missing_packages(wanted: Mapping[str, str] = LIBRARIES, load: Load = ctypes.CDLL) -> tuple[str, ...]:
    """Name the Debian packages of the libraries that this machine does not have; empty on other systems than Linux."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(package for library, package in wanted.items() if not _loads(library, load))


def _loads(library: str, load: Load) -> bool:
    try:
        load(library)
    except OSError:
        return False
    return True


def explain(message: str, missing: tuple[str, ...] | None = None) -> str:
    """Turn the reason why Qt could not be imported into a sentence with the remedy."""
    packages = dict.fromkeys(missing_packages() if missing is None else missing)
    library = _LIBRARY.search(message)
    if library and library[1] in PACKAGES:
        packages[PACKAGES[library[1]]] = None
    if packages:
        remedy = f"on Debian or Ubuntu, as root, run: apt-get install {' '.join(packages)}"
        return f"Qt needs system libraries that are not here: {remedy}"
    if library:
        return f"Qt needs the system library {library[1]}. Install the package of your system that holds it."
    return f"Qt cannot be used: {message}. Install RadCoder again."


def qt_problem() -> str | None:
    """Start Qt without a screen, in a process of its own because a Qt that fails may end it; None when it works."""
    try:
        answer = subprocess.run(  # noqa: S603 - our own program
            _own_program(),
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=MOST_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"Qt could not be tried: {error}."
    if answer.returncode == 0:
        return None
    said = answer.stderr.strip().splitlines() or [f"it ended with status {answer.returncode}"]
    return explain(said[-1])


def _own_program() -> list[str]:
    """Our own program asked to try Qt; a frozen one has no `-m`."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "radcoder"]
    return [*start, "--try-qt"]


def try_qt() -> int:
    """Import Qt and start an application in this process: 0 when that works, 1 with the reason on standard error."""
    try:
        from PySide6.QtWidgets import QApplication, QWidget

        application = QApplication([])
        QWidget().show()
        application.processEvents()
    except (ImportError, RuntimeError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - the process that asked reads it
        return 1
    return 0


def screen_problem(load: Load = ctypes.CDLL) -> str | None:
    """Say what a window on this machine's X11 display lacks; None without such a display, or when nothing lacks."""
    if not os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    packages = missing_packages(SCREEN_LIBRARIES, load)
    return explain("", packages) if packages else None


def qt_version() -> str:
    """The version of Qt as installed, without importing it."""
    from importlib.metadata import version

    return version("PySide6-Essentials")
