"""What the builder offers: the user's own templates before those that came with RadCoder, payers and localities."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from radcoder.builder.templates import Template, TemplateError

if TYPE_CHECKING:
    from radcoder.app.builder import FolderShelf
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.workspace import Workspace
    from radcoder.domain.facts import Payer


@dataclass(frozen=True, slots=True)
class Offered:
    """Templates, payers, and localities with their keys; `trouble` says why own templates are missing, if they are."""

    templates: tuple[Template, ...]
    payers: "tuple[Payer, ...]"
    localities: tuple[tuple[str, str], ...]
    trouble: str = ""


def folder_shelf(workspace: "Workspace") -> "FolderShelf":
    """The folder beside the catalogue, in which templates were kept before there were casebooks."""
    from radcoder.app.builder import FolderShelf

    return FolderShelf(workspace.path.parent / "templates")


def offered(workspace: "Workspace", casebook: "Casebook | None") -> Offered:
    """Ask for all that the builder offers; a damaged template of one's own keeps nobody from the others."""
    from radcoder.app.builder import payers, standard_templates
    from radcoder.app.codes import localities

    own, trouble = _own(workspace, casebook)
    places = tuple(
        (each.key, f"{each.name} {each.key if each.state else ''}".strip()) for each in localities(workspace)
    )
    return Offered((*own, *standard_templates()), payers(workspace), places, trouble)


def _own(workspace: "Workspace", casebook: "Casebook | None") -> tuple[tuple[Template, ...], str]:
    """Templates of the folder move into a casebook that lasts; one for trying out only shows them."""
    folder = folder_shelf(workspace)
    try:
        if casebook is None:
            return folder.templates(), ""
        if not casebook.throwaway:
            casebook.templates.take_over(folder)
        kept = casebook.templates.templates()
        names = {each.id for each in kept}
        return (*kept, *(each for each in folder.templates() if each.id not in names)), ""
    except TemplateError as error:
        return (casebook.templates.templates() if casebook else ()), str(error)
