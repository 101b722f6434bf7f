"""An administrative document as one HTML file: nothing is fetched for it, and it prints on A4 as the decree has it."""

from collections.abc import Iterator
from html import escape

from board.reports import page
from board.reports.grid_text import ACROSS, CELL, ROW, grid_text
from board.reports.office_paper import (
    COPIES,
    MOTTO,
    NATIONAL_TITLE,
    TO,
    Block,
    Grid,
    Heading,
    Items,
    OfficePaper,
    Side,
    Words,
    day_line,
    ended,
    inert,
    name_lines,
    number_line,
)

_SIDES = {Side.LEFT: "", Side.CENTRE: "c", Side.RIGHT: "r"}
_MOST_COLUMNS = 12

_STYLE = """\
@page {{ size: A4{across}; margin: {top}mm {right}mm {bottom}mm {left}mm; }}
@page {{ @top-center {{ content: counter(page); font: {body}pt "{font}"; }} }}
@page :first {{ @top-center {{ content: ""; }} }}
body {{ font: {title}pt/1.3 "{font}", "Liberation Serif", serif; color: #000; background: #fff;
  max-width: {wide}mm; margin: 10mm auto; }}
@media print {{ body {{ margin: 0; max-width: none; }} }}
table {{ border-collapse: collapse; width: 100%; font-size: {cell}pt; }}
.grid {{ table-layout: fixed; margin: 2mm 0; overflow-wrap: anywhere; }}
.grid th, .grid td {{ border: 1px solid #000; padding: 0.5mm 1.2mm; vertical-align: top; white-space: pre-line; }}
.grid th {{ vertical-align: middle; text-align: center; }}
.grid thead {{ display: table-header-group; }} .grid tr, .foot tr {{ break-inside: avoid; }}
.head td {{ text-align: center; vertical-align: top; }} .head td:first-child, .foot td:first-child {{ width: 46%; }}
.foot {{ margin-top: 4mm; }} .foot td {{ vertical-align: top; text-align: center; font-size: {title}pt; }}
.foot td:first-child {{ text-align: left; font-size: {small}pt; white-space: pre-line; }}
.u::after {{ content: ""; display: block; border-bottom: 1px solid #000; width: 40%; margin: 0.5mm auto 1mm; }}
.m {{ font-size: {body}pt; }} .m .u::after {{ width: 62%; }} .c {{ text-align: center; }} .small {{ font-size: {cell}pt; }}
p {{ margin: 2mm 0; text-align: justify; text-indent: 10mm; white-space: pre-line; }}
p.c {{ text-align: center; text-indent: 0; }}
h1, h2, h3 {{ font-size: {title}pt; margin: 3mm 0 1mm; break-after: avoid; }} h2, h3 {{ text-indent: 10mm; }}
h1 {{ text-align: center; }} .sample {{ border: 2px solid #000; padding: 1mm; font-weight: bold; }}
.behind {{ display: none; }}
@media print {{ .behind {{ display: block; position: fixed; top: 45%; left: 0; right: 0; z-index: -1; text-align: center;
  font-size: 60pt; font-weight: bold; color: #ddd; transform: rotate(-30deg); print-color-adjust: exact; }} }}
{columns}
"""


def paper_html(paper: OfficePaper) -> str:
    """The file's text. Every word from outside is escaped; there is no script in it, and no link."""
    wide = (page.LONG_MM if paper.across else page.SHORT_MM) - page.LEFT_MM - page.RIGHT_MM
    style = _STYLE.format(
        across=" landscape" if paper.across else "",
        top=page.TOP_MM,
        right=page.RIGHT_MM,
        bottom=page.BOTTOM_MM,
        left=page.LEFT_MM,
        body=page.BODY_PT,
        cell=page.CELL_PT,
        small=page.CELL_PT - 1,
        title=page.TITLE_PT,
        font=page.FONT,
        wide=wide,
        columns="\n".join(_column_rules()),
    )
    title = _shown(" ".join(f"{paper.kind} {paper.about}".split()))
    body = "\n".join(_parts(paper))
    return (
        f'<!DOCTYPE html>\n<html lang="{page.LANGUAGE}">\n<head><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>\n{style}</style></head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _column_rules() -> Iterator[str]:
    """A class for each column that does not stand left, so that a cell of a large table needs no attribute of its own."""
    for side, align in (("c", "center"), ("r", "right")):
        cells = ", ".join(f".{side}{place} td:nth-child({place})" for place in range(1, _MOST_COLUMNS + 1))
        yield f"{cells} {{ text-align: {align}; }}"


def _parts(paper: OfficePaper) -> Iterator[str]:
    if paper.sample:
        yield f'<p class="c sample">{_shown(paper.sample)}</p>'
        # What is fixed is printed on every page, and behind the words it needs no room of its own there.
        yield f'<div class="behind" aria-hidden="true">{_shown(paper.sample)}</div>'
    issuer = f'<b class="u">{"<br>".join(map(_shown, name_lines(paper.issuer)))}</b>'
    superior = f"{'<br>'.join(map(_shown, name_lines(paper.superior)))}<br>" if paper.superior else ""
    below = "" if paper.kind else f"<br>{_shown(paper.about)}"
    yield (
        f'<table class="head"><tr><td>{superior}{issuer}</td>'
        f'<td><b>{NATIONAL_TITLE}</b><br><span class="m"><b class="u">{MOTTO}</b></span></td></tr>'
        f'<tr><td><span class="m">{_shown(number_line(paper))}</span>{below}</td>'
        f'<td class="m"><i>{_shown(day_line(paper.place, paper.written))}</i></td></tr></table>'
    )
    if paper.kind:
        yield f'<h1>{_shown(paper.kind)}</h1>\n<p class="c"><b>{_shown(paper.about)}</b></p>'
    if paper.to:
        yield f'<p class="c">{TO} {"<br>".join(map(_shown, paper.to))}</p>'
    yield from map(_block, ended(paper.blocks))
    yield _foot(paper)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        tag = f"h{block.level + 1}"
        return f"<{tag}>{_shown(block.words)}</{tag}>"
    if isinstance(block, Words):
        words = _shown(block.words)
        return f'<p class="small"><i>{words}</i></p>' if block.remark else f"<p>{words}</p>"
    if isinstance(block, Items):
        return "\n".join(f"<p>- {_shown(line)}</p>" for line in block.lines)
    return _grid(block)


def _grid(grid: Grid) -> str:
    share = sum(column.share for column in grid.columns)
    widths = "".join(f'<col style="width:{100 * column.share / share:.1f}%">' for column in grid.columns)
    names = "".join(f"<th>{_shown(column.name)}</th>" for column in grid.columns)
    sides = " ".join(
        f"{_SIDES[column.side]}{place}"
        for place, column in enumerate(grid.columns, start=1)
        if column.side is not Side.LEFT
    )
    return (
        f'<table class="grid {sides}"><colgroup>{widths}</colgroup>'
        f"<thead><tr>{names}</tr></thead>\n<tbody>\n{_rows(grid) if grid.rows else ''}\n</tbody></table>"
    )


def _rows(grid: Grid) -> str:
    """All cells at once."""
    text = escape(grid_text(grid))
    if grid.summed:
        above, row, last = text.rpartition(ROW)
        text = above + row + CELL.join(f"<b>{cell}</b>" for cell in last.split(CELL))
    if ACROSS in text:
        span = f'<td colspan="{len(grid.columns)}" style="text-align: left"><b>'
        rows = text.split(ROW)
        return "\n".join(
            f"<tr>{span}{row[1:]}</b></td></tr>" if row.startswith(ACROSS) else f"<tr><td>{_cells(row)}</td></tr>"
            for row in rows
        )
    return f"<tr><td>{_cells(text)}</td></tr>".replace(ROW, "</td></tr>\n<tr><td>")


def _cells(text: str) -> str:
    return text.replace(CELL, "</td><td>")


def _foot(paper: OfficePaper) -> str:
    copies = ""
    if paper.copies:
        copies = f"<b><i>{COPIES}</i></b><br>" + "<br>".join(f"- {_shown(one)}" for one in paper.copies)
    signer = "<br>".join(f"<b>{_shown(line)}</b>" for line in paper.signer)
    return (
        f'<table class="foot"><tr><td>{copies}</td>'
        f"<td>{signer}<br><br><br><br><b>{_shown(paper.signed_by)}</b></td></tr></table>"
    )


def _shown(words: str) -> str:
    return escape(inert(words))
