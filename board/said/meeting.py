"""What the pages of a meeting say → words: few, for a projector, and the same for everybody who follows."""

from collections.abc import Sequence
from datetime import date

from board.keys import BY_ID
from board.language import _, ngettext
from board.said.letters import letter_number, letter_state, round_said
from board.said.meeting_words import cause_word, followed_mark
from board.said.meetings import decision_due
from board.wording import day, short_day
from plans.vietnamese import clean
from store.history.since import SinceView
from store.letters.views import TaskLetterView
from store.meetings.pages import MeetingPages, judge_decision
from store.meetings.views import DecisionView, Followed
from store.task_views import ExtensionView, TaskDetailView
from store.views import Counts, TaskView
from store.words import Timeliness


def page_word(page: int) -> str:
    """What a page of a meeting is called."""
    return {
        1: _("Tổng quan"),
        2: _("Việc từ phiên trước"),
        3: _("Nhiệm vụ quá hạn"),
        4: _("Nhiệm vụ đến hạn"),
        5: _("Theo cơ quan"),
        6: _("Chỉ tiêu chưa đạt"),
        7: _("Kết luận phiên này"),
    }[page]


def four_of(counts: Counts) -> tuple[tuple[Timeliness, str, int], ...]:
    """The four numbers: which they are, what each is called below its figure, the figure."""
    return (
        (Timeliness.ON_TIME, _("HT đúng hạn"), counts.done_on_time),
        (Timeliness.LATE, _("HT quá hạn"), counts.done_late),
        (Timeliness.IN_TIME, _("Trong hạn"), counts.in_time),
        (Timeliness.OVERDUE, _("Quá hạn"), counts.overdue),
    )


def change_said(now: int, before: int) -> str:
    """How much more or less than at the last meeting, with a mark that needs no colour.

    >>> change_said(8, 5), change_said(5, 9), change_said(5, 5)
    ('▲ 3', '▼ 4', '=')
    """
    if now == before:
        return "="
    return f"▲ {now - before}" if now > before else f"▼ {before - now}"


def rest_said(counts: Counts) -> str:
    """The total, and what stands beside the four numbers: they add up with it."""
    parts = [ngettext("Tổng {n} nhiệm vụ", "Tổng {n} nhiệm vụ", counts.total).format(n=counts.total)]
    parts += [
        words.format(n=count)
        for words, count in (
            (_("sắp đến hạn {n}"), counts.due_soon),
            (_("thường xuyên {n}"), counts.ongoing),
            (_("chờ sự kiện {n}"), counts.waiting),
            (_("chưa rõ hạn {n}"), counts.undated),
        )
        if count
    ]
    return " · ".join(parts)


def since_said(pages: MeetingPages, since: SinceView | None) -> str:
    """What changed since the last meeting; that there was none."""
    if pages.previous is None:
        return _("Phiên đầu tiên về kế hoạch này")
    on = _("So với phiên {day}").format(day=day(pages.previous.held_on))
    if since is None:
        return on
    parts = [
        words.format(n=count)
        for words, count in (
            (_("hoàn thành thêm {n}"), len(since.done)),
            (_("quá hạn thêm {n}"), len(since.late)),
            (_("gia hạn {n}"), len(since.extended)),
        )
        if count
    ]
    return f"{on}: " + (" · ".join(parts) or _("không có gì thay đổi"))


def green_said(count: int) -> str:
    """That so much need not be spoken of."""
    return ngettext("{n} nhiệm vụ không cần thảo luận", "{n} nhiệm vụ không cần thảo luận", count).format(n=count)


def followed_said(pages: MeetingPages, *, short: bool = False) -> str:
    """How many of the last decisions were kept, late, without evidence, open: those that there are; short, by marks alone."""
    found = [one.followed for one in pages.follow_ups]
    words = {
        Followed.KEPT: _("đúng hạn"),
        Followed.LATE: _("chậm"),
        Followed.NO_EVIDENCE: _("chưa có minh chứng"),
        Followed.OPEN: _("đang thực hiện"),
        Followed.WITHDRAWN: _("thôi"),
    }
    return "   ".join(
        f"{followed_mark(one)} {found.count(one)} {'' if short else word}".rstrip()
        for one, word in words.items()
        if one in found
    )


def late_note(task: TaskView, detail: TaskDetailView | None, *, parked: bool) -> str:
    """What a late task's row says at its end: put off, chased, extended, or why it is late."""
    if parked:
        return _("để lại")
    if detail is not None and detail.letters:
        return _("đôn đốc {round}").format(round=round_said(max(one.round for one in detail.letters)))
    if detail is not None and detail.extensions:
        count = len(detail.extensions)
        return ngettext("gia hạn {n} lần", "gia hạn {n} lần", count).format(n=count)
    return cause_word(task.cause)


def days_left_said(days: int) -> str:
    """How near it is, short: "còn 12 ngày", "hôm nay"."""
    if not days:
        return _("hôm nay")
    return ngettext("còn {n} ngày", "còn {n} ngày", days).format(n=days)


def until_said(pages: MeetingPages) -> str:
    """Up to which day page 4 looks: the next meeting's; that nobody has said when it is."""
    if pages.meeting.next_on is not None:
        return _("từ nay đến phiên sau {day}").format(day=day(pages.until))
    days = (pages.until - pages.board.today).days
    said = ngettext(
        "{n} ngày tới (đến {day}), chưa hẹn phiên sau", "{n} ngày tới (đến {day}), chưa hẹn phiên sau", days
    )
    return said.format(n=days, day=day(pages.until))


def letters_said(letters: Sequence[TaskLetterView], *, today: date) -> str:
    """The last letter that chased it: the how-many-th, its number and day, whether it was answered."""
    last = max(letters, key=lambda one: (one.round, one.dated), default=None)
    if last is None:
        return ""
    parts = (round_said(last.round), letter_number(clean(last.document)), short_day(last.dated))
    return f"{' '.join(parts)}, {letter_state(last, today=today)}"


def papers_said(detail: TaskDetailView) -> str:
    """The papers that are recorded; the one recorded last in words, with what it proves closed or open, the others counted."""
    papers = [(paper, owed) for owed in detail.deliverables for paper in owed.evidence]
    if not papers:
        return ""
    last, owed = max(papers, key=lambda one: one[0].id)
    said = " ".join(filter(None, (clean(last.document) or clean(last.note), day(last.date))))
    state = _("chưa hoàn thành") if owed.done_on is None else _("hoàn thành")
    more = len(papers) - 1
    others = ngettext("và {n} văn bản trước", "và {n} văn bản trước", more).format(n=more) if more else ""
    return " · ".join(filter(None, (said, state, others)))


def extensions_said(extensions: Sequence[ExtensionView]) -> str:
    """How often it was extended, the last time from when to when and by which paper."""
    if not extensions:
        return ""
    last = extensions[-1]
    times = ngettext("{n} lần", "{n} lần", len(extensions)).format(n=len(extensions))
    moved = f"{day(last.before)} → {day(last.to)}"
    return f"{times}: {moved} ({clean(last.document)})" if last.document else f"{times}: {moved}"


def undo_all_where_said() -> str:
    """Why the key that takes all of a meeting back did nothing: only where its decisions are read does it."""
    return _("Hoàn tác cả phiên họp chỉ ở trang 7: nhấn 7, rồi {key} hai lần.").format(key=BY_ID["undo-meeting"].named)


def undo_all_said(count: int, *, beside: int) -> str:
    """What is asked before so many actions of a meeting are taken back together; the same key once more does it.

    So many that were recorded `beside` it are not.
    """
    question = ngettext(
        "Nhấn {key} lần nữa để hoàn tác cả phiên, {n} việc.",
        "Nhấn {key} lần nữa để hoàn tác cả phiên, {n} việc.",
        count,
    ).format(n=count, key=BY_ID["undo-meeting"].named)
    if not beside:
        return question
    stays = ngettext("Còn nguyên {n} việc ghi ngoài phiên.", "Còn nguyên {n} việc ghi ngoài phiên.", beside)
    return f"{question} {stays.format(n=beside)}"


def taken_away_said(*, by_oneself: bool) -> str:
    """Why a meeting is shown no longer: it was opened by mistake; whoever took that back can do it again."""
    if not by_oneself:
        return _("Việc mở phiên họp đã được hoàn tác: không còn phiên họp này.")
    return _("Đã hoàn tác việc mở phiên họp: không còn phiên họp này. {key}: làm lại.").format(key=BY_ID["redo"].named)


def decision_said(decision: DecisionView, task: TaskView | None, *, today: date) -> str:
    """A decision about a task in one line, with the day of its meeting and what became of it."""
    followed, _kept_on = judge_decision(decision, task, today=today)
    mark = "" if followed is Followed.OPEN else followed_mark(followed) + " "
    parts = (
        mark + short_day(decision.held_on),
        clean(decision.text),
        clean(decision.owner_words),
        decision_due(decision),
    )
    return " · ".join(parts)
