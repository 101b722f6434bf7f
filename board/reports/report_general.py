"""The first part of a report: what it is about, the four numbers, and what they cover."""

from collections.abc import Iterator

from board.reports.issuing import plan_called
from board.reports.office_paper import Block, Words
from board.reports.report_since import since_lines
from board.reports.report_words import counts_sentence, number_written
from board.reports.reported import Reported
from board.said.targets import number_said
from board.wording import capital, day, period_words
from plans.reporting_period import ReportingPeriod
from plans.vietnamese import clean
from store.plan_year import Rate, on_time, rounded

_YEAR = "year"


def about(reported: Reported) -> str:
    """The subject of the report, with the day of its numbers."""
    numbers = f"(số liệu đến ngày {day(reported.board.today)})"
    if reported.period is None:
        return f"Tình hình thực hiện {reported.plans_called}\n{numbers}"
    period = _beside(period_called(reported.period), reported.plans_called)
    return f"Kết quả thực hiện {reported.plans_called}{f' trong {period}' if period else ''}\n{numbers}"


def period_called(period: ReportingPeriod) -> str:
    """A reporting period as the title of a report names it.

    >>> from plans.reporting_period import reporting_periods
    >>> [period_called(one) for one in reporting_periods(2022)]
    ['quý I năm 2022', '6 tháng đầu năm 2022', 'quý III năm 2022', '9 tháng đầu năm 2022', 'năm 2022']
    """
    words = period_words(period.key)
    return words.replace("/", " năm ").replace("9 tháng năm", "9 tháng đầu năm")


def _beside(period: str, plans: str) -> str:
    """What of the period the plans' own titles leave to be said.

    >>> plan = "Kế hoạch năm 2022"
    >>> _beside("quý I năm 2022", plan), _beside("6 tháng đầu năm 2022", plan), _beside("năm 2022", plan)
    ('quý I', '6 tháng đầu năm', '')
    >>> _beside("năm 2022", "Đề án")
    'năm 2022'
    """
    before, _year, number = period.rpartition("năm ")
    if f"năm {number}" not in plans:
        return period
    return f"{before}năm" if before.endswith("đầu ") else before.strip()


def general_part(reported: Reported) -> Iterator[Block]:
    """The sentence of four numbers first, then what they cover, what has changed, and in the year's report the rates."""
    today = reported.board.today
    plans = "; ".join(plan_called(plan) for plan in reported.board.plans)
    yield Words(f"Thực hiện {plans}, đến ngày {day(today)} có {counts_sentence(reported.counts)}.")
    yield from _coverage(reported)
    if reported.since is not None:
        yield from since_lines(
            reported.since, reported.called, from_day=reported.since_day, meeting=reported.since_meeting
        )
    if reported.period is not None and reported.period.kind == _YEAR:
        yield from _rates(reported)


def _coverage(reported: Reported) -> Iterator[Block]:
    today, period = reported.board.today, reported.period
    if period is not None:
        first, last = day(period.first), day(period.last)
        words = f"Kỳ báo cáo tính từ ngày {first} đến ngày {last}; kết quả có văn bản sau ngày {last} tính vào kỳ sau."
        if today < period.last:
            words += f" Kỳ báo cáo chưa kết thúc, số liệu tính đến ngày {day(today)}."
        yield Words(words, remark=True)
    for plan in reported.board.plans:
        if plan.last_due is not None and today > plan.last_due:
            yield Words(f"{capital(clean(plan.short_title))} đã hết thời hạn ngày {day(plan.last_due)}.", remark=True)
    if reported.filter_text:
        yield Words(
            f"Phạm vi: chỉ những nhiệm vụ khớp bộ lọc “{clean(reported.filter_text)}”, không kèm chỉ tiêu.", remark=True
        )
    if reported.known_on is not None:
        yield Words(f"Số liệu như đã biết vào cuối ngày {day(reported.known_on)}.", remark=True)


def _rates(reported: Reported) -> Iterator[Block]:
    rates = on_time(reported.tasks, today=reported.board.today)
    first, extended = _rate_said(rates.first), _rate_said(rates.extended)
    if not first or not extended:
        return
    fewer = rates.first.of - rates.extended.of
    waits = f", không tính {number_written(fewer)} sản phẩm được gia hạn mà thời hạn mới chưa đến" if fewer > 0 else ""
    yield Words(
        f"Tỷ lệ sản phẩm hoàn thành đúng hạn: {first} theo thời hạn ban đầu; {extended} theo thời hạn đã gia hạn{waits}; "
        f"số sản phẩm được gia hạn: {number_written(rates.extensions)}."
    )


def _rate_said(rate: Rate) -> str:
    percent = rounded(rate)
    return f"{number_said(percent)}% ({rate.met}/{rate.of} sản phẩm)" if percent is not None else ""
