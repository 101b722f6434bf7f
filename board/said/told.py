"""What the author of a change must be told about its consequences → sentences."""

from board.language import _
from board.said.news import meanwhile_lines
from store.task_views import Outcome


def told_lines(outcome: Outcome) -> list[str]:
    """One sentence for each consequence, then what others did meanwhile; what is not known here is not said."""
    sentences = {
        "waits_for_evidence": _("Chưa đủ minh chứng: nhiệm vụ đứng ở cột Trình ký, đánh dấu chờ minh chứng."),
        "task_done": _("Sản phẩm cuối cùng đã nộp: nhiệm vụ chuyển sang cột Hoàn thành."),
        "started": _("Minh chứng đầu tiên: nhiệm vụ chuyển sang cột Đang thực hiện."),
        "reopened": _("Có sản phẩm phải nộp lại: nhiệm vụ trở về cột Đang thực hiện."),
    }
    return [*(sentences[name] for name in outcome.told if name in sentences), *meanwhile_lines(outcome)]
