"""Targets as lines: the clause's own words above, and below them what is asked, what was measured and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from board.keys import BY_ID
from board.language import _
from board.said.targets import about_said, asked_said, gap_said, measured_said, named_said, quantity_said
from board.screens.drawing import Line, Piece, first_lines, fit, width, wrap
from board.screens.widgets.flowing import flow
from board.wording import day
from plans.vietnamese import clean, clean_cell
from store.target_views import TargetView

INDENT = 4
_ROOMY = 100
_WIDEST = 30


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The words of a clause, above its numbers. `place` is the part of the document, said where it changes."""

    number: str
    words: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class TargetColumns:
    """Cells of each column, its blank included; a narrow screen has no columns: then all are 0."""

    name: int = 0
    asked: int = 0
    measured: int = 0
    gap: int = 0


def columns_for(views: Sequence[TargetView], cells: int) -> TargetColumns:
    """The columns for these targets in a window of `cells`: the name gets what the figures leave."""
    if cells < _ROOMY:
        return TargetColumns()
    titles = (_("Phải đạt"), _("Số đo gần nhất"), _("Còn thiếu"))
    figures = [_figures(view) for view in views if view.target is not None]
    asked, measured, gap = (
        min(_WIDEST, 2 + max(width(title), *(width(row[place][0]) for row in figures), 0))
        for place, title in enumerate(titles)
    )
    return TargetColumns(cells - 1 - INDENT - asked - measured - gap, asked, measured, gap)


def head_lines(columns: TargetColumns, cells: int) -> list[Line]:
    """The columns' names, or on a narrow screen what the lines are; and a rule."""
    remark = _("Chỉ tiêu của cả kế hoạch, không theo bộ lọc nhiệm vụ.")
    if columns.name:
        names = fit(_("Chỉ tiêu"), columns.name + INDENT) + fit(_("Phải đạt"), columns.asked)
        names += fit(_("Số đo gần nhất"), columns.measured) + _("Còn thiếu")
    else:
        names = _("Chỉ tiêu · phải đạt · số đo gần nhất · còn thiếu")
    return [
        ((" " + fit(remark, cells - 1), "dim"),),
        ((" " + fit(names, cells - 1), "head"),),
        (("─" * cells, "rule"),),
    ]


def words_lines(clause: ClauseWords, cells: int) -> list[Line]:
    """Where it stands, its number, and all its words."""
    number = f" {clean(clause.number)} " if clause.number else " "
    indent = width(number)
    wrapped = wrap(clean_cell(clause.words), max(10, cells - indent - 1))
    lines: list[Line] = [((" " + fit(clean(clause.place), cells - 1), "head"),)] if clause.place else []
    lines.append(((number, "number"), (wrapped[0], "quote")))
    return lines + [((" " * indent, ""), (line, "quote")) for line in wrapped[1:]]


def target_lines(view: TargetView, columns: TargetColumns, cells: int, *, chosen: bool) -> list[Line]:
    """One number: what is measured, what is asked, the last measurement, what is missing."""
    bar: Piece = ("▌" if chosen else " ", "bar")
    if view.target is None:
        return [(bar, (" " * INDENT + fit(_("không nêu số phải đạt"), cells - INDENT - 1), "dim"))]
    name = (f"#{view.number} " if view.of > 1 else "") + named_said(view)
    figures = _figures(view)
    if not columns.name:
        indent = " " * (INDENT - 1)
        below = flow([piece for place, one in enumerate(figures) for piece in _joined(place, one)], cells - INDENT - 1)
        shown = [((name_line, "chosen" if chosen else ""),) for name_line in first_lines(name, cells - INDENT - 1, 1)]
        return [(bar, (indent, ""), *line) for line in (*shown, *below)]
    wide = (columns.asked, columns.measured, columns.gap)
    drawn = [(fit(text, room - 1) + " ", role) for (text, role), room in zip(figures, wide, strict=True)]
    named = fit(name, columns.name - 1) + " "
    return [(bar, (" " * INDENT, ""), (named, "chosen" if chosen else ""), *drawn)]


def told_lines(view: TargetView, lines: int) -> tuple[Line, ...]:
    """The selected target in words: what is measured, what it depends on, every measurement, the last ones first."""
    if view.target is None:
        return ((((" " + clean(view.words)), "quote"),),)
    first: Line = ((f" {clean(view.clause)} ", "number"), (clean(view.target.name), "title"))
    stand: list[Piece] = [("   " + _("Phải đạt:") + " ", "dim"), (asked_said(view.target), "")]
    about = about_said(view.target)
    if about:
        stand.append((" · " + about, ""))
    if gap := gap_said(view):
        stand.append((" · " + gap, "done" if view.reached else "soon"))
    measured: list[Piece] = [("   " + _("Số đo:") + " ", "dim"), (_measurements(view), "")]
    return (first, tuple(stand), tuple(measured))[:lines]


def _measurements(view: TargetView) -> str:
    if not view.measurements:
        return _("chưa có; nhấn {key} để ghi").format(key=BY_ID["measure"].named)
    said = []
    for one in reversed(view.measurements):
        facts = ", ".join(filter(None, (day(one.measured_on), clean(one.document), clean(one.note))))
        said.append(f"{quantity_said(one.quantity)} ({facts})")
    return "; ".join(said)


def _figures(view: TargetView) -> Sequence[Piece]:
    if view.target is None:
        return ()
    gap = gap_said(view)
    mark = ("✓ " if view.reached else "") if gap else "—"
    return (
        (asked_said(view.target), ""),
        (measured_said(view.last), "" if view.last else "dim"),
        (mark + gap, "done" if view.reached else "soon" if gap else "dim"),
    )


def _joined(place: int, piece: Piece) -> list[Piece]:
    return [(" · ", "dim"), piece] if place else [piece]
