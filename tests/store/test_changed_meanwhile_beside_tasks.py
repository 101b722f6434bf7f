"""Decisions, letters, targets, meetings, feeds: nothing is overwritten that somebody else has set since it was seen."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from store.errors import AlreadyThere, CannotUndo, ChangedMeanwhile
from store.letters.wishes import NumberLetter, RecordReply, WriteLetters
from store.meanwhile_errors import Conflicting
from store.meetings.wishes import CloseMeeting, Decide, EditDecision, EditMeeting, SettleDecision
from store.open_board import OpenBoard
from store.resolving import resolved
from store.seen import Seen
from store.things_seen import decision_seen, feed_seen, letter_seen, meeting_seen, target_seen
from store.wishes import AddFeed, MeasureTarget, RenewFeed, Wish
from store.words import Settled
from tests.store.held_meetings import HELD, NEXT, OpenAs, hold

TARGET = "2022/I.2.a#2"


class Case(NamedTuple):
    """A thing that two people change: how it comes to be, what lan sees of it, what hung does, what lan wishes then."""

    made: Callable[[OpenBoard], object]
    seen: Callable[[OpenBoard], Seen]
    theirs: Wish
    mine: Wish
    field: str
    texts: tuple[str, str, str]


def decided(board: OpenBoard) -> None:
    """A decision of the meeting."""
    board.apply(Decide(hold(board, "2022").number, "lần một", "snv", NEXT), today=HELD)


def written(board: OpenBoard) -> None:
    """The letters, one at least."""
    board.apply(WriteLetters(("2022",), date(2022, 5, 10), date(2022, 5, 31)), today=HELD)


def of_decision(board: OpenBoard) -> Seen:
    """What is seen of it."""
    return decision_seen(board.meetings.all()[0].decisions[0])


def of_letter(board: OpenBoard) -> Seen:
    """What is seen of the first."""
    return letter_seen(board.letters.all()[0])


def of_target(board: OpenBoard) -> Seen:
    """What is seen of the target."""
    return target_seen(next(one for one in board.targets("2022") if one.key == TARGET))


DECISION = (decided, of_decision)
LETTER = (written, of_letter)
MEASURED = (lambda board: None, of_target)
KEPT = SettleDecision(1, Settled.KEPT, HELD, "9/BC-SNV")
WITHDRAWN = SettleDecision(1, Settled.WITHDRAWN, HELD, note="không cần nữa")
REPLY = RecordReply(1, date(2022, 5, 12), "1/BC", "đang làm")
CASES = {
    "text": Case(
        *DECISION, EditDecision(1, "lần ba"), EditDecision(1, "lần hai"), "decision", ("lần một", "lần ba", "lần hai")
    ),
    "owner": Case(
        *DECISION,
        EditDecision(1, owner="stc"),
        EditDecision(1, owner="cả Ban Chỉ đạo"),
        "decision_owner",
        ("Sở Nội vụ", "Sở Tài chính", "cả Ban Chỉ đạo"),
    ),
    "due": Case(
        *DECISION,
        EditDecision(1, due=date(2022, 7, 1)),
        EditDecision(1, due=date(2022, 8, 1)),
        "decision_due",
        ("16/06/2022", "01/07/2022", "01/08/2022"),
    ),
    "no day": Case(
        *DECISION,
        EditDecision(1, due=date(2022, 7, 1)),
        EditDecision(1, undated=True),
        "decision_due",
        ("16/06/2022", "01/07/2022", ""),
    ),
    "outcome": Case(
        *DECISION,
        KEPT,
        WITHDRAWN,
        "decision_outcome",
        ("", "9/BC-SNV 16/05/2022 kept", "16/05/2022 không cần nữa withdrawn"),
    ),
    "number": Case(
        *LETTER,
        NumberLetter(1, "12/VPUB"),
        NumberLetter(1, "21/VPUB"),
        "letter_document",
        ("", "12/VPUB 10/05/2022", "21/VPUB 10/05/2022"),
    ),
    "reply": Case(
        *LETTER,
        REPLY,
        RecordReply(1, date(2022, 5, 13), "2/BC"),
        "replied_on",
        ("", "1/BC 12/05/2022 đang làm", "2/BC 13/05/2022"),
    ),
    "measurement": Case(
        *MEASURED,
        MeasureTarget(TARGET, Decimal(7), HELD, document="1/BC"),
        MeasureTarget(TARGET, Decimal(3), HELD),
        "measurement:2022-05-16:bậc",
        ("", "7 1/BC", "3"),
    ),
    "next meeting": Case(
        lambda board: hold(board, "2022"),
        lambda board: meeting_seen(board.meetings.all()[0]),
        EditMeeting(1, next_on=date(2022, 6, 1)),
        CloseMeeting(1, date(2022, 7, 1)),
        "next_on",
        ("", "01/06/2022", "01/07/2022"),
    ),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    """One thing after the other."""
    return CASES[request.param]


def met(board: OpenBoard, open_as: OpenAs, case: Case) -> tuple[OpenBoard, Wish, Conflicting]:
    """Lan has the thing before her, hung changes it, lan sends hers and is refused."""
    case.made(board)
    mine: Any = replace(case.mine, seen=case.seen(board))  # type: ignore[call-arg]
    open_as("hung").apply(case.theirs, today=HELD)
    with pytest.raises(Conflicting) as refused:
        board.apply(mine, today=HELD)
    return board, mine, refused.value


def test_theirs_and_mine_are_told_with_who_and_when(shipped_board: OpenBoard, open_as: OpenAs, case: Case) -> None:
    """What is needed to decide."""
    _board, _mine, refused = met(shipped_board, open_as, case)
    (conflict,) = refused.conflicts

    assert (conflict.field, conflict.who) == (case.field, "hung")
    assert (conflict.before, conflict.theirs, conflict.mine) == case.texts
    assert conflict.at is not None


def test_mine_is_written_once_theirs_was_seen(shipped_board: OpenBoard, open_as: OpenAs, case: Case) -> None:
    """And only then."""
    board, mine, refused = met(shipped_board, open_as, case)
    (conflict,) = refused.conflicts
    (again,) = resolved((mine,), {conflict: conflict.mine})
    board.apply(again, today=HELD)

    if not isinstance(mine, CloseMeeting):
        assert case.seen(board).values[case.field] == conflict.mine


def test_where_theirs_is_left_nothing_is_wished(shipped_board: OpenBoard, open_as: OpenAs, case: Case) -> None:
    """A meeting is closed all the same: the day of the next one is theirs."""
    board, mine, refused = met(shipped_board, open_as, case)
    (conflict,) = refused.conflicts
    left = resolved((mine,), {conflict: None})

    assert len(left) == isinstance(mine, CloseMeeting)
    for wish in left:
        board.apply(wish, today=HELD)
    assert case.seen(board).values[case.field] == conflict.theirs


def test_who_changes_it_once_more_meanwhile_is_not_overwritten_either(
    shipped_board: OpenBoard, open_as: OpenAs, case: Case
) -> None:
    """The decision was about theirs as it stood."""
    board, mine, refused = met(shipped_board, open_as, case)
    (conflict,) = refused.conflicts
    (again,) = resolved((mine,), {conflict: conflict.mine})
    hung = open_as("hung")
    hung.undo()
    hung.apply(_another(case.theirs), today=HELD)

    with pytest.raises(Conflicting):
        board.apply(again, today=HELD)


def _another(wish: Wish) -> Wish:
    """The same wish with other words."""
    changes: dict[type[Any], dict[str, Any]] = {
        SettleDecision: {"document": "10/BC-SNV"},
        NumberLetter: {"document": "13/VPUB"},
        RecordReply: {"document": "3/BC"},
        MeasureTarget: {"value": Decimal(9)},
        EditMeeting: {"next_on": date(2022, 6, 2)},
    }
    fields: dict[str, Any] = {"text": "lần tư", "owner": "stttt", "due": date(2022, 7, 2)}
    of_decision = {name: text for name, text in fields.items() if getattr(wish, name, None) is not None}
    return replace(wish, **changes.get(type(wish), of_decision))  # type: ignore[arg-type]


def test_what_both_want_is_no_conflict(shipped_board: OpenBoard, open_as: OpenAs, case: Case) -> None:
    """Nothing would be lost."""
    case.made(shipped_board)
    mine: Any = case.theirs if not isinstance(case.theirs, EditMeeting) else CloseMeeting(1, case.theirs.next_on)
    mine = replace(mine, seen=case.seen(shipped_board))
    open_as("hung").apply(case.theirs, today=HELD)
    with suppress(AlreadyThere):
        shipped_board.apply(mine, today=HELD)


def test_a_wish_that_has_seen_nothing_overwrites_and_the_history_shows_it(
    shipped_board: OpenBoard, open_as: OpenAs, case: Case
) -> None:
    """At a prompt: said in so many words."""
    board = shipped_board
    case.made(board)
    open_as("hung").apply(case.theirs, today=HELD)
    board.apply(case.mine, today=HELD)

    (action, *_older) = board.history()
    assert action.who == "lan"
    assert any(change.before for change in action.changes)


def test_what_was_replaced_knowingly_cannot_be_taken_back_by_the_other(
    shipped_board: OpenBoard, open_as: OpenAs, case: Case
) -> None:
    """Hung's undo would take away lan's."""
    board, mine, refused = met(shipped_board, open_as, case)
    (conflict,) = refused.conflicts
    (again,) = resolved((mine,), {conflict: conflict.mine})
    board.apply(again, today=HELD)

    with pytest.raises(CannotUndo) as stays:
        open_as("hung").undo()
    assert stays.value.who == "lan"


def test_other_fields_of_a_decision_merge(shipped_board: OpenBoard, open_as: OpenAs) -> None:
    """Nothing is asked where nothing is lost."""
    board = shipped_board
    decided(board)
    seen = of_decision(board)
    open_as("hung").apply(EditDecision(1, "lần ba"), today=HELD)
    board.apply(EditDecision(1, owner="stc", seen=seen), today=HELD)

    values = of_decision(board).values
    assert (values["decision"], values["decision_owner"]) == ("lần ba", "Sở Tài chính")


def test_of_two_fields_that_met_each_is_decided_for_itself(shipped_board: OpenBoard, open_as: OpenAs) -> None:
    """Their words, my day."""
    board = shipped_board
    decided(board)
    mine = EditDecision(1, "lần hai", due=date(2022, 8, 1), seen=of_decision(board))
    open_as("hung").apply(EditDecision(1, "lần ba", due=date(2022, 7, 1)), today=HELD)
    with pytest.raises(Conflicting) as refused:
        board.apply(mine, today=HELD)
    words, due = refused.value.conflicts
    board.apply(*resolved((mine,), {words: None, due: due.mine}), today=HELD)

    values = of_decision(board).values
    assert (values["decision"], values["decision_due"]) == ("lần ba", "01/08/2022")


def test_another_day_is_another_measurement(shipped_board: OpenBoard, open_as: OpenAs) -> None:
    """Both stand."""
    board = shipped_board
    seen = of_target(board)
    open_as("hung").apply(MeasureTarget(TARGET, Decimal(7), date(2022, 5, 15)), today=HELD)
    board.apply(MeasureTarget(TARGET, Decimal(3), HELD, seen=seen), today=HELD)

    assert len(of_target(board).values) == 2


def test_a_feed_is_not_given_another_address_twice(shipped_board: OpenBoard, open_as: OpenAs) -> None:
    """The address that hung has just sent round would be dead."""
    board = shipped_board
    board.apply(AddFeed("Tất cả"), today=HELD)
    (feed,) = board.feeds()
    seen = feed_seen(feed)
    open_as("hung").apply(RenewFeed("1"), today=HELD)

    with pytest.raises(ChangedMeanwhile) as refused:
        board.apply(RenewFeed("1", seen), today=HELD)
    assert (refused.value.who, refused.value.field) == ("hung", "feed_address")
