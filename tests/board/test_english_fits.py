"""English words are longer or shorter than the Vietnamese ones that they stand for: nothing is cut, nothing stays behind."""

from collections.abc import Iterator

import pytest

from board.language import _, speaking
from board.saved_views import built_in
from board.screens.drawing import Line
from board.screens.help_screen import KeyRows
from board.screens.widgets.form_parts import Facts
from board.screens.widgets.task_cells import cell_rows
from board.wording import four_numbers, lead_word, timeliness_word
from store.counts import count
from store.filters.language import read_filter
from store.open_board import OpenBoard
from store.saved_views import SavedView
from store.words import Timeliness
from tests.board.details_made import detail
from tests.board.tasks_made import TODAY


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


def said(line: Line) -> str:
    """The line without its looks."""
    return "".join(words for words, _role in line)


def test_the_names_of_a_task_s_cells_are_whole() -> None:
    """The longest of them is "Coordinators"."""
    names = [said(line)[:14].strip() for _key, lines in cell_rows(detail(), 120) for line in lines]

    assert _("Phối hợp") in names
    assert not any("…" in name for name in names)


def test_the_facts_of_a_form_stand_under_each_other() -> None:
    """However long their names are."""
    lines = Facts([("Coordinators of it", "SNV"), ("Lead", "STC")])._lines(60)

    assert [said(line).rstrip() for line in lines] == ["Coordinators of it  SNV", "Lead                STC"]


def test_the_help_explains_the_marks_that_cards_have() -> None:
    """A card says "!46d" in English; a help that explains "!46ng" explains nothing."""
    marks = [entry.item[0] for entry in KeyRows(("task",)).entries() if entry.key.startswith("mark")]

    assert marks[:2] == [_("!{n}ng").format(n=46), _("{n}ng").format(n=45)]
    assert "!46ng" not in marks


@pytest.mark.parametrize(
    ("stored", "words"),
    [("nhóm", "group"), ("SNV,nhóm ?", "SNV,group ?"), ("SNV", "SNV"), ("nhómX", "nhómX"), ("", "")],
)
def test_a_leading_group_is_said_in_the_reader_s_language(stored: str, words: str) -> None:
    """The board keeps one mark for it, whoever reads."""
    assert lead_word(stored) == words


def test_what_is_open_and_not_late_is_not_called_what_is_done_in_time(shipped_board: OpenBoard) -> None:
    """Words like "in time" beside "done in time" left a reader to guess which of the two was finished."""
    counts = count(shipped_board.board(["2022"], today=TODAY).tasks)
    lines = (four_numbers(counts), four_numbers(counts, short=True))

    assert all(f"Not yet due {counts.in_time}" in line for line in lines)
    assert timeliness_word(Timeliness.IN_TIME) == "not yet due"
    assert "In time" not in " ".join(lines)


@pytest.mark.parametrize("view", [view.name for view in built_in()])
def test_the_program_s_own_views_have_filters_in_the_reader_s_words(shipped_board: OpenBoard, view: str) -> None:
    """A Vietnamese filter in the head of an English screen says nothing to who reads it; what it lets through is the same."""
    board = shipped_board.board(["2022"], today=TODAY)
    place = [one.name for one in _in_vietnamese()].index(view)
    english, vietnamese = built_in()[place], _in_vietnamese()[place]

    assert english.filter_text.isascii()
    found, same = (
        read_filter(one.filter_text, board, today=TODAY, user="lan").choose(board.tasks)
        for one in (english, vietnamese)
    )
    assert found == same


def _in_vietnamese() -> tuple[SavedView, ...]:
    with speaking("vi"):
        return built_in()
