"""Every line to a PostgreSQL server may break: it is replaced without a word, or told once."""

import pytest
from sqlalchemy import text

from store.errors import CannotOpen
from store.open_board import OpenBoard
from store.postgres.database import PostgresDatabase
from store.wishes import AddNote
from tests.conftest import MID_MAY
from tests.store.on_postgres import ON_A_SERVER, cut_all_lines
from tests.store.test_watch import Heard


def test_connections_that_died_overnight_are_replaced_without_a_word(
    server: PostgresDatabase, empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server was restarted while a screen stood open; the next key works as ever."""
    monkeypatch.setattr("store.postgres.connections._TRUSTED_SECONDS", 0.0)
    with server.reading() as session:
        before = session.connection().execute(text("SELECT identity FROM board")).scalar()

    cut_all_lines(empty_database)

    with server.reading() as session:
        assert session.connection().execute(text("SELECT identity FROM board")).scalar() == before


def test_a_line_that_breaks_between_two_keys_is_told_once(server: PostgresDatabase, empty_database: str) -> None:
    """Nothing was written; what is asked next goes over a new one."""
    with server.reading():
        pass
    cut_all_lines(empty_database)

    with pytest.raises(CannotOpen) as refused, server.reading() as session:
        session.execute(text("SELECT 1"))

    assert (refused.value.reason, refused.value.doing) == ("lost", "")
    with server.writing() as session:
        assert session.execute(text("SELECT 1")).scalar() == 1


@ON_A_SERVER
def test_a_watch_outlives_a_server_that_was_restarted(small_board: OpenBoard, place: str) -> None:
    """The loss is told once, and after it the number is read anew: something may have been missed meanwhile."""
    lost: list[CannotOpen] = []
    heard = Heard()
    stop = small_board.watch(heard, lost.append)
    before = heard.until(bool)

    cut_all_lines(place)
    after = heard.until(lambda told: len(told) > len(before))
    done = small_board.apply(AddNote("mau/I.1", "đã nhắc"), today=MID_MAY)
    numbers = heard.until(lambda told: told[-1] == done.change)
    stop()

    assert [(error.reason, error.doing) for error in lost] == [("lost", "watching")]
    assert (after[-1], numbers[-1]) == (before[-1], done.change)
