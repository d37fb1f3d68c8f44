"""The page round the content: running head, foot with page x of y and hashes, metadata, the same bytes each time."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from radcoder.reports import theme


@dataclass(frozen=True, slots=True)
class Furniture:
    """What every page carries, besides its number."""

    reference: str
    title: str
    verdict: str
    hashes: str
    notice: str


def make_pdf(story: Callable[[], list[Flowable]], furniture: Furniture) -> bytes:
    """Lay the story out, once to count the pages and once to number them."""
    return _lay_out(story(), furniture, _lay_out(story(), furniture, 0)[1])[0]


def _lay_out(story: list[Flowable], furniture: Furniture, pages: int) -> tuple[bytes, int]:
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=theme.PAPER,
        # No time stamp and no random id: the same course gives the same bytes.
        invariant=1,
        # Otherwise each page names Helvetica, a typeface that is neither used nor embedded.
        initialFontName=theme.REGULAR,
        lang="en-US",
        title=furniture.title,
        author="RadCoder",
        subject=f"{furniture.verdict}; {furniture.hashes}",
        creator="RadCoder",
        displayDocTitle=True,
    )
    frame = Frame(
        theme.LEFT,
        theme.BOTTOM,
        theme.WIDTH,
        theme.PAPER[1] - theme.TOP - theme.BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def decorate(canvas: Canvas, _: BaseDocTemplate) -> None:
        _head(canvas, furniture)
        _foot(canvas, furniture, pages)

    document.addPageTemplates([PageTemplate("page", [frame], onPage=decorate)])
    document.build(story)
    return file.getvalue(), document.page


def _head(canvas: Canvas, furniture: Furniture) -> None:
    if canvas.getPageNumber() == 1:
        return
    y = theme.PAPER[1] - theme.TOP + 16
    canvas.setFont(theme.REGULAR, theme.SMALL)
    room = theme.WIDTH - stringWidth(furniture.verdict, theme.REGULAR, theme.SMALL) - 12
    canvas.drawString(theme.LEFT, y, shortened(furniture.title, room))
    canvas.drawRightString(theme.LEFT + theme.WIDTH, y, furniture.verdict)


def _foot(canvas: Canvas, furniture: Furniture, pages: int) -> None:
    y = theme.BOTTOM - 20
    right = theme.LEFT + theme.WIDTH
    canvas.setLineWidth(theme.HAIRLINE)
    canvas.line(theme.LEFT, y + 10, right, y + 10)
    number = f"Page {canvas.getPageNumber()} of {pages}"
    canvas.setFont(theme.BOLD, theme.SMALL)
    canvas.drawRightString(right, y, number)
    canvas.setFont(theme.REGULAR, theme.SMALL)
    taken = stringWidth(furniture.hashes, theme.REGULAR, theme.SMALL) + stringWidth(number, theme.BOLD, theme.SMALL)
    reference = shortened(furniture.reference, theme.WIDTH - taken - 30)
    canvas.drawString(theme.LEFT, y, f"{reference} · {furniture.hashes}")
    canvas.drawString(theme.LEFT, y - 9, furniture.notice)


def shortened(text: str, room: float) -> str:
    """As much of a text as fits on one small line; a cut is shown by an ellipsis."""
    text = " ".join(text.split())
    if stringWidth(text, theme.REGULAR, theme.SMALL) <= room:
        return text
    while text and stringWidth(f"{text}…", theme.REGULAR, theme.SMALL) > room:
        text = text[: len(text) - 1 - len(text) // 8]
    return f"{text.rstrip()}…"
