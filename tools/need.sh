#!/bin/sh
# Says in one sentence what this machine lacks before RadCoder can be set up or run.
#   need.sh python               prints a Python that will do ($PYTHON if it is set), or says why there is none
#   need.sh libraries [screen]   fails when a system library of Qt is missing; `screen` adds what a window on X11 loads
#   need.sh packages [screen]    prints the Debian packages of the missing libraries, for a script to install
set -eu

# Library, then the Debian package that holds it. Taken from ldd on QtGui, QtWidgets, QtPrintSupport and the offscreen plugin.
always="libEGL.so.1=libegl1 libGL.so.1=libgl1 libxkbcommon.so.0=libxkbcommon0 libfontconfig.so.1=libfontconfig1
libdbus-1.so.3=libdbus-1-3 libglib-2.0.so.0=libglib2.0-0"
# The xcb plugin loads these besides.
screen="libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4 libxcb-image.so.0=libxcb-image0
libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0 libxcb-render-util.so.0=libxcb-render-util0
libxcb-shape.so.0=libxcb-shape0 libxkbcommon-x11.so.0=libxkbcommon-x11-0"

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; }

find_python() {
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if fits "$python"; then
            if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
                echo "$python cannot make a virtual environment with pip: on Debian or Ubuntu, run: apt-get install python3-venv" >&2
                return 1
            fi
            command -v "$python"
            return
        fi
    done
    found=$("${PYTHON:-python3}" --version 2>/dev/null) || found="no ${PYTHON:-python3} that runs"
    echo "RadCoder needs Python 3.11, 3.12 or 3.13, and there is $found here:" \
        "install one (on Debian or Ubuntu: apt-get install python3 python3-venv) or name one: make PYTHON=/path/to/python3" >&2
    return 1
}

missing() {
    [ "$(uname -s)" = Linux ] || return 0
    wanted=$always
    [ "${1:-}" != screen ] || wanted="$always $screen"
    python=$(find_python) || return 1
    "$python" - "$wanted" <<'PYTHON'
import ctypes, sys
for pair in sys.argv[1].split():
    library, package = pair.split("=")
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
PYTHON
}

case "${1:-}" in
python) find_python ;;
packages) missing "${2:-}" ;;
libraries)
    packages=$(missing "${2:-}")
    [ -z "$packages" ] || {
        # Unquoted, so that the names come to stand in one line.
        echo "Qt needs system libraries that are not here: on Debian or Ubuntu, as root, run: apt-get install" $packages >&2
        exit 1
    }
    ;;
*)
    echo "usage: need.sh python | libraries [screen] | packages [screen]" >&2
    exit 2
    ;;
esac
