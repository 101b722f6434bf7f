"""Files that the program writes for people: where, under which name, and what is said when it cannot be."""

from pathlib import Path

import pytest

from board import replaced_file
from board.replaced_file import folder_to_write_in, replace_file
from tests.board.prompt import Prompt


def test_a_file_that_cannot_be_written_is_named_as_it_was_asked_for(prompt: Prompt, tmp_path: Path) -> None:
    """The file that is written first, to take its place whole, is the program's own affair."""
    for asked in (tmp_path / "no-such" / "x.ics", tmp_path):
        said = prompt("--plan", "2022", "calendar", "export", "-o", str(asked))

        assert said.code == 4
        assert f"“{asked}”" in said.err
        assert ".board-" not in said.err
        assert list(tmp_path.glob(".board-*")) == []


def test_a_calendar_says_why_it_has_more_events_than_the_plan_has_tasks(prompt: Prompt, tmp_path: Path) -> None:
    """42 of 31 looks like a mistake, until one knows that a monthly task has twelve."""
    place = tmp_path / "x.ics"

    whole = prompt("--plan", "2022", "calendar", "export", "-o", str(place)).err
    some = prompt("--plan", "2022", "--filter", "mục:V", "calendar", "export", "-o", str(place)).err
    reminded = prompt("--plan", "2022", "calendar", "export", "--reminders", "7", "-o", str(place)).err

    assert f"Đã ghi 42 sự kiện vào {place}; 30 nhiệm vụ + 1 việc ngoài phụ lục có 42 thời hạn, vì" in whole
    assert some == f"Đã ghi 4 sự kiện vào {place}.\n"
    assert reminded.endswith("; 42 sự kiện nhắc trước.\n")


def test_a_file_that_a_key_writes_goes_where_its_person_is_not_among_the_program_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started from the program's folder, or from one where nothing can be written, it goes home."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    assert folder_to_write_in() == tmp_path

    monkeypatch.chdir(Path(replaced_file.__file__).parent)
    assert folder_to_write_in() == tmp_path / "home"


def test_a_file_stays_as_it_was_where_the_new_one_cannot_take_its_place(tmp_path: Path) -> None:
    """A folder of that name is no file to replace."""
    (tmp_path / "x").mkdir()

    with pytest.raises(IsADirectoryError) as refused:
        replace_file(tmp_path / "x", b"new")

    assert refused.value.filename == str(tmp_path / "x")
    assert [one.name for one in tmp_path.iterdir()] == ["x"]
