"""Notes that people leave on a task."""

from store.changes.texts import some_words
from store.changes.work import Work, find_task
from store.tables import NoteRow
from store.wishes import AddNote


def add_note(work: Work, wish: AddNote) -> None:
    """Leave a note. Raises WrongValue: it is empty or too long."""
    found = find_task(work, wish.key, if_version=wish.if_version)
    text = some_words("text", wish.text)
    note = NoteRow(task_id=found.task_id, text=text, who=work.who, at=work.record.action.at)
    work.record.insert(note, task=found.task_id)
