"""Saved views by their names: those that come with the program, and those that a user keeps."""

from collections.abc import Callable, Iterable

from board.language import _
from plans.vietnamese import fold, fold_case
from store.errors import UnknownView
from store.saved_views import SavedView


def built_in() -> tuple[SavedView, ...]:
    """What comes with the program, in the reader's words: the first of them is how most people begin their day."""
    return (
        SavedView(_("Việc của tôi"), _("chuyên-viên:tôi")),
        SavedView(_("Quá hạn"), _("tình-trạng:quá-hạn")),
        SavedView(_("Sắp đến hạn"), _("tình-trạng:sắp-đến-hạn")),
        SavedView(_("Đến hạn trong tháng này"), _("hạn:tháng-này")),
        SavedView(_("Đến hạn trong quý này"), _("hạn:quý-này")),
        SavedView(_("Chờ minh chứng"), _("tình-trạng:chờ-minh-chứng")),
        SavedView(_("Chưa có chuyên viên"), _("chuyên-viên:chưa-có -cột:hoàn-thành"), grouping="section"),
        SavedView(_("Theo chuyên viên"), _("-cột:hoàn-thành"), grouping="officer"),
    )


def view_named(name: str, own: Iterable[SavedView]) -> SavedView:
    """The view of this name: what comes with the program before the user's own; accents may be left out.

    Raises:
        UnknownView: there is none; carries the names there are.
    """
    known = (*built_in(), *own)
    ways: tuple[Callable[[str], str], ...] = (fold_case, fold)
    for way in ways:
        for view in known:
            if way(view.name) == way(name):
                return view
    raise UnknownView(name, tuple(view.name for view in known))


def name_refusal(name: str) -> str:
    """Why no view of one's own can have this name, in a sentence; "" where it can."""
    if any(fold_case(view.name) == fold_case(name) for view in built_in()):
        return _("“{name}” là tên của một cách xem có sẵn; xin chọn tên khác.").format(name=name)
    return ""
