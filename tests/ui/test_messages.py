"""Messages inside the window."""

from pytestqt.qtbot import QtBot

from radcoder.ui.messages import LINES, Message, MessagePanel


def test_a_message_of_many_files_scrolls_and_a_short_one_is_as_high_as_its_words(qtbot: QtBot) -> None:
    panel = MessagePanel()
    qtbot.addWidget(panel)
    panel.resize(900, 100)
    panel.show_message(Message("1 file cannot be used", ("one.json: not JSON.",)))
    one = panel.sizeHint().height()
    panel.show_message(Message("200 files cannot be used", tuple(f"{n}.json: not JSON." for n in range(200))))
    qtbot.waitUntil(lambda: panel.sizeHint().height() > one)
    assert panel.sizeHint().height() <= one + LINES * panel.fontMetrics().lineSpacing()
    assert panel.text().endswith("199.json: not JSON.")
