"""The notice of a meeting's conclusions (thông báo kết luận), drafted from its decisions for the registry to number."""

from collections.abc import Iterator, Sequence
from datetime import date

from board.language import speaking
from board.reports.issuing import BLANK, issuer, place, plan_called, secretariat, superior
from board.reports.office_paper import Block, Grid, GridColumn, Items, OfficePaper, Side, Words
from board.reports.report_words import LOST, counts_sentence, paper_said, title_said
from board.said.sample import sample_mark
from board.wording import day, period_words
from plans.vietnamese import clean
from store.meetings.views import DecisionView, GrantedView, MeetingView
from store.views import Counts, PlanView, TaskView

_COLUMNS = (
    GridColumn("STT", 7, Side.CENTRE),
    GridColumn("Nhiệm vụ", 28),
    GridColumn("Kết luận", 34),
    GridColumn("Cơ quan thực hiện", 16),
    GridColumn("Thời hạn", 15, Side.CENTRE),
)
_GRANTED = (
    GridColumn("STT", 7, Side.CENTRE),
    GridColumn("Nhiệm vụ", 42),
    GridColumn("Thời hạn cũ", 13, Side.CENTRE),
    GridColumn("Gia hạn đến", 13, Side.CENTRE),
    GridColumn("Văn bản cho phép", 25),
)
_MEETING = "phiên họp kiểm điểm tình hình thực hiện kế hoạch"


def conclusions_paper(
    meeting: MeetingView,
    plans: Sequence[PlanView],
    counts: Counts,
    *,
    parked: Sequence[TaskView] = (),
    granted: Sequence[GrantedView] = (),
    judged: date | None = None,
) -> OfficePaper:
    """The notice; `plans` are those the meeting was about, `counts` its four numbers, `parked` the tasks put off in it.

    `granted` are the extensions granted in it: conclusions, too. `judged` is the day of the numbers; None: the meeting's own.

    Raises:
        ValueError: no plan is given, so nobody is known who could issue it.
    """
    if not plans:
        raise ValueError("no plan, so no office to issue the notice")
    with speaking("vi"):
        return OfficePaper(
            superior=superior(plans[0]),
            issuer=issuer(plans[0]),
            kind="THÔNG BÁO",
            symbol=f"/TB-{BLANK}",
            place=place(plans[0]),
            written=None,
            about=_about(meeting),
            blocks=tuple(_blocks(meeting, plans, counts, parked, granted, judged or meeting.judged_on)),
            signer=(BLANK,),
            signed_by=BLANK,
            copies=(f"{superior(plans[0]) or BLANK} (để báo cáo);", *_owners(meeting, granted), "Lưu: VT."),
            sample=sample_mark(plans),
        )


def _about(meeting: MeetingView) -> str:
    chair = f"của {clean(meeting.chair)} " if clean(meeting.chair) else ""
    *before, last = (clean(meeting.name) or _MEETING).split(" ")
    # No break before the day, or it would stand alone on the title's last line.
    held = f"{last}\u00a0ngày\u00a0{day(meeting.held_on)}"
    return f"Kết luận {chair}tại {' '.join((*before, held))}"


def _blocks(
    meeting: MeetingView,
    plans: Sequence[PlanView],
    counts: Counts,
    parked: Sequence[TaskView],
    granted: Sequence[GrantedView],
    judged: date,
) -> Iterator[Block]:
    chair, name = clean(meeting.chair) or BLANK, clean(meeting.name) or "phiên họp"
    about = "; ".join(plan_called(plan) for plan in plans)
    yield Words(f"Ngày {day(meeting.held_on)}, {chair} chủ trì {name} kiểm điểm tình hình thực hiện {about}.")
    yield Words(f"Tình hình thực hiện đến ngày {day(judged)}: {counts_sentence(counts)}.")
    several = len(plans) > 1
    if meeting.decisions or granted:
        yield Words(f"Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, {chair} kết luận như sau:")
    if meeting.decisions:
        yield Grid(_COLUMNS, tuple(_row(one, several=several) for one in meeting.decisions), name="Kết luận")
    if granted:
        yield Words("Đồng ý gia hạn thời hạn thực hiện các nhiệm vụ sau:")
        rows = (_extended(one, number, several=several) for number, one in enumerate(granted, start=1))
        yield Grid(_GRANTED, tuple(rows), name="Gia hạn")
    if not meeting.decisions and not granted:
        yield Words("Phiên họp không có kết luận riêng đối với nhiệm vụ nào.")
    if parked:
        yield Words("Các nhiệm vụ tiếp tục xem xét:")
        *lines, last = (_parked(task, several=several) for task in parked)
        yield Items((*(f"{line};" for line in lines), f"{last}."))
    if meeting.next_on is not None:
        yield Words(f"Phiên họp tiếp theo dự kiến vào ngày {day(meeting.next_on)}.")
    yield Words(f"{secretariat(plans[0])} thông báo để các cơ quan, đơn vị có liên quan biết, thực hiện.")


def _row(decision: DecisionView, *, several: bool) -> tuple[str, ...]:
    """A printed number alone could mean a task of each of several plans; a decision may be about none."""
    number = (decision.task if several else decision.task.rpartition("/")[2]) if decision.task else ""
    about = " ".join(filter(None, (f"{number}." if number else "", clean(decision.title))))
    return (str(decision.number), about, decision.text, decision.owner_words or BLANK, day(decision.due))


def _extended(one: GrantedView, number: int, *, several: bool) -> tuple[str, ...]:
    called = one.task if several else one.task.rpartition("/")[2]
    title = clean(one.title) or " ".join(filter(None, (LOST, clean(one.outputs))))
    about = "\n".join(filter(None, (f"{called}. {title}", one.agency, period_words(one.period or ""))))
    paper = paper_said(clean(one.document), one.dated, clean(one.issuer))
    return str(number), about, day(one.before), day(one.to), paper


def _parked(task: TaskView, *, several: bool) -> str:
    return f"{task.key if several else task.number}. {clean(title_said(task)).rstrip('.;')}"


def _owners(meeting: MeetingView, granted: Sequence[GrantedView]) -> tuple[str, ...]:
    """Those who carry decisions out, each once, in the order of the decisions; then those who were given more time."""
    owners = (*(one.owner_words for one in meeting.decisions), *(one.agency or one.lead for one in granted))
    return tuple(f"{name};" for name in dict.fromkeys(map(clean, owners)) if name)
