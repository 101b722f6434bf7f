"""What a person saw of a decision, a letter, a target, a meeting, a feed before changing it: of these no version is counted.

What is one fact is one text: a paper goes with its day and what it says. Whoever writes another number must not leave it
under the paper that somebody else has put there.
"""

from datetime import date
from typing import Any

from store.feeds.views import FeedView
from store.history.field_words import day_text, paper_text
from store.letters.views import LetterView
from store.meetings.views import DecisionView, MeetingView
from store.seen import Seen
from store.target_views import TargetView

_OF = {
    "EditDecision": "decision",
    "SettleDecision": "decision",
    "NumberLetter": "letter",
    "RecordReply": "letter",
    "CloseMeeting": "meeting",
    "RenewFeed": "feed",
}


def thing_of(wish: Any) -> str:  # noqa: ANN401 - any wish
    """What a wish changes: the key of a task or a target, or "decision/12", "letter/3"; "" of what is only added.

    >>> from store.letters.wishes import NumberLetter
    >>> thing_of(NumberLetter(3, "12/VPUB"))
    'letter/3'
    """
    kind = _OF.get(type(wish).__name__)
    return f"{kind}/{getattr(wish, kind)}" if kind else getattr(wish, "key", None) or ""


def decision_seen(decision: DecisionView) -> Seen:
    """The words, who, by when; and what became of it."""
    outcome = decision.outcome.value if decision.outcome else ""
    return _seen(
        decision=decision.text,
        decision_owner=decision.owner_words,
        decision_due=day_text(decision.due) if decision.due else "",
        decision_outcome=settled_text(outcome, decision.document, decision.settled_on, decision.note),
    )


def letter_seen(letter: LetterView) -> Seen:
    """Its number with its day, and the answer."""
    return _seen(
        letter_document=numbered_text(letter.document, letter.dated),
        replied_on=reply_text(letter.replied_on, letter.reply_document, letter.reply_note),
    )


def target_seen(target: TargetView) -> Seen:
    """All that was measured of it: of a day that is not among them nothing was."""
    return _seen(
        **{
            measurement_field(one.measured_on, one.quantity.unit): measurement_text(
                format(one.quantity.value.normalize() + 0, "f"), one.document, one.note
            )
            for one in target.measurements
        }
    )


def meeting_seen(meeting: MeetingView) -> Seen:
    """The day of the next one."""
    return _seen(next_on=day_text(meeting.next_on) if meeting.next_on else "")


def feed_seen(feed: FeedView) -> Seen:
    """How often it was given an address."""
    return _seen(feed_address=str(feed.generation))


def measurement_field(day: date, unit: str) -> str:
    """The name of what was measured on a day: two numbers of one day in different units are two measurements."""
    return f"measurement:{day.isoformat()}:{unit}"


def measurement_text(value: str, document: str, note: str) -> str:
    """A measurement as one text, with the paper that says so: "42,5 12/BC-SNV"."""
    return " ".join(filter(None, (value.replace(".", ","), document, note)))


def settled_text(outcome: str, document: str, on: date | None, note: str) -> str:
    """How a decision was settled by hand; "" while it is open. The outcome's stable name stands last."""
    return " ".join(filter(None, (document, day_text(on) if on else "", note, outcome))) if outcome else ""


def numbered_text(document: str, dated: date) -> str:
    """The number that a letter was given, with its day; "" before it has one."""
    return paper_text(document, dated) if document else ""


def reply_text(on: date | None, document: str, note: str) -> str:
    """An answer as one text; "" where there is none."""
    return " ".join(filter(None, (paper_text(document, on), note))) if on else ""


def _seen(**values: str) -> Seen:
    return Seen(0, values)
