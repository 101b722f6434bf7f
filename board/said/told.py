"""What the author of a change must be told about its consequences → sentences."""

from collections.abc import Sequence

from board.language import _, ngettext
from board.said.news import meanwhile_lines
from store.task_views import Outcome


def told_lines(outcome: Outcome) -> list[str]:
    """One sentence for each consequence, then what others did meanwhile; what is not known here is not said.

    Where a whole meeting was taken back, also what its author recorded beside it, which stays.
    """
    sentences = {
        "waits_for_evidence": _("Chưa đủ minh chứng: nhiệm vụ đứng ở cột Trình ký, đánh dấu chờ minh chứng."),
        "task_done": _("Sản phẩm cuối cùng đã nộp: nhiệm vụ chuyển sang cột Hoàn thành."),
        "started": _("Minh chứng đầu tiên: nhiệm vụ chuyển sang cột Đang thực hiện."),
        "reopened": _("Có sản phẩm phải nộp lại: nhiệm vụ trở về cột Đang thực hiện."),
    }
    lines = [*(sentences[name] for name in outcome.told if name in sentences), *meanwhile_lines(outcome)]
    return [*lines, beside_said(outcome.beside)] if outcome.beside else lines


def beside_said(numbers: Sequence[int]) -> str:
    """What was recorded during a meeting, but not in it, and how it is taken back."""
    return ngettext(
        "Còn nguyên {n} thao tác ghi ngoài phiên trong lúc họp, số {numbers}: hoàn tác bằng board undo {last}.",
        "Còn nguyên {n} thao tác ghi ngoài phiên trong lúc họp, số {numbers}: hoàn tác từng số, board undo {last} trước.",
        len(numbers),
    ).format(n=len(numbers), numbers=", ".join(map(str, numbers)), last=numbers[-1])
