"""A report on how plans are carried out, as an administrative document: status at any moment, and the periodic ones.

Every number comes from the same counts as the screen's, over the same tasks, judged on the same day; the day and the filter
are printed with them. What no data says (proposals, the signer, the number) is left blank for the office to fill in.
"""

from collections.abc import Iterator

from board.language import speaking
from board.reports import report_tables as tables
from board.reports.issuing import BLANK, issuer, place, secretariat, superior
from board.reports.office_paper import Block, Grid, Heading, OfficePaper, Words
from board.reports.report_general import about, general_part
from board.reports.reported import Reported
from board.said.sample import sample_mark
from board.wording import day
from store.counts import count_by_agency, count_by_section
from store.due_next import due_next
from store.meetings.pages import late_tasks
from store.plan_year import count_causes
from store.views import Counts, TaskView
from store.words import Timeliness

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def report_paper(reported: Reported) -> OfficePaper:
    """The report. Its day stays blank, as its number does: both are the registry's.

    Of several plans the first one says who reports to whom.

    Raises:
        ValueError: the board shows no plan, so there is nothing to report on.
    """
    if not reported.board.plans:
        raise ValueError("no plan to report on")
    plan = reported.board.plans[0]
    with speaking("vi"):
        to = superior(plan) or BLANK
        return OfficePaper(
            superior=superior(plan),
            issuer=issuer(plan),
            kind="BÁO CÁO",
            symbol=f"/BC-{BLANK}",
            place=place(plan),
            written=None,
            about=about(reported),
            blocks=(*_under_numbers(_parts(reported)), _closing(reported, secretariat(plan), to)),
            to=(to,),
            signer=(BLANK,),
            signed_by=BLANK,
            copies=("Như trên;", f"{BLANK};", "Lưu: VT."),
            sample=sample_mark(reported.board.plans),
        )


Part = tuple[str, tuple[Block, ...]]


def _under_numbers(parts: Iterator[Part]) -> Iterator[Block]:
    for number, (title, blocks) in zip(ROMAN, parts, strict=False):
        yield Heading(f"{number}. {title}")
        yield from blocks


def _parts(reported: Reported) -> Iterator[Part]:
    yield "TÌNH HÌNH CHUNG", tuple(general_part(reported))
    yield "KẾT QUẢ THEO TỪNG MỤC CỦA KẾ HOẠCH", (_sections(reported),)
    yield "KẾT QUẢ THEO CƠ QUAN, ĐƠN VỊ CHỦ TRÌ", _agencies(reported)
    yield "NHIỆM VỤ QUÁ HẠN", tuple(_late(reported))
    yield from _papers(reported)
    if reported.targets:
        yield "KẾT QUẢ THỰC HIỆN CHỈ TIÊU", (tables.targets_grid(reported.targets),)
    yield "KIẾN NGHỊ, ĐỀ XUẤT", (Words(BLANK),)


def _papers(reported: Reported) -> Iterator[Part]:
    """What papers did: finished, extended, took off the board; between them what is due next."""
    tasks, called = reported.tasks_by_key, reported.called
    agencies, ledger = reported.board.agencies, reported.ledger
    done = [one for one in ledger.closings if one.task in tasks and reported.covers(one.task, one.dated)]
    finished = "SẢN PHẨM HOÀN THÀNH TRONG KỲ" if reported.period else "SẢN PHẨM ĐÃ HOÀN THÀNH"
    yield (
        finished,
        _or_none(tables.done_grid(done, tasks, called, agencies), "Chưa có sản phẩm nào hoàn thành."),
    )
    first, last = reported.coming_from, reported.coming_until
    coming = due_next(reported.tasks, first=first, last=last)
    yield (
        f"NHIỆM VỤ ĐẾN HẠN TRONG KỲ TỚI (từ {day(first)} đến {day(last)})",
        _or_none(
            tables.coming_grid(coming, called, today=reported.board.today, periods=ledger.periods),
            "Không có nhiệm vụ nào đến hạn trong thời gian này.",
        ),
    )
    moved = [one for one in ledger.extended if one.task in tasks and reported.covers(one.task, one.dated)]
    yield (
        "NHIỆM VỤ ĐƯỢC GIA HẠN" + (" TRONG KỲ" if reported.period else ""),
        _or_none(tables.extended_grid(moved, tasks, called, agencies), "Không có nhiệm vụ nào được gia hạn."),
    )
    left = [one for one in ledger.left if one.task in tasks and tasks[one.task].column is one.column]
    if left:
        yield "NHIỆM VỤ KHÔNG THỰC HIỆN, TẠM DỪNG", (tables.left_grid(left, tasks, called),)


def _sections(reported: Reported) -> Grid:
    rows: list[tuple[str, Counts] | tuple[str]] = []
    for plan in reported.board.plans:
        if len(reported.board.plans) > 1:
            rows.append((plan.short_title,))
        of_plan = [task for task in reported.tasks if task.plan == plan.key]
        rows += [
            (f"{number}. {title}" if title else number or "(không thuộc mục nào)", counts)
            for number, title, counts in count_by_section(of_plan)
        ]
    return tables.counts_grid("Mục", rows, name="Theo mục", total=reported.counts)


def _agencies(reported: Reported) -> tuple[Block, ...]:
    rows = [
        (tables.agency_called(reported.board.agencies, key), counts)
        for key, counts in count_by_agency(reported.tasks, order=reported.board.agencies)
    ]
    if not rows:
        return (Words("Chưa xác định được cơ quan chủ trì của nhiệm vụ nào."),)
    several = "Nhiệm vụ do nhiều cơ quan cùng chủ trì được tính ở từng cơ quan, theo kết quả của chính cơ quan đó."
    return (Words(several, remark=True), tables.counts_grid("Cơ quan, đơn vị", rows, name="Theo cơ quan"))


def _late(reported: Reported) -> Iterator[Block]:
    late, causes = late_tasks(reported.tasks), count_causes(_late_that_day(reported))
    if not late:
        yield Words("Không có nhiệm vụ quá hạn.")
    if causes:
        yield Heading("1. Nguyên nhân chậm" if late else "Nguyên nhân chậm đã ghi nhận", level=2)
        yield tables.causes_grid(causes)
    if late:
        yield Heading("2. Danh sách nhiệm vụ quá hạn", level=2)
        yield tables.late_grid(late, reported.called)


def _late_that_day(reported: Reported) -> list[TaskView]:
    """Causes are as they are known now: of a task that was late only after the report's day nothing is said in it."""
    return [task for task in reported.tasks if task.timeliness in (Timeliness.OVERDUE, Timeliness.LATE)]


def _closing(reported: Reported, office: str, to: str) -> Words:
    return Words(
        f"Trên đây là tình hình thực hiện {reported.plans_called} đến ngày {day(reported.board.today)}, "
        f"{office} kính báo cáo {to} xem xét, chỉ đạo."
    )


def _or_none(grid: Grid, instead: str) -> tuple[Block, ...]:
    """The table, or a sentence where it would be empty."""
    return (grid,) if grid.rows else (Words(instead),)
