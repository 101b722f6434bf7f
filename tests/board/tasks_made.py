"""Tasks and boards as values, with only what a test speaks of said."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from store.views import AgencyView, BoardView, DeliverableMark, PlanView, TaskView
from store.words import URGENCY, Column, Timeliness

TODAY = date(2022, 5, 16)
OFFICES = ("Văn phòng UBND tỉnh", "Sở Nội vụ", "Sở Tài chính", "Sở Thông tin và Truyền thông")
SHORT = {
    "Văn phòng UBND tỉnh": "VPUB",
    "Sở Nội vụ": "SNV",
    "Sở Tài chính": "STC",
    "Sở Thông tin và Truyền thông": "STTTT",
}


def mark(number: int = 1, start: date | None = None, due: date | None = None, **known: Any) -> DeliverableMark:
    """A deliverable, judged on TODAY like the store would."""
    done_on = known.get("done_on")
    if due is None:
        judged = Timeliness.ON_TIME if done_on else known.get("timeliness", Timeliness.UNDATED)
    elif done_on:
        judged = Timeliness.LATE if done_on > due else Timeliness.ON_TIME
    elif due < TODAY:
        judged = Timeliness.OVERDUE
    else:
        judged = Timeliness.DUE_SOON if (due - TODAY).days <= 15 else Timeliness.IN_TIME
    late = max(0, ((done_on or TODAY) - due).days) if due else 0
    return DeliverableMark(
        number=number,
        start=start,
        due=due,
        original_due=known.get("original_due", due),
        done_on=done_on,
        approximate=known.get("approximate", False),
        kind=known.get("kind", "quarter"),
        agency=known.get("agency"),
        timeliness=judged,
        days_late=late,
    )


def task(number: str = "IV.1", *marks: DeliverableMark, **known: Any) -> TaskView:
    """A task whose timeliness follows from its marks."""
    marks = marks or (mark(),)
    worst = min(marks, key=lambda one: URGENCY[one.timeliness])
    closed = sum(one.done_on is not None for one in marks)
    made = TaskView(
        id=1,
        plan="2022",
        number=number,
        section=number.split(".", maxsplit=1)[0],
        section_title="CẢI CÁCH CHẾ ĐỘ CÔNG VỤ",
        position=1,
        duty=False,
        title="Sửa đổi, bổ sung hoặc ban hành mới các quy định về phân cấp quản lý công chức, viên chức",
        outputs="Quyết định",
        deadline="Quý I/2022",
        lead="Sở Nội vụ",
        coordinators="Các sở, ban, ngành tỉnh, UBND cấp huyện, cấp xã",
        lead_short="SNV",
        leads=("snv",),
        partners=(),
        owing=("snv",),
        lost_cells=(),
        doubtful=False,
        column=Column.DONE if closed == len(marks) else Column.IN_PROGRESS,
        timeliness=worst.timeliness,
        due=worst.due,
        days=(worst.due - TODAY).days if worst.due else None,
        days_late=worst.days_late,
        done_on=max((one.done_on for one in marks if one.done_on), default=None) if closed == len(marks) else None,
        closed=closed,
        owed=len(marks),
        no_evidence=False,
        officer="",
        progress="",
        marks=marks,
        version=1,
    )
    return made._replace(**known)


def plan(key: str = "2022", *, years: tuple[int, ...] = (2022,)) -> PlanView:
    """A plan's facts."""
    return PlanView(
        key=key,
        number="2942/QĐ-UBND",
        signed=date(2021, 12, 23),
        title="Kế hoạch cải cách hành chính năm 2022",
        short_title="Kế hoạch CCHC năm 2022",
        issuer="UBND tỉnh Cà Mau",
        years=years,
        secretariat="Văn phòng UBND tỉnh",
        last_due=date(years[-1], 12, 31),
        sections=(),
        lost=(),
        tasks=31,
    )


def agency(name: str, abbreviation: str, *, key: str = "") -> AgencyView:
    """An agency that the documents name."""
    return AgencyView(key or abbreviation.lower(), name, abbreviation, (), None, None, None, None)


def board(tasks: Iterable[TaskView], *, plans: tuple[PlanView, ...] | None = None) -> BoardView:
    """All tasks, judged on TODAY."""
    agencies = [agency(name, short) for name, short in SHORT.items()]
    return BoardView(plans or (plan(),), tuple(tasks), (), {one.key: one for one in agencies}, TODAY, 1)
