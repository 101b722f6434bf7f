"""Extensions: a new due day with the paper that allows it."""

from store.changes.choosing import open_deliverable
from store.changes.overwriting import refuse_closed, refuse_overwriting
from store.changes.texts import allowing_paper
from store.changes.work import Work, find_task, stored
from store.errors import NotLater, WrongValue
from store.history.field_words import day_text
from store.tables import ExtensionRow
from store.wishes import ExtendDeadline


def extend_deadline(work: Work, wish: ExtendDeadline) -> None:
    """Give an open deliverable a later due day. What makes a deadline shorter is an amendment, not an extension.

    The first deadline stays beside it. A deliverable without a due day gets one.

    Raises:
        PaperNeeded: no document number. NothingOpen, DeliverableUnclear: which deliverable.
        NotLater: the day is no later than the one there was. WrongValue: it is before the plan was signed.
        Conflicting: somebody else has set another day since. ChangedMeanwhile: or closed it.
    """
    found = find_task(work, wish.key, if_version=wish.if_version, seen=wish.seen)
    refuse_closed(work, found, wish, "")
    paper = allowing_paper(found.key, "extension", wish.paper, today=work.today)
    deliverable = open_deliverable(work, found, wish)
    refuse_overwriting(work, found, wish.seen, {f"due:{deliverable.number}": day_text(wish.to)})
    if deliverable.due is not None and wish.to <= deliverable.due:
        raise NotLater(found.key, day_text(wish.to), deliverable.due)
    if wish.to < found.plan.signed:
        raise WrongValue("to", day_text(wish.to), "not_before_signing")
    row = ExtensionRow(
        deliverable_id=stored(deliverable),
        before=deliverable.due,
        due=wish.to,
        document=paper.number,
        dated=paper.date,
        issuer=paper.issuer,
    )
    work.record.insert(row, task=found.task_id)
    work.record.change(deliverable, task=found.task_id, due=wish.to)
    work.because(paper.note)
