"""Plans, agencies and readings at a prompt."""

from pathlib import Path

from tests.board.prompt import Prompt


def test_plans_are_listed_and_shown(prompt: Prompt) -> None:
    """With what our copy has lost, said and not hidden."""
    assert [plan["key"] for plan in prompt("plan", "list", "--json").json] == ["2022", "2016-2017"]

    plan = prompt("plan", "show", "2942/QĐ-UBND", "--json").json

    assert plan["signed"] == "2021-12-23"
    assert plan["lost"]
    assert any(clause["kind"] == "target" for clause in plan["clauses"])


def test_a_plan_is_checked_before_it_is_trusted(prompt: Prompt) -> None:
    """What was lost, what nobody understands, and who coordinates their own task: to be looked at by a person."""
    checked = prompt("plan", "check", "2022", "--json")

    assert checked.code == 0
    assert (checked.json["plan"], checked.json["tasks"], checked.json["errors"]) == ("2022", 31, [])
    doubts = {(doubt["where"], doubt["kind"]) for doubt in checked.json["warnings"]}
    assert {
        ("2022/II.5: title", "lost"),
        ("2022/III.2: lead", "lead_unclear"),
        ("2022/III.4: coordinators", "lead_coordinates"),
    } <= doubts


def test_a_broken_plan_file_is_told_line_by_line(prompt: Prompt, tmp_path: Path) -> None:
    """All mistakes of content at once; exit code 1."""
    file = tmp_path / "2026.toml"
    file.write_text('[plan]\nkey = "2026"\nsigned = "hôm qua"\n\n[[task]]\nnumber = "I.1"\nsection = "IX"\n')

    checked = prompt("plan", "check", str(file), "--json")

    assert checked.code == 1
    assert {error["where"].split(":")[0] for error in checked.json["errors"]} == {"2026.toml"}
    assert len(checked.json["errors"]) > 3


def test_an_import_shows_the_difference_first(prompt: Prompt, tmp_path: Path) -> None:
    """A dry run writes nothing; an import can be undone; the same file again changes nothing."""
    text = (Path(__file__).parents[2] / "plans" / "2022.toml").read_text(encoding="utf-8")
    file = tmp_path / "2031.toml"
    file.write_text(text.replace('key = "2022"', 'key = "2031"', 1), encoding="utf-8")

    tried = prompt("plan", "import", str(file), "--dry-run", "--json").json
    assert not tried["imported"]
    assert len(prompt("plan", "list", "--json").json) == 2

    assert prompt("plan", "import", str(file)).code == 0
    again = prompt("plan", "import", str(file), "--json")
    assert (again.code, again.json["imported"], again.json["added"]) == (0, False, [])

    assert prompt("undo").code == 0
    assert len(prompt("plan", "list", "--json").json) == 2


def test_agencies_are_edited_in_the_database(prompt: Prompt) -> None:
    """A new department joins a group; a group is not an agency."""
    assert prompt("agency", "add", "Sở Du lịch", "--abbreviation", "SDL").code == 0
    joined = prompt("agency", "members", "các sở, ban, ngành tỉnh", "--add", "so du lich", "--json")

    assert "Sở Du lịch" in [member["name"] for member in joined.json["members"]]
    assert prompt("agency", "edit", "SDL", "viết-tắt=SDLCM").code == 0
    assert any(agency["abbreviation"] == "SDLCM" for agency in prompt("agency", "list", "--json").json)
    assert prompt("agency", "members", "Sở Nội vụ").code == 1


def test_words_are_tried_before_they_are_trusted(prompt: Prompt) -> None:
    """The readers of deadlines and of agencies, one cell at a time."""
    deadline = prompt("read-deadline", "Quý II/2022", "--year", "2022", "--json").json
    party = prompt("read-agencies", "Sở Nội vụ; Sở Trên Mây", "--json").json

    assert (deadline["kind"], deadline["start"], deadline["due"]) == ("quarter", "2022-04-01", "2022-06-30")
    assert (party["agencies"], party["unknown"]) == (["Sở Nội vụ"], ["Sở Trên Mây"])
