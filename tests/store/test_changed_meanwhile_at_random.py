"""Two people edit one task at once, from whatever each has seen: no value is lost that the other has not seen."""

from collections.abc import Mapping
from contextlib import ExitStack, suppress
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from store.details import task_detail
from store.errors import Refused, StoreError
from store.meanwhile_errors import Conflicting, FieldConflict
from store.resolving import resolved
from store.seen import Seen, seen_in_full
from store.wishes import EditTask, ExtendDeadline, MoveTask, Wish
from store.words import BOARD_COLUMNS, Column
from tests.store.small_board import TODAY, ZONE, paper
from tests.store.small_boards import in_a_file, on_a_server

KEY = "2022/I.1"
texts = st.sampled_from(["một", "hai", "ba", ""])
people = st.sampled_from(["lan", "minh"])


class TwoPeople(RuleBasedStateMachine):
    """`shown` is what each of them has last looked at."""

    new_board = staticmethod(in_a_file)

    def __init__(self) -> None:
        super().__init__()
        self._closing = ExitStack()
        self.board = self.new_board(self._closing)
        self.shown = {"lan": self.now(), "minh": self.now()}

    def teardown(self) -> None:
        """Let go of the board."""
        self._closing.close()

    @rule(who=people)
    def look(self, who: str) -> None:
        """Open a form."""
        self.shown[who] = self.now()

    @rule(who=people, edits=st.dictionaries(st.sampled_from(["officer", "progress"]), texts, min_size=1))
    def edit(self, who: str, edits: dict[str, str]) -> None:
        """Write fields from what was seen."""
        self.write(who, EditTask(KEY, tuple(edits.items()), seen=self.shown[who]))

    @rule(who=people, words=st.sampled_from(["Quý III/2022", "Quý IV/2022", ""]))
    def read_anew(self, who: str, words: str) -> None:
        """Read the deadline otherwise."""
        self.write(who, EditTask(KEY, (("deadline", words),), seen=self.shown[who]))

    @rule(who=people, column=st.sampled_from(BOARD_COLUMNS[:3]))
    def move(self, who: str, column: Column) -> None:
        """Choose a column."""
        self.write(who, MoveTask(KEY, column, seen=self.shown[who]))

    @rule(who=people, days=st.integers(60, 300))
    def extend(self, who: str, days: int) -> None:
        """Set a later day."""
        to: date = TODAY + timedelta(days=days)
        self.write(who, ExtendDeadline(KEY, to, paper(), seen=self.shown[who]))

    def write(self, who: str, wish: Wish) -> None:
        """Try it; where it meets the other's, decide for one's own, which has now seen theirs."""
        before = self.now().values
        try:
            self.board.apply(wish, who=who)
        except Conflicting as refusal:
            assert self.now().values == before
            self.check_told(refusal.conflicts, who, before)
            with suppress(Refused):  # an extension may be no later than theirs
                self.board.apply(*resolved([wish], {one: one.mine for one in refusal.conflicts}), who=who)
            return
        except StoreError:
            assert self.now().values == before
            return
        for field, value in self.now().values.items():
            unseen = before[field] != self.shown[who].values[field] and value != before[field]
            assert not unseen or self.follows(field, wish), field

    def check_told(self, conflicts: tuple[FieldConflict, ...], who: str, before: Mapping[str, str]) -> None:
        """The refusal shows what would have been lost, and what the person had seen there."""
        for conflict in conflicts:
            assert conflict.theirs == before[conflict.field]
            assert conflict.before == self.shown[who].values[conflict.field] != conflict.theirs

    def follows(self, field: str, wish: Wish) -> bool:
        """A day that a new reading of the deadline brings along was not set by anybody's hand."""
        return field.startswith("due:") and isinstance(wish, EditTask)

    def now(self) -> Seen:
        """The task as it stands."""
        with self.board.database.reading() as session:
            return seen_in_full(task_detail(session, KEY, today=TODAY, zone=ZONE))


class TwoPeopleOnAServer(TwoPeople):
    """The same on PostgreSQL."""

    new_board = staticmethod(on_a_server)


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(
    max_examples=8, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestTwoPeopleOnAServer = TwoPeopleOnAServer.TestCase
TestTwoPeopleOnAServer.settings = settings(TestTwoPeople.settings, max_examples=3)
