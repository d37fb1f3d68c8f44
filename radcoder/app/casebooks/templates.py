"""The user's own templates in the casebook: they share its protection, its copies and its journal."""

import json
from collections.abc import Iterable

from radcoder.app.casebooks.access import Access
from radcoder.builder.templates import Template, TemplateError, TemplateShelf, read_template, template_document
from radcoder.casebook import settings
from radcoder.domain.people import Right

KEY = "templates"


class Templates:
    """A shelf of templates: whoever may make courses may keep one."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def templates(self) -> tuple[Template, ...]:
        """The templates that were kept, by title. Raises `TemplateError`."""
        return tuple(sorted((_read(text) for text in self._texts()), key=lambda template: template.title))

    def keep(self, template: Template) -> None:
        """Keep a template; one of the same id is replaced. Raises `NotAllowedError`, `ReadOnlyError`."""
        self._put([*self._without(template.id), _text(template)])

    def drop(self, name: str) -> None:
        """Take the template of this id away. Raises `NotAllowedError`, `ReadOnlyError`."""
        self._put(self._without(name))

    def take_over(self, shelf: TemplateShelf) -> None:
        """Take the templates of another shelf: each is in the casebook before it leaves its place.

        One whose id the casebook has is kept there as it is; nothing is taken where nothing can be kept.
        Raises `TemplateError`.
        """
        if not self._access.may(Right.EDIT):
            return
        own = {each.id for each in self.templates()}
        for template in shelf.templates():
            if template.id not in own:
                self.keep(template)
                shelf.drop(template.id)

    def _texts(self) -> list[str]:
        with self._access.reading() as session:
            kept = settings.get(session, KEY)
        return kept if isinstance(kept, list) else []

    def _without(self, name: str) -> list[str]:
        return [text for text in self._texts() if _read(text).id != name]

    def _put(self, texts: Iterable[str]) -> None:
        with self._access.changing(Right.EDIT) as change:
            settings.put(change, KEY, sorted(texts))


def _text(template: Template) -> str:
    return json.dumps(template_document(template), sort_keys=True, ensure_ascii=False)


def _read(text: str) -> Template:
    try:
        return read_template(json.loads(text))
    except ValueError as error:
        raise error if isinstance(error, TemplateError) else TemplateError(KEY, str(error)) from error
