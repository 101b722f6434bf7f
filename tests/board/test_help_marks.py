"""The legend of marks in the help: each as it stands on the cards, in both its forms."""

from board.keys import BY_ID
from board.screens.help_screen import KeyRows
from board.screens.widgets.cards import AWAITS_EVIDENCE


def test_the_legend_names_what_cards_say_where_there_is_room_and_where_there_is_not() -> None:
    """A card says "chờ MC", a narrow one only the mark: whoever looks either up finds it."""
    rows = KeyRows(("board", "list", "task"))
    told = [
        "".join(text for text, _role in rows.draw(entry, 80, chosen=False, marked=False)[0]) for entry in rows.entries()
    ]

    (line,) = [one for one in told if AWAITS_EVIDENCE in one]
    assert "chờ MC" in line[:15]
    assert "chờ minh chứng" in line[15:]


def test_marking_is_said_to_be_for_more_than_moving() -> None:
    """Notes, extensions and officers are given to all marked tasks, too."""
    told = [str(getattr(entry.item, "long", "")) for entry in KeyRows(("list",)).entries()]

    assert any("Đánh dấu" in one and "gia hạn" in one and "ghi chú" in one for one in told)


def test_marking_is_said_to_go_on_to_the_next_line() -> None:
    """Whoever presses Space twice has marked two tasks, not taken the first mark away; on eighty columns that is read whole."""
    said = BY_ID["mark"].long

    assert "xuống một dòng" in said
    assert len(said) <= 80 - 15
