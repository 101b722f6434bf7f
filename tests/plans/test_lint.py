"""What a secretary should look at before trusting a plan."""

from collections import Counter
from dataclasses import replace
from datetime import date

from plans.agency import Agency, Directory, Group
from plans.lint import Doubt, plan_doubts
from plans.plan import Clause, ClauseKind, Loss, Plan, Section, Task
from plans.shipped import shipped_directory, shipped_plans

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
    assert doubts(deadline="đến giữa năm 2022") == [("deadline_approximate", "đến giữa năm 2022")]
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


def rows(*tasks: Task, sections: tuple[str, ...] = ("I",)) -> Plan:
    """A plan of these rows."""
    return replace(plan(), sections=tuple(Section(number, number) for number in sections), tasks=tasks)


def row(number: str, **cells: str) -> Task:
    """A sound row but for these cells; its task is its number, in words that no other row has."""
    sound = {
        "title": f"Nhiệm vụ {number}",
        "outputs": "Kế hoạch",
        "deadline": "Quý II/2022",
        "lead": "Sở Nội vụ",
        **cells,
    }
    return Task(number, number.rpartition(".")[0], **sound)


def found(of: Plan, *kinds: str) -> list[tuple[str, str, str]]:
    """Place, finding and detail of the doubts of these kinds."""
    return [(one.where, one.found, one.detail) for one in plan_doubts(of, DIRECTORY)[1] if one.kind in kinds]


def test_rows_and_sections_that_are_missing_are_named() -> None:
    """A copy that lost rows looks like a whole one: only the numbers tell."""
    gaps = rows(row("II.3"), row("II.4"), row("II.6"), row("IV.1"), sections=("II", "IV"))

    assert found(gaps, "numbers_missing", "sections_missing") == [
        ("2022/II.3: section", "I", ""),
        ("2022/II.3: number", "II.1–II.2", ""),
        ("2022/II.6: number", "II.5", ""),
        ("2022/IV.1: section", "III", ""),
    ]


def test_rows_counted_through_all_sections_have_no_gap_where_a_section_begins() -> None:
    """Many plans count their rows through the whole table: section II goes on with 3 where section I ended with 2."""
    through = rows(row("I.1"), row("I.2"), row("II.3"), row("II.5"), sections=("I", "II"))

    assert found(through, "numbers_missing") == [("2022/II.5: number", "II.4", "")]


def test_numbers_of_a_plan_in_prose_have_gaps_by_nature() -> None:
    """There every bullet has a number, and only some are tasks."""
    assert found(rows(row("III.1.3.3"), row("III.1.3.5.1"), sections=("III.1.3", "III.1.3.5")), "numbers_missing") == []


def test_the_same_words_in_two_rows_are_named_once() -> None:
    """Copied twice, or a task that was split: a person must say."""
    twice = rows(row("I.1", title="Rà soát."), row("I.2"), row("I.3", title="Rà  soát"))

    assert found(twice, "same_text") == [("2022/I.3: title", "I.1", "")]


def test_an_unknown_name_comes_with_the_nearest_known_one() -> None:
    """Mostly it is a typing error."""
    assert found(rows(row("I.1", coordinators="Sở Nội vị")), "agency_unknown") == [
        ("2022/I.1: coordinators", "Sở Nội vị", "Sở Nội vụ")
    ]


def test_an_agency_that_was_not_there_in_the_plans_year_is_named_with_its_successor() -> None:
    """Departments were merged in 2025: a plan of 2026 that still names an old one wants a look; an old plan keeps its names."""
    merged = Directory(
        agencies=(
            Agency("stttt", "Sở Thông tin và Truyền thông", "STTTT", last_year=2025, successor="skhcn"),
            Agency("skhcn", "Sở Khoa học và Công nghệ", "SKHCN"),
        )
    )
    old = plan(lead="Sở Thông tin và Truyền thông")
    new = replace(old, years=(2026,), signed=date(2025, 12, 23))

    def not_then(one: Plan) -> list[tuple[str, str]]:
        return [(doubt.found, doubt.detail) for doubt in plan_doubts(one, merged)[1] if doubt.kind == "agency_not_then"]

    assert not_then(old) == []
    assert not_then(new) == [("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ")]


def test_a_due_day_that_is_off_says_why_and_what_recurs_is_listed_apart() -> None:
    """The written date stays the deadline; the secretary asks for the paper some days before."""
    days = rows(
        row("I.1", deadline="Năm 2022"), row("I.2", deadline="30/4/2022"), row("I.3", deadline="Mỗi tháng 01 lần")
    )

    assert found(days, "due_day_off") == [
        ("2022/I.1: deadline", "2022-12-31", "saturday"),
        ("2022/I.2: deadline", "2022-04-30", "Ngày Chiến thắng"),
    ]
    ((where, listed, why),) = found(days, "occurrences_day_off")
    assert where == "2022/I.3: deadline"
    assert listed == "2022-01-31, 2022-04-30, 2022-07-31, 2022-12-31"
    assert why.split(", ")[2:] == ["sunday", "saturday"]


def test_a_lead_whose_rows_pile_up_at_the_years_end_is_named() -> None:
    """Three papers from one office in the last week are three late papers."""
    pile = [row(f"I.{count}", deadline="Quý IV/2022") for count in (1, 2, 3)]

    assert found(rows(*pile), "year_end_pile_up") == [("2022: Sở Nội vụ", "Sở Nội vụ", "I.1, I.2, I.3")]
    assert found(rows(*pile[:2], row("I.3", deadline="Mỗi tháng 01 lần")), "year_end_pile_up") == []


def test_typing_errors_are_looked_for_in_all_cells_and_clauses() -> None:
    """The vocabulary is the plan's own: what it writes rightly elsewhere."""
    mistyped = replace(
        rows(row("I.1", title="Xử lý hồ công việc trên mạng", deadline="Qúy I/2022")),
        clauses=tuple(
            Clause(ClauseKind.TARGET, level, f"{share}% hồ sơ công việc cấp {level}", "Mục I")
            for share, level in ((80, "tỉnh"), (70, "huyện"), (50, "xã"))
        ),
    )

    assert found(mistyped, "typing") == [
        ("2022/I.1: title", "hồ công việc", "hồ sơ công việc"),
        ("2022/I.1: deadline", "Qúy", "Quý"),
    ]


def test_what_the_copy_has_lost_is_told_first() -> None:
    """Before anything is said about what is left of it."""
    lost = replace(plan(title=""), lost=(Loss("Phụ lục, mục II", "Bốn dòng đầu không còn."),))

    assert plan_doubts(lost, DIRECTORY)[1][:2] == (
        Doubt("2022: Phụ lục, mục II", "lost_part", "Bốn dòng đầu không còn."),
        Doubt("2022/I.1: title", "lost", "title"),
    )


def test_of_the_2022_plan_everything_that_wants_a_person_is_named() -> None:
    """The list that a secretary of this very plan would make, and nothing else."""
    signed = next(one for one in shipped_plans() if one.key == "2022")
    mistakes, doubted = plan_doubts(signed, shipped_directory())
    by_kind: dict[str, set[tuple[str, str]]] = {}
    for doubt in doubted:
        by_kind.setdefault(doubt.kind, set()).add((doubt.where.removeprefix("2022/"), doubt.found))

    assert mistakes == ()
    assert by_kind["numbers_missing"] == {("II.5: number", "II.1–II.4")}
    assert by_kind["sections_missing"] == {("II.5: section", "I")}
    assert by_kind["lost"] == {("II.5: title", "title")}
    assert by_kind["lead_unclear"] == {("III.2: lead", "Các sở, ban, ngành tỉnh Nội vụ")}
    assert by_kind["lead_coordinates"] == {("III.4: coordinators", "Sở Nội vụ")}
    assert by_kind["typing"] == {
        ("IV.1: deadline", "Qúy"),
        ("VI.6: title", "nhắc sở"),
        ("VI.6: title", "hồ công việc"),
    }
    assert {where for where, day in by_kind["due_day_off"] if day == "2022-01-31" and not where.startswith("TH")} == {
        f"{number}: deadline" for number in ("IV.3", "VI.1", "VII.2", "VII.4")
    }
    assert {where for where, day in by_kind["due_day_off"] if day == "2022-12-31"} == {
        f"{number}: deadline" for number in ("III.1", "III.2", "III.3", "III.4", "III.6", "IV.2", "V.3", "V.5", "VI.4")
    }
    assert {where for where, _days in by_kind["occurrences_day_off"]} == {"VII.6: deadline"}
    assert {where for where, _name in by_kind["year_end_pile_up"]} == {"2022: Sở Nội vụ"}
    assert not by_kind.keys() & {"same_text", "agency_unknown", "deadline_unreadable", "due_before_signing"}


def test_the_scheme_has_no_typing_error_that_is_none() -> None:
    """False alarms teach people to read over true ones: both plans together have three true ones and no other."""
    kinds = Counter(doubt.kind for signed in shipped_plans() for doubt in plan_doubts(signed, shipped_directory())[1])

    assert kinds["typing"] == 3
