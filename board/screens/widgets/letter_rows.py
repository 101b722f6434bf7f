"""Who is to be chased, and the letters that were written, as lines of a list and as paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from board.language import _, ngettext
from board.said.explained import Reason
from board.said.letters import (
    days_said,
    earlier_said,
    letter_number,
    letter_state,
    own_said,
    resting_said,
    round_said,
    waiting_said,
)
from board.screens.drawing import Line, Piece, fit, fit_right, width, wrap
from board.screens.widgets.flowing import flow
from board.wording import day, period_words
from plans.vietnamese import clean
from store.letters.views import ChasedAgency, ChaseView, LetterItemView, LetterView, OwnWork

_ROOMY = 100
_NUMBER, _ROUND, _DOCUMENT, _DAY = 5, 7, 15, 11


@dataclass(frozen=True, slots=True)
class Letters:
    """What the screen shows: who is to be chased for what, and the letters, oldest first."""

    chase: ChaseView
    letters: tuple[LetterView, ...]

    @property
    def several(self) -> bool:
        """Whether letters about more than one plan stand beside each other, which then have to be told apart."""
        chased = {one.plan.key for one in self.chase.agencies} | {one.plan.key for one in self.chase.own}
        return len(chased | {one.plan.key for one in self.letters}) > 1


def chase_key(one: ChasedAgency) -> str:
    """The key of its row."""
    return f"chase {one.plan.key} {one.agency.key}"


def own_key(one: OwnWork) -> str:
    """The key of its row."""
    return f"own {one.plan.key} {one.agency.key}"


def letter_key(one: LetterView) -> str:
    """The key of its row."""
    return f"letter {one.number}"


def chase_heading(chase: ChaseView) -> str:
    """How many are to be chased for how much, who only waits, what nobody can be asked for: the rows below add up with it."""
    agencies, items = len(chase.letters), sum(len(one.items) for one in chase.letters)
    words = [
        _("CẦN ĐÔN ĐỐC"),
        ngettext("{n} cơ quan", "{n} cơ quan", agencies).format(n=agencies),
        ngettext("{n} việc", "{n} việc", items).format(n=items),
    ]
    if waiting := sum(bool(one.waiting) and not one.items for one in chase.agencies):
        words.append(ngettext("{n} cơ quan chờ trả lời", "{n} cơ quan chờ trả lời", waiting).format(n=waiting))
    if resting := sum(not one.items and not one.waiting for one in chase.agencies):
        words.append(ngettext("{n} cơ quan mới trả lời", "{n} cơ quan mới trả lời", resting).format(n=resting))
    if chase.own:
        own = len(chase.own)
        words.append(ngettext("{n} cơ quan tự theo dõi", "{n} cơ quan tự theo dõi", own).format(n=own))
    if chase.unaddressed:
        words.append(_("{n} việc chưa rõ cơ quan phải nộp").format(n=len(chase.unaddressed)))
    return " · ".join(words)


def chase_lines(one: ChasedAgency, cells: int, *, today: date, several: bool, chosen: bool) -> list[Line]:
    """An agency with what it would be asked for; one that only waits is dim."""
    left = [waiting_said(one.waiting)] if one.waiting else []
    left += map(resting_said, one.resting)
    waiting = " · ".join(left)
    if one.items:
        late = max(item.days_late(today) for item in one.items)
        count = ngettext("{n} việc", "{n} việc", len(one.items)).format(n=len(one.items))
        told: list[Piece] = [
            (f"{round_said(one.round)} · {count} · ", ""),
            ((_("lâu nhất: {days}") if len(one.items) > 1 else "{days}").format(days=days_said(late)), _look(late)),
        ]
        told += [(" · " + waiting, "dim")] if waiting else []
    else:
        told = [(waiting, "dim")]
    return _agency_lines(one, told, cells, several=several, chosen=chosen)


def heading_lines(words: str, cells: int) -> list[Line]:
    """A heading, in as many lines as its words need."""
    return [((" " + line, "head"),) for line in wrap(words, max(8, cells - 1))]


def own_lines(one: OwnWork, cells: int, *, several: bool, chosen: bool) -> list[Line]:
    """The office that follows the plan: dim, as nobody writes to themselves."""
    return _agency_lines(one, [(own_said(len(one.items)), "dim")], cells, several=several, chosen=chosen)


def letter_lines(one: LetterView, cells: int, *, today: date, several: bool, chosen: bool) -> list[Line]:
    """Number, whom, the how-many-th time, the registry's number and day, whether it was answered."""
    mark, look = _mark(one, today=today)
    state = f"{mark} {letter_state(one, today=today)}"
    columns = [fit(round_said(one.round), _ROUND), fit(clean(letter_number(one.document)), _DOCUMENT)]
    count = ngettext("{n} việc", "{n} việc", len(one.items)).format(n=len(one.items))
    if cells >= _ROOMY:
        columns += [fit(day(one.dated), _DAY), fit(count, 8)]
    name = clean(one.agency.name if cells >= _ROOMY else one.agency.abbreviation)
    name += f" · {clean(one.plan.key)}" if several else ""
    room = max(8, min(44, cells - 2 - _NUMBER - sum(map(width, columns)) - 44))
    bar, number = ("▌" if chosen else " ", "bar"), (fit_right(str(one.number), _NUMBER - 2) + "  ", "number")
    line: Line = (
        bar,
        number,
        (fit(name, room) + " ", "chosen" if chosen else ""),
        ("".join(columns), ""),
        (clean(state), look),
    )
    if _cells(line) <= cells:
        return [line]
    facts = " · ".join((round_said(one.round), clean(letter_number(one.document)), day(one.dated), count))
    first: Line = (bar, number, (fit(name, cells - _NUMBER - 2), "chosen" if chosen else ""))
    return [first, *_below([(facts + " · ", ""), (clean(state), look)], cells, indent=_NUMBER + 1)]


def asked_paragraphs(one: ChasedAgency, letters: Sequence[LetterView], *, today: date) -> list[Reason]:
    """What an agency would be asked for now; of what it was asked for by letters that may be answered yet, which that is."""
    waiting = _("{n} việc đã có công văn và còn trong hạn trả lời: chưa đôn đốc lại.").format(n=one.waiting)
    sent = [
        letter
        for letter in letters
        if (letter.agency.key, letter.plan.key) == (one.agency.key, one.plan.key) and letter.is_open(today)
    ]
    return [
        *(_item(item, on=today) for item in one.items),
        *(Reason(_("Đã trả lời"), resting_said(rest)) for rest in one.resting),
        *([Reason(_("Đang chờ"), waiting)] if one.waiting else []),
        *(
            paragraph
            for letter in sent
            if one.waiting
            for paragraph in (
                Reason(_("Công văn"), f"{letter_number(letter.document)} · {letter_state(letter, today=today)}"),
                *(_item(item, on=today) for item in letter.items if item.done_on is None),
            )
        ),
    ]


def own_paragraphs(one: OwnWork, *, today: date) -> list[Reason]:
    """What the office that follows the plan owes itself, and why no letter is written about it."""
    return [Reason(_("Không lập"), own_said(len(one.items))), *(_item(item, on=today) for item in one.items)]


def letter_paragraphs(one: LetterView, *, today: date) -> list[Reason]:
    """All about a letter: its day and answer, what it asks for, which letters went before it."""
    dated = _("{document}, {day}; đề nghị trả lời trước {reply}").format(
        document=letter_number(one.document), day=day(one.dated), reply=day(one.reply_by)
    )
    reply = " · ".join(filter(None, (letter_state(one, today=today), one.reply_note)))
    return [
        Reason(_("Công văn"), dated),
        Reason(_("Trả lời"), reply),
        *(_item(item, on=one.dated) for item in one.items),
        *(Reason(_("Đã đôn đốc"), earlier_said(earlier)) for earlier in one.earlier),
    ]


def letter_title(one: LetterView) -> str:
    """What a letter is called."""
    return _("Công văn đôn đốc {n} · {agency} · {round}").format(
        n=one.number, agency=one.agency.name, round=round_said(one.round)
    )


def _agency_lines(
    one: ChasedAgency | OwnWork, told: list[Piece], cells: int, *, several: bool, chosen: bool
) -> list[Line]:
    """The name and what is told of it; where both have no room in a line, that stands below, in as many as it needs."""
    bar: Piece = ("▌" if chosen else " ", "bar")
    line: Line = (bar, _name(one, cells, several=several, chosen=chosen), *told)
    if _cells(line) <= cells:
        return [line]
    name = _called(one, several=several)
    return [(bar, (" " + fit(name, cells - 2), "chosen" if chosen else "")), *_below(told, cells, indent=3)]


def _below(told: list[Piece], cells: int, *, indent: int) -> list[Line]:
    return [((" " * indent, ""), *line) for line in flow(told, max(8, cells - indent))]


def _cells(line: Line) -> int:
    return sum(width(text) for text, _role in line)


def _name(one: ChasedAgency | OwnWork, cells: int, *, several: bool, chosen: bool) -> Piece:
    name = _called(one, several=several)
    room = 44 if cells >= _ROOMY else max(12, cells // 2 - 9)
    return f" {fit(name, room)}  ", "chosen" if chosen else ""


def _called(one: ChasedAgency | OwnWork, *, several: bool) -> str:
    return clean(one.agency.name) + (f" · {clean(one.plan.key)}" if several else "")


def _item(item: LetterItemView, *, on: date) -> Reason:
    output = " ".join(filter(None, (item.output, period_words(item.period))))
    days = f"{days_said(item.days_late(on))} ({day(item.due)})" if item.due else _("chưa rõ hạn")
    done = _("đã nộp {day}").format(day=day(item.done_on)) if item.done_on else ""
    words = (item.title or _("(mất tên nhiệm vụ)"), output, round_said(item.round), days, done)
    return Reason(item.number, " · ".join(filter(None, words)))


def _mark(one: LetterView, *, today: date) -> tuple[str, str]:
    if one.replied_on is not None:
        return "✓", "done"
    return ("!", "late") if one.is_overdue(today) else ("…", "soon")


def _look(days_late: int) -> str:
    return "late" if days_late > 0 else "soon"
