"""What is refused about meetings, decisions and letters → facts with a sentence."""

from collections.abc import Callable
from typing import Any

from board.dates import moment
from board.keys import BY_ID
from board.language import _, ngettext
from board.said.fact import Fact
from board.said.field_words import field_word
from board.said.letters import own_said, resting_count_said
from plans.vietnamese import clean
from store.errors import ChangedMeanwhile
from store.meetings.errors import (
    MeetingClosed,
    MeetingGoesOn,
    MeetingStays,
    NothingToChase,
    OwnerUnclear,
    TakesMeetingAway,
    UnknownDecision,
    UnknownLetter,
    UnknownMeeting,
)


def about_meetings() -> dict[type[Exception], Callable[[Any], tuple[Fact, ...]]]:
    """Error → its facts."""
    return {
        UnknownMeeting: _unknown_meeting,
        MeetingGoesOn: _goes_on,
        MeetingClosed: _closed,
        MeetingStays: _stays,
        UnknownDecision: _unknown_decision,
        OwnerUnclear: _owner_unclear,
        TakesMeetingAway: _takes_meeting_away,
        UnknownLetter: _unknown_letter,
        NothingToChase: _nothing_to_chase,
    }


def blocked_lines(error: MeetingStays) -> list[str]:
    """What stands in the way of taking a meeting back, each in a line: task, what, who, when."""
    return [
        " · ".join(
            filter(
                None,
                (one.key, field_word(one.field), clean(one.who), moment(one.at) if one.at is not None else ""),
            )
        )
        for one in error.blocked
    ]


def decision_choices(error: UnknownDecision) -> list[str]:
    """The decisions that are open, to choose from."""
    return [f"[{number}] {clean(text)}" for number, text in error.known]


def _unknown_meeting(error: UnknownMeeting) -> tuple[Fact, ...]:
    known = ", ".join(map(str, error.known))
    message = _("Không có phiên họp số {number}").format(number=error.meeting)
    message += _("; hiện có: {known}.").format(known=known) if known else _("; chưa có phiên họp nào.")
    return (Fact(_("phiên họp"), str(error.meeting), known, message),)


def _goes_on(error: MeetingGoesOn) -> tuple[Fact, ...]:
    message = _("Phiên họp số {number} về kế hoạch này chưa kết thúc; cần kết thúc phiên đó trước.").format(
        number=error.meeting
    )
    return (Fact(_("phiên họp"), str(error.meeting), "", message),)


def _closed(error: MeetingClosed) -> tuple[Fact, ...]:
    message = _("Phiên họp số {number} đã kết thúc; không ghi thêm vào phiên này.").format(number=error.meeting)
    return (Fact(_("phiên họp"), str(error.meeting), "", message),)


def _stays(error: MeetingStays) -> tuple[Fact, ...]:
    message = _("Không hoàn tác được phiên họp số {number}: sau đó đã có thay đổi khác ở {what}.").format(
        number=error.meeting, what="; ".join(_place(one) for one in error.blocked)
    )
    return (Fact(_("phiên họp"), "; ".join(blocked_lines(error)), "", message),)


def _place(blocked: ChangedMeanwhile) -> str:
    return f"{blocked.key} ({field_word(blocked.field)})" if blocked.key else field_word(blocked.field)


def _unknown_decision(error: UnknownDecision) -> tuple[Fact, ...]:
    message = _("Không có kết luận số {number}; xem số ở “board decision list”.").format(number=error.decision)
    return (Fact(_("kết luận"), str(error.decision), "; ".join(decision_choices(error)), message),)


def _takes_meeting_away(error: TakesMeetingAway) -> tuple[Fact, ...]:
    return (Fact(_("phiên họp"), str(error.meeting), "", takes_away_said()),)


def takes_away_said() -> str:
    """What is asked before the opening of the meeting in which one stands is taken back; the same key once more does it."""
    return _("Việc vừa làm là mở phiên họp này: nhấn {key} lần nữa để hoàn tác việc mở và về bảng.").format(
        key=BY_ID["meeting-undo"].named
    )


def _owner_unclear(error: OwnerUnclear) -> tuple[Fact, ...]:
    typed, short, name = clean(error.typed), clean(error.abbreviation), clean(error.name)
    message = _(
        "Cơ quan thực hiện “{typed}”: có phải {short} ({name})? Nếu là người thì ghi rõ, ví dụ: đồng chí {typed}."
    )
    return (Fact(_("cơ quan thực hiện"), typed, short, message.format(typed=typed, short=short, name=name)),)


def _unknown_letter(error: UnknownLetter) -> tuple[Fact, ...]:
    message = _("Không có công văn đôn đốc số {number}; xem số ở “board letter list”.").format(number=error.letter)
    return (Fact(_("công văn đôn đốc"), str(error.letter), "", message),)


def _nothing_to_chase(error: NothingToChase) -> tuple[Fact, ...]:
    message = _("Không có việc nào cần đôn đốc")
    if error.waiting:
        message += ngettext(
            "; {n} việc đang chờ cơ quan trả lời.", "; {n} việc đang chờ cơ quan trả lời.", error.waiting
        ).format(n=error.waiting)
    elif error.resting:
        message += "; " + resting_count_said(error.resting) + "."
    elif error.own:
        message += "; " + own_said(error.own) + "."
    else:
        message += "."
    return (Fact(_("công văn đôn đốc"), "", "", message),)
