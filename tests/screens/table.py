"""Every screen by its name, with the course it stands on; and the sizes and themes in which it is drawn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from radcoder.ui.main_window import MainWindow
from tests.screens import casebook, codes, courses, findings, rules, worksheet

HERE = Path(__file__).resolve().parents[1]
CONFLICT = HERE / "ui" / "courses" / "conflict.json"
NEW_YEAR = HERE / "ui" / "courses" / "new-year.json"
SAMPLE = HERE.parent / "resources" / "samples" / "prostate-imrt-28.json"
README = (1440, 900)
LOOKS = (
    ((1366, 768), "light"),
    ((1366, 768), "dark"),
    ((1920, 1080), "light"),
    ((1920, 1080), "dark"),
    ((911, 560), "light"),  # what 1366 pixels leave at a scale factor of 1.5
    ((1366, 768), "high-contrast"),
)
Steps = Callable[[MainWindow], None]


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its name, how to get there from a window on a course that has just opened, size and theme."""

    name: str
    steps: Steps
    course: Path | None
    size: tuple[int, int]
    theme: str

    @property
    def picture(self) -> str:
        """The name of its picture, without the ending."""
        return f"{self.name}-{self.size[0]}-{self.theme}"


ROWS: tuple[tuple[str, Steps, Path | None], ...] = (
    ("start", findings.nothing, None),
    ("start-hint", worksheet.first_hint, None),
    ("first-run", casebook.first_run, None),
    ("recovery-key", casebook.recovery, None),
    ("damaged", casebook.damaged, None),
    ("courses", casebook.courses, None),
    ("builder-template", courses.choose_a_template, None),
    ("builder", courses.build_over_new_year, None),
    ("builder-refused", courses.refuse_a_day, None),
    ("calendar", courses.make_over_new_year, None),
    ("timeline", courses.timeline, CONFLICT),
    ("timeline-new-year", courses.timeline, NEW_YEAR),
    ("recode", courses.recode, NEW_YEAR),
    ("recode-restart", courses.restart, NEW_YEAR),
    ("worksheet", findings.nothing, SAMPLE),
    *(
        (name, steps, CONFLICT)
        for name, steps in (
            ("conflict", findings.nothing),
            ("conflict-second", findings.second_finding),
            ("fixed", findings.fix),
            ("fix-tried", worksheet.try_a_fix),
            ("ask-aside", findings.ask_aside),
            ("aside", findings.set_aside),
            ("refused-cell", findings.refuse_a_cell),
            ("suggestions", worksheet.suggestions),
            ("unreadable", findings.unreadable),
            ("about", findings.about),
            ("editions", findings.editions),
            ("checklist", findings.checklist),
            ("search", codes.search),
            ("code-pane", codes.show_code),
            ("code-top", codes.page_top),
            ("code-ended", codes.page_ended),
            ("code-estimate", codes.page_estimate),
            ("code-pairs", codes.page_pairs),
            ("code-words", codes.page_words),
            ("code-diagnosis", codes.page_diagnosis),
            ("rules", rules.rules),
            ("rule-help", rules.rule_help),
            ("rules-off", rules.rules_off),
            ("rule-setting", rules.rule_setting),
            ("rules-found", rules.find_a_rule),
            ("rules-none", rules.no_rule),
            ("rule-firing", rules.fire),
            ("facts", courses.facts),
            ("facts-claims", courses.facts_claims),
            ("facts-course", courses.facts_course),
            ("proposals", courses.propose),
            ("compare", courses.compare),
            ("compare-supported", courses.unsupported),
            ("paste-preview", worksheet.paste_preview),
            ("import-table", worksheet.import_table),
            ("palette", worksheet.palette),
            ("palette-shortcut", worksheet.palette_found),
            ("keys", worksheet.keys),
            ("hint", worksheet.hint),
            ("locked", casebook.locked),
            ("sign-in", casebook.sign_in),
            ("courses-bin", casebook.bin_page),
            ("journal", casebook.journal),
            ("practice", casebook.practice),
            ("people", casebook.people),
            ("kept-reviews", casebook.kept),
            ("identity", casebook.identity),
            ("on-paper", casebook.on_paper),
            ("backups", casebook.backups),
            ("read-only", casebook.read_only),
            ("imports", casebook.imports),
        )
    ),
)


def screens(names: list[str]) -> Iterator[Screen]:
    """The screens whose name, or whose picture's name, is among `names`: all of them when it is empty.

    `worksheet` in the size of the README is drawn only when it is named `readme`.
    """
    for name, steps, course in ROWS:
        for size, theme in LOOKS:
            screen = Screen(name, steps, course, size, theme)
            if not names or name in names or screen.picture in names:
                yield screen
    if "readme" in names:
        yield Screen("worksheet", findings.nothing, SAMPLE, README, "light")
