"""What is still wished once a person has looked at what others did meanwhile: pure values, the store itself is not asked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from store.meanwhile_errors import FieldConflict
from store.meetings.wishes import CloseMeeting, EditDecision
from store.things_seen import thing_of
from store.wishes import AddEvidence, CloseDeliverable, EditTask, Wish

Decisions = Mapping[FieldConflict, str | None]
"""For each conflict the text that is to be written in the knowledge of theirs; None leaves theirs."""


def resolved(wishes: Sequence[Wish], decisions: Decisions) -> tuple[Wish, ...]:
    """The wishes as decided. What was wished of other fields and tasks stays; where theirs is left nothing is wished.

    Each now carries that theirs was seen: whoever changes the field once more is not overwritten either. A paper that was
    to close what is closed by now is kept beside theirs, which goes on deciding the day.
    """
    left = [_one(wish, decisions) for wish in wishes]
    return tuple(wish for wish in left if wish is not None)


def _one(wish: Wish, decisions: Decisions) -> Wish | None:
    own = {conflict: text for conflict, text in decisions.items() if conflict.task == thing_of(wish)}
    if isinstance(wish, EditTask):
        return _edit(wish, own)
    if isinstance(wish, EditDecision):
        return _reworded(wish, own)
    if isinstance(wish, CloseMeeting) and None in own.values():
        return _having_seen(replace(wish, next_on=None), own)
    meant = {conflict: text for conflict, text in own.items() if _concerns(wish, conflict)}
    if not meant:
        return wish
    if None in meant.values():
        return None
    if isinstance(wish, CloseDeliverable):
        return AddEvidence(wish.key, wish.paper, number=wish.number, agency=wish.agency)
    return _having_seen(wish, meant)


def _edit(wish: EditTask, own: Decisions) -> Wish | None:
    fields = []
    for field, text in wish.fields:
        chosen = [own[conflict] for conflict in own if conflict.field in (field, f"reading_{field}")]
        if None not in chosen:
            fields.append((field, next((other for other in chosen if other is not None), text)))
    edited = replace(wish, fields=tuple(fields))
    return _having_seen(edited, own) if fields else None


def _reworded(wish: EditDecision, own: Decisions) -> Wish | None:
    """A day is theirs or mine, the words may be others."""
    names = {"decision": "text", "decision_owner": "owner", "decision_due": "due"}
    chosen = {names[conflict.field]: text for conflict, text in own.items() if conflict.field in names}
    kept = {name: None for name, text in chosen.items() if text is None}
    typed = {name: text for name, text in chosen.items() if text is not None and name != "due"}
    edited = replace(wish, **kept, **typed, undated=wish.undated and "due" not in kept)  # type: ignore[arg-type]
    is_empty = edited == EditDecision(wish.decision, seen=wish.seen)
    return None if is_empty else _having_seen(edited, own)


def _concerns(wish: Wish, conflict: FieldConflict) -> bool:
    """Of several wishes for one task the one that sets this field."""
    number = getattr(wish, "number", None)
    field = conflict.field.partition(":")
    of = {
        "MoveTask": "column",
        "SetCause": "cause",
        "ExtendDeadline": "due",
        "CloseDeliverable": "done_on",
        "MeasureTarget": "measurement",
        "SettleDecision": "decision_outcome",
        "NumberLetter": "letter_document",
        "RecordReply": "replied_on",
        "CloseMeeting": "next_on",
    }
    return field[0] == of.get(type(wish).__name__) and (number is None or not field[2] or field[2] == str(number))


def _having_seen(wish: Wish, conflicts: Decisions) -> Wish:
    seen = getattr(wish, "seen", None)
    for conflict in conflicts:
        seen = seen.after(conflict.field, conflict.theirs) if seen is not None else None
    return replace(wish, seen=seen)  # type: ignore[arg-type]
