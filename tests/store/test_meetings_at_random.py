"""Whatever is done in meetings and outside them, in whatever order: a whole meeting comes back and goes again exactly."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from store.letters.wishes import NumberLetter, RecordReply, WriteLetters
from store.meetings.wishes import (
    CloseMeeting,
    Decide,
    EditDecision,
    OpenMeeting,
    ParkTask,
    SetCause,
    SettleDecision,
    UndoMeeting,
    UnparkTask,
)
from store.words import Cause, Settled
from tests.store.small_board import TODAY
from tests.store.small_boards import on_a_server
from tests.store.test_history_at_random import Anybody, keys, wishes

meetings = st.sampled_from([1, 1, 2])
ids = st.integers(1, 3)
owners = st.sampled_from(["snv", "Sở Tài chính", "ông A"])
days = st.sampled_from([None, TODAY, TODAY + timedelta(days=30)])
in_meetings = st.one_of(
    st.builds(SetCause, keys, st.sampled_from([None, *Cause])),
    st.builds(Decide, meetings, st.sampled_from(["x", "y"]), owners, days, st.one_of(st.none(), keys)),
    st.builds(EditDecision, ids, st.sampled_from([None, "z"]), owners, days),
    st.builds(SettleDecision, ids, st.sampled_from([None, *Settled]), st.just(TODAY), st.just("1/BC"), st.just("vì")),
    st.builds(ParkTask, meetings, keys),
    st.builds(UnparkTask, meetings, keys),
    st.builds(
        WriteLetters,
        st.just(("2022",)),
        st.just(TODAY),
        st.sampled_from([TODAY + timedelta(days=5), date(2022, 4, 1)]),
        soon_days=st.sampled_from([15, 300]),
    ),
    st.builds(NumberLetter, ids, st.sampled_from(["5/CV", "6/CV"])),
    st.builds(RecordReply, ids, st.sampled_from([None, TODAY])),
)
openings = st.one_of(
    st.builds(OpenMeeting, st.just(("2022",)), st.just(TODAY)),
    st.builds(CloseMeeting, meetings, st.sampled_from([None, TODAY + timedelta(days=30)])),
)


class InMeetings(Anybody):
    """Two people who work in meetings and outside them."""

    def __init__(self) -> None:
        super().__init__()
        self.attempt(lambda: self.board.apply(OpenMeeting(("2022",), TODAY)))

    @rule(asked=openings, who=Anybody.people)
    def open_or_close(self, asked: Any, who: str) -> None:
        """A meeting begins or ends."""
        self.attempt(lambda: self.board.apply(asked, who=who))

    @rule(asked=st.one_of(in_meetings, wishes), who=Anybody.people, meeting=meetings)
    def change_in_a_meeting(self, asked: Any, who: str, meeting: int) -> None:
        """Something is done in a meeting."""
        self.attempt(lambda: self.board.apply(asked, who=who, meeting=meeting))

    @rule(asked=in_meetings, who=Anybody.people)
    def change_outside(self, asked: Any, who: str) -> None:
        """Decisions and letters know no meeting of their own, or theirs."""
        self.attempt(lambda: self.board.apply(asked, who=who))

    @rule(who=Anybody.people, meeting=meetings)
    def undo_a_meeting(self, who: str, meeting: int) -> None:
        """It goes as a whole, or stays as a whole."""
        self.attempt(lambda: self.board.apply(UndoMeeting(meeting), who=who))

    @rule(who=Anybody.people, meeting=meetings)
    def undo_a_meeting_and_redo_it(self, who: str, meeting: int) -> None:
        """As if nothing had been."""
        before = self.state
        if self.attempt(lambda: self.board.apply(UndoMeeting(meeting), who=who)):
            assert self.attempt(lambda: self.board.redo(who))
            assert self.state == before


class InMeetingsOnAServer(InMeetings):
    """The same on PostgreSQL."""

    new_board = staticmethod(on_a_server)


_TURNS = settings(
    max_examples=7,
    stateful_step_count=25,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)

TestInMeetings = InMeetings.TestCase
TestInMeetings.settings = _TURNS
TestInMeetingsOnAServer = InMeetingsOnAServer.TestCase
TestInMeetingsOnAServer.settings = settings(_TURNS, max_examples=2)
