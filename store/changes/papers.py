"""Papers that are kept beside a task because they allowed something: a column, other words, another deadline."""

from store.changes.work import Found, Work
from store.tables import PaperRow
from store.wishes import Paper


def keep_paper(work: Work, found: Found, *, allows: str, paper: Paper) -> None:
    """Keep a checked paper with what it allows: a column or a `PaperFor`. Its note is why the action was done."""
    row = PaperRow(task_id=found.task_id, allows=allows, document=paper.number, dated=paper.date, issuer=paper.issuer)
    work.record.insert(row, task=found.task_id)
    work.because(paper.note)
