"""A timeline as the content of a file, by the file's ending."""

from board.reports.timeline_page import TimelinePage
from board.reports.timeline_svg import timeline_svg
from board.reports.timeline_text import timeline_text

KINDS = (".svg", ".txt")


def timeline_file(page: TimelinePage, kind: str) -> str:
    """The page as one of KINDS."""
    return timeline_svg(page) if kind == ".svg" else timeline_text(page)


def file_name(page: TimelinePage, kind: str) -> str:
    """A name that says which plans and as of which day: "tien-do-2022-20220516.svg"."""
    plans = "-".join(plan.key for plan in page.board.plans) or "0"
    kept = "".join(one if one.isalnum() or one in "-_" else "-" for one in plans)
    return f"tien-do-{kept[:60]}-{page.board.today:%Y%m%d}{kind}"
