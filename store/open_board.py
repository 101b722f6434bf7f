"""The one door of the store: open a board, see it, change it, take a change back."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlmodel import Session

from plans.agency import Directory
from plans.plan import Plan
from store import history, plan_import, undoing
from store.amendments import plan_amendments
from store.as_of import first_day, known_after, known_on
from store.calendar_views import calendar_entries
from store.changes import carry_out, outcome
from store.changes.texts import allowing_paper
from store.database import open_database
from store.details import clause_views, task_detail, task_details
from store.directory_rows import import_directory, read_directory
from store.errors import CannotOpen, OnlyAsItWas, UnknownPlan
from store.feed_views import CalendarsView, FeedView
from store.feeds import Fetch, calendars_since, calendars_view, feed_views, note_fetches
from store.history_pages import history_page as read_history_page
from store.history_views import HistoryAsked, HistoryPage, Said, plainly
from store.import_views import DifferenceView
from store.ledger import read_ledger
from store.ledger_views import LedgerView
from store.meeting_door import Letters, Meetings
from store.newer_board import newer_board
from store.plan_reading import read_plan
from store.queries import CHANGE, IDENTITY, SAMPLES, read_head, read_tasks
from store.recorder import WHY
from store.roles import refuse_unless, registered_role, role_needed, role_of
from store.saved_view_rows import read_saved_views
from store.saved_views import SavedView
from store.since import RecordedView
from store.since_rows import read_recorded
from store.summary import Head, board_view, choose_plans, default_plan, read_head_rows, without_collecting
from store.target_views import TargetView
from store.targets import target_views
from store.task_views import ActionView, AmendmentView, Outcome, TaskDetailView
from store.user_views import UserView, user_views
from store.views import AgencyView, BoardView, CalendarEntryView, ClauseView, FindingView, PlanView
from store.wishes import Paper, Wish
from store.words import PaperFor, Role


def now() -> datetime:
    """History's clock: the present moment. Never the day of judging."""
    return datetime.now(UTC)


class OpenBoard:
    """A board that is open for one user. Reads give frozen views; a change is one wish, one transaction, one undo.

    Safe to use from several threads: each read and each change takes a connection of its own.
    """

    def __init__(
        self,
        database: str,
        *,
        user: str,
        create: bool = True,
        why: str = "",
        zone: str = "+07:00",
        clock: Callable[[], datetime] = now,
    ) -> None:
        """Open the database (a path, or a URL), bring its schema up to date, and act for `user`.

        `why` is kept beside everything that is done through this door. `zone` is the offset in which the board's people live
        (Asia/Ho_Chi_Minh), `clock` tells history the moment.

        Raises:
            CannotOpen: it is missing (with `create` False), not a board, damaged, newer than this program, not writable.
        """
        self._user = user
        self._why = why
        self._known_on: date | None = None
        self._zone = zone
        self._clock = clock
        self._database = open_database(database, user=user, create=create, at=clock())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    @property
    def place(self) -> str:
        """Where the board is, for people: a path, or an address without its password."""
        return self._database.place

    def as_of(self, *, day: date | None = None, change: int | None = None) -> Self:
        """The board as it was known at the end of `day` here, or right after `change`: to look at, and to be closed.

        Reads answer as they would have answered then, on whatever day they judge; changes are refused (OnlyAsItWas). It
        stands on a copy, so this one may be closed before. Calendar entries carry the stamps that they have now.

        Raises:
            NotKnownYet: nothing had been recorded by that day.
        """
        if (day is None) == (change is None):
            raise ValueError("as of one day, or of one change")
        if day is not None:
            known = known_on(self._database, day, zone=self._zone)
        else:
            known = known_after(self._database, change or 0, zone=self._zone)
        past = copy(self)
        past._database, past._known_on = known, known.day
        return past

    def identity(self) -> str:
        """The random name of the board, for life: it stays when the database is moved or copied."""
        with self._database.reading() as session:
            return str(session.connection().execute(IDENTITY).scalar_one())

    def known_since(self, plan: str) -> date | None:
        """The day here on which the plan of this key first came to the board; None where it never did."""
        with self._database.reading() as session:
            return first_day(session.connection(), plan, zone=self._zone)

    def is_empty(self) -> bool:
        """Whether no plan is on the board yet."""
        with self._database.reading() as session:
            return not _head(session).plans

    def holds_sample(self) -> bool:
        """Whether progress on one of its plans is invented; cheap, however many tasks there are."""
        with self._database.reading() as session:
            return session.connection().execute(SAMPLES).scalar_one() > 0

    def import_directory(self, directory: Directory) -> None:
        """Put agencies and groups on an empty board (first start). Raises NotAllowed."""
        with self._changing(Role.ADMIN) as session:
            import_directory(session.connection(), directory)

    def first_start(self, directory: Directory, plans: Sequence[tuple[Plan, str]], *, sample: bool = False) -> bool:
        """Fill an empty board with agencies and plans, each with its source: all in one transaction, or nothing.

        `sample`: progress will be invented on them, and everything that shows them is to say so, for good.

        False when somebody filled it before, or this user may only look; then nothing is done.
        """
        with self._database.writing() as session:
            head = _head(session)
            if head.plans or head.agencies or role_of(session, self._user) is not Role.ADMIN:
                return False
            import_directory(session.connection(), directory)
            for plan, source in plans:
                self._import(session, plan, source, undoable=False, sample=sample)
            return True

    def directory(self) -> Directory:
        """All agencies and groups, as `plans` reads names with them."""
        with self._database.reading() as session:
            return read_directory(session.connection())

    def difference(self, plan: Plan, *, source: str = "", guessing: bool = True) -> DifferenceView:
        """What an import of the plan would change. Writes nothing. Arguments and refusals as for `import_plan`."""
        with self._database.reading() as session, without_collecting():
            directory = read_directory(session.connection())
            return plan_import.difference_from(session, plan, directory, source=source, guessing=guessing)

    def import_plan(
        self,
        plan: Plan,
        *,
        source: str,
        first_start: bool = False,
        decision: Paper | None = None,
        transcription: bool = False,
        guessing: bool = True,
    ) -> Outcome | None:
        """Put a signed plan on the board, or bring the one that is there up to date with it: all of it or nothing.

        None when the board has all of it already. What changes in a plan that is there is changed by `decision`, the
        paper that amended it (without one: the plan's own number and day), or with `transcription` because our copy was
        wrong. `source` is the file's name, for messages. `guessing` False goes by the numbers of rows alone.

        Raises:
            PlanFileError: deadlines name days that do not exist.
            PaperNeeded, WrongValue: the decision has no number, or a day that has not come yet. NotAllowed.
        """
        with self._changing(Role.ADMIN) as session, without_collecting():
            paper = None if transcription else self._decision(plan, decision)
            number = self._import(session, plan, source, undoable=not first_start, decision=paper, guessing=guessing)
            return None if number is None else Outcome(number, history.action(session, number))

    def plans(self) -> tuple[PlanView, ...]:
        """The plans on the board, newest first."""
        with self._database.reading() as session:
            return tuple(_head(session).plans.values())

    def plan(self, key: str) -> Plan:
        """The whole plan with this key, its words as they stand now, as it was once read from a file. Raises UnknownPlan."""
        with self._database.reading() as session:
            return read_plan(session.connection(), key)

    def default_plan(self, today: date) -> str | None:
        """The plan shown when none is named: signed on or before `today` and not past its last due day; else the newest."""
        found = default_plan(self.plans(), today)
        return found.key if found else None

    def board(self, plans: Sequence[str] | None, *, today: date) -> BoardView:
        """The chosen plans' tasks (None: the default plan's), judged on `today`.

        Raises:
            UnknownPlan: one of them is not on the board.
        """
        with self._database.reading() as session, without_collecting():
            connection = session.connection()
            head = _head(session)
            chosen = choose_plans(head, plans, today=today)
            view = board_view(head, chosen, read_tasks(connection, chosen), today=today)
            return replace(view, known_on=self._known_on)

    def board_since(self, older: BoardView, plans: Sequence[str] | None, *, today: date) -> BoardView:
        """What `board` gives, for whoever has the `older` view that it gave before: unchanged tasks are shared with that.

        `older` itself where nothing was changed. Raises UnknownPlan.
        """
        with self._database.reading() as session:
            newer = newer_board(session.connection(), older, plans, today=today)
        return newer or self.board(plans, today=today)

    def task(self, key: str, *, today: date) -> TaskDetailView:
        """Everything about one task or duty. Raises UnknownTask."""
        with self._database.reading() as session:
            return replace(task_detail(session, key, today=today, zone=self._zone), known_on=self._known_on)

    def tasks(self, keys: Collection[str], *, today: date) -> tuple[TaskDetailView, ...]:
        """Everything but the history about several tasks or duties, in the order of their keys. Raises UnknownTask.

        Keys are written as views have them. The number of statements hardly grows with that of the tasks.
        """
        with self._database.reading() as session, without_collecting():
            return task_details(session, keys, today=today, zone=self._zone)

    def amendments(self, plan: str) -> tuple[AmendmentView, ...]:
        """What rows of the plan say otherwise than when they came: by which paper, or as our copy was wrong.

        In the order of the document, of each row oldest first. Raises UnknownPlan.
        """
        with self._database.reading() as session:
            return plan_amendments(session, plan)

    def recorded(self, plans: Sequence[str] | None, *, today: date) -> RecordedView:
        """What people recorded beside the tasks of the chosen plans, for `store.since.changes_between`. Raises UnknownPlan."""
        with self._database.reading() as session, without_collecting():
            chosen = choose_plans(_head(session), plans, today=today)
            return read_recorded(session, chosen, zone=self._zone)

    def clauses(self, plan: str) -> tuple[ClauseView, ...]:
        """Targets, responsibilities and duties of a plan's body, in the document's order."""
        with self._database.reading() as session:
            for plan_id, view in _head(session).plans.items():
                if view.key == plan:
                    return clause_views(session.connection(), plan_id, view)
            raise UnknownPlan(plan, tuple(view.key for view in _head(session).plans.values()))

    def ledger(self, plans: Sequence[str] | None, *, today: date) -> LedgerView:
        """The papers that closed or extended what the chosen plans' tasks owe; plans are chosen as for `board`."""
        with self._database.reading() as session:
            head = _head(session)
            return read_ledger(session.connection(), choose_plans(head, plans, today=today))

    def targets(self, plan: str) -> tuple[TargetView, ...]:
        """The targets of a plan, each number that it asks for with what was measured of it. Raises UnknownPlan."""
        with self._database.reading() as session:
            for plan_id, view in _head(session).plans.items():
                if view.key == plan:
                    return target_views(session.connection(), plan_id, view)
            raise UnknownPlan(plan, tuple(view.key for view in _head(session).plans.values()))

    def agencies(self) -> tuple[AgencyView, ...]:
        """Agencies in protocol order, then groups."""
        with self._database.reading() as session:
            return tuple(_head(session).agencies.values())

    def calendar(self, plans: Sequence[str] | None, *, today: date) -> tuple[CalendarEntryView, ...]:
        """The dated deliverables as calendar entries, groups' once for the group; by due day and uid. Writes nothing."""
        with self._database.reading() as session, without_collecting():
            head = _head(session)
            return calendar_entries(session.connection(), head, choose_plans(head, plans, today=today), today=today)

    def feeds(self) -> tuple[FeedView, ...]:
        """The calendar feeds, those that were given up too."""
        with self._database.reading() as session:
            return feed_views(session.connection(), _head(session))

    def calendars(self, *, today: date) -> CalendarsView:
        """All feeds, and the tasks and events of all plans, as one moment has them. Writes nothing."""
        with self._database.reading() as session, without_collecting():
            return calendars_view(session.connection(), _head(session), today=today)

    def calendars_since(self, change: int, *, today: date) -> CalendarsView | None:
        """The same, but only the tasks that were changed after that change. None: more than tasks was changed, or many."""
        with self._database.reading() as session:
            return calendars_since(session.connection(), _head(session), change, today=today)

    def users(self) -> tuple[UserView, ...]:
        """Everybody who is or was registered, for admins to see. Raises NotAllowed."""
        with self._database.reading() as session:
            refuse_unless(session, self._user, Role.ADMIN)
            return user_views(session.connection())

    def role(self) -> Role | None:
        """What this user may do now; None: only look, as the name is not registered. Everything where nobody is."""
        with self._database.reading() as session:
            return role_of(session, self._user)

    def registered_role(self) -> Role | None:
        """The role under which this user is registered; None when not, also where nobody is."""
        with self._database.reading() as session:
            return registered_role(session, self._user)

    def refuse_unless(self, needed: Role) -> None:
        """Let pass whoever has this role now; for what no transaction of the board guards. Raises NotAllowed, OnlyAsItWas."""
        if self._known_on is not None and needed is not Role.VIEWER:
            raise OnlyAsItWas(self._known_on)
        with self._database.reading() as session:
            refuse_unless(session, self._user, needed)

    def saved_views(self) -> tuple[SavedView, ...]:
        """The views that this user keeps, in their order."""
        with self._database.reading() as session:
            return read_saved_views(session.connection(), self._user)

    def feed_secret(self) -> bytes:
        """What the addresses of feeds are made with; it is never to be shown, logged or stored. Raises CannotOpen."""
        return self._database.feed_secret()

    def secret_path(self) -> Path:
        """The file in which that is kept, which belongs into no backup of the board; it may not be there yet."""
        return self._database.secret_path()

    def note_fetches(self, fetches: Iterable[Fetch]) -> None:
        """Keep on which day, and by what kind of program, feeds were fetched last: no action of anybody, for no role."""
        with self._database.writing() as session:
            note_fetches(session.connection(), fetches)

    @property
    def meetings(self) -> Meetings:
        """Status reviews, and what they decided."""
        changing = partial(self._changing, Role.EDITOR)
        return Meetings(self, reading=self._database.reading, changing=changing, zone=self._zone)

    @property
    def letters(self) -> Letters:
        """Chasing letters, and who is to be chased for what."""
        return Letters(reading=self._database.reading)

    def apply(self, wish: Wish, *, today: date, meeting: int | None = None) -> Outcome:
        """Carry out one wish in one transaction. `today` bounds the dates of papers; history takes its own clock.

        `meeting` is the one (by its number) in which it is done, so that all that was can be taken back together.

        Raises:
            NotAllowed: this user has not the role for it, now. Refused: the rules say no; or the meeting is over.
            ChangedMeanwhile: `if_version` is no longer the task's.
        """
        return self.apply_all((wish,), today=today, meeting=meeting)

    def apply_all(self, wishes: Iterable[Wish], *, today: date, meeting: int | None = None) -> Outcome:
        """Carry out several wishes as one action: one transaction, one undo."""
        asked = tuple(wishes)
        with self._changing(role_needed(asked)) as session:
            done = carry_out(
                session, asked, who=self._user, at=self._clock(), zone=self._zone, today=today, meeting=meeting
            )
        with self._database.reading() as session:
            return outcome(session, done)

    def undo(self, number: int | None = None) -> Outcome:
        """Take back this user's last action that is not undone, or their action of this number in the history.

        Raises:
            NothingToUndo: there is none. CannotUndo: somebody has since changed what it changed. ImportNotUndoable.
            NotAllowed: it needs a role that this user has not.
        """
        with self._changing(Role.EDITOR) as session:
            return undoing.undo(session, who=self._user, at=self._clock(), zone=self._zone, number=number)

    def redo(self) -> Outcome:
        """Carry out again what this user's last undo took back. Raises NothingToUndo, CannotUndo, NotAllowed."""
        with self._changing(Role.EDITOR) as session:
            return undoing.redo(session, who=self._user, at=self._clock(), zone=self._zone)

    def history(self, key: str | None = None, *, limit: int | None = None) -> tuple[ActionView, ...]:
        """Actions, newest first; of one task when `key` is given."""
        with self._database.reading() as session:
            return history.actions(session, key, limit)

    def history_page(
        self, asked: HistoryAsked, *, today: date, said: Said = plainly, before: int | None = None, limit: int = 100
    ) -> HistoryPage:
        """The newest actions that are asked for, of those before the one numbered `before`; see `HistoryPage` for the next.

        `today` judges tasks for the filter; in what `said` makes of an action free words are looked for. A page may hold
        fewer than `limit` and still be followed by an older one, where the filter finds little. Raises FilterError.
        """
        with self._database.reading() as session, without_collecting():
            return read_history_page(
                session, asked, today=today, zone=self._zone, said=said, before=before, limit=limit
            )

    def last_change(self) -> int:
        """The number of the last change by anybody; cheap enough to poll."""
        with self._database.reading() as session:
            return session.connection().execute(CHANGE).scalar() or 0

    def watch(
        self, changed: Callable[[int], object], lost: Callable[[CannotOpen], object] | None = None
    ) -> Callable[[], None]:
        """Call `changed` with the number of the last change: once soon, then each time that anybody, we too, has written.

        On SQLite within half a second (the file is asked twice a second, for some microseconds), on PostgreSQL at once (its
        server tells). The number may be one that was told before: not everything that is written is an action, and after a
        connection was lost and found again there is one call, as something may have been missed. When it is lost, `lost` is
        called, once until it is back. Both are called in a thread of the watch's own, one after the other; they must be
        quick and raise nothing. What is given stops the watch and waits until it has ended: call it before `close`.
        """
        return self._database.watch(changed, lost)

    def doctor(self) -> tuple[FindingView, ...]:
        """Look the database over: its kind and schema, whether it is whole, history, clock and place, and who is writing."""
        return self._database.findings(now=self._clock())

    def backup(self, target: Path, *, replace: bool = False) -> None:
        """Copy the board, as one moment has it, to a file that only its owner can read: whole or not at all.

        Raises:
            CannotOpen: the file is there ("exists") and not to be replaced, is the board's own ("itself"), cannot be written.
        """
        self._database.backup(target, replace=replace)

    @contextmanager
    def _changing(self, needed: Role) -> Iterator[Session]:
        """A write transaction of this user, who has the needed role at its beginning: every change of a person goes here."""
        with self._database.writing() as session:
            refuse_unless(session, self._user, needed)
            session.info[WHY] = self._why
            yield session

    def _decision(self, plan: Plan, decision: Paper | None) -> Paper:
        """The paper that changes a plan: the one that is named, or the plan itself."""
        if decision is None:
            return Paper(plan.number, plan.signed, issuer=plan.issuer)
        return allowing_paper(plan.key, PaperFor.WORDS, decision, today=history.local(self._clock(), self._zone).date())

    def _import(
        self,
        session: Session,
        plan: Plan,
        source: str,
        *,
        undoable: bool,
        decision: Paper | None = None,
        guessing: bool = True,
        sample: bool = False,
    ) -> int | None:
        return plan_import.import_plan(
            session,
            plan,
            read_directory(session.connection()),
            source=source,
            who=self._user,
            at=self._clock(),
            zone=self._zone,
            undoable=undoable,
            decision=decision,
            guessing=guessing,
            sample=sample,
        )


def _head(session: Session) -> Head:
    return read_head_rows(read_head(session.connection()))
