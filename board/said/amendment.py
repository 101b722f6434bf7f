"""A change of a row's own words → what it was and by what it came, for the task's screen and the prompt."""

from board.dates import local
from board.language import _
from board.said.field_words import field_word
from board.wording import day
from plans.vietnamese import clean, clean_cell
from store.task_views import AmendmentView


def amendment_words(one: AmendmentView) -> tuple[str, str]:
    """What changed, from which words to which; and the paper that changed it, or that our copy was put right."""
    return _what(one), _by_what(one)


def _what(one: AmendmentView) -> str:
    whole_row = {
        "new_row": _("bổ sung nhiệm vụ"),
        "left_plan": _("không còn trong kế hoạch"),
        "back_in_plan": _("đưa trở lại kế hoạch"),
    }
    if one.field in whole_row:
        return whole_row[one.field]
    field = _("số thứ tự") if one.field == "number" else field_word(one.field)
    before, after = _quoted(one.before), _quoted(one.after)
    return _("{field}: {before} → {after}").format(field=field, before=before, after=after)


def _by_what(one: AmendmentView) -> str:
    if one.kind == "transcription":
        recorded = day(local(one.at).date())
        return _("sửa bản chép, {who} ngày {day}").format(who=clean(one.who), day=recorded)
    paper = _("{document} ngày {day}").format(document=clean(one.document), day=day(one.date))
    return f"{paper} · {clean(one.issuer)}" if one.issuer else paper


def _quoted(words: str | None) -> str:
    return f"“{' '.join(clean_cell(words).split())}”" if words else "—"
