"""Evidence: the papers that prove a deliverable, the one that closes it, and taking one back."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from plans.vietnamese import fold_case
from store.changes.choosing import any_deliverable, open_deliverable
from store.changes.overwriting import refuse_closed, withdrawn_by
from store.changes.settling import settle
from store.changes.texts import document_number, proof
from store.changes.work import Found, Work, find_task, stored
from store.errors import AlreadyThere, WrongValue
from store.history.field_words import paper_text
from store.tables import DeliverableRow, EvidenceRow
from store.wishes import AddEvidence, CloseDeliverable, Paper, WithdrawEvidence


def close_deliverable(work: Work, wish: CloseDeliverable) -> None:
    """Record the paper that closes a deliverable; its day is the paper's. The last one closes the task.

    Raises:
        Conflicting: somebody else has closed it since it was seen, with another paper.
    """
    found = find_task(work, wish.key, if_version=wish.if_version, seen=wish.seen)
    paper = proof(wish.paper, today=work.today)
    refuse_closed(work, found, wish, paper_text(paper.number, paper.date, paper.note))
    deliverable = open_deliverable(work, found, wish)
    known = _known(work, deliverable, paper)
    if known is None:
        work.record.insert(_row(deliverable, paper, closes=True), task=found.task_id)
    else:
        work.record.change(known, task=found.task_id, shown=False, closes=True)
    work.record.change(deliverable, task=found.task_id, shown=known is not None, done_on=paper.date)
    settle(work, found.task, evidence_came=True)


def add_evidence(work: Work, wish: AddEvidence) -> None:
    """Record a paper that does not close. Raises AlreadyThere when the deliverable has this paper."""
    found = find_task(work, wish.key, if_version=wish.if_version)
    paper = proof(wish.paper, today=work.today)
    deliverable = any_deliverable(work, found, wish)
    if _known(work, deliverable, paper) is not None:
        raise AlreadyThere(found.key, paper_text(paper.number, paper.date, paper.note))
    work.record.insert(_row(deliverable, paper, closes=False), task=found.task_id)
    settle(work, found.task, evidence_came=True)


def withdraw_evidence(work: Work, wish: WithdrawEvidence) -> None:
    """Take a paper back; a closing one opens its deliverable again. By its number it is taken from the whole task.

    Raises:
        WrongValue: the task has no such paper. ChangedMeanwhile: it had the one of this id; somebody took it back.
    """
    found = find_task(work, wish.key, if_version=wish.if_version, seen=wish.seen)
    by_id = {stored(one): one for one in found.deliverables}
    for paper in _papers(work, found, wish):
        work.record.delete(paper, task=found.task_id)
        if paper.closes:
            work.record.change(by_id[paper.deliverable_id], task=found.task_id, shown=False, done_on=None)
    settle(work, found.task)


def _papers(work: Work, found: Found, wish: WithdrawEvidence) -> Sequence[EvidenceRow]:
    ids = [stored(one) for one in found.deliverables]
    all_papers = (
        work.session.execute(
            select(EvidenceRow).where(col(EvidenceRow.deliverable_id).in_(ids)).order_by(col(EvidenceRow.id))
        )
        .scalars()
        .all()
    )
    if wish.evidence is not None:
        meant = [paper for paper in all_papers if paper.id == wish.evidence]
        named = str(wish.evidence)
    else:
        named = document_number(wish.document or "")
        meant = [paper for paper in all_papers if named and fold_case(paper.document) == fold_case(named)]
    if not meant:
        if wish.evidence is not None and (gone := withdrawn_by(work, found, wish.evidence)):
            raise gone
        raise WrongValue("evidence", named, "paper_of_this_task")
    return meant


def _known(work: Work, deliverable: DeliverableRow, paper: Paper) -> EvidenceRow | None:
    """The paper of this number and day, when the deliverable already has it."""
    if not paper.number:
        return None
    return (
        work.session.execute(
            select(EvidenceRow).where(
                col(EvidenceRow.deliverable_id) == deliverable.id,
                col(EvidenceRow.document) == paper.number,
                col(EvidenceRow.dated) == paper.date,
            )
        )
        .scalars()
        .first()
    )


def _row(deliverable: DeliverableRow, paper: Paper, *, closes: bool) -> EvidenceRow:
    return EvidenceRow(
        deliverable_id=stored(deliverable),
        document=paper.number,
        dated=paper.date,
        issuer=paper.issuer,
        link=paper.link,
        note=paper.note,
        closes=closes,
    )
