"""The pages of a meeting as lines of text, for a prompt and for a screen reader; the screen draws its own."""

from collections.abc import Iterator
from datetime import date

from board.commands.output import aligned, one_line
from board.language import _, ngettext
from board.said.meeting import days_left_said, until_said
from board.said.meeting_words import cause_word
from board.said.meetings import decision_due, follow_up_cells, meeting_name, meeting_state
from board.said.targets import asked_said, gap_said, measured_said, named_said
from board.wording import day, four_numbers, lead_word, task_mark
from store.due_next import DueNext
from store.meetings.pages import MeetingPages
from store.meetings.views import MeetingView
from store.views import TaskView


def page_lines(pages: MeetingPages) -> Iterator[str]:
    """All pages, one after the other; one that has nothing to show is left out."""
    meeting = pages.meeting
    yield " · ".join((meeting_name(meeting), ", ".join(meeting.plans), meeting_state(meeting)))
    yield from _overview(pages)
    followed = aligned(follow_up_cells(one, older=pages.is_older(one)) for one in pages.follow_ups)
    yield from _part(_("Kết luận của phiên trước"), followed)
    left_over = aligned((task.key, task_mark(task), lead_word(task.lead_short), task.title) for task in pages.left_over)
    yield from _part(_("Để lại từ phiên trước"), left_over)
    yield from _part(_("Quá hạn"), aligned(_late(task) for task in pages.late))
    until = _("Đến hạn {until}").format(until=until_said(pages))
    yield from _part(until, aligned(_due(one, pages.board.today) for one in pages.due))
    yield from _part(
        _("Cơ quan"), aligned((agency.name, four_numbers(counts, short=True)) for agency, counts in pages.agencies)
    )
    yield from _part(
        _("Chỉ tiêu chưa đạt hoặc chưa đo"),
        aligned(
            (one.key, asked_said(one.target), measured_said(one.last), gap_said(one), one_line(named_said(one)))
            for one in pages.targets
            if one.target is not None
        ),
    )
    yield from conclusion_lines(meeting)


def conclusion_lines(meeting: MeetingView) -> Iterator[str]:
    """What the meeting decided, and below it what it put off."""
    decided = (
        (f"[{one.id}]", f"{one.number}. {one.text}", one.owner_words, decision_due(one), one.task or "")
        for one in meeting.decisions
    )
    yield from _part(_("Kết luận của phiên này"), aligned(decided))
    yield from _part(_("Để lại, tiếp tục xem xét"), list(meeting.parked))


def _overview(pages: MeetingPages) -> Iterator[str]:
    yield four_numbers(pages.counts, today=pages.board.today)
    if pages.previous is not None and pages.counts_before is not None:
        before = four_numbers(pages.counts_before, today=pages.previous.judged_on)
        yield _("Phiên trước: {numbers}").format(numbers=before)
    if pages.since is not None:
        since = pages.since
        yield _("Từ phiên trước: hoàn thành {done}, quá hạn thêm {late}, gia hạn {extended}, đổi cột {moved}").format(
            done=len(since.done), late=len(since.late), extended=len(since.extended), moved=len(since.moved)
        )
    yield ngettext("{n} nhiệm vụ không cần thảo luận", "{n} nhiệm vụ không cần thảo luận", pages.green).format(
        n=pages.green
    )


def _part(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"  {line}" for line in lines)


def _late(task: TaskView) -> tuple[str, ...]:
    return task.key, task_mark(task), day(task.due), lead_word(task.lead_short), cause_word(task.cause), task.title


def _due(one: DueNext, today: date) -> tuple[str, ...]:
    """Its own days: the task as a whole may be late already."""
    task, left = one.task, days_left_said((one.due - today).days)
    return task.key, left, day(one.due), lead_word(task.lead_short), task.title
