"""What is said about meetings and letters: sentences for every refusal, words and marks that are told apart."""

from datetime import UTC, datetime

import pytest

from board.said.errors import error_details, error_sentence
from board.said.letters import days_said
from board.said.meeting_words import cause_word, followed_mark, followed_word, settled_word
from store.errors import ChangedMeanwhile, StoreError
from store.meetings import errors as meeting_errors
from store.meetings.views import Followed
from store.words import Cause, Settled

AT = datetime(2022, 5, 16, 8, tzinfo=UTC)
BLOCKED = (ChangedMeanwhile("2022/V.1", "minh", AT, "cause"), ChangedMeanwhile("", "", None, "decision"))
EVERY_ERROR = (
    meeting_errors.UnknownMeeting(3, (2, 1)),
    meeting_errors.UnknownMeeting(3),
    meeting_errors.MeetingGoesOn(2, "Phiên quý II"),
    meeting_errors.MeetingClosed(2, ""),
    meeting_errors.MeetingStays(2, BLOCKED),
    meeting_errors.UnknownDecision(7, ((1, "Trình dự thảo"),)),
    meeting_errors.UnknownLetter(4),
    meeting_errors.OwnerUnclear("stt", "STTTT", "Sở Thông tin và Truyền thông"),
    meeting_errors.TakesMeetingAway(2),
    meeting_errors.NothingToChase(0),
    meeting_errors.NothingToChase(5),
)


@pytest.mark.parametrize("error", EVERY_ERROR, ids=lambda error: type(error).__name__)
def test_every_refusal_is_a_sentence(error: Exception) -> None:
    """A person reads Vietnamese that ends like a sentence, never the name of a class or a placeholder."""
    sentence = error_sentence(error)

    assert sentence.endswith(".")
    assert not set("{}\n") & set(sentence)
    assert type(error).__name__ not in sentence


def test_no_refusal_is_forgotten() -> None:
    """A new class without a sentence would reach people in English."""
    classes = {
        name
        for name, found in vars(meeting_errors).items()
        if isinstance(found, type) and issubclass(found, StoreError) and found.__module__ == meeting_errors.__name__
    }

    assert classes == {type(error).__name__ for error in EVERY_ERROR}


def test_all_that_stands_in_the_way_of_a_meeting_is_listed() -> None:
    """Each with who and when, so that the secretary knows whom to ask."""
    assert error_details(EVERY_ERROR[4]) == [
        "  2022/V.1 · nguyên nhân chậm · minh · 16/05/2022 15:00",
        "  kết luận",
    ]
    assert error_details(EVERY_ERROR[5]) == ["  [1] Trình dự thảo"]


def test_causes_and_outcomes_have_words_of_their_own() -> None:
    """None is said like another, and marks are told apart without colour."""
    assert len({cause_word(cause.value) for cause in Cause}) == len(Cause)
    assert len({settled_word(outcome.value) for outcome in Settled}) == len(Settled)
    assert len({followed_word(followed) for followed in Followed}) == len(Followed)
    assert len({followed_mark(followed) for followed in Followed}) == len(Followed)


def test_days_are_said_as_an_office_says_them() -> None:
    """Late, due today, left."""
    assert [days_said(days) for days in (46, 0, -14)] == ["quá hạn 46 ngày", "đến hạn hôm nay", "còn 14 ngày"]
