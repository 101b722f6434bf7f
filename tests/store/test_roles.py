"""Who may change what: checked in the store, inside the write transaction, anew each time."""

import ast
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest

import store
from plans.agency import Directory
from plans.plan import Plan
from store.accounts import account_name
from store.errors import AlreadyThere, FirstIsNoAdmin, LastAdmin, NotAllowed, UnknownUser, WrongValue
from store.feeds.rows import Fetch
from store.open_board import OpenBoard
from store.roles import NEEDED, OF_ADMINS, OF_EDITORS, role_needed
from store.tables import Row
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
    Paper,
    RemoveUser,
    RenewFeed,
    RevokeFeed,
    SetRole,
    StepTask,
    Wish,
    WithdrawEvidence,
)
from store.words import Column, Role
from tests.conftest import MID_MAY, OpenAs

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))
UNCHANGING = frozenset(("action", "change", "stamp"))
"""Bookkeeping of the store itself: no action writes these rows down, so none is ever taken back."""


@pytest.fixture
def peopled(small_board: OpenBoard) -> OpenBoard:
    """The small board with an admin (lan), an editor (minh) and a viewer (xem); open for lan."""
    for name, role in (("lan", Role.ADMIN), ("minh", Role.EDITOR), ("xem", Role.VIEWER)):
        small_board.apply(AddUser(name, role), today=MID_MAY)
    return small_board


def refused(change: Callable[[], object]) -> NotAllowed:
    """The refusal that the change meets."""
    with pytest.raises(NotAllowed) as caught:
        change()
    return caught.value


def test_every_wish_needs_a_role() -> None:
    """A new wish without a decision who may carry it out needs an admin until somebody decides."""
    assert set(NEEDED) == set(get_args(Wish))
    assert Role.VIEWER not in NEEDED.values()


def test_a_wish_that_nobody_thought_of_needs_an_admin() -> None:
    """Forgetting an entry must never open a door."""
    unheard_of: Any = object()

    assert role_needed([AddNote("mau/I.1", "xem"), unheard_of]) is Role.ADMIN


def test_every_table_says_who_may_take_a_change_of_it_back() -> None:
    """Undo goes by what was changed; a new table needs an admin until somebody decides."""
    assert set(Row.metadata.tables) == OF_ADMINS | OF_EDITORS | UNCHANGING
    assert not OF_ADMINS & OF_EDITORS


def test_only_a_few_doors_lead_into_a_write_transaction() -> None:
    """The check of roles stands behind one; the first start looks itself, a note of fetches is nobody's change.

    The digest of the feeds' secret is no row of anybody's, and changing it on purpose asks first; a move and its way back
    hold the whole board for themselves.
    """
    doors = [
        (path.name, function.name)
        for path in sorted(Path(store.__file__).parent.rglob("*.py"))
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for named in ast.walk(function)
        if (isinstance(named, ast.Attribute) and named.attr == "writing")
        or (isinstance(named, ast.Name) and named.id == "_alone_on")
    ]

    assert doors == [
        ("board_changes.py", "first_start"),
        ("board_changes.py", "note_fetches"),
        ("board_changes.py", "_changing"),
        ("moving.py", "move_database"),
        ("moving.py", "open_again"),
        ("moving.py", "_close"),
        ("database.py", "feed_secret"),
        ("database.py", "renew_feed_secret"),
    ]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR])
def test_the_secret_of_feeds_is_replaced_by_admins_alone(open_as: OpenAs, small_board: OpenBoard, role: Role) -> None:
    """Every address would be another one."""
    small_board.apply_all((AddUser("lan", Role.ADMIN), AddUser("minh", role)), today=MID_MAY)

    with pytest.raises(NotAllowed):
        open_as("minh").renew_feed_secret()


@pytest.mark.parametrize("user", ["minh", "xem", "nguoi-la"])
def test_a_backup_is_for_admins(peopled: OpenBoard, open_as: OpenAs, tmp_path: Path, user: str) -> None:
    """It is the whole board, with everybody's history, in a file that takes itself anywhere."""
    with pytest.raises(NotAllowed):
        open_as(user).backup(tmp_path / "sao-luu.db")

    assert not (tmp_path / "sao-luu.db").exists()
    peopled.backup(tmp_path / "sao-luu.db")


def test_the_account_that_keeps_the_database_needs_no_role_for_a_backup(
    peopled: OpenBoard, open_as: OpenAs, tmp_path: Path
) -> None:
    """The timer of a service runs under it; as a viewer of that name it is a person like any other."""
    service = account_name(os.geteuid())
    open_as(service).backup(tmp_path / "sao-luu.db")
    peopled.apply(AddUser(service, Role.VIEWER), today=MID_MAY)

    with pytest.raises(NotAllowed):
        open_as(service).backup(tmp_path / "lại.db")


def test_a_board_on_which_nobody_is_registered_is_backed_up_by_anybody(small_board: OpenBoard, tmp_path: Path) -> None:
    """The rights of the file are the guard until somebody wants roles."""
    small_board.backup(tmp_path / "sao-luu.db")

    assert (tmp_path / "sao-luu.db").exists()


def test_whoever_opens_a_board_without_users_may_do_everything(small_board: OpenBoard) -> None:
    """One office, one file: the rights of the file are the guard until somebody wants roles."""
    assert small_board.apply(EditAgency("stc", (("abbreviation", "TC"),)), today=MID_MAY)
    assert small_board.users() == ()


def test_the_first_user_is_an_admin(small_board: OpenBoard) -> None:
    """Else nobody could admit the second one."""
    with pytest.raises(FirstIsNoAdmin):
        small_board.apply(AddUser("minh", Role.EDITOR), today=MID_MAY)

    assert small_board.users() == ()


WISHES: dict[type[Any], Wish] = {
    MoveTask: MoveTask("mau/I.1", Column.IN_REVIEW),
    StepTask: StepTask("mau/I.1", 1),
    CloseDeliverable: CloseDeliverable("mau/I.1", PAPER),
    AddEvidence: AddEvidence("mau/I.1", PAPER),
    WithdrawEvidence: WithdrawEvidence("mau/I.1", document="9/CV"),
    ExtendDeadline: ExtendDeadline("mau/I.1", date(2022, 9, 30), PAPER),
    AddNote: AddNote("mau/I.1", "xem"),
    EditTask: EditTask("mau/I.1", (("officer", "lan"),)),
    MeasureTarget: MeasureTarget("mau/a#1", value=Decimal(5), measured_on=date(2022, 5, 1)),
    EditAgency: EditAgency("stc", (("abbreviation", "TC"),)),
    EditMembers: EditMembers("cac-so", remove=("stc",)),
    AddFeed: AddFeed("mọi việc"),
    RevokeFeed: RevokeFeed("lịch"),
    RenewFeed: RenewFeed("lịch"),
    AddUser: AddUser("moi", Role.VIEWER),
    SetRole: SetRole("minh", Role.VIEWER),
    RemoveUser: RemoveUser("xem"),
}
"""Wishes as somebody who may would see them done, on the board of `_prepared`; the others' own tests show that."""


def _prepared(board: OpenBoard) -> None:
    board.apply(AddEvidence("mau/I.1", Paper("9/CV", date(2022, 5, 2))), today=MID_MAY)
    board.apply(AddFeed("lịch"), today=MID_MAY)


@pytest.mark.parametrize("wish", NEEDED, ids=lambda wish: wish.__name__)
def test_whoever_has_the_role_may_and_whoever_has_less_may_not(
    wish: type[Any], peopled: OpenBoard, open_as: OpenAs
) -> None:
    """For every wish there is: refused below its role, with nothing written; carried out with it."""
    asked = WISHES.get(wish, object.__new__(wish))  # the role is asked before a wish is looked into
    _prepared(peopled)
    before = peopled.history()
    able = {Role.EDITOR: ("minh",), Role.ADMIN: ("lan",)}[NEEDED[wish]]
    for user in {"xem", "minh", "nguoi-la"} - set(able):
        error = refused(partial(open_as(user).apply, asked, today=MID_MAY))
        assert (error.user, error.needed) == (user, NEEDED[wish])

    assert peopled.history() == before
    if wish in WISHES:
        assert open_as(able[0]).apply(asked, today=MID_MAY).action.who == able[0]


def test_several_wishes_need_the_highest_role_of_all(peopled: OpenBoard, open_as: OpenAs) -> None:
    """An action is carried out whole or not at all."""
    wishes = (AddNote("mau/I.1", "xem"), EditAgency("stc", (("abbreviation", "TC"),)))

    assert refused(lambda: open_as("minh").apply_all(wishes, today=MID_MAY)).needed is Role.ADMIN
    assert peopled.task("mau/I.1", today=MID_MAY).notes == ()


def test_imports_are_for_admins(peopled: OpenBoard, open_as: OpenAs, small_plan: Plan) -> None:
    """A plan changes what everybody owes. What an import would change may be seen by anybody."""
    changed = replace(small_plan, short_title="Tên khác")

    for user in ("xem", "minh", "nguoi-la"):
        board = open_as(user)
        refused(lambda: board.import_plan(changed, source="x.toml"))  # noqa: B023 - called at once
        refused(lambda: board.import_directory(Directory((), ())))  # noqa: B023 - called at once
        assert board.difference(changed, source="x.toml")
    assert peopled.import_plan(changed, source="x.toml") is not None


def test_a_first_start_by_somebody_who_may_only_look_does_nothing(
    open_as: OpenAs, small_directory: Directory, small_plan: Plan
) -> None:
    """Looking at an empty board is allowed; filling it is not, and is no error either."""
    open_as("lan").apply(AddUser("lan", Role.ADMIN), today=MID_MAY)

    assert open_as("xem").first_start(small_directory, [(small_plan, "mau.toml")]) is False
    assert open_as("lan").first_start(small_directory, [(small_plan, "mau.toml")]) is True


def test_a_note_of_fetches_is_nobodys_change(peopled: OpenBoard, open_as: OpenAs) -> None:
    """The program that serves the feeds runs under the service's account, which nobody registers."""
    peopled.apply(AddFeed("lịch"), today=MID_MAY)
    (feed,) = peopled.feeds()

    open_as("dich-vu").note_fetches([Fetch(feed.number, MID_MAY, "Google")])

    assert peopled.feeds()[0].fetched_on == MID_MAY


def test_whoever_is_demoted_is_refused_at_the_next_change(peopled: OpenBoard, open_as: OpenAs) -> None:
    """The role is read in every transaction, not when a screen is opened."""
    minh = open_as("minh")
    minh.apply(AddNote("mau/I.1", "một"), today=MID_MAY)

    peopled.apply(SetRole("minh", Role.VIEWER), today=MID_MAY)

    assert refused(lambda: minh.apply(AddNote("mau/I.1", "hai"), today=MID_MAY)).role is Role.VIEWER
    refused(minh.undo)
    peopled.apply(RemoveUser("minh"), today=MID_MAY)
    assert refused(lambda: minh.apply(AddNote("mau/I.1", "ba"), today=MID_MAY)).role is None


def test_undo_and_redo_need_the_role_of_what_they_take_back(peopled: OpenBoard, open_as: OpenAs) -> None:
    """An admin who became an editor takes back an editor's work, and no longer an admin's."""
    other = open_as("minh")
    peopled.apply(SetRole("minh", Role.ADMIN), today=MID_MAY)
    other.apply(EditAgency("stc", (("abbreviation", "TC"),)), today=MID_MAY)
    undone = other.undo()
    peopled.apply(SetRole("minh", Role.EDITOR), today=MID_MAY)

    assert refused(other.redo).needed is Role.ADMIN
    other.apply(AddNote("mau/I.1", "một"), today=MID_MAY)
    assert other.undo().action.reverses is not None
    assert undone.action.wish == "undo"


def test_an_import_is_taken_back_by_admins_alone(peopled: OpenBoard, open_as: OpenAs, small_plan: Plan) -> None:
    """Also where it changed only tasks."""
    peopled.apply(SetRole("minh", Role.ADMIN), today=MID_MAY)
    minh = open_as("minh")
    minh.import_plan(replace(small_plan, key="khac", number="2/QĐ"), source="x.toml")
    peopled.apply(SetRole("minh", Role.EDITOR), today=MID_MAY)

    assert refused(minh.undo).needed is Role.ADMIN


def test_there_is_always_an_admin(peopled: OpenBoard, open_as: OpenAs) -> None:
    """The last one can neither be removed nor demoted, nor come undone."""
    for wish in (RemoveUser("lan"), SetRole("lan", Role.EDITOR)):
        with pytest.raises(LastAdmin):
            peopled.apply(wish, today=MID_MAY)
    first = next(action.number for action in peopled.history() if "lan" in (action.changes[0].after or ""))
    with pytest.raises(LastAdmin):
        peopled.undo(first)

    peopled.apply(SetRole("minh", Role.ADMIN), today=MID_MAY)
    assert open_as("minh").apply(RemoveUser("lan"), today=MID_MAY).action.wish == "remove_user"


def test_changes_of_users_stand_in_the_history_and_can_be_undone(peopled: OpenBoard) -> None:
    """Who admitted whom, with which role, before and after."""
    changed = peopled.apply(SetRole("minh", Role.VIEWER), today=MID_MAY).action.changes[0]
    removed = peopled.apply(RemoveUser("xem"), today=MID_MAY).action.changes[0]
    added = peopled.apply(AddUser("an", Role.EDITOR, "Nguyễn Văn An"), today=MID_MAY).action.changes[0]

    assert (changed.field, changed.before, changed.after) == ("user_role", "minh: editor", "minh: viewer")
    assert (removed.field, removed.before, removed.after) == ("user_removed", None, "xem")
    assert (added.field, added.before, added.after) == ("user", None, "an (Nguyễn Văn An): editor")
    for _each in range(3):
        peopled.undo()
    assert [(one.name, one.role, one.removed) for one in peopled.users()] == [
        ("lan", Role.ADMIN, False),
        ("minh", Role.EDITOR, False),
        ("xem", Role.VIEWER, False),
    ]


def test_who_has_left_stays_on_the_list_and_may_come_back(peopled: OpenBoard) -> None:
    """The history names them; coming back under the same name is the same person."""
    peopled.apply(RemoveUser("minh"), today=MID_MAY)
    assert [one.removed for one in peopled.users()] == [False, True, False]

    peopled.apply(AddUser("minh", Role.VIEWER), today=MID_MAY)

    assert [(one.name, one.role, one.removed) for one in peopled.users()][1] == ("minh", Role.VIEWER, False)


def test_only_admins_see_who_is_registered(peopled: OpenBoard, open_as: OpenAs) -> None:
    """A list of accounts is for those who keep it."""
    refused(open_as("minh").users)
    refused(lambda: open_as("minh").refuse_unless(Role.ADMIN))
    open_as("minh").refuse_unless(Role.EDITOR)


@pytest.mark.parametrize("name", ["", "  ", "-minh", "minh lan", "lan;rm", "a" * 65, "x/y", "__", "\x1b[2J"])
def test_a_name_is_that_of_an_account(name: str, peopled: OpenBoard) -> None:
    """It stands in a line of authorized_keys, where blanks, quotes and leading dashes would mean something else."""
    with pytest.raises(WrongValue):
        peopled.apply(AddUser(name, Role.VIEWER), today=MID_MAY)


def test_two_names_that_differ_in_capitals_are_one_too_many(peopled: OpenBoard) -> None:
    """Nobody would see in the history who it was."""
    with pytest.raises(WrongValue):
        peopled.apply(AddUser("Minh", Role.VIEWER), today=MID_MAY)
    with pytest.raises(AlreadyThere):
        peopled.apply(AddUser("minh", Role.VIEWER), today=MID_MAY)
    with pytest.raises(UnknownUser) as unknown:
        peopled.apply(SetRole("ming", Role.VIEWER), today=MID_MAY)
    assert unknown.value.known == ("lan", "minh", "xem")
