"""What was being typed is found again by its author, on its board, once; whatever else lies in the folder."""

import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from board.screens.draft import Draft
from board.screens.drafts import KEPT_DAYS, Drafts
from store.seen import Seen

NOTE = Draft(
    "Ghi chú · 2022/IV.1", "note", ("2022/IV.1",), None, {"text": "Sở Tư pháp đang thẩm định"},
    {"2022/IV.1": Seen(3, {"officer": "lan"})},
)  # fmt: skip

NOW = datetime.now(UTC)
"""What a file's own time is held against."""


def drafts(folder: Path, *, board: str = "b1", user: str = "lan") -> Drafts:
    """A session's drafts."""
    return Drafts(folder, board=board, user=user)


def test_what_a_session_left_is_found_by_the_next_to_the_letter(tmp_path: Path) -> None:
    """With what was seen then, so that nobody's change is overwritten by it."""
    session = drafts(tmp_path)
    session.keep(NOTE)
    session.close()

    (left,) = drafts(tmp_path).left_behind(now=NOW)

    assert left.draft == NOTE


def test_what_another_session_is_still_typing_is_not_offered(tmp_path: Path) -> None:
    """One person has two windows open."""
    session = drafts(tmp_path)
    session.keep(NOTE)

    assert drafts(tmp_path).left_behind(now=NOW) == ()


def test_what_was_left_is_offered_to_all_sessions_and_had_by_the_first_that_opens_it(tmp_path: Path) -> None:
    """A screen that stands open somewhere must not hide it; and it must not be written twice."""
    session = drafts(tmp_path)
    session.keep(NOTE)
    session.close()
    first, second = drafts(tmp_path), drafts(tmp_path)
    (left,), (same,) = first.left_behind(now=NOW), second.left_behind(now=NOW)

    assert first.claim(left)
    assert not second.claim(same)
    assert (second.left_behind(now=NOW), second.is_held_elsewhere()) == ((), True)
    first.discard(left)
    assert not second.claim(same)
    assert not second.is_held_elsewhere()


def test_what_a_ghost_of_a_session_holds_is_found_once_it_has_ended(tmp_path: Path) -> None:
    """The line dropped without a word: the server notices a minute after the person is back."""
    ghost, session = drafts(tmp_path), drafts(tmp_path)
    ghost.keep(NOTE)
    assert (session.left_behind(now=NOW), session.is_held_elsewhere()) == ((), True)
    ghost.close()

    (left,) = session.left_behind(now=NOW)

    assert left.draft == NOTE
    assert not session.is_held_elsewhere()


@pytest.mark.parametrize(("board", "user"), [("b2", "lan"), ("b1", "minh")])
def test_a_draft_is_one_persons_on_one_board(tmp_path: Path, board: str, user: str) -> None:
    """Under one service account several people share the folder."""
    session = drafts(tmp_path)
    session.keep(NOTE)
    session.close()

    assert drafts(tmp_path, board=board, user=user).left_behind(now=NOW) == ()


def test_what_was_put_aside_stays_beside_what_is_typed_next_and_for_the_next_session(tmp_path: Path) -> None:
    """Esc in a form is not the end of what was typed there: today on F6, tomorrow too."""
    session = drafts(tmp_path)
    aside = session.put_aside(NOTE, now=NOW)
    session.keep(replace(NOTE, form="people"))
    session.keep(None)
    assert drafts(tmp_path).left_behind(now=NOW) == ()  # while the session is alive it is its own
    session.close()

    (left,) = drafts(tmp_path).left_behind(now=NOW)

    assert (left.draft, aside.draft) == (NOTE, NOTE)


def test_what_was_put_aside_and_discarded_leaves_nothing(tmp_path: Path) -> None:
    """It was opened again and sent."""
    session = drafts(tmp_path)
    session.discard(session.put_aside(NOTE, now=NOW))
    session.close()

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(("days", "kept"), [(KEPT_DAYS - 1, 1), (KEPT_DAYS + 1, 0)])
def test_what_nobody_has_wanted_for_a_month_goes(tmp_path: Path, days: int, kept: int) -> None:
    """Else a folder of old sentences grows for ever, some of them confidential."""
    session = drafts(tmp_path)
    session.put_aside(NOTE, now=NOW)
    session.close()

    assert len(drafts(tmp_path).left_behind(now=NOW + timedelta(days=days))) == kept
    assert len(list(tmp_path.rglob("*.json"))) == kept


def test_what_was_sent_or_discarded_leaves_nothing(tmp_path: Path) -> None:
    """Not even a name."""
    session = drafts(tmp_path)
    session.keep(NOTE)
    session.keep(None)
    session.keep(NOTE)
    session.close()
    following = drafts(tmp_path)
    for left in following.left_behind(now=NOW):
        assert following.claim(left)
        following.discard(left)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_files_are_for_their_owner_alone_and_nothing_is_written_twice(tmp_path: Path) -> None:
    """A note may be confidential; and a disk is not written for nothing."""
    session = drafts(tmp_path)
    session.keep(NOTE)
    (path,) = tmp_path.rglob("*.json")
    before = path.stat()
    session.keep(NOTE)

    assert stat.S_IMODE(before.st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.stat().st_ino == before.st_ino


@pytest.mark.parametrize("text", ["", "{", "[]", '{"title": 1}', "\x00"])
def test_a_broken_file_is_put_away(tmp_path: Path, text: str) -> None:
    """A disk was full."""
    session = drafts(tmp_path)
    session.keep(NOTE)
    session.close()
    (path,) = tmp_path.rglob("*.json")
    path.write_text(text, encoding="utf-8")

    assert drafts(tmp_path).left_behind(now=NOW) == ()
    assert not path.exists()


def test_a_folder_that_cannot_be_made_keeps_nothing_and_stops_nobody(tmp_path: Path) -> None:
    """Typing goes on."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    session = drafts(tmp_path / "file")

    session.keep(NOTE)

    assert session.left_behind(now=NOW) == ()
