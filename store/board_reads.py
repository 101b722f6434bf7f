"""What an open board can be asked: reads of frozen values, each as one moment has it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from plans.agency import Directory
from plans.plan import Plan
from store.amendments import plan_amendments
from store.details import clause_views, task_detail, task_details
from store.directory_rows import read_directory
from store.errors import OnlyAsItWas, UnknownPlan
from store.feeds.calendar import calendar_entries
from store.feeds.rows import calendars_since, calendars_view, feed_views, print_of
from store.feeds.views import CalendarsView, FeedView
from store.history import actions as history
from store.history.as_of import first_day
from store.history.ledger import read_ledger
from store.history.ledger_views import LedgerView
from store.history.pages import history_page as read_history_page
from store.history.since import RecordedView
from store.history.since_rows import read_recorded
from store.history.views import HistoryAsked, HistoryPage, Said, plainly
from store.newer_board import newer_board
from store.plan_import import first as plan_import
from store.plan_import.read_back import read_plan
from store.plan_import.views import DifferenceView
from store.queries import CHANGE, IDENTITY, SAMPLES, read_tasks
from store.roles import refuse_unless, registered_role, role_of
from store.saved_view_rows import read_saved_views
from store.saved_views import SavedView
from store.standing_board import Standing, head_of
from store.summary import board_view, choose_plans, default_plan, without_collecting
from store.target_views import TargetView
from store.targets import target_views
from store.task_views import ActionView, AmendmentView, TaskDetailView
from store.user_views import UserView, user_views
from store.views import AgencyView, BoardView, CalendarEntryView, ClauseView, PlanView
from store.words import Role


class BoardReads:
    """The reads of `OpenBoard`."""

    _standing: Standing

    def identity(self) -> str:
        """The random name of the board, for life: it stays when the database is moved or copied."""
        with self._standing.database.reading() as session:
            return str(session.connection().execute(IDENTITY).scalar_one())

    def known_since(self, plan: str) -> date | None:
        """The day here on which the plan of this key first came to the board; None where it never did."""
        with self._standing.database.reading() as session:
            return first_day(session.connection(), plan, zone=self._standing.zone)

    def is_empty(self) -> bool:
        """Whether no plan is on the board yet."""
        with self._standing.database.reading() as session:
            return not head_of(session).plans

    def holds_sample(self) -> bool:
        """Whether progress on one of its plans is invented; cheap, however many tasks there are."""
        with self._standing.database.reading() as session:
            return session.connection().execute(SAMPLES).scalar_one() > 0

    def directory(self) -> Directory:
        """All agencies and groups, as `plans` reads names with them."""
        with self._standing.database.reading() as session:
            return read_directory(session.connection())

    def difference(self, plan: Plan, *, source: str = "", guessing: bool = True) -> DifferenceView:
        """What an import of the plan would change. Writes nothing. Arguments and refusals as for `import_plan`."""
        with self._standing.database.reading() as session, without_collecting():
            directory = read_directory(session.connection())
            return plan_import.difference_from(session, plan, directory, source=source, guessing=guessing)

    def plans(self) -> tuple[PlanView, ...]:
        """The plans on the board, newest first."""
        with self._standing.database.reading() as session:
            return tuple(head_of(session).plans.values())

    def plan(self, key: str) -> Plan:
        """The whole plan with this key, its words as they stand now, as it was once read from a file. Raises UnknownPlan."""
        with self._standing.database.reading() as session:
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
        with self._standing.database.reading() as session, without_collecting():
            connection = session.connection()
            head = head_of(session)
            chosen = choose_plans(head, plans, today=today)
            view = board_view(head, chosen, read_tasks(connection, chosen), today=today)
            return replace(view, known_on=self._standing.known_on)

    def board_since(self, older: BoardView, plans: Sequence[str] | None, *, today: date) -> BoardView:
        """What `board` gives, for whoever has the `older` view that it gave before: unchanged tasks are shared with that.

        `older` itself where nothing was changed. Raises UnknownPlan.
        """
        with self._standing.database.reading() as session:
            newer = newer_board(session.connection(), older, plans, today=today)
        return newer or self.board(plans, today=today)

    def task(self, key: str, *, today: date) -> TaskDetailView:
        """Everything about one task or duty. Raises UnknownTask."""
        with self._standing.database.reading() as session:
            return replace(
                task_detail(session, key, today=today, zone=self._standing.zone), known_on=self._standing.known_on
            )

    def tasks(self, keys: Collection[str], *, today: date) -> tuple[TaskDetailView, ...]:
        """Everything but the history about several tasks or duties, in the order of their keys. Raises UnknownTask.

        Keys are written as views have them. The number of statements hardly grows with that of the tasks.
        """
        with self._standing.database.reading() as session, without_collecting():
            return task_details(session, keys, today=today, zone=self._standing.zone)

    def amendments(self, plan: str) -> tuple[AmendmentView, ...]:
        """What rows of the plan say otherwise than when they came: by which paper, or as our copy was wrong.

        In the order of the document, of each row oldest first. Raises UnknownPlan.
        """
        with self._standing.database.reading() as session:
            return plan_amendments(session, plan)

    def recorded(self, plans: Sequence[str] | None, *, today: date) -> RecordedView:
        """What people recorded beside the tasks of these plans, for `store.history.since`. Raises UnknownPlan."""
        with self._standing.database.reading() as session, without_collecting():
            chosen = choose_plans(head_of(session), plans, today=today)
            return read_recorded(session, chosen, zone=self._standing.zone)

    def clauses(self, plan: str) -> tuple[ClauseView, ...]:
        """Targets, responsibilities and duties of a plan's body, in the document's order. Raises UnknownPlan."""
        with self._standing.database.reading() as session:
            for plan_id, view in head_of(session).plans.items():
                if view.key == plan:
                    return clause_views(session.connection(), plan_id, view)
            raise UnknownPlan(plan, tuple(view.key for view in head_of(session).plans.values()))

    def ledger(self, plans: Sequence[str] | None, *, today: date) -> LedgerView:
        """The papers that closed or extended what the chosen plans' tasks owe; plans are chosen as for `board`."""
        with self._standing.database.reading() as session:
            head = head_of(session)
            return read_ledger(session.connection(), choose_plans(head, plans, today=today))

    def targets(self, plan: str) -> tuple[TargetView, ...]:
        """The targets of a plan, each number that it asks for with what was measured of it. Raises UnknownPlan."""
        with self._standing.database.reading() as session:
            for plan_id, view in head_of(session).plans.items():
                if view.key == plan:
                    return target_views(session.connection(), plan_id, view)
            raise UnknownPlan(plan, tuple(view.key for view in head_of(session).plans.values()))

    def agencies(self) -> tuple[AgencyView, ...]:
        """Agencies in protocol order, then groups."""
        with self._standing.database.reading() as session:
            return tuple(head_of(session).agencies.values())

    def calendar(self, plans: Sequence[str] | None, *, today: date) -> tuple[CalendarEntryView, ...]:
        """The dated deliverables as calendar entries, groups' once for the group; by due day and uid. Writes nothing."""
        with self._standing.database.reading() as session, without_collecting():
            head = head_of(session)
            return calendar_entries(session.connection(), head, choose_plans(head, plans, today=today), today=today)

    def feeds(self) -> tuple[FeedView, ...]:
        """The calendar feeds, those that were given up too."""
        with self._standing.database.reading() as session:
            return feed_views(session.connection(), head_of(session))

    def calendars(self, *, today: date) -> CalendarsView:
        """All feeds, and the tasks and events of all plans, as one moment has them. Writes nothing."""
        with self._standing.database.reading() as session, without_collecting():
            return calendars_view(session.connection(), head_of(session), today=today)

    def calendars_since(self, change: int, history: str, *, today: date) -> CalendarsView | None:
        """The same, but only the tasks that were changed after that change, which had this print (`CalendarsView.history`).

        None: more than tasks was changed, or many; or there is no such change in the history that the board has now.
        """
        with self._standing.database.reading() as session:
            return calendars_since(session.connection(), head_of(session), change, history, today=today)

    def users(self) -> tuple[UserView, ...]:
        """Everybody who is or was registered, for admins to see. Raises NotAllowed."""
        with self._standing.database.reading() as session:
            refuse_unless(session, self._standing.user, Role.ADMIN)
            return user_views(session.connection())

    def role(self) -> Role | None:
        """What this user may do now; None: only look, as the name is not registered. Everything where nobody is."""
        with self._standing.database.reading() as session:
            return role_of(session, self._standing.user)

    def registered_role(self) -> Role | None:
        """The role under which this user is registered; None when not, also where nobody is."""
        with self._standing.database.reading() as session:
            return registered_role(session, self._standing.user)

    def refuse_unless(self, needed: Role) -> None:
        """Let pass whoever has this role now; for what no transaction of the board guards. Raises NotAllowed, OnlyAsItWas."""
        if self._standing.known_on is not None and needed is not Role.VIEWER:
            raise OnlyAsItWas(self._standing.known_on)
        with self._standing.database.reading() as session:
            refuse_unless(session, self._standing.user, needed)

    def saved_views(self) -> tuple[SavedView, ...]:
        """The views that this user keeps, in their order."""
        with self._standing.database.reading() as session:
            return read_saved_views(session.connection(), self._standing.user)

    def feed_secret(self) -> bytes:
        """What the addresses of feeds are made with; it is never to be shown, logged or stored. Raises CannotOpen."""
        return self._standing.database.feed_secret()

    def secret_path(self) -> Path:
        """The file in which that is kept, which belongs into no backup of the board; it may not be there yet."""
        return self._standing.database.secret_path()

    def history(self, key: str | None = None, *, limit: int | None = None) -> tuple[ActionView, ...]:
        """Actions, newest first; of one task when `key` is given."""
        with self._standing.database.reading() as session:
            return history.actions(session, key, limit)

    def history_page(
        self, asked: HistoryAsked, *, today: date, said: Said = plainly, before: int | None = None, limit: int = 100
    ) -> HistoryPage:
        """The newest actions that are asked for, of those before the one numbered `before`; see `HistoryPage` for the next.

        `today` judges tasks for the filter; in what `said` makes of an action free words are looked for. A page may hold
        fewer than `limit` and still be followed by an older one, where the filter finds little. Raises FilterError.
        """
        with self._standing.database.reading() as session, without_collecting():
            zone = self._standing.zone
            on = history.local(self._standing.clock(), zone).date()
            return read_history_page(
                session, asked, today=today, on=on, zone=zone, said=said, before=before, limit=limit
            )

    def last_print(self) -> str:
        """What tells the last change from all others, also from those of the same number before a restore; cheap, too."""
        with self._standing.database.reading() as session:
            connection = session.connection()
            return print_of(connection, connection.execute(CHANGE).scalar() or 0)

    def last_change(self) -> int:
        """The number of the last change by anybody; cheap enough to poll."""
        with self._standing.database.reading() as session:
            return session.connection().execute(CHANGE).scalar() or 0
