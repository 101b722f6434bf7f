"""The filter language: one way to say what is looked for, on screens, at the prompt and in exports."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.filters.language import FilterError, quoted, read_filter
from store.views import AgencyView, BoardView, DeliverableMark, PlanView, SectionView, TaskView
from store.words import Column, Timeliness

TODAY = date(2022, 5, 16)


def agency(key: str, name: str, abbreviation: str, members: tuple[str, ...] | None = None) -> AgencyView:
    """An agency (or, with members, a group) as the store would deliver it."""
    return AgencyView(key, name, abbreviation, (), None, None, None, None, members)


def task(number: str, title: str, **facts: Any) -> TaskView:
    """A task in progress, due on 30/06/2022, unless told otherwise."""
    due = facts.pop("due", date(2022, 6, 30))
    timeliness = facts.pop("timeliness", Timeliness.IN_TIME)
    mark = DeliverableMark(1, None, due, due, None, False, "date", None, timeliness, 0)
    values: dict[str, Any] = {
        "id": 1,
        "plan": "2022",
        "number": number,
        "section": number.split(".", maxsplit=1)[0],
        "section_title": "",
        "position": 1,
        "duty": False,
        "title": title,
        "outputs": "Báo cáo",
        "deadline": "",
        "lead": "",
        "coordinators": "",
        "lead_short": "",
        "leads": (),
        "partners": (),
        "owing": (),
        "lost_cells": (),
        "doubtful": False,
        "column": Column.IN_PROGRESS,
        "timeliness": timeliness,
        "due": due,
        "days": 45,
        "days_late": 0,
        "done_on": None,
        "closed": 0,
        "owed": 1,
        "no_evidence": False,
        "officer": "",
        "progress": "",
        "marks": (mark,),
        "version": 1,
    }
    return TaskView(**{**values, **facts})


TASKS = (
    task("IV.1", "Phân cấp quản lý công chức", leads=("snv",), owing=("snv",), lead="Sở Nội vụ", officer="lan"),
    task(
        "V.1", "Giao quyền tự chủ tài chính", leads=("stc",), owing=("stc",), lead="Sở Tài chính", partners=("cac-so",)
    ),
    task("V.3", "Dự toán [ngân sách]", leads=("stc",), owing=("stc",), lead="Sở Tài chính", due=date(2022, 12, 31)),
    task("III.1", "Rà soát cơ cấu", leads=("cac-so",), owing=("snv", "stc"), due=date(2022, 12, 31)),
    task("V.4", "Đôn đốc", leads=("stc",), owing=("stc",), due=None, timeliness=Timeliness.ONGOING),
    task("IX.1", "Xong rồi", column=Column.DONE, timeliness=Timeliness.LATE, due=date(2022, 3, 31)),
)
PLAN = PlanView(
    key="2022",
    number="2942/QĐ-UBND",
    signed=date(2021, 12, 23),
    title="Kế hoạch CCHC",
    short_title="",
    issuer="",
    years=(2022,),
    secretariat="",
    last_due=None,
    lost=(),
    tasks=len(TASKS),
    sections=tuple(SectionView(n, t, None) for n, t in (("III", "BỘ MÁY"), ("IV", "CÔNG VỤ"), ("V", "TÀI CHÍNH"))),
)
AGENCIES = {
    "snv": agency("snv", "Sở Nội vụ", "SNV"),
    "stc": agency("stc", "Sở Tài chính", "STC"),
    "cac-so": agency("cac-so", "Các sở, ban, ngành tỉnh", "các sở", ("snv", "stc")),
}
BOARD = BoardView((PLAN,), TASKS, (), AGENCIES, TODAY, 1)


def found(text: str) -> list[str]:
    """Numbers of the tasks that the filter lets through."""
    return [task.number for task in read_filter(text, BOARD, today=TODAY, user="Lan").choose(TASKS)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ["IV.1", "V.1", "V.3", "III.1", "V.4", "IX.1"]),
        ("tai chinh", ["V.1", "V.3"]),
        ("TÀI CHÍNH tự chủ", ["V.1"]),
        ("[ngân", ["V.3"]),
        ('"quản lý công"', ["IV.1"]),
        ("-bao -cao", []),
        ("chủ-trì:snv", ["IV.1", "III.1"]),
        ('lead:"sở tài chính" due:this-quarter', ["V.1"]),
        ("chu-tri:stc han:quy-nay", ["V.1"]),
        ("CHỦ-TRÌ:stc,snv -hạn:quý-này", ["V.3", "III.1", "V.4"]),
        ("phối-hợp:snv", ["V.1"]),
        ("with:stc", ["V.1"]),
        ("mục:v", ["V.1", "V.3", "V.4"]),
        ('mục:"tài chính"', ["V.1", "V.3", "V.4"]),
        ('hạn:"quý IV/2022"', ["V.3", "III.1"]),
        ("hạn:<=30/06/2022", ["IV.1", "V.1", "IX.1"]),
        ("hạn<30/06/2022", ["IX.1"]),
        ("due:>2022-06-30", ["V.3", "III.1"]),
        ("cột:hoàn-thành", ["IX.1"]),
        ("column:done,not_started", ["IX.1"]),
        ("tình-trạng:thường-xuyên", ["V.4"]),
        ("timeliness:late", ["IX.1"]),
        ("chuyên-viên:tôi", ["IV.1"]),
        ("officer:lan", ["IV.1"]),
        ("chuyên-viên:Tới", []),
        ("kế-hoạch:2022 mục:iv", ["IV.1"]),
        ("V.1", ["V.1"]),
        ("2022/v.3", ["V.3"]),
    ],
)
def test_a_filter_finds_what_its_words_say(text: str, numbers: list[str]) -> None:
    """Vietnamese and English names, with and without accents, are one language (product, §5)."""
    assert found(text) == numbers


@pytest.mark.parametrize(
    ("text", "kind", "pointed_at"),
    [
        ("abc chủtrì:snv", "field", "chủtrì"),
        ("chủ-trì:ngoại-vụ", "agency", "ngoại-vụ"),
        ("cột:xong-hết", "column", "xong-hết"),
        ("x tình-trạng:muộn", "timeliness", "muộn"),
        ('hạn:"quý V/2022"', "due", "quý V/2022"),
        ("hạn:bao-giờ", "due", "bao-giờ"),
        ("mục:XL", "section", "XL"),
        ("kế-hoạch:1999", "plan", "1999"),
        ('x chủ-trì:"sở gì', "quote", "sở gì"),
    ],
)
def test_a_wrong_filter_points_at_the_word(text: str, kind: str, pointed_at: str) -> None:
    """Who mistypes one word of five must see which."""
    with pytest.raises(FilterError) as caught:
        read_filter(text, BOARD, today=TODAY)

    error = caught.value
    assert (error.kind, text[error.start : error.end]) == (kind, pointed_at)


def test_a_misspelt_agency_is_offered_the_nearest_name() -> None:
    """Names are long; a letter is lost easily."""
    with pytest.raises(FilterError) as caught:
        read_filter('chủ-trì:"sở nội vu j"', BOARD, today=TODAY)

    assert caught.value.expected == "Sở Nội vụ"


@given(st.text(max_size=60))
def test_no_text_breaks_the_filter(text: str) -> None:
    """A filter is typed letter by letter and read at each: anything is understood or refused, nothing falls over."""
    try:
        read_filter(text, BOARD, today=TODAY).choose(TASKS)
    except FilterError as error:
        assert 0 <= error.start < error.end  # noqa: PT017 - both ends of the property


@given(st.sampled_from([agency.name for agency in AGENCIES.values()]))
def test_a_quoted_name_reads_back(name: str) -> None:
    """Views hand filters to each other as text (Enter on an agency)."""
    assert read_filter(f"chủ-trì:{quoted(name)}", BOARD, today=TODAY).tests


@pytest.mark.parametrize("words", ["tuần 26/2022", "tuan-26/2022", "tuần 26 năm 2022", "week-26/2022", "2022-W26"])
def test_a_week_is_the_one_of_this_number_and_never_a_month(words: str) -> None:
    """The board calls its weeks so ("tuần 26/2022"): Monday 27/06 to Sunday 03/07, with what is due on 30/06."""
    assert found(f'hạn:"{words}"') == found("hạn:30/06/2022") != []


def test_a_week_that_the_year_does_not_have_is_refused() -> None:
    """2022 ends in its week 52."""
    with pytest.raises(FilterError) as caught:
        found('hạn:"tuần 54/2022"')

    assert caught.value.kind == "due"
