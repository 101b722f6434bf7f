"""`--if-version`: no command writes over what somebody else has changed meanwhile."""

import pytest

from tests.board.prompt import Prompt

PAPER = ("--document", "5/CV", "--date", "10/05/2022")
CHANGES = (
    ("move", "V.1", "in_review"),
    ("done", "V.1", *PAPER),
    ("evidence", "add", "V.1", *PAPER),
    ("evidence", "withdraw", "V.1", "--document", "1/CV"),
    ("extend", "V.1", "--to", "31/12/2022", *PAPER),
    ("note", "V.1", "hai"),
    ("edit", "V.1", "tiến-độ=đang lấy ý kiến"),
)


@pytest.mark.parametrize("words", CHANGES, ids=lambda words: " ".join(words[:2]))
def test_a_change_of_what_was_not_seen_is_refused(prompt: Prompt, words: tuple[str, ...]) -> None:
    """Exit 3, and nothing is written: who asked must look again."""
    prompt("evidence", "add", "V.1", "--document", "1/CV", "--date", "9/5/2022")
    before = prompt("show", "V.1", "--json").json

    said = prompt(*words, "--if-version", str(before["version"] - 1), "--json")

    assert said.code == 3
    assert said.errors
    assert prompt("show", "V.1", "--json").json == before


@pytest.mark.parametrize("words", CHANGES, ids=lambda words: " ".join(words[:2]))
def test_a_change_of_what_was_seen_is_written(prompt: Prompt, words: tuple[str, ...]) -> None:
    """And raises the version, whatever of the task it touched."""
    prompt("evidence", "add", "V.1", "--document", "1/CV", "--date", "9/5/2022")
    version = prompt("show", "V.1", "--json").json["version"]

    said = prompt(*words, "--if-version", str(version))

    assert said.code == 0, said.err
    assert prompt("show", "V.1", "--json").json["version"] > version
