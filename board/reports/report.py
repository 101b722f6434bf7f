"""A report on how plans are carried out, as an administrative document: status at any moment, and the periodic ones.

Every number comes from the same counts as the screen's, over the same tasks, judged on the same day; the day and the filter
are printed with them. What no data says (proposals, the signer, the number) is left blank for the office to fill in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from board.language import speaking
from board.reports import report_tables as tables
from board.reports.issuing import BLANK, place, plan_called, secretariat, superior
from board.reports.office_paper import Block, Grid, Heading, OfficePaper, Words
from board.reports.report_since import since_lines
from board.sample_said import sample_mark
from board.wording import day, four_numbers, period_words
from plans.reporting_period import ReportingPeriod
from plans.vietnamese import clean
from store.counts import count, count_by_agency, count_by_section
from store.ledger_views import LedgerView
from store.since import SinceView
from store.target_views import TargetView
from store.views import BoardView, Counts, TaskView
from store.words import Timeliness

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_OPEN = (Timeliness.IN_TIME, Timeliness.DUE_SOON)


@dataclass(frozen=True, slots=True)
class Reported:
    """All that a report is made from.

    `board` is judged on the day of the report and `tasks` are those of it that the filter lets through. `coming_until` bounds
    what is due next. `known_on` is the day at whose end the board was known so, None for now; `since` what has changed since
    an earlier day, `period` what a periodic report covers: of what was finished it lists what falls in it.
    """

    board: BoardView
    tasks: tuple[TaskView, ...]
    ledger: LedgerView
    targets: tuple[TargetView, ...]
    coming_until: date
    causes: Mapping[str, str] = field(default_factory=dict)
    filter_text: str = ""
    known_on: date | None = None
    since: SinceView | None = None
    period: ReportingPeriod | None = None

    @property
    def counts(self) -> Counts:
        """The four numbers."""
        return count(self.tasks)


def report_paper(reported: Reported) -> OfficePaper:
    """The report. Its day stays blank, as its number does: both are the registry's.

    Raises:
        ValueError: the board shows no plan, so there is nothing to report on.
    """
    if not reported.board.plans:
        raise ValueError("no plan to report on")
    plan = reported.board.plans[0]
    with speaking("vi"):
        return OfficePaper(
            superior=superior(plan),
            issuer=secretariat(plan),
            kind="BÁO CÁO",
            symbol=f"/BC-{BLANK}",
            place=place(plan),
            written=None,
            about=_about(reported),
            blocks=tuple(_numbered(_parts(reported))),
            signer=(BLANK,),
            copies=(f"{superior(plan)} (để báo cáo);", f"{BLANK};", "Lưu: VT."),
            sample=sample_mark(reported.board.plans),
        )


def _about(reported: Reported) -> str:
    plans = ", ".join(clean(plan.short_title) for plan in reported.board.plans)
    if reported.period is None:
        return f"Tình hình thực hiện {plans} (số liệu đến ngày {day(reported.board.today)})"
    return f"Kết quả thực hiện {plans} {_period_called(reported.period)}"


def _period_called(period: ReportingPeriod) -> str:
    if period.kind == "year":
        return period_words(period.key)
    return period_words(period.key).replace("/", " năm ")


Part = tuple[str, tuple[Block, ...]]


def _numbered(parts: Iterator[Part]) -> Iterator[Block]:
    for number, (title, blocks) in zip(ROMAN, parts, strict=False):
        yield Heading(f"{number}. {title}")
        yield from blocks


def _parts(reported: Reported) -> Iterator[Part]:
    tasks = {task.key: task for task in (*reported.board.tasks, *reported.board.duties)}
    chosen = {task.key for task in reported.tasks}
    yield "TÌNH HÌNH CHUNG", tuple(_general(reported))
    sections = [
        (f"{number}. {title}" if title else number, counts)
        for number, title, counts in count_by_section(reported.tasks)
    ]
    yield "THEO TỪNG MỤC CỦA KẾ HOẠCH", _or_none(tables.counts_grid("Mục", sections), "")
    agencies = [
        (tables.agency_called(reported.board.agencies, key), counts)
        for key, counts in count_by_agency(reported.tasks, order=reported.board.agencies)
    ]
    several = Words("Một nhiệm vụ có thể tính ở nhiều cơ quan, nên tổng các dòng có thể lớn hơn tổng số.", remark=True)
    yield "THEO CƠ QUAN CHỦ TRÌ", (several, *_or_none(tables.counts_grid("Cơ quan", agencies), ""))
    late = sorted(filter(tables.is_late, reported.tasks), key=lambda task: -task.days_late)
    yield "NHIỆM VỤ QUÁ HẠN", _or_none(tables.late_grid(late, reported.causes), "Không có nhiệm vụ quá hạn.")
    done = [one for one in reported.ledger.closings if one.task in chosen and _covered(reported, one.dated)]
    finished = "SẢN PHẨM HOÀN THÀNH TRONG KỲ" if reported.period else "SẢN PHẨM ĐÃ HOÀN THÀNH"
    yield finished, _or_none(tables.done_grid(done, tasks), "Chưa có sản phẩm nào hoàn thành.")
    coming = sorted(
        (
            task
            for task in reported.tasks
            if task.timeliness in _OPEN and task.due and task.due <= reported.coming_until
        ),
        key=lambda task: task.due or reported.coming_until,
    )
    until = day(reported.coming_until)
    yield f"NHIỆM VỤ ĐẾN HẠN TỪ NAY ĐẾN NGÀY {until}", _or_none(tables.coming_grid(coming), "Không có.")
    moved = [one for one in reported.ledger.extended if one.task in chosen and _covered(reported, one.dated)]
    yield "GIA HẠN", _or_none(tables.extended_grid(moved, tasks), "Không có nhiệm vụ nào được gia hạn.")
    if reported.targets:
        yield "CHỈ TIÊU", (tables.targets_grid(reported.targets),)
    yield "KIẾN NGHỊ, ĐỀ XUẤT", (Words(BLANK),)


def _general(reported: Reported) -> Iterator[Block]:
    plans = "; ".join(plan_called(plan) for plan in reported.board.plans)
    yield Words(f"Thực hiện {plans}, tính đến ngày {day(reported.board.today)}: {four_numbers(reported.counts)}.")
    if reported.period is not None:
        first, last = day(reported.period.first), day(reported.period.last)
        yield Words(
            f"Kỳ báo cáo tính từ ngày {first} đến ngày {last}; kết quả có văn bản sau ngày {last} tính vào kỳ sau.",
            remark=True,
        )
    if reported.filter_text:
        yield Words(f"Phạm vi: chỉ những nhiệm vụ khớp bộ lọc “{clean(reported.filter_text)}”.", remark=True)
    if reported.known_on is not None:
        yield Words(f"Số liệu như đã biết vào cuối ngày {day(reported.known_on)}.", remark=True)
    if reported.since is not None:
        yield from since_lines(reported.since)


def _covered(reported: Reported, dated: date) -> bool:
    if reported.period is None:
        return dated <= reported.board.today
    return reported.period.first <= dated <= reported.period.last


def _or_none(grid: Grid, instead: str) -> tuple[Block, ...]:
    """The table, or a sentence where it would be empty."""
    return (grid,) if grid.rows or not instead else (Words(instead),)
