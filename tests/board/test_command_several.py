"""One command at the prompt for several tasks, as marked cards on the screen: one action, one undo."""

import pytest

from tests.board.prompt import Prompt

PAPER = ("--document", "5/CV-UBND", "--date", "10/5/2022")


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        (("note", "xin ý kiến, rồi trình"), "notes", None),
        (("extend", "--to", "31/8/2023", *PAPER), "due", "2023-08-31"),
        (("move", "đang thực hiện"), "column", "in_progress"),
        (("cause", "thiếu kinh phí"), "cause", "no_money"),
        (("edit", "chuyên-viên=minh"), "officer", "minh"),
        (("done", *PAPER), "column", "done"),
        (("evidence add", *PAPER), "column", "in_progress"),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_what_the_screen_does_to_marked_cards_a_command_does_to_several_keys(
    prompt: Prompt, words: tuple[str, ...], field: str, value: str | None
) -> None:
    """Keys in one word with commas between, so that a note may say whatever it likes; all of it comes back by one undo."""
    name, *rest = words
    before = {key: prompt("show", key, "--json").json for key in ("V.1", "V.3")}

    changed = prompt(*name.split(), "V.1,2022/V.3", *rest, "--json")

    assert changed.code == 0, changed.err
    assert [task["key"] for task in changed.json] == ["2022/V.1", "2022/V.3"]
    for task in changed.json:
        found = task["deliverables"][0]["due"] if field == "due" else task[field]
        assert [note["text"] for note in found] == [rest[0]] if field == "notes" else found == value
    assert prompt("history", "--json").json[0]["tasks"] == ["2022/V.1", "2022/V.3"]
    assert prompt("undo").code == 0
    for key, task in before.items():
        again = prompt("show", key, "--json").json
        assert (again["notes"], again["column"], again["officer"]) == (task["notes"], task["column"], task["officer"])
        assert again["deliverables"] == task["deliverables"]


def test_with_one_key_the_answer_is_the_task_itself(prompt: Prompt) -> None:
    """As it always was; the same key twice is one task, and a list all the same."""
    assert prompt("note", "V.1", "một", "--json").json["key"] == "2022/V.1"
    assert len(prompt("note", "V.1, V.1", "hai", "--json").json) == 1
    assert [note["text"] for note in prompt("show", "V.1", "--json").json["notes"]] == ["một", "hai"]


def test_when_one_task_is_refused_nothing_is_done(prompt: Prompt) -> None:
    """Half a command is worse than none."""
    refused = prompt("note", "V.1,V.99", "ghi")

    assert refused.code == 1
    assert "V.99" in refused.err
    assert prompt("show", "V.1", "--json").json["notes"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("note", "V.1,V.3", "ghi", "--if-version", "1"),
        ("done", "V.1,V.3", *PAPER, "--deliverable", "1"),
        ("evidence", "withdraw", "V.1,V.3", "--evidence", "1"),
    ],
)
def test_what_is_said_of_one_task_is_refused_with_several(prompt: Prompt, words: tuple[str, ...]) -> None:
    """A version and a number belong to one task."""
    refused = prompt(*words)

    assert refused.code == 2
    assert "chỉ dùng với một nhiệm vụ" in refused.err


def test_keys_with_blanks_between_are_shown_the_comma(prompt: Prompt) -> None:
    """A note is free text: a second word cannot be told from a second key."""
    refused = prompt("note", "IV.3", "IV.5", "VII.2", "ghi")

    assert refused.code == 2
    assert "IV.3,IV.5" in refused.err
    assert "[,KHÓA…]" in prompt("note", "--help").out
