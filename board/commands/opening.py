"""Opens the board that the options name, and finds what the line names on it: tasks, plans, agencies."""

from contextlib import ExitStack
from datetime import date

from board.commands.options import Options
from board.commands.output import mark_what_is_said
from board.commands.rooms import room
from board.commands.whereabouts import database_place, judging_day, known_day, user_name
from plans.agency import Agency, Group
from plans.vietnamese import fold
from store.errors import NotKnownYet, UnknownAgency, UnknownPlan, WrongValue
from store.open_board import OpenBoard
from store.views import BoardView


def open_the_board(options: Options) -> OpenBoard:
    """The board, open for this user; with `--as-of` as it was known then, to be looked at.

    The first start creates it and imports what is shipped; see `--empty`.

    Raises:
        CannotOpen: see `OpenBoard`. OSError: the folder for a new board cannot be made. NotKnownYet: see `OpenBoard.as_of`.
        WrongValue: the day of `--as-of` has not come.
    """
    with ExitStack() as closing:
        board = closing.enter_context(OpenBoard(database_place(options), user=user_name(options), why=options.why))
        if board.is_empty():
            room("first_start").start(board, empty=options.empty)
        if board.holds_sample():
            mark_what_is_said()
        known_on = known_day(options)
        if known_on is not None:
            return _as_it_was(board, known_on, options)
        closing.pop_all()
    return board


def _as_it_was(board: OpenBoard, day: date, options: Options) -> OpenBoard:
    past = board.as_of(day=day)
    known = {plan.key for plan in past.plans()}
    for plan in options.plans:
        if plan not in known and (first := board.known_since(plan)) is not None:
            past.close()
            raise NotKnownYet(day, first, plan)
    return past


def view_of(board: OpenBoard, options: Options) -> BoardView:
    """The chosen plans (or the default one) as they stand on the day of judging. Raises UnknownPlan."""
    return board.board(options.plans or None, today=judging_day(options))


def full_key(typed: str, board: OpenBoard, options: Options) -> str:
    """The whole key of a task: "2022/VI.6" as it is, "VI.6" in the one plan that is chosen or shown by default.

    Raises:
        WrongValue: several plans are chosen and the key names none. UnknownPlan: there is no plan at all.
    """
    plan, slash, number = typed.rpartition("/")
    if not slash:
        plan = _one_plan(typed, board, options)
    return f"{plan}/{number}"


def group_key(typed: str, board: OpenBoard) -> str:
    """The key of the group of this name, alias or abbreviation. Raises UnknownAgency, WrongValue."""
    found = _entry(typed, board)
    if isinstance(found, Agency):
        raise WrongValue("group", typed, "group")
    return found.key


def entry_key(typed: str, board: OpenBoard) -> str:
    """The key of the agency or group of this name, alias or abbreviation. Raises UnknownAgency."""
    return _entry(typed, board).key


def plan_key(typed: str, board: OpenBoard) -> str:
    """The key of the plan with this key or document number. Raises UnknownPlan."""
    plans = board.plans()
    for plan in plans:
        if fold(typed) in {fold(plan.key), fold(plan.number)}:
            return plan.key
    raise UnknownPlan(typed, tuple(plan.key for plan in plans))


def plan_keys(board: OpenBoard, options: Options) -> list[str]:
    """The keys of the chosen plans, else of the default one. Raises UnknownPlan: one is not there, or there is none at all."""
    if options.plans:
        return [plan_key(plan, board) for plan in options.plans]
    return [_default_plan(board, options)]


def _entry(typed: str, board: OpenBoard) -> Agency | Group:
    directory = board.directory()
    found = directory.find(typed)
    if found is None:
        raise UnknownAgency(typed, directory.nearest(typed))
    return found


def _one_plan(typed: str, board: OpenBoard, options: Options) -> str:
    if len(options.plans) > 1:
        raise WrongValue("key", typed, "plan and number")
    return options.plans[0] if options.plans else _default_plan(board, options)


def _default_plan(board: OpenBoard, options: Options) -> str:
    plan = board.default_plan(judging_day(options))
    if plan is None:
        raise UnknownPlan("", ())
    return plan
