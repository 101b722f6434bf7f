"""A board that is made, restored or moved where the disk is nearly full: there whole or not at all, and later there at once."""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.errors import CannotOpen
from store.feeds.secret import put_secret
from store.moving import move_database
from store.open_board import OpenBoard
from store.sqlite.driver import sqlite
from store.sqlite.restore import restore_file
from tests.store.forked import Child, Say
from tests.store.starting import AT, make_board_of, older_revisions

KIB = 1024
LIMITS = (*range(0, 480, 40), *range(512, 1200, 200))
"""KiB that a file may have: below what an empty board's log needs, between log and file, and above both."""
TIGHT = (*range(16, 480, 90), 600, 900)


def limited(work: Callable[[], object], limit: int) -> str:
    """Do it in a process whose files may not be larger than so many KiB: "done", or why it could not be."""

    def do(say: Say) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit * KIB, limit * KIB))
        try:
            work()
            say("done")
        except CannotOpen as error:
            say(error.reason)

    return "".join(Child(do).lines())


def opened(place: Path) -> bool:
    """A start without any limit."""
    return not Child(lambda say: OpenBoard(str(place), user="lan").close()).lines()


def is_whole(place: Path) -> bool:
    """Whether the file alone, without anything beside it, is sound."""
    with closing(sqlite.connect(f"{place.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def beside(place: Path) -> list[str]:
    """What else stands in its folder, but for the file of the write gate."""
    return sorted(one.name for one in place.parent.iterdir() if one.name not in (place.name, f"{place.name}.lock"))


@pytest.fixture
def nearly_full(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, filled but for so much that only a part of a new board finds room. Only root can make one."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk; the limit on the size of files is tested instead")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=False)
    if mounted.returncode != 0:
        pytest.skip("this root may not mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_first_start_without_room_leaves_nothing_and_the_next_one_succeeds(tmp_path: Path) -> None:
    """A board in which half of itself is missing never opens again; whoever made room would start over in vain."""
    told = set()
    for limit in LIMITS:
        place = tmp_path / str(limit) / "board.db"
        place.parent.mkdir()

        told.add(said := limited(lambda place=place: OpenBoard(str(place), user="lan").close(), limit))

        assert place.exists() == (said == "done"), limit
        assert beside(place) == [], limit
        assert said != "done" or is_whole(place), limit
        assert opened(place), limit
    assert "done" in told
    assert len(told) > 1


@pytest.mark.parametrize("filled", [600_000, 700_000, 800_000])
def test_a_first_start_on_a_nearly_full_disk_is_made_good_by_room(nearly_full: Path, filled: int) -> None:
    """On a real disk the log fits beside the draft, and then the draft itself does not grow any more."""
    fill, place = nearly_full / "fill", nearly_full / "board.db"
    fill.write_bytes(b"\0" * filled)

    said = limited(lambda: OpenBoard(str(place), user="lan").close(), 10 * KIB)

    assert place.exists() == (said == "done")
    assert beside(place) == ["fill"]
    fill.unlink()
    assert opened(place)


def test_an_older_backup_restored_without_room_leaves_the_place_as_it_was(tmp_path: Path) -> None:
    """It is brought up to date beside the place first, in a log that is to come into the file before its name does."""
    saved = tmp_path / "cũ.db"
    Child(lambda say: make_board_of(older_revisions()[-1], str(saved), say)).lines()
    told = set()
    for limit in TIGHT:
        place = tmp_path / str(limit) / "board.db"
        place.parent.mkdir()

        told.add(said := limited(lambda place=place: restore_file(place, saved, user="lan", at=AT), limit))

        assert place.exists() == (said == "done"), limit
        assert beside(place) == [], limit
        assert said != "done" or is_whole(place), limit
        assert opened(place), limit
    assert "done" in told
    assert len(told) > 1


def test_a_move_to_a_file_without_room_leaves_the_board_where_it_was(tmp_path: Path) -> None:
    """The old board is closed only when the new one is whole."""
    told = set()
    for limit in TIGHT:
        old, new = tmp_path / str(limit) / "cũ" / "a.db", tmp_path / str(limit) / "mới" / "b.db"
        new.parent.mkdir(parents=True)
        OpenBoard(str(old), user="lan").close()

        told.add(said := limited(lambda old=old, new=new: move_database(str(old), str(new), user="lan", at=AT), limit))

        assert new.exists() == (said == "done"), limit
        assert beside(new) == [], limit
        assert opened(new if said == "done" else old), limit
    assert "done" in told
    assert len(told) > 1


def test_an_upgrade_without_room_does_not_fill_the_disk_with_copies(tmp_path: Path) -> None:
    """Each start keeps one before it changes anything; where nothing was changed, the next start would keep another."""
    old = tmp_path / "cũ.db"
    Child(lambda say: make_board_of(older_revisions()[-1], str(old), say)).lines()
    size = old.stat().st_size // KIB
    for limit in range(size, size + 256, 64):
        place = tmp_path / str(limit) / "board.db"
        place.parent.mkdir()
        place.write_bytes(old.read_bytes())
        place.chmod(0o600)

        said = limited(lambda place=place: OpenBoard(str(place), user="lan").close(), limit)

        kept = [name for name in beside(place) if "schema" in name]
        assert len(kept) == (said == "done"), limit
        assert opened(place), limit


def test_a_secret_without_room_is_not_there_at_all(tmp_path: Path) -> None:
    """Half of one would make other addresses, and nobody could tell why."""
    for size in (0, 1, 40, 64):
        place = tmp_path / str(size) / "board.db.secret"
        place.parent.mkdir()

        def work(say: Say, place: Path = place, size: int = size) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            try:
                put_secret(place, b"0" * 64)
            except CannotOpen as error:
                say(error.reason)

        told = Child(work).lines()

        assert len(told) == 1, size
        assert list(place.parent.iterdir()) == [], size
