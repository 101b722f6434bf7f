"""How a database is named: whatever is wrong with the name, no part of a password is told."""

import pytest

from store.database_address import database_path, database_url, shown_address
from store.errors import CannotOpen


@pytest.mark.parametrize(
    ("database", "reason"),
    [
        ("postgresql://bcd:bi@mat@may-chu/bang", "letters"),
        ("postgresql://bcd@bi#mat@may-chu/bang", "letters"),
        ("postgresql://bcd:bi#mat@may-chu/bang", "letters"),
        ("postgresql://bcd:bi/mat@may-chu/bang", "letters"),
        ("postgresql://bcd:bi?mat@may-chu/bang", "letters"),
        ("postgresql://bcd:bimat@may-chu:cổng/bang", "address"),
        ("postgresql:/bcd:bimat@may-chu/bang", "address"),
        ("postgresql:bcd:bimat@may-chu/bang", "address"),
        ("postgresql//bcd:bimat@may-chu/bang", "address"),
        ("postgresql:/bcd:bimat://@may-chu/bang", "address"),
    ],
)
def test_of_an_address_that_is_not_understood_only_the_beginning_is_told(database: str, reason: str) -> None:
    """Nobody knows where its password begins and ends, and what is told is copied into letters and tickets."""
    with pytest.raises(CannotOpen) as refused:
        (database_url if "://" in database else database_path)(database)

    assert (refused.value.path, refused.value.reason) == ("postgresql://…", reason)
    assert shown_address(database) == "postgresql://…"
    assert not {"bi", "mat", "bcd"} & set(str(refused.value).replace(":", " ").replace("@", " ").split())


@pytest.mark.parametrize("database", ["postgresql://bcd:bi%40m%23a%2Ft@h/bang", "postgresql:///bang?host=/tmp"])
def test_an_address_that_is_written_as_it_should_be_is_understood(database: str) -> None:
    """A password of any letters can be written."""
    assert database_url(database).password in (None, "bi@m#a/t")


@pytest.mark.parametrize("path", ["postgresql/board.db", "/srv/postgresql:cu/board.db", "postgres.db"])
def test_a_folder_may_be_named_like_a_server(path: str) -> None:
    """It is still a path."""
    assert str(database_path(path)) == path
