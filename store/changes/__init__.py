"""Changes: one wish, one function, one transaction, one action in history. `store.history.undoing` takes an action back."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlmodel import Session

from store.changes.agencies import edit_agency, edit_members, tasks_naming
from store.changes.causes import set_cause
from store.changes.decisions import decide, edit_decision, settle_decision
from store.changes.editing import edit_task
from store.changes.evidence import add_evidence, close_deliverable, withdraw_evidence
from store.changes.extensions import extend_deadline
from store.changes.feeds import add_feed, renew_feed, revoke_feed
from store.changes.letters import number_letter, record_reply, write_letters
from store.changes.meeting_undone import undo_meeting
from store.changes.meetings import close_meeting, edit_meeting, in_meeting, open_meeting, park_task, unpark_task
from store.changes.moving import move_task, step_task
from store.changes.notes import add_note
from store.changes.saved_views import place_view, remove_view, save_view
from store.changes.targets import measure_target
from store.changes.users import add_user, remove_user, set_role
from store.changes.work import Work
from store.errors import AlreadyThere
from store.feeds.stamps import restamp, tasks_seen
from store.history.actions import action, actions, just_recorded
from store.letters.wishes import NumberLetter, RecordReply, WriteLetters
from store.meanwhile_errors import Conflicting
from store.meetings.wishes import (
    CloseMeeting,
    Decide,
    EditDecision,
    EditMeeting,
    OpenMeeting,
    ParkTask,
    SetCause,
    SettleDecision,
    UndoMeeting,
    UnparkTask,
)
from store.recorder import Action, Recorder
from store.task_views import ActionView, Outcome
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

_CHANGES: dict[type[Any], tuple[str, Callable[[Work, Any], None]]] = {
    MoveTask: ("move", move_task),
    StepTask: ("move", step_task),
    CloseDeliverable: ("close", close_deliverable),
    AddEvidence: ("evidence", add_evidence),
    WithdrawEvidence: ("withdraw", withdraw_evidence),
    ExtendDeadline: ("extend", extend_deadline),
    AddNote: ("note", add_note),
    EditTask: ("edit", edit_task),
    EditAgency: ("agency", edit_agency),
    EditMembers: ("members", edit_members),
    MeasureTarget: ("measure", measure_target),
    AddFeed: ("feed", add_feed),
    RevokeFeed: ("revoke_feed", revoke_feed),
    RenewFeed: ("renew_feed", renew_feed),
    SaveView: ("save_view", save_view),
    RemoveView: ("remove_view", remove_view),
    PlaceView: ("place_view", place_view),
    AddUser: ("add_user", add_user),
    SetRole: ("set_role", set_role),
    RemoveUser: ("remove_user", remove_user),
    SetCause: ("cause", set_cause),
    OpenMeeting: ("meeting", open_meeting),
    EditMeeting: ("edit_meeting", edit_meeting),
    CloseMeeting: ("close_meeting", close_meeting),
    Decide: ("decide", decide),
    EditDecision: ("edit_decision", edit_decision),
    SettleDecision: ("settle", settle_decision),
    ParkTask: ("park", park_task),
    UnparkTask: ("unpark", unpark_task),
    UndoMeeting: ("undo_meeting", undo_meeting),
    WriteLetters: ("letters", write_letters),
    NumberLetter: ("number_letter", number_letter),
    RecordReply: ("reply", record_reply),
}
_SEVERAL = "several"


class Done(NamedTuple):
    """What was carried out: the action's number, and what is to be told of it.

    `behind` are tasks of which `who` did not know as many of the last actions; `view` is the action, where nothing has to be
    read to tell of it. `beside` as in `Outcome`.
    """

    number: int
    told: tuple[str, ...]
    who: str = ""
    behind: tuple[tuple[str, int], ...] = ()
    view: ActionView | None = None
    beside: tuple[int, ...] = ()


def apply(
    session: Session,
    wishes: Iterable[Wish],
    *,
    who: str,
    at: datetime,
    zone: str,
    today: date,
    meeting: int | None = None,
) -> Outcome:
    """Carry out wishes as one action, and see what it did; see `carry_out`."""
    return outcome(session, carry_out(session, wishes, who=who, at=at, zone=zone, today=today, meeting=meeting))


def carry_out(
    session: Session,
    wishes: Iterable[Wish],
    *,
    who: str,
    at: datetime,
    zone: str,
    today: date,
    meeting: int | None = None,
) -> Done:
    """Carry out wishes as one action, inside the caller's write transaction; when it raises, roll everything back.

    `at` is history's clock, `zone` the offset in which `who` lives ("+07:00"), `today` bounds the dates of papers. Of
    several wishes those that would change nothing are passed over, unless all would. `meeting` is the one in which it is
    done: it goes on.

    Raises:
        Refused: the rules say no. ChangedMeanwhile: an `if_version` is no longer the task's.
        Conflicting: with the fields of all tasks that somebody else has set since they were seen.
    """
    several = tuple(wishes)
    names = {_CHANGES[type(wish)][0] for wish in several}
    record = Recorder(session, Action(who=who, at=at, zone=zone, wish=names.pop() if len(names) == 1 else _SEVERAL))
    work = Work(record, who, today)
    if meeting is not None:
        in_meeting(work, meeting)
    refusals = [_carry_out(work, wish) for wish in several]
    if conflicts := [refusal for refusal in refusals if isinstance(refusal, Conflicting)]:
        raise Conflicting(tuple(conflict for refusal in conflicts for conflict in refusal.conflicts))
    nothing_new = [refusal for refusal in refusals if refusal is not None]
    if not record.changed:
        raise nothing_new[0] if nothing_new else ValueError("no wish was given")
    record.finish()
    restamp(session, tasks_seen(record.fields) | tasks_naming(session, record.agencies), at)
    behind, view = tuple(work.behind.items()), just_recorded(record, work.keys)
    return Done(record.number, tuple(work.told), who, behind, view, work.beside)


def outcome(session: Session, done: Done) -> Outcome:
    """What an action did, as people see it: also after its transaction, when nobody waits for us any more."""
    return outcome_at_once(done) or Outcome(
        done.number, done.view or action(session, done.number), done.told, _meanwhile(session, done), done.beside
    )


def outcome_at_once(done: Done) -> Outcome | None:
    """`outcome`, where nothing has to be read for it."""
    if done.view is None or done.behind:
        return None
    return Outcome(done.number, done.view, done.told, beside=done.beside)


def _meanwhile(session: Session, done: Done) -> tuple[ActionView, ...]:
    """What others did to the tasks since they were seen, the oldest first; what was taken back meanwhile is left out."""
    found: list[ActionView] = []
    for key, count in done.behind:
        unseen = [one for one in actions(session, key, count + 1) if one.number < done.number]
        numbers = {one.number for one in unseen}
        for one in reversed(unseen):
            cancelled = one.undone or one.redone is not None or (one.wish == "undo" and one.reverses in numbers)
            if one.who != done.who and not cancelled:
                changes = tuple(change for change in one.changes if change.task == key)
                found.append(replace(one, tasks=(key,), changes=changes))
    return tuple(found)


def _carry_out(work: Work, wish: Wish) -> AlreadyThere | Conflicting | None:
    """Carry out one wish; the refusal when it would change nothing, or meets what others did: then the next is looked at."""
    try:
        _CHANGES[type(wish)][1](work, wish)
    except (AlreadyThere, Conflicting) as refusal:
        return refusal
    return None
