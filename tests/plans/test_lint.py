"""What a secretary should look at before trusting a plan."""

from datetime import date

from plans.agency import Agency, Directory, Group
from plans.lint import Doubt, plan_doubts
from plans.plan import Plan, Section, Task

DIRECTORY = Directory(
    agencies=(Agency("snv", "Sở Nội vụ", "SNV"), Agency("stc", "Sở Tài chính", "STC")),
    groups=(Group("cac-so", "Các sở, ban, ngành tỉnh", "các sở", members=("snv", "stc")),),
)


def plan(**cells: str) -> Plan:
    """A plan of one row, sound but for these cells."""
    sound = {"title": "Kế hoạch", "outputs": "Kế hoạch", "deadline": "Quý II/2022", "lead": "Sở Nội vụ", **cells}
    lost = ("title",) if not sound["title"] else ()
    return Plan(
        key="2022",
        number="1/QĐ-UBND",
        signed=date(2021, 12, 23),
        title="Kế hoạch",
        short_title="KH 2022",
        issuer="UBND tỉnh",
        years=(2022,),
        secretariat="Văn phòng",
        sections=(Section("I", "MỤC"),),
        tasks=(Task("I.1", "I", **sound, lost=lost, line=7),),
    )


def doubts(**cells: str) -> list[tuple[str, str]]:
    """Kind and finding of every doubt about the row."""
    return [(doubt.kind, doubt.found) for doubt in plan_doubts(plan(**cells), DIRECTORY)[1]]


def test_a_sound_row_raises_no_doubt() -> None:
    """What needs no person is not shown to one."""
    assert doubts(coordinators="Các sở, ban, ngành tỉnh") == []


def test_what_wants_a_person_is_named() -> None:
    """Each by its own kind, with the words that raised it."""
    assert doubts(title="") == [("lost", "title")]
    assert doubts(deadline="Theo tiến độ chung nhé") == [("deadline_unreadable", "Theo tiến độ chung nhé")]
    assert doubts(deadline="đến cuối năm 2022") == [("deadline_approximate", "đến cuối năm 2022")]
    assert doubts(deadline="") == [("deadline_missing", "")]
    assert doubts(deadline="15/11/2021") == [("due_before_signing", "2021-11-15")]
    assert doubts(lead="") == [("lead_missing", "")]
    assert doubts(lead="Các sở, ban, ngành tỉnh Nội vụ") == [("lead_unclear", "Các sở, ban, ngành tỉnh Nội vụ")]
    assert doubts(coordinators="Sở Trên Mây") == [("agency_unknown", "Sở Trên Mây")]
    assert doubts(coordinators="Sở Tài chính; Sở Nội vụ") == [("lead_coordinates", "Sở Nội vụ")]


def test_a_doubt_says_its_place_in_the_file() -> None:
    """With line and cell where the plan came from a file, else with the task's key."""
    lost = plan(title="")

    assert plan_doubts(lost, DIRECTORY, name="2022.toml")[1] == (Doubt("2022.toml:7: I.1.title", "lost", "title"),)
    assert plan_doubts(lost, DIRECTORY)[1] == (Doubt("2022/I.1: title", "lost", "title"),)


def test_a_day_that_does_not_exist_is_a_mistake() -> None:
    """Such a plan cannot be imported, so it is no mere doubt."""
    mistakes, found = plan_doubts(plan(deadline="31/4/2022"), DIRECTORY, name="2022.toml")

    assert [(mistake.where, mistake.kind) for mistake in mistakes] == [("2022.toml:7: I.1.deadline", "day")]
    assert found == ()
