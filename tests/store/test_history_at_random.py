"""Whatever two people do in whatever order: nothing is half done, nothing unrecorded, and undo is exact."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from plans.plan import Clause, ClauseKind
from store.errors import StoreError
from store.letters.wishes import NumberLetter, RecordReply, WriteLetters
from store.meetings.wishes import (
    CloseMeeting,
    Decide,
    EditDecision,
    EditMeeting,
    OpenMeeting,
    ParkTask,
    SetCause,
    SettleDecision,
    UnparkTask,
)
from store.wishes import (
    AddEvidence,
    AddFeed,
    AddNote,
    AddUser,
    CloseDeliverable,
    EditAgency,
    EditMembers,
    EditTask,
    ExtendDeadline,
    MeasureTarget,
    MoveTask,
    PlaceView,
    RemoveUser,
    RemoveView,
    RenewFeed,
    RevokeFeed,
    SaveView,
    SetRole,
    StepTask,
    Wish,
    WithdrawEvidence,
)
from store.words import Cause, Column, Role, Settled
from tests.store.small_board import BUSINESS, TODAY, SmallBoard, paper, plan
from tests.store.small_boards import copies

keys = st.sampled_from(["2022/I.1", "2022/I.2", "2022/I.3", "2022/II.2"])
documents = st.builds(
    paper, st.sampled_from(["1/QĐ", "2/BC", ""]), st.sampled_from([TODAY, date(2022, 3, 1)]), st.sampled_from(["", "x"])
)
numbers = st.sampled_from([None, 1, 2, 3])
agencies = st.sampled_from([None, None, "snv", "stc"])
days = st.integers(-200, 300).map(lambda count: TODAY + timedelta(days=count))
edits = st.sampled_from(
    [
        ("officer", "lan"),
        ("officer", "minh"),
        ("deadline", "Quý III/2022"),
        ("deadline", "Hàng quý"),
        ("deadline", ""),
        ("lead", "các sở"),
        ("lead", "Sở Xây dựng"),
        ("lead", ""),
        ("section", "II"),
    ]
)
names = st.sampled_from(["gấp", "chung"])
hoa = st.just("hoa")
firsts = st.sampled_from([1, 1, 1, 1, 2])
figures = st.sampled_from([Decimal(3), Decimal(7)])
papers_of = st.sampled_from([TODAY, date(2022, 3, 1)])
TARGET = "2021/I.1"
wishes = st.one_of(
    st.builds(StepTask, keys, st.sampled_from([-1, 1, 2])),
    st.builds(MoveTask, keys, st.sampled_from(list(Column)), documents),
    st.builds(CloseDeliverable, keys, documents, numbers, agencies),
    st.builds(AddEvidence, keys, documents, numbers, agencies),
    st.builds(WithdrawEvidence, keys, st.none(), st.sampled_from(["1/QĐ", "2/BC"])),
    st.builds(ExtendDeadline, keys, days, documents, numbers, agencies),
    st.builds(AddNote, keys, st.sampled_from(["x", "y"])),
    st.builds(EditTask, keys, st.lists(edits, min_size=1, max_size=2).map(tuple), transcription=st.booleans()),
    st.builds(EditAgency, st.sampled_from([None, "snv"]), st.just((("name", "Sở Y tế"), ("abbreviation", "SYT")))),
    st.builds(EditMembers, st.just("cac-so"), st.sampled_from([(), ("vpub",)]), st.sampled_from([(), ("sxd",)])),
    st.builds(SetCause, keys, st.sampled_from([None, *Cause])),
    st.one_of(
        st.builds(MeasureTarget, st.just(TARGET), figures, papers_of, st.just("%"), st.sampled_from(["", "1/BC"])),
        st.builds(SaveView, names, st.sampled_from(["", "mục:I"])),
        st.builds(RemoveView, names),
        st.builds(PlaceView, names, st.sampled_from([-1, 1])),
    ),
    st.one_of(
        st.builds(AddFeed, names),
        st.builds(RenewFeed, st.just("gấp")),
        st.builds(RevokeFeed, st.just("gấp")),
        st.builds(AddUser, hoa, st.sampled_from(list(Role))),
        st.builds(SetRole, hoa, st.sampled_from(list(Role))),
        st.builds(RemoveUser, hoa),
    ),
    st.one_of(
        st.builds(OpenMeeting, st.just(("2022",)), st.just(TODAY)),
        st.builds(EditMeeting, firsts, st.sampled_from(["", "Phiên"])),
        st.builds(CloseMeeting, firsts),
        st.builds(ParkTask, firsts, keys),
        st.builds(UnparkTask, firsts, keys),
    ),
    st.one_of(
        st.builds(Decide, firsts, st.just("Trình"), st.sampled_from(["snv", "đồng chí A"]), st.none(), keys),
        st.builds(EditDecision, firsts, st.sampled_from(["Báo cáo", "Sửa"]), st.sampled_from(["snv", "stc"])),
        st.builds(
            SettleDecision, firsts, st.sampled_from([None, *Settled]), st.just(TODAY), st.just("9/BC"), st.just("x")
        ),
    ),
    st.one_of(
        st.builds(WriteLetters, st.just(("2022",)), st.just(TODAY), st.just(TODAY + timedelta(days=10))),
        st.builds(NumberLetter, firsts, st.sampled_from(["1/VPUB", "2/VPUB"])),
        st.builds(RecordReply, firsts, st.sampled_from([None, TODAY]), st.sampled_from(["", "3/BC"])),
    ),
)


_ASKING = replace(
    plan("2021"), years=(2021,), tasks=(), sections=(), clauses=(Clause(ClauseKind.TARGET, "I.1", "Đạt 90% hồ sơ."),)
)
"""A plan that asks for nothing but a number."""


_THERE: tuple[Wish, ...] = (
    *(AddUser(name, Role.ADMIN) for name in ("lan", "minh", "hoa")),
    OpenMeeting(("2022",), TODAY),
    Decide(1, "Báo cáo", "snv", task="2022/I.1"),
    WriteLetters(("2022",), TODAY, TODAY + timedelta(days=10), agencies=("stc",)),
    AddFeed("gấp"),
)
"""Somebody else's: what can be changed, but not taken back."""


def _begin(board: SmallBoard) -> None:
    board.import_plan(_ASKING, undoable=False)
    board.apply(*_THERE, who="quản trị")


_in_a_file, _on_a_server = copies("at-random", _begin)


class Anybody(RuleBasedStateMachine):
    """Two people on one board. After each step the rules hold, and history alone tells how the board came about."""

    people = st.sampled_from(["lan", "minh"])
    new_board = staticmethod(_in_a_file)

    def __init__(self) -> None:
        super().__init__()
        self._closing = ExitStack()
        self.board = self.new_board(self._closing)
        self.state = self.board.dump()
        self.replayed = {table: {row["id"]: dict(row) for row in rows} for table, rows in self.state.items()}
        self.told = max(change["id"] for change in self.board.rows("change"))

    def teardown(self) -> None:
        """Let go of the board."""
        self._closing.close()

    @rule(asked=st.lists(wishes, min_size=1, max_size=2), who=people)
    def change(self, asked: list[Any], who: str) -> None:
        """Somebody wishes something, and is told what the history holds from then on."""

        def carried_out() -> None:
            told = self.board.apply(*asked, who=who).action
            assert told == self.board.history(limit=1)[0]

        self.attempt(carried_out)

    @rule(who=people)
    def undo_and_redo(self, who: str) -> None:
        """Taken back and done again at once: as if nothing had been."""
        before = self.state
        if self.attempt(lambda: self.board.undo(who)):
            assert self.attempt(lambda: self.board.redo(who))
            assert self.state == before

    @rule(who=people)
    def undo(self, who: str) -> None:
        """Somebody takes something back."""
        self.attempt(lambda: self.board.undo(who))

    @rule(who=people)
    def redo(self, who: str) -> None:
        """Somebody does again what was taken back."""
        self.attempt(lambda: self.board.redo(who))

    def attempt(self, change: Any) -> bool:
        """Try it; a refusal leaves everything as it was."""
        try:
            change()
        except StoreError:
            assert self.board.dump() == self.state
            return False
        self.state = self.board.dump()
        return True

    @invariant()
    def done_is_what_is_delivered(self) -> None:
        """A task is done when nothing is open, and a deliverable is closed by its paper's day."""
        for task in self.state["task"]:
            owed = [row for row in self.state["deliverable"] if row["task_id"] == task["id"]]
            assert (task["stage"] == "done") == all(row["done_on"] for row in owed)
            assert not task["awaits_evidence"] or task["stage"] == "in_review"
        closing = {row["deliverable_id"]: row["dated"] for row in self.state["evidence"] if row["closes"]}
        assert closing == {row["id"]: row["done_on"] for row in self.state["deliverable"] if row["done_on"]}

    @invariant()
    def history_alone_tells_how_the_board_came_about(self) -> None:
        """Every field that changed is written down: replaying it gives the board as it is."""
        for change in self.board.changes_after(self.told):
            self.told = change["id"]
            rows = self.replayed[change["table_name"]]
            if change["operation"] == "update":
                assert rows[change["row_id"]][change["field"]] == change["before"]
                rows[change["row_id"]][change["field"]] = change["after"]
            elif change["operation"] == "delete":
                gone = {name: value for name, value in change["before"].items() if name != "version"}
                assert rows.pop(change["row_id"]) == gone
            else:
                assert change["row_id"] not in rows
                rows[change["row_id"]] = {name: value for name, value in change["after"].items() if name != "version"}
        assert {table: list(dict(sorted(self.replayed[table].items())).values()) for table in BUSINESS} == self.state


class Alone(Anybody):
    """One person: every undo gives the state before to the letter, every redo the state after."""

    people = st.just("lan")

    def __init__(self) -> None:
        super().__init__()
        self.before = [self.state]
        self.after: list[dict[str, Any]] = []

    @rule(asked=st.lists(wishes, min_size=1, max_size=2))
    def change_alone(self, asked: list[Any]) -> None:
        """A wish starts a new way: nothing is left to redo."""
        if self.attempt(lambda: self.board.apply(*asked)):
            self.before.append(self.state)
            self.after = []

    @rule()
    def undo_alone(self) -> None:
        """Back by one, as long as there is one."""
        done = self.attempt(self.board.undo)
        assert done == (len(self.before) > 1)
        if done:
            self.after.append(self.before.pop())
            assert self.state == self.before[-1]

    @rule()
    def redo_alone(self) -> None:
        """Forth by one, as long as there is one."""
        done = self.attempt(self.board.redo)
        assert done == bool(self.after)
        if done:
            self.before.append(self.after.pop())
            assert self.state == self.before[-1]


class OnlyAlone(Alone):
    """`Alone` without the rules that do not keep its two stacks."""

    change = undo = redo = None  # type: ignore[assignment]


class OnlyAloneOnAServer(OnlyAlone):
    """The same on PostgreSQL."""

    new_board = staticmethod(_on_a_server)


class AnybodyOnAServer(Anybody):
    """The same on PostgreSQL."""

    new_board = staticmethod(_on_a_server)


_STEPS = 25
_QUICK = settings(
    max_examples=6,
    stateful_step_count=_STEPS,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
_THOUSAND = settings(_QUICK, max_examples=1_000 // _STEPS)
"""A thousand actions, undos and redos of one person, the state compared after each."""

TestOnePerson = OnlyAlone.TestCase
TestOnePerson.settings = _THOUSAND
TestOnePersonOnAServer = OnlyAloneOnAServer.TestCase
TestOnePersonOnAServer.settings = _THOUSAND
TestTwoPeople = Anybody.TestCase
TestTwoPeople.settings = _QUICK
TestTwoPeopleOnAServer = AnybodyOnAServer.TestCase
TestTwoPeopleOnAServer.settings = settings(_QUICK, max_examples=4)
