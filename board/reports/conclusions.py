"""The notice of a meeting's conclusions (thông báo kết luận), drafted from its decisions for the registry to number."""

from collections.abc import Iterator, Sequence

from board.language import speaking
from board.reports.issuing import BLANK, place, plan_called, secretariat, superior
from board.reports.office_paper import Block, Grid, GridColumn, Heading, Items, OfficePaper, Side, Words
from board.sample_said import sample_mark
from board.wording import day, four_numbers
from plans.vietnamese import clean
from store.meeting_views import DecisionView, MeetingView
from store.views import Counts, PlanView, TaskView

_COLUMNS = (
    GridColumn("STT", 7, Side.CENTRE),
    GridColumn("Kết luận", 45),
    GridColumn("Cơ quan thực hiện", 20),
    GridColumn("Thời hạn", 14, Side.CENTRE),
    GridColumn("Nhiệm vụ", 14, Side.CENTRE),
)


def conclusions_paper(
    meeting: MeetingView,
    plans: Sequence[PlanView],
    counts: Counts,
    *,
    parked: Sequence[TaskView] = (),
) -> OfficePaper:
    """The notice; `plans` are those the meeting was about, `counts` its four numbers, `parked` the tasks put off in it.

    Raises:
        ValueError: no plan is given, so nobody is known who could issue it.
    """
    if not plans:
        raise ValueError("no plan, so no office to issue the notice")
    with speaking("vi"):
        return OfficePaper(
            superior=superior(plans[0]),
            issuer=secretariat(plans[0]),
            kind="THÔNG BÁO",
            symbol=f"/TB-{BLANK}",
            place=place(plans[0]),
            written=None,
            about=f"Kết luận {_called(meeting)}",
            blocks=tuple(_blocks(meeting, plans, counts, parked)),
            signer=(BLANK,),
            copies=(f"{superior(plans[0])} (để báo cáo);", *_owners(meeting), "Lưu: VT."),
            sample=sample_mark(plans),
        )


def _called(meeting: MeetingView) -> str:
    name = clean(meeting.name) or "phiên họp kiểm điểm tình hình thực hiện kế hoạch"
    return f"{name} ngày {day(meeting.held_on)}"


def _blocks(
    meeting: MeetingView, plans: Sequence[PlanView], counts: Counts, parked: Sequence[TaskView]
) -> Iterator[Block]:
    chair = clean(meeting.chair) or BLANK
    about = "; ".join(plan_called(plan) for plan in plans)
    yield Words(
        f"Ngày {day(meeting.held_on)}, {chair} chủ trì {clean(meeting.name) or 'phiên họp'} kiểm điểm tình hình "
        f"thực hiện {about}."
    )
    yield Words(f"Tính đến ngày {day(meeting.held_on)}: {four_numbers(counts)}.")
    yield Words(f"Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, {chair} kết luận như sau:")
    if meeting.decisions:
        yield Grid(_COLUMNS, tuple(_row(decision) for decision in meeting.decisions))
    else:
        yield Words("Phiên họp không có kết luận riêng cho nhiệm vụ nào.")
    if parked:
        yield Heading("Nhiệm vụ tiếp tục xem xét sau phiên họp:", level=2)
        yield Items(tuple(f"{task.number}: {clean(task.title)};" for task in parked))
    if meeting.next_on is not None:
        yield Words(f"Phiên họp tiếp theo dự kiến ngày {day(meeting.next_on)}.")
    yield Words(f"{secretariat(plans[0])} thông báo để các cơ quan, đơn vị biết, thực hiện.")


def _row(decision: DecisionView) -> tuple[str, ...]:
    number = decision.task.rpartition("/")[2] if decision.task else ""
    return (str(decision.number), decision.text, decision.owner_words, day(decision.due), number)


def _owners(meeting: MeetingView) -> tuple[str, ...]:
    """Those who carry decisions out, each once, in the order of the decisions."""
    named = dict.fromkeys(clean(decision.owner_words) for decision in meeting.decisions if decision.owner_words)
    return tuple(f"{name};" for name in named)
