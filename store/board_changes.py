"""What an open board can be told: changes of a person, each one transaction with one entry in the history."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from sqlmodel import Session

from plans.agency import Directory
from plans.plan import Plan
from store.changes import carry_out, outcome, outcome_at_once
from store.changes.texts import allowing_paper
from store.directory_rows import import_directory, read_directory
from store.feeds.rows import Fetch, note_fetches
from store.history import actions as history
from store.history import undoing
from store.meetings.errors import TakesMeetingAway
from store.plan_import import first as plan_import
from store.recorder import WHY
from store.roles import refuse_unless, role_needed, role_of
from store.standing_board import Standing, head_of
from store.summary import without_collecting
from store.task_views import Outcome
from store.wishes import Paper, Wish
from store.words import PaperFor, Role


class BoardChanges:
    """The changes of `OpenBoard`. Every change of a person goes through `_changing`, which asks for the role."""

    _standing: Standing

    def import_directory(self, directory: Directory) -> None:
        """Put agencies and groups on an empty board (first start). Raises NotAllowed."""
        with self._changing(Role.ADMIN) as session:
            import_directory(session.connection(), directory)

    def first_start(
        self, directory: Directory, plans: Sequence[tuple[Plan, str]], *, sample_day: date | None = None
    ) -> bool:
        """Fill an empty board with agencies and plans, each with its source: all in one transaction, or nothing.

        `sample_day`: progress will be invented on them up to that day, and everything that shows them is to say so, for good.

        False when somebody filled it before, or this user may only look; then nothing is done.
        """
        with self._standing.database.writing() as session:
            head = head_of(session)
            if head.plans or head.agencies or role_of(session, self._standing.user) is not Role.ADMIN:
                return False
            import_directory(session.connection(), directory)
            for plan, source in plans:
                self._import(session, plan, source, undoable=False, sample_day=sample_day)
            return True

    def import_plan(
        self,
        plan: Plan,
        *,
        source: str,
        first_start: bool = False,
        decision: Paper | None = None,
        transcription: bool = False,
        guessing: bool = True,
        today: date | None = None,
    ) -> Outcome | None:
        """Put a signed plan on the board, or bring the one that is there up to date with it: all of it or nothing.

        None when the board has all of it already. What changes in a plan that is there is changed by `decision`, the
        paper that amended it (without one: the plan's own number and day), or with `transcription` because our copy was
        wrong; `today` bounds that paper's day (None: the day of history's clock). `source` is the file's name, for
        messages. `guessing` False goes by the numbers of rows alone.

        Raises:
            PlanFileError: deadlines name days that do not exist.
            PaperNeeded, WrongValue: the decision has no number, or a day that has not come yet. NotAllowed.
        """
        with self._changing(Role.ADMIN) as session, without_collecting():
            paper = None if transcription else self._decision(plan, decision, today)
            number = self._import(session, plan, source, undoable=not first_start, decision=paper, guessing=guessing)
            return None if number is None else Outcome(number, history.action(session, number))

    def note_fetches(self, fetches: Iterable[Fetch]) -> None:
        """Keep on which day, and by what kind of program, feeds were fetched last: no action of anybody, for no role."""
        with self._standing.database.writing() as session:
            note_fetches(session.connection(), fetches)

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
                session,
                asked,
                who=self._standing.user,
                at=self._standing.clock(),
                zone=self._standing.zone,
                today=today,
                meeting=meeting,
            )
        if (known := outcome_at_once(done)) is not None:
            return known
        with self._standing.database.reading() as session:
            return outcome(session, done)

    def undo(self, number: int | None = None) -> Outcome:
        """Take back this user's last action that is not undone, or their action of this number in the history.

        Raises:
            NothingToUndo: there is none. CannotUndo: somebody has since changed what it changed. ImportNotUndoable.
            NotAllowed: it needs a role that this user has not.
        """
        with self._changing(Role.EDITOR) as session:
            return undoing.undo(
                session, who=self._standing.user, at=self._standing.clock(), zone=self._standing.zone, number=number
            )

    def undo_unless_opening(self, meeting: int, opened: int) -> Outcome:
        """`undo`, but never of the action `opened`, which opened the `meeting`: who stands in it is asked first.

        Raises:
            TakesMeetingAway: that is what would be taken back. Else as `undo`.
        """
        with self._changing(Role.EDITOR) as session:
            if undoing.would_undo(session, self._standing.user) == opened:
                raise TakesMeetingAway(meeting)
            return undoing.undo(
                session, who=self._standing.user, at=self._standing.clock(), zone=self._standing.zone, number=None
            )

    def redo(self) -> Outcome:
        """Carry out again what this user's last undo took back. Raises NothingToUndo, CannotUndo, NotAllowed."""
        with self._changing(Role.EDITOR) as session:
            return undoing.redo(session, who=self._standing.user, at=self._standing.clock(), zone=self._standing.zone)

    @contextmanager
    def _changing(self, needed: Role) -> Iterator[Session]:
        """A write transaction of this user, who has the needed role at its beginning: every change of a person goes here."""
        with self._standing.database.writing() as session:
            refuse_unless(session, self._standing.user, needed)
            session.info[WHY] = self._standing.why
            yield session

    def check_decision(self, plan: Plan, decision: Paper, *, today: date | None) -> None:
        """Refuse the paper that is to change a plan as `import_plan` would; writes nothing. Raises PaperNeeded, WrongValue."""
        self._decision(plan, decision, today)

    def _decision(self, plan: Plan, decision: Paper | None, today: date | None) -> Paper:
        """The paper that changes a plan: the one that is named, or the plan itself."""
        if decision is None:
            return Paper(plan.number, plan.signed, issuer=plan.issuer)
        judged = today or history.local(self._standing.clock(), self._standing.zone).date()
        return allowing_paper(plan.key, PaperFor.WORDS, decision, today=judged)

    def _import(
        self,
        session: Session,
        plan: Plan,
        source: str,
        *,
        undoable: bool,
        decision: Paper | None = None,
        guessing: bool = True,
        sample_day: date | None = None,
    ) -> int | None:
        return plan_import.import_plan(
            session,
            plan,
            read_directory(session.connection()),
            source=source,
            who=self._standing.user,
            at=self._standing.clock(),
            zone=self._standing.zone,
            undoable=undoable,
            decision=decision,
            guessing=guessing,
            sample_day=sample_day,
        )
