"""Whom a chasing letter goes to: not to the office that writes it, and to whoever has taken over from an agency."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from plans.agency import Directory
from plans.plan import Plan
from store.letters.wishes import NumberLetter, WriteLetters
from store.meetings.errors import NothingToChase
from store.open_board import OpenBoard
from store.wishes import EditAgency

TODAY = date(2022, 5, 16)
NEXT_YEAR = date(2023, 1, 16)
NAMES = ["Văn phòng UBND tỉnh", "văn phòng ubnd tỉnh", "VPUB"]

Filled = Callable[[str], OpenBoard]


def write(board: OpenBoard, day: date, reply_by: date, *agencies: str) -> None:
    """Write the letters of a day."""
    board.apply(WriteLetters(("mau",), day, reply_by, agencies=agencies), today=day)


def merged(board: OpenBoard) -> None:
    """Sở Nội vụ is over with 2022; Sở Tài chính takes over."""
    board.apply(EditAgency("snv", (("last_year", "2022"), ("successor", "Sở Tài chính"))), today=TODAY)


@pytest.fixture
def followed_by(empty_board: OpenBoard, small_plan: Plan, small_directory: Directory) -> Filled:
    """The small board, its plan followed by an office of this name."""

    def filled(secretariat: str) -> OpenBoard:
        empty_board.import_directory(small_directory)
        empty_board.import_plan(replace(small_plan, secretariat=secretariat), source="mau.toml", first_start=True)
        return empty_board

    return filled


@pytest.mark.parametrize("name", NAMES)
def test_the_office_that_follows_the_plan_writes_no_letter_to_itself(followed_by: Filled, name: str) -> None:
    """By any of its names; what it owes itself is told apart, so that nobody wonders where it is."""
    board = followed_by(name)

    view = board.letters.plan(["mau"], today=TODAY)
    write(board, TODAY, date(2022, 5, 26))

    assert "vpub" not in [one.agency.key for one in view.agencies]
    assert [(one.agency.key, one.plan.key, [item.number for item in one.items]) for one in view.own] == [
        ("vpub", "mau", ["II.1"])
    ]
    assert "vpub" not in [letter.agency.key for letter in board.letters.all()]


def test_a_letter_to_the_office_itself_is_refused_with_the_reason(followed_by: Filled) -> None:
    """Else it would read as if the office had nothing late."""
    board = followed_by("Văn phòng UBND tỉnh")

    with pytest.raises(NothingToChase) as refusal:
        write(board, TODAY, date(2022, 5, 26), "vpub")

    assert refusal.value.own == 1


def test_a_letter_keeps_the_name_that_it_was_sent_under(small_board: OpenBoard) -> None:
    """It lies in two archives under that name; the next one uses the new name."""
    write(small_board, TODAY, date(2022, 5, 26), "snv")
    small_board.apply(EditAgency("snv", (("name", "Sở Nội vụ và Lao động"),)), today=TODAY)
    write(small_board, date(2022, 5, 27), date(2022, 6, 10), "snv")

    letters = small_board.letters.all()

    assert [(one.agency.name, one.round) for one in letters] == [("Sở Nội vụ", 1), ("Sở Nội vụ và Lao động", 2)]
    assert [one.agency.name for one in small_board.task("mau/I.1", today=TODAY).letters] == [
        "Sở Nội vụ",
        "Sở Nội vụ và Lao động",
    ]


def test_after_a_merger_the_successor_is_asked_and_the_rounds_go_on(small_board: OpenBoard) -> None:
    """Nobody opens a letter to an office that is no more; what was sent to it counts, under its name."""
    write(small_board, date(2022, 12, 1), date(2022, 12, 15), "snv")
    small_board.apply(NumberLetter(1, "7/VPUB"), today=TODAY)
    merged(small_board)

    view = small_board.letters.plan(["mau"], today=NEXT_YEAR)
    write(small_board, NEXT_YEAR, date(2023, 1, 31), "stc")

    (asked,) = [one for one in view.agencies if one.agency.key == "stc"]
    old, new = small_board.letters.all()
    assert "snv" not in [one.agency.key for one in view.agencies]
    assert asked.round == 2
    assert {"I.1", "I.2"} <= {item.number for item in asked.items}
    assert (old.agency.name, new.agency.name, new.round) == ("Sở Nội vụ", "Sở Tài chính", 2)
    assert [(one.letter, one.document) for one in new.earlier] == [(1, "7/VPUB")]


def test_what_two_merged_offices_shared_is_asked_for_once(small_board: OpenBoard) -> None:
    """I.4 is led by both."""
    merged(small_board)

    (asked,) = [one for one in small_board.letters.plan(["mau"], today=NEXT_YEAR).agencies if one.agency.key == "stc"]

    assert [item.number for item in asked.items].count("I.4") == 1


def test_in_its_last_year_an_agency_is_asked_itself_and_by_its_old_name_later_its_successor(
    small_board: OpenBoard,
) -> None:
    """The directory knows years; whoever still types the old name means the office that has its work."""
    merged(small_board)

    asked = [one.agency.key for one in small_board.letters.plan(["mau"], today=date(2022, 12, 30)).agencies]
    write(small_board, NEXT_YEAR, date(2023, 1, 31), "Sở Nội vụ")

    assert "snv" in asked
    assert [one.agency.key for one in small_board.letters.all()] == ["stc"]
