"""The history at a prompt: who, when, what, before, after, why; narrowed like everything."""

import pytest

from tests.board.prompt import Prompt


@pytest.fixture
def worked(prompt: Prompt) -> Prompt:
    """Two imports, then a move by lan, an extension by minh, a note by lan that is taken back."""
    prompt("move", "V.1", "đang thực hiện", "--why", "họp giao ban")
    prompt("extend", "V.2", "--to", "31/12/2022", "--document", "2/CV-STC", "--date", "5/5/2022", "--user", "minh")
    prompt("note", "V.3", "đã đôn đốc")
    prompt("undo")
    return prompt


def told(prompt: Prompt, *words: str) -> list[str]:
    """The wishes of the actions that are told, newest first."""
    return [action["wish"] for action in prompt("history", "--json", *words).json]


def test_an_action_tells_everything_about_itself(worked: Prompt) -> None:
    """With the zone in which it was done; and whether it still stands."""
    undo, noted, extended, moved = worked("history", "--json", "--limit", "4").json

    assert (moved["who"], moved["why"], moved["tasks"]) == ("lan", "họp giao ban", ["2022/V.1"])
    assert moved["changes"] == [
        {"task": "2022/V.1", "field": "column", "before": "not_started", "after": "in_progress"}
    ]
    assert moved["at"].endswith("+07:00")
    assert (noted["undone"], undo["reverses"]) == (True, noted["number"])
    assert (extended["who"], extended["undone"]) == ("minh", False)
    assert "hạn: 30/06/2022 → 31/12/2022" in worked("history").out


@pytest.mark.parametrize(
    ("words", "wishes"),
    [
        (("V.1",), ["move"]),
        (("--by", "minh"), ["extend"]),
        (("--wish", "gia hạn", "--wish", "hoan tac"), ["undo", "extend"]),
        (("--wish", "note"), ["note"]),
        (("--filter", "mục:V -V.2"), ["undo", "note", "move"]),
        (("--filter", "giao ban"), ["move"]),
        (("--filter", "đang thực hiện"), ["move"]),
        (("--plan", "2016-2017"), ["import"]),
        (("--until", "01/01/2022"), []),
        (("--since", "01/01/2022", "--limit", "2"), ["undo", "note"]),
    ],
)
def test_each_option_narrows(worked: Prompt, words: tuple[str, ...], wishes: list[str]) -> None:
    """Words are those that the reader sees: columns and wishes by their names in his language."""
    assert told(worked, *words) == wishes


@pytest.mark.parametrize("words", [("II.99",), ("--wish", "màu"), ("--filter", "màu:đỏ"), ("--plan", "1999")])
def test_what_nobody_knows_is_refused(worked: Prompt, words: tuple[str, ...]) -> None:
    """An empty answer would look like a board on which nothing was done."""
    refused = worked("history", *words)

    assert (refused.code, refused.out) == (1, "")
    assert refused.err


def test_the_history_of_an_earlier_day_ends_there(worked: Prompt) -> None:
    """What was done later is not known yet; nor that something would be undone."""
    assert told(worked, "--as-of", "16/05/2022") == ["import", "import"]


def test_an_action_of_somebody_else_is_not_taken_back(worked: Prompt) -> None:
    """The sentence says whose it is."""
    number = worked("history", "--by", "minh", "--json").json[0]["number"]

    refused = worked("undo", str(number))

    assert refused.code == 1
    assert f"số {number}" in refused.err
    assert "của minh" in refused.err
