"""English words are longer or shorter than the Vietnamese ones that they stand for: nothing is cut, nothing stays behind."""

from collections.abc import Iterator

import pytest

from board.language import _, speaking
from board.screens.drawing import Line
from board.screens.form_screen import Facts
from board.screens.help_screen import KeyRows
from board.screens.widgets.task_cells import cell_lines
from board.wording import lead_word
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
    names = [said(line)[:14].strip() for line in cell_lines(detail(), 120, today=TODAY)]

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
