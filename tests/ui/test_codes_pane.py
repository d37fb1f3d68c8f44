"""Searching codes and reading their pages."""

from PySide6.QtCore import Qt

from tests.ui.pages.window import WindowPage


def test_typing_searches_and_enter_opens(conflict: WindowPage) -> None:
    conflict.press("search")
    conflict.codes.search("77301")
    assert conflict.codes.marked == "77301"
    conflict.codes.key(Qt.Key.Key_Return)
    conflict.until(lambda: conflict.codes.page == "77301")
    assert "Physician fee schedule" in conflict.codes.page_texts()


def test_arrows_move_in_the_answers(conflict: WindowPage) -> None:
    conflict.press("search")
    conflict.codes.search("simulation")
    first = conflict.codes.marked
    conflict.codes.key(Qt.Key.Key_Down)
    assert conflict.codes.marked == conflict.codes.numbers[1] != first


def test_nothing_found_says_what_to_try(conflict: WindowPage) -> None:
    conflict.press("search")
    conflict.codes.search("zzzz")
    assert conflict.codes.nothing


def test_the_codes_of_the_course_are_listed_until_something_is_typed(conflict: WindowPage) -> None:
    assert conflict.codes.caption == "Codes of this course"
    assert "77301" in conflict.codes.numbers


def test_the_page_of_a_line_stands_on_its_date_and_the_date_turns_it(conflict: WindowPage) -> None:
    conflict.worksheet.go_to(4)
    conflict.press("code_page")
    conflict.until(lambda: conflict.codes.page == "77301")
    assert "In force on 2026-02-12" in conflict.codes.page_texts()
    conflict.codes.turn_to(2025, 6, 2)
    conflict.until(lambda: "In force on 2025-06-02" in conflict.codes.page_texts())


def test_pairs_can_be_filtered_and_sorted(conflict: WindowPage) -> None:
    conflict.window.codes.open_code("77301")
    conflict.until(lambda: conflict.codes.page == "77301")
    everything = conflict.codes.pairs
    conflict.codes.filter_pairs("77263")
    assert set(conflict.codes.pairs) == {"77263"}
    conflict.codes.filter_pairs("\b")
    conflict.codes.sort_pairs(0)
    shown = conflict.codes.pairs
    assert shown == sorted(shown, reverse=True)
    assert set(shown) < set(everything)


def test_escape_goes_back_to_the_list_and_to_the_lines(conflict: WindowPage) -> None:
    conflict.window.codes.open_code("77301")
    conflict.until(lambda: conflict.codes.page == "77301")
    conflict.codes.back()
    assert conflict.codes.page == ""
    conflict.window.activateWindow()
    conflict.codes.back()
    conflict.until(conflict.worksheet.grid.hasFocus)


def test_a_code_that_nobody_knows_is_said(conflict: WindowPage) -> None:
    conflict.window.codes.open_code("00000")
    conflict.until(lambda: "does not know the code 00000" in conflict.status)
