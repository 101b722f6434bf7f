"""An administrative document as one HTML file: nothing is fetched for it, and it prints on A4 as the decree has it."""

from collections.abc import Iterable, Iterator
from html import escape

from board.reports import page
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
    number_line,
)

_SIDES = {Side.LEFT: "", Side.CENTRE: ' class="c"', Side.RIGHT: ' class="r"'}

_STYLE = """\
@page {{ size: A4{across}; margin: {top}mm {right}mm {bottom}mm {left}mm; }}
body {{ font: {body}pt/1.4 "{font}", "Liberation Serif", serif; color: #000; background: #fff;
  max-width: {wide}mm; margin: 10mm auto; }}
table {{ border-collapse: collapse; width: 100%; font-size: {cell}pt; }}
.grid th, .grid td {{ border: 1px solid #000; padding: 1mm 1.5mm; vertical-align: top; white-space: pre-line; }}
.grid thead {{ display: table-header-group; }} .grid tr {{ break-inside: avoid; }}
.head td {{ text-align: center; vertical-align: top; width: 50%; }} .u {{ text-decoration: underline; }}
.c {{ text-align: center; }} .r {{ text-align: right; }} .small {{ font-size: {cell}pt; }}
p {{ margin: 2mm 0; text-align: justify; }} p.c {{ text-align: center; }}
h1, h2, h3 {{ font-size: {body}pt; margin: 3mm 0 1mm; }}
h1 {{ font-size: {title}pt; text-align: center; }} .sample {{ border: 2px solid #000; padding: 1mm; font-weight: bold; }}
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
        title=page.TITLE_PT,
        font=page.FONT,
        wide=wide,
    )
    title = escape(" ".join(filter(None, (paper.kind, paper.about))))
    body = "\n".join(_parts(paper))
    return (
        f'<!DOCTYPE html>\n<html lang="{page.LANGUAGE}">\n<head><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>\n{style}</style></head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _parts(paper: OfficePaper) -> Iterator[str]:
    if paper.sample:
        yield f'<p class="c sample">{escape(paper.sample)}</p>'
    issuer = f'<b class="u">{escape(paper.issuer.upper())}</b>'
    superior = f"{escape(paper.superior.upper())}<br>" if paper.superior else ""
    below = "" if paper.kind else f'<br><span class="small">{escape(paper.about)}</span>'
    yield (
        f'<table class="head"><tr><td>{superior}{issuer}</td>'
        f'<td><b>{NATIONAL_TITLE}</b><br><b class="u">{MOTTO}</b></td></tr>'
        f"<tr><td>{escape(number_line(paper.symbol))}{below}</td>"
        f"<td><i>{escape(day_line(paper.place, paper.written))}</i></td></tr></table>"
    )
    if paper.kind:
        yield f'<h1>{escape(paper.kind)}</h1>\n<p class="c"><b>{escape(paper.about)}</b></p>'
    if paper.to:
        yield f'<p class="c">{TO} ' + "<br>".join(escape(name) for name in paper.to) + "</p>"
    yield from map(_block, ended(paper.blocks))
    yield _foot(paper)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        tag = f"h{block.level + 1}"
        return f"<{tag}>{escape(block.words)}</{tag}>"
    if isinstance(block, Words):
        words = escape(block.words)
        return f'<p class="small"><i>{words}</i></p>' if block.remark else f"<p>{words}</p>"
    if isinstance(block, Items):
        return "".join(f"<p>- {escape(line)}</p>" for line in block.lines)
    return _grid(block)


def _grid(grid: Grid) -> str:
    share = sum(column.share for column in grid.columns)
    widths = "".join(f'<col style="width:{100 * column.share / share:.1f}%">' for column in grid.columns)
    names = "".join(f"<th>{escape(column.name)}</th>" for column in grid.columns)
    sides = [_SIDES[column.side] for column in grid.columns]
    rows = "\n".join(_row(row, sides) for row in grid.rows)
    title = f"<p><b>{escape(grid.title)}</b></p>\n" if grid.title else ""
    return (
        f'{title}<table class="grid"><colgroup>{widths}</colgroup>'
        f"<thead><tr>{names}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"
    )


def _row(row: Iterable[str], sides: list[str]) -> str:
    cells = tuple(row)
    if len(cells) == 1 and len(sides) > 1:
        return f'<tr><td colspan="{len(sides)}"><b>{escape(cells[0])}</b></td></tr>'
    return "<tr>" + "".join(f"<td{side}>{escape(cell)}</td>" for side, cell in zip(sides, cells, strict=True)) + "</tr>"


def _foot(paper: OfficePaper) -> str:
    copies = ""
    if paper.copies:
        copies = f"<b><i>{COPIES}</i></b><br>" + "<br>".join(f"- {escape(one)}" for one in paper.copies)
    signer = "<br>".join(f"<b>{escape(line)}</b>" for line in paper.signer)
    return (
        '<table class="head"><tr>'
        f'<td class="small" style="text-align:left">{copies}</td><td>{signer}<br><br><br></td></tr></table>'
    )
