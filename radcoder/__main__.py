"""The program's one entrance: reads the arguments, then runs the command line, the self-test or the window."""

import os
import sys
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from radcoder import __version__

COMMANDS = {
    "review": "review course files",
    "code": "everything the catalogue knows of a code on a date",
    "report": "put the review of a course on paper (PDF)",
    "export": "write the lines and findings of a course as a table (CSV, XLSX)",
    "demo": "review a sample course, show the findings, write the PDF",
    "journal": "check or export the journal of a casebook",
}
STATUSES = {
    "review": "Exit status: 0 nothing above info; 1 an error or a warning was found; 2 a file cannot be used.",
    "code": "Exit status: 0; 2 the code, the date or the locality cannot be used.",
    "report": "Exit status: 0; 2 the file cannot be used or the PDF cannot be written.",
    "export": "Exit status: 0; 2 the file cannot be used or the table cannot be written.",
    "demo": "Exit status: 0; 2 the PDF cannot be written.",
    "journal": "Exit status: 0 whole or exported; 1 the journal is broken; 2 the casebook or the file cannot be used.",
}
ABOUT = """\
Checks radiation oncology claims: what is wrong, why, on whose authority, and what would make it right.

  radcoder                       open the window
  radcoder COURSE.json           open the window on that course
  radcoder COMMAND --help        one of: review, code, report, export, demo, journal
"""
STATUS = "Exit status: 0 fine; 1 a review found something above info, or the self-test a fault; 2 unusable input."
CATALOG_HELP = "another catalogue than your own: its folder or file"
CASEBOOK_HELP = "another casebook than your own"
WINDOW_CASEBOOK_HELP = f"{CASEBOOK_HELP}; without one a COURSE.json opens in one that is thrown away"
SETTINGS_HELP = "judge by the settings of rules of this casebook; without one every rule is on, as published"
USER_HELP = "who signs in, where several people may"
NAMED = frozenset({"--catalog", "--casebook"})
OUTPUT_HELP = "a file instead of standard output; for the PDFs of several courses a folder"
PRACTICE_HELP = "a file for what several courses show together (radcoder-practice/1); no exit status depends on it"
NO_DISPLAY = (
    "There is no display to open a window on. Without one, `radcoder demo` shows the whole job on a sample course and "
    "`radcoder review COURSE.json` judges yours."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, the process's own by default; return its exit status."""
    options = parse(sys.argv[1:] if argv is None else argv)
    if options.try_qt:
        from radcoder.ui.check import try_qt

        return try_qt()
    if options.self_test:
        from radcoder import selftest

        return selftest.run(options.catalog)
    if options.command:
        from radcoder.cli import commands

        return commands.run(options)
    return open_window(options)


def open_window(options: Namespace) -> int:
    """Open the window; where that is impossible, say why in one sentence."""
    if _no_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    try:
        from radcoder.ui import application
        from radcoder.ui.casebook.start import Start
    except ImportError as error:
        from radcoder.ui.check import explain

        print(explain(str(error)), file=sys.stderr)
        return 2
    start = Start(options.course, options.casebook, options.catalog)
    return application.run(start, start_and_quit=options.start_and_quit)


def _no_display() -> bool:
    """Only Linux can lack a display; naming a platform of Qt's own is choosing one."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in names)


def parse(argv: Sequence[str]) -> Namespace:
    """Read the arguments; faults and requests for help end the program, as everywhere."""
    words = _words(argv)
    if (words and words[0] in COMMANDS) or (not words and _asks_for_help(argv)):
        return _parse_command(argv)
    if len(words) > 1 or (words and not _may_be_a_file(words[0])):
        _command_parser().error(f"there is no command {words[0]}; the commands are {', '.join(COMMANDS)}")
    return _window_parser().parse_args(argv)


def _may_be_a_file(word: str) -> bool:
    return bool(Path(word).suffix) or Path(word).exists()


def _parse_command(argv: Sequence[str]) -> Namespace:
    parser = _command_parser()
    options = parser.parse_args(argv)
    if options.command == "review":
        options.courses = [path for pattern in options.courses for path in _expanded(pattern)]
    if options.command == "journal" and options.action == "export" and options.output is None:
        parser.error("journal export needs --output FILE.csv")
    if options.command == "review" and options.format == "pdf" and options.output is None:
        parser.error("--format pdf needs --output FILE.pdf, or a folder for several courses")
    return options


def _expanded(pattern: Path) -> list[Path]:
    """The files that a pattern names: the shells of Windows leave `*.json` to the program."""
    if not set(pattern.name) & set("*?") or pattern.exists():
        return [pattern]
    return sorted(pattern.parent.glob(pattern.name)) or [pattern]


def _words(argv: Sequence[str]) -> list[str]:
    """The arguments that are no options; the PATH of `--catalog PATH` or `--casebook PATH` belongs to its option."""
    pairs = zip(("", *argv), argv, strict=False)
    return [word for before, word in pairs if before not in NAMED and not word.startswith("-")]


def _asks_for_help(argv: Sequence[str]) -> bool:
    return "-h" in argv or "--help" in argv


def _window_parser() -> ArgumentParser:
    parser = _parser()
    parser.add_argument("course", type=Path, nargs="?", metavar="COURSE.json")
    parser.add_argument("--casebook", type=Path, metavar="PATH", help=WINDOW_CASEBOOK_HELP)
    parser.set_defaults(command=None)
    return parser


def _command_parser() -> ArgumentParser:
    parser = _parser()
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    adds = (_add_review, _add_code, _add_report, _add_export, _add_catalog, _add_journal)
    for add, (name, about) in zip(adds, COMMANDS.items(), strict=True):
        add(commands.add_parser(name, help=about, description=f"{about}.".capitalize(), epilog=STATUSES[name]))
    parser.add_argument("--casebook", type=Path, metavar="PATH", help=CASEBOOK_HELP)
    parser.set_defaults(course=None)
    return parser


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="radcoder",
        description=ABOUT,
        epilog=STATUS,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--catalog", type=Path, metavar="PATH", help=CATALOG_HELP)
    parser.add_argument("--self-test", action="store_true", help="check the installation: Qt, catalogue, PDF")
    parser.add_argument("--start-and-quit", action="store_true", help="open the window, wait until it can be used, end")
    parser.add_argument("--try-qt", action="store_true", help=SUPPRESS)
    parser.add_argument("--version", action="version", version=f"RadCoder {__version__}")
    return parser


def _add_catalog(command: ArgumentParser) -> None:
    # Without a default of its own, so that `radcoder --catalog PATH review` keeps what stands before the command.
    command.add_argument("--catalog", type=Path, metavar="PATH", default=SUPPRESS, help=CATALOG_HELP)


def _add_settings(command: ArgumentParser) -> None:
    command.add_argument("--casebook", type=Path, metavar="PATH", default=SUPPRESS, help=SETTINGS_HELP)
    command.add_argument("--user", metavar="NAME", help=USER_HELP)


def _add_review(command: ArgumentParser) -> None:
    _add_catalog(command)
    _add_settings(command)
    command.add_argument(
        "courses", type=Path, nargs="+", metavar="COURSE.json", help="course files (radcoder-course/1)"
    )
    command.add_argument(
        "--format",
        choices=("text", "json", "pdf"),
        default="text",
        help="text for people (default); json: one document a line; pdf needs --output",
    )
    command.add_argument("--output", type=Path, metavar="PATH", help=OUTPUT_HELP)
    command.add_argument("--practice", type=Path, metavar="FILE.json", help=PRACTICE_HELP)


def _add_code(command: ArgumentParser) -> None:
    _add_catalog(command)
    command.add_argument("code", metavar="CODE", help="such as 77301")
    command.add_argument("--on", type=_day, default=None, metavar="DATE", help="date of service (default: today)")
    command.add_argument("--locality", default="national", metavar="KEY", help="such as 01182-18 (default: national)")
    command.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default)")


def _add_report(command: ArgumentParser) -> None:
    _add_catalog(command)
    _add_settings(command)
    command.add_argument("course", type=Path, metavar="COURSE.json", help="a course file (radcoder-course/1)")
    command.add_argument("--kind", choices=("summary",), default="summary", help="the whole review of one course")
    command.add_argument("--output", type=Path, required=True, metavar="FILE.pdf")


def _add_export(command: ArgumentParser) -> None:
    _add_catalog(command)
    _add_settings(command)
    command.add_argument("course", type=Path, metavar="COURSE.json", help="a course file (radcoder-course/1)")
    command.add_argument("--format", choices=("csv", "xlsx"), help="by the ending of the output; else xlsx")
    command.add_argument("--output", type=Path, required=True, metavar="FILE")


def _add_journal(command: ArgumentParser) -> None:
    command.add_argument("action", choices=("verify", "export"), help="say whether it is whole, or write it to a file")
    command.add_argument("--casebook", type=Path, metavar="PATH", default=SUPPRESS, help=CASEBOOK_HELP)
    command.add_argument("--user", metavar="NAME", help=USER_HELP)
    command.add_argument("--output", type=Path, metavar="PATH", help="for export: CSV by its ending, else JSON lines")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python reads 20260212 and 2026-W07-4 too; a coder who types those means something else.
    if day is None or str(day) != text:
        message = f"expected a date such as 2026-02-12, got {text!r}"
        raise ArgumentTypeError(message)
    return day


if __name__ == "__main__":
    sys.exit(main())
