"""Roles come back with a backup like everything else; that nobody loses the board by it unawares, on either kind."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.errors import NotAllowed
from store.keeping import restore
from store.keeping_errors import AdminsReplaced
from store.open_board import OpenBoard
from store.wishes import AddUser, RemoveUser, SetRole
from store.words import Role
from tests.conftest import MID_MAY

pytestmark = pytest.mark.usefixtures("data_folder", "small_board")

AT = datetime(2022, 5, 16, 9, 14, 5, tzinfo=UTC)


@pytest.fixture
def with_an(place: str, small_board: OpenBoard, tmp_path: Path) -> tuple[str, Path]:
    """A board, and a backup from before an became its admin and minh somebody who looks."""
    saved = tmp_path / "sao-luu.db"
    small_board.close()
    with OpenBoard(place, user="an") as board:
        board.backup(saved)
        board.apply(AddUser("an", Role.ADMIN), today=MID_MAY)
        board.apply(AddUser("minh", Role.VIEWER), today=MID_MAY)
    return place, saved


def test_a_backup_without_users_is_not_restored_over_a_board_that_has_an_admin(
    with_an: tuple[str, Path], data_folder: Path
) -> None:
    """Everybody could make themselves its admin then, and lock out the one that it has."""
    place, saved = with_an
    before = sorted(data_folder.parent.parent.rglob("*before-restore*"))

    with pytest.raises(AdminsReplaced) as refused:
        restore(place, saved, user="an", at=AT)

    assert (refused.value.now, refused.value.saved) == (("an",), ())
    assert sorted(data_folder.parent.parent.rglob("*before-restore*")) == before
    with OpenBoard(place, user="minh", create=False) as board, pytest.raises(NotAllowed):
        board.apply(AddUser("minh", Role.ADMIN), today=MID_MAY)


def test_whoever_means_it_gets_the_roles_of_the_backup(with_an: tuple[str, Path]) -> None:
    """A board may have got its users by mistake."""
    place, saved = with_an

    restore(place, saved, user="an", at=AT, with_its_users=True)

    with OpenBoard(place, user="minh", create=False) as board:
        assert board.role() is Role.ADMIN


def test_who_is_no_admin_any_more_does_not_become_one_again_unawares(with_an: tuple[str, Path], tmp_path: Path) -> None:
    """Whoever left would come back with the board as it was."""
    place, _empty = with_an
    saved = tmp_path / "hai người.db"
    with OpenBoard(place, user="an", create=False) as board:
        board.apply(SetRole("minh", Role.ADMIN), today=MID_MAY)
        board.backup(saved)
        board.apply(RemoveUser("minh"), today=MID_MAY)

    with pytest.raises(AdminsReplaced) as refused:
        restore(place, saved, user="an", at=AT)

    assert (refused.value.now, refused.value.saved) == (("an",), ("an", "minh"))


def test_a_backup_with_the_same_admins_is_restored_as_ever(with_an: tuple[str, Path], tmp_path: Path) -> None:
    """Other roles are the admin's to mend."""
    place, _empty = with_an
    saved = tmp_path / "cùng người.db"
    with OpenBoard(place, user="an", create=False) as board:
        board.backup(saved)
        board.apply(SetRole("minh", Role.EDITOR), today=MID_MAY)

    restore(place, saved, user="an", at=AT)

    with OpenBoard(place, user="minh", create=False) as board:
        assert board.role() is Role.VIEWER
