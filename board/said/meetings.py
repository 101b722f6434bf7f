"""Meetings and what they decided → lines of text, the same at a prompt and on screens."""

from board.language import _
from board.said.meeting_words import followed_mark, followed_word, settled_word
from board.wording import day
from store.meetings.pages import FollowUp
from store.meetings.views import DecisionView, MeetingView


def meeting_name(meeting: MeetingView) -> str:
    """Its name; one without is called by its day."""
    return meeting.name or _("Phiên họp ngày {day}").format(day=day(meeting.held_on))


def meeting_state(meeting: MeetingView) -> str:
    """Whether it goes on."""
    return _("đang họp") if meeting.goes_on else _("đã kết thúc")


def decision_due(decision: DecisionView) -> str:
    """By when it is to be carried out."""
    return _("hạn {day}").format(day=day(decision.due)) if decision.due else _("không định hạn")


def decision_outcome(decision: DecisionView) -> str:
    """How it was settled by hand: "đã thực hiện 12/QĐ-UBND 30/05/2022"; "" while it was not."""
    if decision.outcome is None:
        return ""
    shown = (
        settled_word(decision.outcome.value),
        decision.document,
        day(decision.settled_on) if decision.settled_on else "",
        decision.note,
    )
    return " ".join(filter(None, shown))


def decision_cells(decision: DecisionView) -> tuple[str, ...]:
    """Meeting, words, who, by when, what was said of it: to stand under each other."""
    return (
        f"[{decision.id}]",
        day(decision.held_on),
        f"{decision.number}. {decision.text}",
        decision.owner_words,
        decision_due(decision),
        decision_outcome(decision),
    )


def from_meeting(decision: DecisionView) -> str:
    """Which meeting it is of, where that is not the one that is spoken of: "từ phiên 15/04/2022"."""
    return _("từ phiên {day}").format(day=day(decision.held_on))


def follow_up_cells(one: FollowUp, *, older: bool) -> tuple[str, ...]:
    """What became of a decision, its words, who and by when; `older`: of which meeting it is."""
    decision = one.decision
    words = followed_word(one.followed)
    if one.kept_on is not None:
        words += f" ({day(one.kept_on)})"
    return (
        f"[{decision.id}]",
        followed_mark(one.followed),
        words,
        f"{decision.number}. {decision.text}",
        decision.owner_words,
        decision_due(decision),
        decision.task or "",
        from_meeting(decision) if older else "",
    )
