"""The guides before the program: every `board …` of theirs is run as it stands, in its order, and says yes."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from board.__main__ import run
from board.keys import KEYS
from plans.plan_writing import write_plan
from plans.shipped import shipped_plans

HOUSE = Path(__file__).parents[2]
NEXT_PLAN = "2023"
TODAY, IN_THE_NEXT_YEAR = "16/05/2022", "15/06/2023"
"""The day that the guides' examples were taken on, and one for those that speak of the next plan."""


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that somebody works in, with the files of the next plan that the guide names."""
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    monkeypatch.setenv("BOARD_CALENDAR_ADDRESS", "https://lich.example.vn/lich/")


def test_every_command_of_the_secretariats_guide_runs_on_the_sample_board(
    demo_database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The guide sends its readers to that board to practise: what it names must be there, under these very numbers."""
    _lay_out_the_next_plan(monkeypatch)
    monkeypatch.setenv("BOARD_DATABASE", str(demo_database))

    refused = list(_refused("docs/guide-secretariat.md", capsys))

    assert refused == []


def test_every_command_of_the_administrators_guide_is_understood_by_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is carried out before a real OpenSSH elsewhere (tests/outside/ssh.py); an option that went is found here at once."""
    monkeypatch.setenv("BOARD_DATABASE", "board.db")
    lines = commands_of("docs/guide-administrator.md")
    for line in lines:
        words, _into = _parted(line)
        assert run([*words, "--help"]) == 0, line
        out = capsys.readouterr().out
        options = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert options <= set(re.findall(r"--[a-z-]+", out)), line

    assert len(lines) > 15


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_the_first_errand_runs_on_a_new_board(
    readme: str, database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is the first thing that anybody tries."""
    monkeypatch.setenv("BOARD_DATABASE", str(database))

    refused = list(_refused(readme, capsys))

    assert refused == []


def test_every_key_that_the_secretariats_guide_names_is_one() -> None:
    """A key that was given up would go on being taught."""
    text = (HOUSE / "docs/guide-secretariat.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(F\d+|Ctrl\+\w|PgUp|PgDn|Enter|Esc|Tab|Space|[^\s`])`", text))

    assert len(named) > 30
    assert named - {label for key in KEYS for label in key.label.split()} - {"*", "∞"} == set()


def commands_of(page: str) -> list[str]:
    """The lines of a page's blocks that call the program, without remarks."""
    text = (HOUSE / page).read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]
    return [re.sub(r"\s{2,}#.*", "", line) for line in lines if re.match(r"board\b", line)]


def _refused(page: str, capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    """The commands of a page that did not end well, each with what it said."""
    lines = commands_of(page)
    assert len(lines) > 5
    for line in lines:
        words, into = _parted(line)
        today = IN_THE_NEXT_YEAR if NEXT_PLAN in line else TODAY
        code = run(["--user", "lan", "--today", today, *words])
        out, err = capsys.readouterr()
        if into:
            Path(into).write_text(out, encoding="utf-8")
        if code:
            yield f"{line}: {code} {err}"


def _parted(line: str) -> tuple[list[str], str]:
    """The words of a command without the program's name, and the file that its data go into, or ""."""
    words = shlex.split(line)[1:]
    if ">" in words:
        return words[: words.index(">")], words[-1]
    return words, ""


def _lay_out_the_next_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """The appendix of a plan as a Word file, and the same plan after a decision that puts off one of its deadlines."""
    plan = next(one for one in shipped_plans() if one.key == "2022")
    text = write_plan(plan).replace("2022", NEXT_PLAN).replace("2021", "2022").replace(plan.number, "9/QĐ-UBND")
    Path("2023-sua.toml").write_text(text.replace("Quý II năm 2023", "Quý III năm 2023", 1), encoding="utf-8")
    Path("signed.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("BOARD_DATABASE", "elsewhere.db")
    assert run(["--empty", "plan", "import", "signed.toml"]) == 0
    assert run(["plan", "export", NEXT_PLAN, "-o", f"phu-luc-{NEXT_PLAN}.docx"]) == 0
