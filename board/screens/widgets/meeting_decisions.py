"""What meetings decide: what became of the last one's decisions, and the read-back of this one's."""

from collections.abc import Sequence

from board.language import _
from board.said.meeting import followed_said, page_word
from board.said.meeting_words import followed_mark, followed_word
from board.said.meetings import decision_due, from_meeting
from board.screens.drawing import Line, Piece, fit, width, wrap
from board.screens.meeting_place import ordered
from board.screens.widgets.flowing import flow
from board.screens.widgets.meeting_rows import task_line
from board.screens.widgets.meeting_sheets import Content, Row
from board.wording import day
from plans.vietnamese import clean, clean_cell
from store.meetings.pages import FollowUp, MeetingPages
from store.meetings.views import DecisionView, Followed
from store.views import TaskView

_ROLE = {
    Followed.KEPT: "done",
    Followed.LATE: "soon",
    Followed.NO_EVIDENCE: "late",
    Followed.OPEN: "number",
    Followed.WITHDRAWN: "dim",
}
DECISION = "decision "
"""What the key of a decision's row begins with; its number for life follows."""
CLOSE = "close"
"""The key of the line that ends the meeting."""


def follow_ups(pages: MeetingPages, cells: int) -> Content:
    """What the last meeting decided: what nothing shows to be done first. Then the tasks that it put off."""
    before = _("phiên {day}").format(day=day(pages.previous.held_on)) if pages.previous else ""
    nothing = (
        _("Phiên trước không có kết luận nào phải theo dõi.")
        if pages.previous
        else _("Đây là phiên đầu tiên: chưa có kết luận nào phải theo dõi.")
    )
    summary = followed_said(pages)
    if width(summary) > cells:
        summary = followed_said(pages, short=True)
    return Content(
        page_word(2),
        before,
        head=(((fit(summary, cells), "dim"),), ()) if summary else (),
        rows=(
            *(_follow_up(one, cells, older=pages.is_older(one)) for one in ordered(pages)),
            *_put_off(_("Để lại từ phiên trước:"), pages.left_over, pages, cells),
        ),
        nothing=nothing,
    )


def read_back(pages: MeetingPages, cells: int, *, chosen: str, key: str) -> Content:
    """What was decided today and what was put off; the line below ends the meeting, `key` is the one that does it."""
    meeting = pages.meeting
    rows = [_decision(one, cells) for one in meeting.decisions]
    rows += _put_off(_("Để lại, tiếp tục xem xét:"), pages.parked, pages, cells)
    next_on = _("phiên sau {day}").format(day=day(meeting.next_on)) if meeting.next_on else ""
    return Content(
        page_word(7),
        next_on,
        rows=tuple(rows),
        foot=(_closing(goes_on=meeting.goes_on, chosen=chosen == CLOSE, key=key),),
        nothing=_("Phiên họp chưa có kết luận nào.") if meeting.goes_on else _("Phiên họp không có kết luận nào."),
    )


def _put_off(heading: str, tasks: Sequence[TaskView], pages: MeetingPages, cells: int) -> list[Row]:
    """A row for each task that was put off; the heading stands with the first."""
    several = len(pages.board.plans) > 1
    named = {task.key: clean(task.key if several else task.number) for task in tasks}
    above: tuple[Line, ...] = (((heading, "head"),),)
    rows = []
    for task in tasks:
        rows.append(Row(task.key, (*above, (("  ", ""), *task_line(task, cells - 2, named=named))), task.key))
        above = ()
    return rows


def _closing(*, goes_on: bool, chosen: bool, key: str) -> Line:
    words = _("kết thúc phiên họp") if goes_on else _("ghi lại dự thảo thông báo kết luận")
    if not key:
        return () if goes_on else ((_("Phiên họp đã kết thúc."), "told"),)
    before = () if goes_on else ((_("Phiên họp đã kết thúc.") + "  ", "told"),)
    return (*before, (key, "key"), (f" {words}", "chosen" if chosen else "dim"))


def _decision(one: DecisionView, cells: int) -> Row:
    number = f"{one.number}. "
    return Row(f"{DECISION}{one.id}", tuple(_lines(number, "number", one, [], cells)), one.task or "")


def _follow_up(one: FollowUp, cells: int, *, older: bool) -> Row:
    """What is left of a meeting before the last one says so: the page is called after the last one's day."""
    mark = f"{followed_mark(one.followed):<2} "
    state = followed_word(one.followed) + (f" {day(one.kept_on)}" if one.kept_on else "")
    role = _ROLE[one.followed]
    before: list[Piece] = [(from_meeting(one.decision), "head"), (" · ", "dim")] if older else []
    lines = _lines(mark, role, one.decision, [(state, role), (" · ", "dim"), *before], cells)
    return Row(f"{DECISION}{one.decision.id}", tuple(lines), one.task.key if one.task else "")


def _lines(mark: str, role: str, one: DecisionView, state: list[Piece], cells: int) -> list[Line]:
    """The decision's words in full; below them how it stands, who, by when, on which task."""
    indent = width(mark)
    room = max(8, cells - indent)
    words: list[Line] = [((line, "title"),) for line in wrap(clean_cell(one.text), room)]
    words += flow([*state, *_who(one, room - sum(width(text) for text, _role in state))], room)
    return [((mark if place == 0 else " " * indent, role), *line) for place, line in enumerate(words)]


def _who(one: DecisionView, room: int) -> list[Piece]:
    """Who, by when, on which task; an agency is abbreviated where its name has no room."""
    due = decision_due(one)
    about = f" · {clean(one.task.rpartition('/')[2])}" if one.task else ""
    owner = clean(one.owner_words)
    if one.owner is not None and one.owner.abbreviation and width(f"{owner} · {due}{about}") > room:
        owner = clean(one.owner.abbreviation)
    return [(owner, "head"), (" · ", "dim"), (due, "soon"), (about, "dim")]
