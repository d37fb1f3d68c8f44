"""The people page: who may open the casebook, what each role may do, one's own passphrase, and when it locks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QScrollArea, QTableView, QVBoxLayout, QWidget

from radcoder.app.casebooks.views import UserView
from radcoder.domain.people import RIGHTS, Right, Role
from radcoder.ui.casebook.form import Form
from radcoder.ui.casebook.sign_in import REMEMBER, REMEMBER_TIP
from radcoder.ui.casebook.strength import refusal
from radcoder.ui.codes.sections import section
from radcoder.ui.leaf import Leaf, prepare_table
from radcoder.ui.values import Shown, ValuesModel
from radcoder.ui.widgets import label, surface

YES, NO = "✓", "–"
MINUTES = (5, 10, 15, 30, 60, 0)
ALONE = "This casebook is not encrypted: whoever opens it may do everything, and there is nothing to lock it with."
NEW_KEY = "A new recovery key makes the one before worthless."
PEOPLE_COLUMNS = (
    Shown[UserView]("Name", lambda user: user.name),
    Shown[UserView]("Role", lambda user: user.role.value),
    Shown[UserView]("State", lambda user: f"{YES} active" if user.active else f"{NO} let in no more"),
)


def _may(role: Role) -> Shown[Right]:
    return Shown(role.value.capitalize(), lambda right: YES if right in RIGHTS[role] else NO)


RIGHT_COLUMNS = (Shown[Right]("May", lambda right: right.sentence), *map(_may, Role))


class PeopleLeaf(Leaf):
    """Every change is asked of the casebook, which may refuse it with a sentence."""

    add_wanted = Signal(str, object, str)
    role_wanted = Signal(str, object)
    leave_wanted = Signal(str)
    passphrase_wanted = Signal(object, str)
    forgotten_wanted = Signal(str, str)
    remember_wanted = Signal(bool)
    recovery_wanted = Signal()
    minutes_wanted = Signal(int)
    typing = Signal()

    def __init__(self) -> None:
        super().__init__("people", "People, roles and locking")
        self._me, self._may_set = "", False
        self.users: ValuesModel[UserView] = ValuesModel(PEOPLE_COLUMNS, self)
        self.rights: ValuesModel[Right] = ValuesModel(RIGHT_COLUMNS, self)
        self.rights.show(tuple(Right))
        self.people, self.matrix = QTableView(), QTableView()
        self.minutes = QComboBox()
        self.change = Form("person", "Change &role")
        self.leave = self.change.add_button("&Let in no more", "person_leave")
        self.role = self.change.add_choice("Role of the selected person", "person_role", [role.value for role in Role])
        self.forgot = Form("forgot", "&Set it for the selected person")
        for caption, name in (("New", "forgot_new"), ("Once more", "forgot_again")):
            self.forgot.add_field(caption, name, secret=True)
        self.remember = QCheckBox(REMEMBER)
        self.new = Form("newcomer", "&Add this person")
        self.new_role = _fill_newcomer(self.new)
        self.own = Form("own", "&Change the passphrase")
        self.key = self.own.add_button("Make a new recovery &key", "own_key")
        for caption, name in (("Present", "own_old"), ("New", "own_new"), ("Once more", "own_again")):
            self.own.add_field(caption, name, secret=True)
        self._said = label(wrap=True, name="people_said")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._prepare()
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(8)
        for widget in (
            section("People", self.people, self.change),
            section("A passphrase that was forgotten", self.forgot),
            section("Let another person in", self.new),
        ):
            left.addWidget(widget)
        left.addStretch(1)
        for widget in (
            section("Your passphrase", self.own, label(NEW_KEY, "muted", wrap=True)),
            section("Lock the window", self.minutes, self.remember),
            section("What each role may do", self.matrix),
        ):
            right.addWidget(widget)
        right.addStretch(1)
        right.addStretch(1)
        body = surface(QWidget(), "base")
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 4, 24, 24)
        row.setSpacing(40)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        scroll = QScrollArea()
        scroll.setObjectName("people_scroll")
        scroll.setAccessibleName("People, roles and locking")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        self._said.setContentsMargins(24, 8, 24, 8)
        self.column.addWidget(self._said)
        self.column.addWidget(scroll, 1)

    def _prepare(self) -> None:
        self.people.setModel(self.users)
        self.matrix.setModel(self.rights)
        prepare_table(self.people, "people_table", "People of this casebook", 0)
        prepare_table(self.matrix, "rights_table", "What each role may do", 0)
        row = self.matrix.verticalHeader().defaultSectionSize()
        self.people.setFixedHeight(row * 7)
        self.matrix.setFixedHeight(row * (len(Right) + 1) + 8)
        self.minutes.setObjectName("people_minutes")
        self.minutes.setAccessibleName("Lock the window by itself")
        self.minutes.setMaximumWidth(280)
        self.remember.setObjectName("people_remember")
        self.remember.setAccessibleName(REMEMBER)
        self.remember.setToolTip(REMEMBER_TIP)
        self.remember.hide()
        for minutes in MINUTES:
            self.minutes.addItem(f"after {minutes} minutes without a key" if minutes else "only with Ctrl+L", minutes)

    def _connect(self) -> None:
        self.people.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.change.given.connect(self._change_role)
        self.leave.clicked.connect(self._leave)
        self.new.given.connect(self._add)
        self.new.typing.connect(self.typing)
        self.forgot.given.connect(self._set_forgotten)
        self.remember.clicked.connect(self.remember_wanted)
        self.own.given.connect(self._change_passphrase)
        self.key.clicked.connect(self.recovery_wanted)
        self.minutes.activated.connect(lambda _: self.minutes_wanted.emit(int(self.minutes.currentData())))

    def show_people(self, users: tuple[UserView, ...], me: str) -> None:
        """Show who there is, the one signed in selected."""
        self._me = me
        self.users.show(users)
        mine = next((row for row, user in enumerate(users) if user.id == me), 0)
        self.people.setCurrentIndex(self.users.index(mine, 0))

    def bar(self, people: str, settings: str, own: str, *, protected: bool) -> None:
        """Say why who is signed in may not change people, settings, or their own passphrase; empty where they may.

        A casebook without encryption has no passphrases at all, whoever asks.
        """
        self._may_set = protected and not people
        for widget, why in (
            (self.change, people),
            (self.new, people),
            (self.forgot, people),
            (self.key, people),
            (self.minutes, settings),
            (self.own, own),
            (self.remember, own),
        ):
            widget.setEnabled(not why and (protected or widget is self.change))
            widget.setToolTip(why)
        if not people:
            self.key.setToolTip(NEW_KEY)
        self.say("" if protected else ALONE)

    def show_minutes(self, minutes: int) -> None:
        """Show after how long the window locks."""
        self.minutes.setCurrentIndex(max(self.minutes.findData(minutes), 0))

    def show_remembered(self, can: bool, remembered: bool) -> None:
        """Show whether this computer keeps the key; offered only where its system can, or does."""
        self.remember.setVisible(can or remembered)
        self.remember.setChecked(remembered)

    def begin_passphrase(self) -> None:
        """Put the keyboard where one's own passphrase is changed."""
        self.own.focus()

    def draft(self) -> str:
        """The name of whom somebody began to let in; never a passphrase."""
        return self.new.text("newcomer_name")

    def take_draft(self, text: str) -> None:
        """Type that name again."""
        self.new.fill("newcomer_name", text)

    def say(self, sentence: str) -> None:
        """Say something about the page as a whole."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def done(self) -> None:
        """What was asked for is done: nothing typed stays."""
        for form in (self.new, self.own, self.forgot):
            form.empty()

    def _person(self) -> UserView | None:
        return self.users.value(self.people.currentIndex())

    def _follow(self) -> None:
        user = self._person()
        if user is not None:
            self.role.setCurrentText(user.role.value)
            self.leave.setEnabled(user.active)
            self.forgot.setEnabled(self._may_set and user.active and user.id != self._me)

    def _change_role(self) -> None:
        user = self._person()
        if user is not None:
            self.role_wanted.emit(user.id, Role(self.role.currentText()))

    def _leave(self) -> None:
        user = self._person()
        if user is not None:
            self.leave_wanted.emit(user.id)

    def _add(self) -> None:
        name, passphrase = self.new.text("newcomer_name").strip(), self.new.text("newcomer_passphrase")
        reason = refusal(passphrase, self.new.text("newcomer_again"), None) if name else "Write the person's name."
        self.new.say(reason)
        if not reason:
            self.add_wanted.emit(name, Role(self.new_role.currentText()), passphrase)

    def _set_forgotten(self) -> None:
        user, new = self._person(), self.forgot.text("forgot_new")
        reason = refusal(new, self.forgot.text("forgot_again"), None)
        self.forgot.say(reason)
        if user is not None and not reason:
            self.forgotten_wanted.emit(user.id, new)

    def _change_passphrase(self) -> None:
        new = self.own.text("own_new")
        reason = refusal(new, self.own.text("own_again"), None)
        self.own.say(reason)
        if not reason:
            self.passphrase_wanted.emit(self.own.text("own_old") or None, new)


def _fill_newcomer(form: Form) -> QComboBox:
    form.add_field("Name", "newcomer_name")
    role = form.add_choice("Role", "newcomer_role", [role.value for role in Role])
    form.add_field("Passphrase", "newcomer_passphrase", secret=True)
    form.add_field("Once more", "newcomer_again", secret=True)
    return role
