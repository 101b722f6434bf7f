"""What has changed in the words of a plan since it was signed → sentences with the paper and the old words."""

from board.dates import local
from board.language import _
from board.wording import day
from plans.vietnamese import clean, clean_cell
from store.task_views import AmendmentView


def amendment_sentence(one: AmendmentView) -> str:
    """One change: by which paper or because our copy was wrong, and what stood there before."""
    before = clean_cell(one.before or "")
    words = f"“{before}”" if before else _("không có chữ")
    if one.kind == "transcription":
        corrected = day(local(one.at).date())
        return _("Sửa bản chép ngày {day}; trước đó: {before}.").format(day=corrected, before=words)
    sentence = {
        "new_row": _("Bổ sung theo {document} ngày {day}."),
        "left_plan": _("Không còn trong kế hoạch theo {document} ngày {day}; trước đó: {before}."),
        "back_in_plan": _("Đưa trở lại kế hoạch theo {document} ngày {day}."),
        "number": _("Đổi số theo {document} ngày {day}; số cũ: {before}."),
        "section": _("Chuyển mục theo {document} ngày {day}; mục cũ: {before}."),
    }.get(one.field, _("Sửa đổi theo {document} ngày {day}; trước đó: {before}."))
    return sentence.format(document=clean(one.document) or "—", day=day(one.date), before=words)
