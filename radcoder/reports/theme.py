"""The look of the paper: Letter, twelve columns beside a clip margin, DejaVu Sans in two weights, black hairlines."""

from pathlib import Path

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

PAPER: tuple[float, float] = letter
COLUMN = 42.0
WIDTH = 12 * COLUMN
LEFT = 72.0  # an inch for the punch and the clip
TOP, BOTTOM = 54.0, 60.0
HAIRLINE = 0.4  # thinner lines vanish in a photocopier
INK = black

REGULAR, BOLD = "RadCoder-Regular", "RadCoder-Bold"
FILES = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf"}


class FontMissingError(FileNotFoundError):
    """A typeface that RadCoder brings along is not there or not whole."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The typeface {path} is missing or damaged, so no PDF can be made. Install RadCoder again.")


def load_fonts(folder: Path) -> None:
    """Make both weights known to ReportLab, once a process. Raises `FontMissingError`."""
    for name, file in FILES.items():
        if name in pdfmetrics.getRegisteredFontNames():
            continue
        try:
            pdfmetrics.registerFont(TTFont(name, str(folder / file)))
        except (TTFError, OSError) as error:
            raise FontMissingError(folder / file) from error
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)


PLAIN = ParagraphStyle("plain", fontName=REGULAR, fontSize=8, leading=11.5, textColor=INK)
HEAVY = ParagraphStyle("heavy", PLAIN, fontName=BOLD)

TITLE = ParagraphStyle("title", HEAVY, fontSize=16, leading=20)
HEADING = ParagraphStyle("heading", HEAVY, fontSize=10.5, leading=14)
BODY = ParagraphStyle("body", PLAIN, fontSize=8, leading=11.5)
STRONG = ParagraphStyle("strong", HEAVY, fontSize=8, leading=11.5)
CELL = ParagraphStyle("cell", PLAIN, fontSize=7.5, leading=10)
CELL_RIGHT = ParagraphStyle("cell-right", PLAIN, fontSize=7.5, leading=10, alignment=TA_RIGHT)
HEAD = ParagraphStyle("head", HEAVY, fontSize=7, leading=9)
HEAD_RIGHT = ParagraphStyle("head-right", HEAVY, fontSize=7, leading=9, alignment=TA_RIGHT)
LEAD = ParagraphStyle("lead", PLAIN, fontSize=10.5, leading=14)
VERDICT = ParagraphStyle("verdict", HEAVY, fontSize=12, leading=16)
FIGURE = ParagraphStyle("figure", HEAVY, fontSize=9, leading=12)
NOTICE = ParagraphStyle("notice", PLAIN, fontSize=7, leading=9.5, spaceAfter=2)
LABEL = 2 * COLUMN
LABELLED = ParagraphStyle(
    "labelled",
    PLAIN,
    fontSize=8,
    leading=11.5,
    leftIndent=LABEL,
    bulletIndent=0,
    bulletFontName=REGULAR,
    bulletFontSize=7,
)
FINDING = ParagraphStyle(
    "finding",
    HEAVY,
    fontSize=8.5,
    leading=12,
    leftIndent=LABEL,
    bulletIndent=0,
    bulletFontName=BOLD,
    bulletFontSize=8.5,
)
MESSAGE = ParagraphStyle("message", PLAIN, fontSize=8.5, leading=12, leftIndent=LABEL, spaceAfter=2)
SMALL = 6.5
