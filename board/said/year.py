"""A plan against its year → words and cells, the same at a prompt and on the screen."""

from board.language import _, ngettext
from board.said.meeting_words import cause_word
from board.said.targets import number_said
from board.wording import short_day
from store.plan_beside import BesideView, SectionBeside
from store.plan_year import CauseCount, Rate, WeekView, rounded

BESIDE_COLUMNS = 8


def week_said(week: WeekView) -> str:
    """A week with its days: "tuần 05/2022 (31/01–06/02, 0 ngày làm việc)"."""
    return _("tuần {week}/{year} ({first}–{last}, {n} ngày làm việc)").format(
        week=f"{week.week:02d}",
        year=week.year,
        first=short_day(week.monday),
        last=short_day(week.sunday),
        n=week.working_days,
    )


def load_said(due: int, still_open: int) -> str:
    """How much is due, and how much of it is not delivered."""
    words = ngettext("{n} sản phẩm", "{n} sản phẩm", due).format(n=due)
    return words + (", " + _("còn lại {n}").format(n=still_open) if still_open else "")


def cause_said(one: CauseCount) -> str:
    """A cause of delay, or that nobody has said why."""
    return cause_word(one.cause.value) if one.cause else _("quá hạn, chưa ghi nguyên nhân")


def rate_said(rate: Rate) -> str:
    """A rate with its numbers: "11/22 (50%)"; "—" of nothing."""
    percent = rounded(rate)
    return f"{rate.met}/{rate.of} ({number_said(percent)}%)" if percent is not None else "—"


def moved_said(extensions: int) -> str:
    """How many deadlines were moved."""
    return ngettext("{n} sản phẩm đã đổi hạn", "{n} sản phẩm đã đổi hạn", extensions).format(n=extensions)


def beside_title(plan: str, other: str) -> str:
    """What stands above two plans beside each other."""
    return _("Kế hoạch {plan} so với {other}").format(plan=plan, other=other)


def compared_said(pair: BesideView) -> str:
    """By what sections were paired, and how many were: others of nearly the same name stand each by itself."""
    return _("Chỉ so sánh mục cùng tên, không kể “Cải cách”, “Về” ở đầu: {n} trên {count} mục.").format(
        n=pair.compared, count=len(pair.sections)
    )


def together_said(heading: str, plans: int) -> str:
    """A heading of numbers; of several plans that they are of all together."""
    if plans < 2:
        return heading
    return _("{heading} · {n} kế hoạch cộng lại").format(heading=heading, n=plans)


def rate_or_nothing_said(rate: Rate) -> str:
    """A rate of a whole plan, or that nobody recorded anything of it."""
    return rate_said(rate) if rate.of else _("chưa có số liệu")


def beside_heads(plan: str, other: str) -> tuple[str, ...]:
    """The columns of two plans beside each other: BESIDE_COLUMNS of them."""
    return (_("Mục"), plan, other, _("đúng hạn"), _("đúng hạn trước"), _("lặp lại"), _("mới"), _("không còn"))


def beside_name(one: SectionBeside) -> str:
    """What stands for a section of two plans: "V. CẢI CÁCH TÀI CHÍNH CÔNG (II.2.2.5)", the other plan's numbers last."""
    here, there = (", ".join(section.number for section in of) for of in (one.sections, one.others))
    name = f"{here or there}. {one.named.title}"
    return f"{name} ({there})" if here and there and here != there else name


def beside_cells(one: SectionBeside) -> tuple[str, ...]:
    """A section in these columns."""
    return (
        beside_name(one),
        f"{one.counts.total}",
        f"{one.other_counts.total}",
        rate_said(one.rate),
        rate_said(one.other_rate),
        f"{len(one.same)}",
        f"{len(one.new)}",
        f"{len(one.gone)}",
    )
