"""A plan against its year: where deadlines pile up, why tasks are late, two on-time rates, two plans beside each other."""

from datetime import date
from typing import Any

from store.plan_beside import beside
from store.plan_year import Rate, count_causes, on_time, pile_up, working_days
from store.views import AgencyView, BoardView, DeliverableMark, PlanView, SectionView, TaskView
from store.words import Column, Timeliness
from store.workflow import judge, judge_task

TODAY = date(2022, 5, 16)
AGENCIES = {key: AgencyView(key, key.upper(), key.upper(), (), None, None, None, None) for key in ("snv", "stc", "sxd")}


def mark(
    number: int = 1,
    due: date | None = None,
    done_on: date | None = None,
    first: date | None = None,
    agency: str | None = None,
) -> DeliverableMark:
    """A deliverable, due on a day; `first` is its first deadline where it was extended."""
    timeliness, days_late = judge(due, done_on, "date", today=TODAY)
    return DeliverableMark(number, None, due, first or due, done_on, False, "date", agency, timeliness, days_late)


def task(number: str, *marks: DeliverableMark, **facts: Any) -> TaskView:
    """A task of the plan of 2022 in section I, in progress."""
    judged = judge_task(marks, today=TODAY)
    values: dict[str, Any] = {
        "id": 1,
        "plan": "2022",
        "number": number,
        "section": "I",
        "section_title": "THỂ CHẾ",
        "position": 1,
        "duty": False,
        "title": f"Nhiệm vụ {number}",
        **dict.fromkeys(("outputs", "deadline", "lead", "coordinators", "lead_short", "officer", "progress"), ""),
        **dict.fromkeys(("leads", "partners", "lost_cells"), ()),
        "owing": ("snv",),
        "doubtful": False,
        "column": Column.IN_PROGRESS,
        **judged._asdict(),
        "no_evidence": False,
        "marks": marks,
        "version": 1,
    }
    return TaskView(**{**values, **facts})


def plan(key: str, *sections: tuple[str, str]) -> PlanView:
    """A plan with these sections."""
    views = tuple(SectionView(number, title, None) for number, title in sections)
    return PlanView(key, key, TODAY, key, key, "", (int(key),), "", None, views, (), 0)


def test_deadlines_are_counted_by_agency_and_iso_week() -> None:
    """Weeks between that have none are there too, so that a line of cells is a calendar."""
    may, june = date(2022, 5, 31), date(2022, 6, 14)
    tasks = [task("I.1", mark(due=may)), task("I.2", mark(due=june, done_on=TODAY), owing=("snv", "stc"))]

    piled = pile_up(tasks, AGENCIES)

    assert [(week.year, week.week) for week in piled.weeks] == [(2022, 22), (2022, 23), (2022, 24)]
    assert (piled.load, piled.still_open) == ((1, 0, 1), (1, 0, 0))
    assert [(one.agency.key, one.due, one.still_open) for one in piled.agencies] == [
        ("snv", (1, 0, 1), (1, 0, 0)),
        ("stc", (0, 0, 1), (0, 0, 0)),
    ]


def test_the_week_between_two_years_belongs_to_the_year_of_its_thursday() -> None:
    """31/12/2022 stands in week 52 of 2022, 31/12/2024 in week 1 of 2025 (ISO 8601)."""
    piled = pile_up([task("I.1", mark(due=date(2024, 12, 31)))], AGENCIES)

    assert [(week.year, week.week, week.monday) for week in piled.weeks] == [(2025, 1, date(2024, 12, 30))]


def test_a_member_of_a_group_has_its_own_week() -> None:
    """Not the others' load."""
    piled = pile_up(
        [task("I.1", mark(1, TODAY, agency="stc"), mark(2, TODAY, agency="sxd"), owing=("stc", "sxd"))], AGENCIES
    )

    assert [(one.agency.key, one.total) for one in piled.agencies] == [("stc", 1), ("sxd", 1)]
    assert piled.load == (2,)


def test_tet_leaves_no_working_day_and_so_weighs_most() -> None:
    """Four January rows of the 2022 plan are due on 31/01/2022, when nobody works."""
    tet = [task("I.1", mark(due=date(2022, 1, 31))), task("I.2", mark(due=date(2022, 1, 31)))]
    piled = pile_up([*tet, *(task(f"II.{n}", mark(due=date(2022, 6, 30))) for n in range(5))], AGENCIES)

    assert piled.heaviest is not None
    assert (piled.heaviest.week, piled.heaviest.working_days) == (5, 0)
    assert working_days(date(2022, 1, 31), date(2022, 2, 6)) == 0


def test_what_is_not_dated_or_left_the_board_piles_up_nowhere() -> None:
    """An empty year is empty, not an error."""
    gone = task("I.1", mark(due=TODAY), column=Column.DROPPED)

    piled = pile_up([gone, task("I.2", mark()), task("I.3")], AGENCIES)

    assert (piled.weeks, piled.agencies, piled.heaviest) == ((), (), None)


def test_causes_are_counted_the_most_frequent_first() -> None:
    """And behind them the late tasks of which nobody said why: that is work for the secretariat."""
    late = mark(due=date(2022, 3, 31))
    tasks = [
        task("I.1", late, cause="no_money"),
        task("I.2", late, cause="not_agreed"),
        task("I.3", mark(due=date(2022, 12, 31)), cause="not_agreed"),
        task("I.4", late),
        task("I.5", mark(due=date(2022, 12, 31))),
        task("I.6", late, cause="no_money", column=Column.DROPPED),
    ]

    assert [(one.cause, one.tasks, one.overdue) for one in count_causes(tasks)] == [
        ("not_agreed", ("2022/I.2", "2022/I.3"), 1),
        ("no_money", ("2022/I.1",), 1),
        (None, ("2022/I.4",), 1),
    ]


def test_two_rates_tell_who_lives_on_extensions() -> None:
    """In time by the extension, late by the first deadline; what is not due yet counts in neither."""
    march, june = date(2022, 3, 31), date(2022, 6, 30)
    tasks = [
        task("I.1", mark(due=march, done_on=date(2022, 3, 1))),
        task("I.2", mark(due=june, first=march, done_on=date(2022, 5, 1))),
        task("I.3", mark(due=june, first=march)),
        task("I.4", mark(due=march)),
        task("I.5", mark(due=june)),
        task("I.6", mark()),
    ]

    rates = on_time(tasks, today=TODAY)

    assert (rates.first, rates.extended, rates.extensions) == (Rate(1, 4), Rate(2, 3), 2)


def test_a_week_stands_under_the_month_of_most_of_its_deadlines() -> None:
    """31/01/2022 is a Monday: by its Thursday all that is due at the end of January would stand under February."""
    days = (date(2022, 1, 31), date(2022, 5, 31), date(2022, 6, 1), date(2022, 6, 2))
    piled = pile_up([task("I.1", *(mark(place, day) for place, day in enumerate(days)))], AGENCIES)

    by_week = {week.week: month for week, month in zip(piled.weeks, piled.months, strict=True)}

    assert (by_week[5], by_week[6], by_week[22]) == (date(2022, 1, 1), date(2022, 2, 1), date(2022, 6, 1))


def test_a_plan_of_which_nobody_recorded_anything_has_no_rate() -> None:
    """0 of 629 would say that everything was late, and nobody knows."""
    late = mark(due=date(2022, 3, 31))
    here, there = plan("2023", ("I", "Cải cách thể chế")), plan("2022", ("I", "CẢI CÁCH THỂ CHẾ"), ("II", "Tài chính"))
    tasks = (
        task("I.1", late, plan="2023"),
        task("I.1", late, plan="2022", column=Column.NOT_STARTED),
        task("II.1", late, plan="2022", section="II", column=Column.NOT_STARTED),
    )

    view = beside(BoardView((here, there), tasks, (), AGENCIES, TODAY, 1), "2023", "2022")

    assert (view.on_time.extended, view.other_on_time.extended) == (Rate(0, 1), Rate(0, 0))
    assert [one.other_rate for one in view.sections] == [Rate(0, 0), Rate(0, 0)]
    assert (view.compared, len(view.sections)) == (1, 2)


def test_two_plans_stand_beside_each_other_by_section() -> None:
    """The same row of another year is the same, whatever year its title names; what is new and what is gone is told."""
    here = plan("2023", ("I", "Cải cách thể chế"), ("II", "Tài chính công"))
    there = plan("2022", ("I", "CẢI CÁCH TÀI CHÍNH"), ("II", "CẢI CÁCH THỂ CHẾ"))
    tasks = (
        task("I.1", plan="2023", title="Ban hành Kế hoạch kiểm tra năm 2023"),
        task("I.2", plan="2023", title="Việc mới"),
        task("II.1", plan="2023", section="II"),
        task("II.1", plan="2022", section="II", title="Ban hành kế hoạch kiểm tra năm 2022"),
        task("II.2", plan="2022", section="II", title="Việc thôi"),
        task("I.1", plan="2022", section="I", title="Khoán chi"),
    )
    board = BoardView((here, there), tasks, (), AGENCIES, TODAY, 1)

    view = beside(board, "2023", "2022")

    first, second, third = view.sections
    assert [[one.number for one in of] for of in (first.sections, first.others)] == [["I"], ["II"]]
    assert (first.counts.total, first.other_counts.total) == (2, 2)
    assert first.same == (("2023/I.1", "2022/II.1"),)
    assert (first.new, first.gone) == (("2023/I.2",), ("2022/II.2",))
    assert (second.others, second.new) == ((), ("2023/II.1",))
    assert (third.sections, third.gone) == ((), ("2022/I.1",))


def test_a_title_that_a_plan_says_in_several_places_is_one() -> None:
    """The scheme of 2016 says its titles under each of its parts: of those but the last the tasks were lost."""
    here = plan("2023", ("I", "CẢI CÁCH TÀI CHÍNH CÔNG"))
    there = plan("2022", ("I.5", "Tài chính công"), ("II.5", "Cải cách tài chính công"), ("III.5", "Về tài chính công"))
    tasks = (
        task("I.1", plan="2023"),
        task("I.5.1", plan="2022", section="I.5"),
        task("II.5.1", plan="2022", section="II.5"),
    )

    (section,) = beside(BoardView((here, there), tasks, (), AGENCIES, TODAY, 1), "2023", "2022").sections

    assert [one.number for one in section.others] == ["I.5", "II.5"]
    assert (section.counts.total, section.other_counts.total) == (1, 2)


def test_lost_titles_are_nobody_s_likeness() -> None:
    """Two rows whose titles our copies have lost are not the same row."""
    board = BoardView(
        (plan("2023", ("I", "A")), plan("2022", ("I", "A"))),
        (task("I.1", plan="2023", title=""), task("I.1", plan="2022", title="")),
        (),
        AGENCIES,
        TODAY,
        1,
    )

    (section,) = beside(board, "2023", "2022").sections

    assert (section.same, section.new, section.gone) == ((), ("2023/I.1",), ("2022/I.1",))


def test_a_late_task_is_late_however_it_is_counted() -> None:
    """The rate and the four numbers judge alike."""
    late = task("I.1", mark(due=date(2022, 3, 31), done_on=date(2022, 4, 1)), column=Column.DONE)

    assert late.timeliness is Timeliness.LATE
    assert on_time([late], today=TODAY).extended == Rate(0, 1)
