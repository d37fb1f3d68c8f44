"""Opening a casebook, and making one."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

from radcoder.app.casebooks.access import Access
from radcoder.app.casebooks.casebook import Casebook, Standing
from radcoder.app.casebooks.views import UserView
from radcoder.casebook import migrate, people, times
from radcoder.casebook.engine import engine_for
from radcoder.casebook.store import Store
from radcoder.domain.people import Role


def throwaway_casebook() -> Casebook:
    """A casebook in a folder of its own that is gone when it is closed: for samples and demonstrations."""
    with ExitStack() as stack:
        folder = stack.enter_context(
            tempfile.TemporaryDirectory(prefix="radcoder-", ignore_cleanup_errors=True)  # Windows keeps open files
        )
        path = Path(folder) / "Samples.casebook"
        path.touch()
        store = Store(path, engine_for(path, None))
        stack.callback(store.close)
        name = uuid4().hex
        migrate.create_schema(engine_for(path, None), name, times.now())
        user = UserView(uuid4().hex, "Me", Role.ADMINISTRATOR)
        with store.changing(user.name) as change:
            people.add(change, user)
        standing = Standing(path, name, protected=False, throwaway=True)
        return Casebook(Access(store, user, read_only=False), standing, stack.pop_all())
