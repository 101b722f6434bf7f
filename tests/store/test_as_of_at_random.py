"""As of any moment: whatever was done since, the board is found again exactly as it was recorded then."""

from contextlib import ExitStack
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from sqlalchemy import select

from plans.plan import Plan
from store.database import Database
from store.errors import StoreError
from store.history.as_of import known_after, known_on
from store.meetings.wishes import UndoMeeting
from store.tables import Row
from store.wishes import AddFeed, AddUser, RemoveUser, RenewFeed, RevokeFeed
from store.words import Role
from tests.store.small_board import ZONE, paper, plan
from tests.store.small_boards import in_a_file, on_a_server
from tests.store.test_history_at_random import wishes
from tests.store.test_meetings_at_random import in_meetings, openings
from tests.store.test_reimport_at_random import files

BOOKKEEPING = frozenset(("board", "stamp"))
"""What history does not write down: the board's own name, which never changes, and the calendar's stamps."""
TABLES = [table for name, table in Row.metadata.tables.items() if name not in BOOKKEEPING]

feeds = st.one_of(
    st.builds(AddFeed, st.sampled_from(["a", "b"]), agency=st.sampled_from(["", "snv"])),
    st.builds(RevokeFeed, st.sampled_from(["1", "a"])),
    st.builds(RenewFeed, st.sampled_from(["1", "a"])),
)
undone_meetings = st.builds(UndoMeeting, st.sampled_from([1, 2]))
people = st.one_of(
    st.builds(AddUser, st.sampled_from(["lan", "minh"]), st.just(Role.ADMIN)),
    st.builds(RemoveUser, st.sampled_from(["lan", "minh"])),
)


def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but the bookkeeping: versions of tasks and the history itself, too."""
    with database.reading() as session:
        return {
            table.name: [dict(row) for row in session.execute(select(table).order_by(table.c.id)).mappings()]
            for table in TABLES
        }


class Remembered(RuleBasedStateMachine):
    """People work for some days, and somebody keeps a picture of the whole board after each action."""

    new_board = staticmethod(in_a_file)

    def __init__(self) -> None:
        super().__init__()
        self._closing = ExitStack()
        self.board = self.new_board(self._closing)
        self.state = everything(self.board.database)
        self.after = {self.state["action"][-1]["id"]: self.state}
        self.evening: dict[date, dict[str, Any]] = {}

    def teardown(self) -> None:
        """Look back at every moment and every evening, then let go of the board."""
        try:
            for change in self.after:
                self.look_back_at(change)
            for day in self.evening:
                past = known_on(self.board.database, day, zone=ZONE)
                assert everything(past) == self.evening[day]  # type: ignore[arg-type]
                past.close()
        finally:
            self._closing.close()

    @rule(asked=st.lists(st.one_of(wishes, feeds), min_size=1, max_size=3), who=st.sampled_from(["lan", "minh"]))
    def change(self, asked: list[Any], who: str) -> None:
        """Somebody wishes something."""
        self.attempt(lambda: self.board.apply(*asked, who=who))

    @rule(asked=st.one_of(openings, in_meetings, undone_meetings, people), who=st.sampled_from(["lan", "minh"]))
    def meet(self, asked: Any, who: str) -> None:
        """A meeting, what it decides, whom it chases; and who may use the board."""
        self.attempt(lambda: self.board.apply(asked, who=who))

    @rule(who=st.sampled_from(["lan", "minh"]), back=st.integers(0, 3))
    def undo(self, who: str, back: int) -> None:
        """Somebody takes back their last action, or an earlier one."""
        number = self.state["action"][-1]["id"] - back if back else None
        self.attempt(lambda: self.board.undo(who, number))

    @rule(who=st.sampled_from(["lan", "minh"]))
    def redo(self, who: str) -> None:
        """Somebody does again what was taken back."""
        self.attempt(lambda: self.board.redo(who))

    @rule(signed=files(), decided=st.booleans())
    def amended(self, signed: Plan, decided: bool) -> None:
        """The plan's file comes again and says otherwise."""
        self.attempt(lambda: self.board.import_plan(signed, decision=paper("7/QĐ") if decided else None))

    @rule()
    def another_plan(self) -> None:
        """A plan comes that was not there; taking that back, and doing it again, erases and brings all its rows."""
        self.attempt(lambda: self.board.import_plan(plan("2023")))

    @rule(days=st.integers(1, 3))
    def sleep(self, days: int) -> None:
        """The day ends, and some more without any work."""
        first = self.board.today()
        for day in range(days):
            self.evening[first + timedelta(days=day)] = self.state
        self.board.wait(days)

    def look_back_at(self, change: int) -> None:
        """The board as of the change, beside the picture that was taken then."""
        past = known_after(self.board.database, change, zone=ZONE)
        assert everything(past) == self.after[change]  # type: ignore[arg-type]
        past.close()

    def attempt(self, change: Any) -> None:
        """Try it, and keep a picture of what came of it."""
        try:
            change()
        except StoreError:
            return
        self.state = everything(self.board.database)
        self.after[self.state["action"][-1]["id"]] = self.state


class RememberedOnAServer(Remembered):
    """The same on PostgreSQL."""

    new_board = staticmethod(on_a_server)


_QUICK = settings(
    max_examples=4,
    stateful_step_count=25,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)

TestAnyMoment = Remembered.TestCase
TestAnyMoment.settings = _QUICK
TestAnyMomentOnAServer = RememberedOnAServer.TestCase
TestAnyMomentOnAServer.settings = settings(_QUICK, max_examples=2)
