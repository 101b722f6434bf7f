"""Chasing letters → lines of text, the same at a prompt and on screens."""

from datetime import date

from board.language import _, ngettext
from board.wording import day, period_words
from store.letters.views import EarlierLetter, LetterItemView, LetterView, Resting, TaskLetterView


def round_said(number: int) -> str:
    """The how-many-th time: "lần 2"."""
    return _("lần {n}").format(n=number)


def own_said(count: int) -> str:
    """Why nobody is written to about this much: "3 việc do chính cơ quan theo dõi kế hoạch thực hiện, không lập công văn"."""
    return ngettext(
        "{n} việc do chính cơ quan theo dõi kế hoạch thực hiện, không lập công văn",
        "{n} việc do chính cơ quan theo dõi kế hoạch thực hiện, không lập công văn",
        count,
    ).format(n=count)


def waiting_said(count: int) -> str:
    """How much is not asked for because an answer may still come."""
    return ngettext("{n} việc đang chờ trả lời", "{n} việc đang chờ trả lời", count).format(n=count)


def resting_said(one: Resting) -> str:
    """What is not asked for because it was answered lately: "4 việc trả lời 16/05/2022, sau 30/05/2022 mới đôn đốc lại"."""
    return ngettext(
        "{n} việc trả lời {day}, sau {until} mới đôn đốc lại",
        "{n} việc trả lời {day}, sau {until} mới đôn đốc lại",
        one.count,
    ).format(n=one.count, day=day(one.replied_on), until=day(one.until))


def resting_count_said(count: int) -> str:
    """How much that is, of several answers together."""
    return ngettext(
        "{n} việc mới có trả lời, chưa đến lúc đôn đốc lại",
        "{n} việc mới có trả lời, chưa đến lúc đôn đốc lại",
        count,
    ).format(n=count)


def earlier_said(letter: EarlierLetter) -> str:
    """A letter before this one: the how-many-th time, number and day, the answer."""
    answer = _replied(letter) if letter.replied_on is not None else _("không trả lời")
    return " · ".join((round_said(letter.round), letter_number(letter.document), day(letter.dated), answer))


def letter_state(letter: LetterView | TaskLetterView, *, today: date | None = None) -> str:
    """Whether it was answered: "trả lời 12/BC-SNV 20/05/2022", "chờ trả lời đến 31/05/2022", "quá hạn trả lời 31/05/2022"."""
    if letter.replied_on is not None:
        return _replied(letter)
    if isinstance(letter, LetterView) and letter.answered_later is not None:
        return _("đã trả lời theo công văn {n}").format(n=letter.answered_later)
    if today is not None and today > letter.reply_by:
        return _("quá hạn trả lời {day}").format(day=day(letter.reply_by))
    return _("chờ trả lời đến {day}").format(day=day(letter.reply_by))


def letter_number(document: str) -> str:
    """The registry's number, or that it has given none."""
    return document or _("chưa lấy số")


def days_said(days: int) -> str:
    """How late or how near a due day is: "quá hạn 46 ngày", "đến hạn hôm nay", "còn 14 ngày"; negative days are left."""
    if days > 0:
        return ngettext("quá hạn {n} ngày", "quá hạn {n} ngày", days).format(n=days)
    if days == 0:
        return _("đến hạn hôm nay")
    return ngettext("còn {n} ngày", "còn {n} ngày", -days).format(n=-days)


def item_cells(item: LetterItemView, *, on: date) -> tuple[str, ...]:
    """A row of a letter's table: number, round, due day, how late on the day `on`, what is owed and of which task."""
    return (
        item.task,
        round_said(item.round),
        day(item.due),
        days_said(item.days_late(on)),
        " ".join(filter(None, (item.output, period_words(item.period)))),
        item.title or _("(mất tên nhiệm vụ)"),
    )


def letter_cells(letter: LetterView, *, today: date) -> tuple[str, ...]:
    """Number, whom, the how-many-th time, the registry's number, its day, how many things, whether it was answered."""
    count = len(letter.items)
    return (
        f"{letter.number}",
        letter.agency.name,
        letter.plan.key,
        round_said(letter.round),
        letter_number(letter.document),
        day(letter.dated),
        ngettext("{n} việc", "{n} việc", count).format(n=count),
        letter_state(letter, today=today),
    )


def task_letter_cells(letter: TaskLetterView) -> tuple[str, ...]:
    """The same of one task: the day, whom, the how-many-th time, the registry's number, whether it was answered."""
    return (
        day(letter.dated),
        letter.agency.name,
        round_said(letter.round),
        letter_number(letter.document),
        letter_state(letter),
    )


def _replied(letter: LetterView | TaskLetterView | EarlierLetter) -> str:
    words = _("trả lời {document} {day}") if letter.reply_document else _("trả lời {day}")
    return words.format(document=letter.reply_document, day=day(letter.replied_on))
