"""Chasing letters: who is asked for what, how often, and not again while an answer may still come."""

from collections.abc import Callable
from datetime import date

import pytest

from store.errors import AlreadyThere, ImportNotUndoable, UnknownAgency, UnknownPlan, UnknownTask, WrongValue
from store.letters.views import ChaseView, Resting
from store.letters.wishes import NumberLetter, RecordReply, WriteLetters
from store.meetings.errors import NothingToChase, UnknownLetter
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, EditTask, ExtendDeadline, MoveTask, Paper
from store.words import Column

TODAY = date(2022, 5, 16)
REPLY = date(2022, 5, 26)
LATER = date(2022, 5, 27)
OpenAs = Callable[..., OpenBoard]


def write(board: OpenBoard, day: date = TODAY, reply_by: date = REPLY, **known: object) -> None:
    """Write the letters of a day."""
    board.apply(WriteLetters(("mau",), day, reply_by, **known), today=day)  # type: ignore[arg-type]


def asked(view: ChaseView) -> dict[str, list[tuple[str, int, int]]]:
    """Agency → task, deliverable, round of what it would be asked for."""
    return {
        one.agency.key: [(item.number, item.owed, item.round) for item in one.items]
        for one in view.agencies
        if one.items
    }


def test_what_is_late_or_soon_due_is_asked_for_by_agency_worst_first(small_board: OpenBoard) -> None:
    """Agencies in protocol order; what is due on 25/5 is soon, what is due at the year's end is not."""
    view = small_board.letters.plan(["mau"], today=TODAY)

    assert asked(view) == {
        "vpub": [("II.1", 1, 1)],
        "snv": [("I.2", 1, 1), ("I.1", 1, 1)],
        "stc": [("II.7", 1, 1)],
        "dai": [("II.2", 1, 1), ("II.2", 2, 1), ("II.2", 3, 1), ("II.2", 4, 1)],
    }
    assert small_board.letters.all() == ()


def test_a_group_s_members_are_each_asked_for_their_own(small_board: OpenBoard) -> None:
    """Whoever has sent theirs is left alone; co-leads are each asked for what they share."""
    small_board.apply(CloseDeliverable("mau/I.3", Paper("1/QĐ", TODAY), agency="snv"), today=TODAY)
    december = date(2022, 12, 30)

    view = small_board.letters.plan(["mau"], today=december)

    owing_i3 = [one.agency.key for one in view.agencies if any(item.number == "I.3" for item in one.items)]
    owing_i4 = [one.agency.key for one in view.agencies if any(item.number == "I.4" for item in one.items)]
    assert (owing_i3, owing_i4) == (["vpub", "stc"], ["snv", "stc"])


def test_what_nobody_in_the_directory_owes_is_named_apart(small_board: OpenBoard) -> None:
    """A lead that is not understood is a person's to look at; no letter goes to nobody, none is forgotten."""
    view = small_board.letters.plan(["mau"], today=date(2022, 12, 30))

    assert [item.number for item in view.unaddressed] == ["I.5"]


def test_what_left_the_board_or_is_a_duty_is_not_asked_for(small_board: OpenBoard) -> None:
    """Duties only where somebody asks for them, too."""
    small_board.apply(MoveTask("mau/II.7", Column.SUSPENDED, Paper("3/QĐ", TODAY)), today=TODAY)

    plain = asked(small_board.letters.plan(["mau"], today=TODAY))
    with_duties = asked(small_board.letters.plan(["mau"], today=TODAY, duties=True))

    assert "stc" not in plain
    assert [number for number, *_rest in with_duties["stc"]] == ["TH.1"]


def test_a_letter_has_all_that_its_paper_needs(small_board: OpenBoard) -> None:
    """Who issues it, to whom, about which plan, the verbatim rows, how late each was on its day."""
    write(small_board, agencies=("so noi vu",))

    (letter,) = small_board.letters.all()

    assert (letter.number, letter.agency.name, letter.round, letter.document) == (1, "Sở Nội vụ", 1, "")
    assert (letter.dated, letter.reply_by, letter.replied_on) == (TODAY, REPLY, None)
    assert (letter.plan.secretariat, letter.plan.number) == ("Thường trực Ban Chỉ đạo tỉnh", "1/QĐ-UBND")
    first = letter.items[0]
    assert (first.task, first.title, first.output) == ("mau/I.2", "Kế hoạch thanh tra năm 2022", "Kế hoạch")
    assert (first.deadline_words, first.due, first.days_late(letter.dated)) == (
        "Quý IV năm 2021",
        date(2021, 12, 31),
        136,
    )
    assert letter.overdue_items == letter.items
    assert small_board.letters.one(1) == letter


def test_a_task_with_an_open_reply_is_not_chased_again(small_board: OpenBoard) -> None:
    """Up to the day asked for, that day included; then once more, one round higher, and the letter before is named."""
    write(small_board)
    assert asked(small_board.letters.plan(["mau"], today=REPLY))["dai"] == [("II.2", 5, 1)]
    with pytest.raises(NothingToChase) as refusal:
        write(small_board)
    assert refusal.value.waiting == 8

    write(small_board, LATER, date(2022, 6, 10))

    letters = [letter for letter in small_board.letters.all() if letter.agency.key == "snv"]
    assert [letter.round for letter in letters] == [1, 2]
    assert [(one.letter, one.round) for one in letters[1].earlier] == [(letters[0].number, 1)]
    assert letters[0].is_overdue(LATER)
    assert not letters[1].is_overdue(LATER)


def test_rounds_are_counted_for_each_deliverable(small_board: OpenBoard) -> None:
    """A letter's round is the highest of its items'; what is new in it stands there for the first time."""
    write(small_board, agencies=("dai",))

    write(small_board, LATER, date(2022, 6, 10), agencies=("dai",))

    letter = small_board.letters.all()[-1]
    assert letter.round == 2
    assert [(item.owed, item.round, item.period) for item in letter.items] == [
        (1, 2, "2022-01"),
        (2, 2, "2022-02"),
        (3, 2, "2022-03"),
        (4, 2, "2022-04"),
        (5, 1, "2022-05"),
    ]
    assert letter.coming_items == letter.items[4:]


def test_what_was_answered_and_is_still_late_is_asked_for_again(small_board: OpenBoard) -> None:
    """The answer ends the waiting; only a paper, an extension or leaving the board ends the chasing."""
    write(small_board, agencies=("snv",))
    small_board.apply(RecordReply(1, date(2022, 5, 20), "5/SNV", "đang trình"), today=LATER)
    small_board.apply(ExtendDeadline("mau/I.1", date(2022, 9, 30), Paper("7/CV", TODAY)), today=TODAY)

    view = small_board.letters.plan(["mau"], today=date(2022, 6, 4))

    assert asked(view)["snv"] == [("I.2", 1, 2)]
    assert small_board.letters.one(1).reply_note == "đang trình"


def test_who_has_just_answered_is_given_time(small_board: OpenBoard) -> None:
    """Ten working days after the answer, as many as a letter gives: whoever reports today is not chased today."""
    write(small_board, agencies=("snv",))
    small_board.apply(RecordReply(1, date(2022, 5, 20)), today=LATER)

    plans = [small_board.letters.plan(["mau"], today=day) for day in (LATER, date(2022, 6, 3), date(2022, 6, 4))]

    resting = [[one.resting for one in view.agencies if one.agency.key == "snv"] for view in plans]
    assert resting == [[(Resting(date(2022, 5, 20), date(2022, 6, 3), 2),)]] * 2 + [[()]]
    assert [asked(view).get("snv") for view in plans] == [None, None, [("I.2", 1, 2), ("I.1", 1, 2)]]
    with pytest.raises(NothingToChase) as refusal:
        write(small_board, LATER, date(2022, 6, 10), agencies=("snv",))
    assert (refusal.value.waiting, refusal.value.resting) == (0, 2)


def test_holidays_do_not_count_as_time_to_act(small_board: OpenBoard) -> None:
    """Answered on 26/4: four days off around 30/4 and 1/5 and two weekends lie between."""
    day = date(2022, 4, 26)
    write(small_board, day, date(2022, 5, 6), agencies=("snv",))
    small_board.apply(RecordReply(1, day), today=day)

    (snv,) = (one for one in small_board.letters.plan(["mau"], today=day).agencies if one.agency.key == "snv")

    assert [rest.until for rest in snv.resting] == [date(2022, 5, 12)]


def test_a_letter_names_those_before_it_with_their_answers_and_tasks(small_board: OpenBoard) -> None:
    """What is new in it was in none of them."""
    write(small_board, date(2022, 4, 4), date(2022, 4, 14), agencies=("snv",), tasks=("mau/I.2",))
    small_board.apply(RecordReply(1, date(2022, 4, 13), "15/BC"), today=TODAY)
    write(small_board, agencies=("snv",))

    letter = small_board.letters.one(2)

    assert [item.number for item in letter.items] == ["I.2", "I.1"]
    assert [(one.letter, one.reply_document, one.asked) for one in letter.earlier] == [(1, "15/BC", (("I.2", 1),))]


def test_a_letter_waits_no_longer_once_a_later_one_about_the_same_was_answered(small_board: OpenBoard) -> None:
    """It stood as overdue for ever, although the agency had answered."""
    write(small_board)
    write(small_board, LATER, date(2022, 6, 6))
    first, *_others, last = (one for one in small_board.letters.all() if one.agency.key == "snv")
    assert first.is_overdue(LATER)

    small_board.apply(RecordReply(last.number, date(2022, 6, 1)), today=date(2022, 6, 1))

    answered = small_board.letters.one(first.number)
    assert (answered.answered_later, answered.is_overdue(date(2022, 6, 2))) == (last.number, False)
    assert small_board.letters.one(last.number).answered_later is None


def test_letters_go_to_those_and_about_those_that_are_named(small_board: OpenBoard) -> None:
    """One key on a task: its agencies, and only it."""
    write(small_board, tasks=("mau/I.1", "mau/II.7"), agencies=("snv",))

    (letter,) = small_board.letters.all()

    assert [item.number for item in letter.items] == ["I.1"]


def test_writing_is_one_action_and_one_undo(small_board: OpenBoard, open_as: OpenAs) -> None:
    """Five letters taken back by five keys would leave four by mistake; then each may be asked for again."""
    before = asked(small_board.letters.plan(["mau"], today=TODAY))
    write(small_board)
    written = small_board.letters.all()

    action = small_board.undo().action

    assert (action.wish, small_board.letters.all()) == ("undo", ())
    assert asked(small_board.letters.plan(["mau"], today=TODAY)) == before
    small_board.redo()
    assert small_board.letters.all() == written
    open_as("minh").apply(NumberLetter(1, "9/VPUB"), today=TODAY)
    with pytest.raises(Exception, match="minh"):
        small_board.undo()


def test_the_registry_s_number_and_the_answer_are_recorded_and_put_right(small_board: OpenBoard) -> None:
    """The day may be another than that of the draft; an answer typed at the wrong letter is taken away."""
    write(small_board, agencies=("snv",))
    small_board.apply(NumberLetter(1, "12/VPUB-NC", date(2022, 5, 17)), today=LATER)
    small_board.apply(RecordReply(1, LATER), today=LATER)
    assert not small_board.letters.one(1).is_open(REPLY)

    small_board.apply(RecordReply(1, None), today=LATER)

    letter = small_board.letters.one(1)
    assert (letter.document, letter.dated, letter.replied_on) == ("12/VPUB-NC", date(2022, 5, 17), None)
    for wish in (NumberLetter(1, "12/VPUB-NC"), RecordReply(1, None)):
        with pytest.raises(AlreadyThere):
            small_board.apply(wish, today=LATER)


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (WriteLetters(("1999",), TODAY, REPLY), UnknownPlan),
        (WriteLetters((), TODAY, REPLY), WrongValue),
        (WriteLetters(("mau",), TODAY, TODAY), WrongValue),
        (WriteLetters(("mau",), TODAY, REPLY, soon_days=0), WrongValue),
        (WriteLetters(("mau",), TODAY, REPLY, agencies=("x",)), UnknownAgency),
        (WriteLetters(("mau",), TODAY, REPLY, tasks=("mau/X.1",)), UnknownTask),
        (WriteLetters(("mau",), TODAY, REPLY, tasks=("mau/II.3",)), NothingToChase),
        (NumberLetter(9, "1/CV"), UnknownLetter),
        (RecordReply(9, TODAY), UnknownLetter),
        (NumberLetter(1, " "), WrongValue),
        (NumberLetter(1, "1/CV", REPLY), WrongValue),
        (RecordReply(1, date(2022, 5, 15)), WrongValue),
        (RecordReply(1, LATER), WrongValue),
    ],
)
def test_what_makes_no_letter_is_refused_and_nothing_is_written(
    small_board: OpenBoard, wish: object, refusal: type[Exception]
) -> None:
    """A reply day before the letter, an answer from before it or from tomorrow."""
    write(small_board, agencies=("stc",))
    before = small_board.last_change()

    with pytest.raises(refusal):
        small_board.apply(wish, today=TODAY)  # type: ignore[arg-type]

    assert small_board.last_change() == before


def test_a_task_tells_its_letters(small_board: OpenBoard) -> None:
    """For the card in the meeting: how often it was chased, and whether anybody answered."""
    write(small_board)
    write(small_board, LATER, date(2022, 6, 10))

    letters = small_board.task("mau/I.1", today=LATER).letters

    assert [(one.agency.key, one.round, one.owed) for one in letters] == [("snv", 1, 1), ("snv", 2, 1)]


def test_what_was_chased_stays_when_the_row_is_read_anew(small_board: OpenBoard) -> None:
    """A letter in the archive speaks of it: the deliverable keeps its number, as one with a paper does."""
    write(small_board, agencies=("dai",))

    small_board.apply(EditTask("mau/II.2", (("deadline", "Hàng quý"),)), today=TODAY)

    letter = small_board.letters.one(1)
    assert [item.owed for item in letter.items] == [1, 2, 3, 4]


def test_history_names_whom_a_letter_went_to(small_board: OpenBoard) -> None:
    """Also once it was taken back."""
    write(small_board, agencies=("snv",))
    said = [(change.task, change.field, change.after) for change in small_board.history(limit=1)[0].changes]
    small_board.undo()
    taken = [(change.task, change.field, change.before) for change in small_board.history(limit=1)[0].changes]

    assert said == [
        (None, "letter", "1 · Sở Nội vụ · 16/05/2022"),
        ("mau/I.2", "letter_item", "Sở Nội vụ #1"),
        ("mau/I.1", "letter_item", "Sở Nội vụ #1"),
    ]
    assert sorted(taken, key=str) == sorted(said, key=str)


def test_an_import_over_which_letters_were_written_stays(
    empty_board: OpenBoard, small_plan: object, small_directory: object
) -> None:
    """What went out on paper cannot be taken back by a key."""
    empty_board.import_directory(small_directory)  # type: ignore[arg-type]
    empty_board.import_plan(small_plan, source="mau.toml")  # type: ignore[arg-type]
    imported = empty_board.last_change()
    write(empty_board)

    with pytest.raises(ImportNotUndoable):
        empty_board.undo(imported)
