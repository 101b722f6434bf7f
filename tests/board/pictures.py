"""Pictures of the views of the demo, as SVG of the cells that stand on the screen; drawn anew by `make pictures`.

What is compared is the cells: each one's letter and look, not the bytes of the file.
"""

import asyncio
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from rich.segment import Segment
from rich.style import Style

from board.demo.made import make_demo
from board.screens.drawing import width
from board.screens.task_screen import TaskScreen
from tests.board.app_driven import Driven, running

FOLDER = Path(__file__).parent / "pictures"
SIZES = ((80, 24), (120, 40))
VIEWS = ("board", "timeline", "matrix", "agencies", "year", "task")
_WIDE, _HIGH = 8, 17
_SVG = "{http://www.w3.org/2000/svg}"

Cell = tuple[str, str]
"""A letter and its look; the second cell of a wide letter is ""."""

Row = list[Cell]


def path_of(view: str, size: tuple[int, int]) -> Path:
    """Where the picture is kept."""
    return FOLDER / f"{view}-{size[0]}x{size[1]}.svg"


async def seen(database: Path, view: str, size: tuple[int, int]) -> list[Row]:
    """The cells of a view, with IV.1 selected on the board."""
    async with running(database, size=size, view="board" if view == "task" else view) as app:
        await app.press("right", "home") if view in ("board", "task") else await app.press("home")
        if view == "task":
            await app.press("enter")
            await app.until(lambda: isinstance(app.app.screen, TaskScreen))
        await app.pilot.pause()
        return _cells(app)


def svg_of(rows: list[Row]) -> str:
    """The cells as a picture. The same cells give the same characters."""
    looks = sorted({look for row in rows for _letter, look in row})
    names = {look: f"c{place}" for place, look in enumerate(looks)}
    high = len(rows) * _HIGH + 8
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows[0]) * _WIDE + 8} {high}"'
        " font-family=\"'DejaVu Sans Mono', 'Noto Sans Mono', monospace\" font-size=\"13.29\">",
        "<style>",
        *(f".{name}{{{look}}}" for look, name in names.items()),
        "</style>",
        f'<rect width="100%" height="{high}" fill="#11161c"/>',
    ]
    for y, row in enumerate(rows):
        parts += _svg_row(row, y, names)
    return "\n".join([*parts, "</svg>", ""])


def read_svg(text: str) -> list[Row]:
    """The cells of such a picture, for comparing."""
    root = ET.fromstring(text)  # noqa: S314 - our own file
    style = next(root.iter(f"{_SVG}style")).text or ""
    looks = dict(line[1:-1].split("{", 1) for line in style.split("\n") if line.startswith("."))
    rows: list[Row] = []
    for line in root.iter(f"{_SVG}text"):
        row: Row = []
        for run in line:
            row += _letters(run.text or "", looks[run.get("class") or ""])
        rows.append(row)
    return rows


def difference(before: list[Row], now: list[Row]) -> str:
    """Where two pictures differ, in words; "" where they do not."""
    found = []
    for y, (old, new) in enumerate(zip(before, now, strict=False)):
        if _text(old) != _text(new):
            found.append(f"line {y}:\n  - {_text(old)}\n  + {_text(new)}")
        elif old != new:
            x = next(at for at, (one, other) in enumerate(zip(old, new, strict=True)) if one != other)
            found.append(f"line {y}, cell {x} ({old[x][0]!r}): {old[x][1]} → {new[x][1]}")
    if len(before) != len(now):
        found.append(f"{len(before)} lines → {len(now)}")
    return "\n".join(found)


def _cells(app: Driven) -> list[Row]:
    wide, high = app.app.size
    return [_row(strip)[:wide] for strip in app.app.screen._compositor.render_strips()[:high]]


def _row(segments: Iterable[Segment]) -> Row:
    return [cell for text, style, _control in segments for cell in _letters(text, _look(style or Style.null()))]


def _letters(text: str, look: str) -> Row:
    cells: Row = []
    for letter in text:
        if not width(letter) and cells:
            cells[-1] = (cells[-1][0] + letter, look)
            continue
        cells.append((letter, look if letter != " " else _ground(look)))
        cells += [("", look)] * (width(letter) - 1)
    return cells


def _look(style: Style) -> str:
    """The look as CSS: ink, ground where it is not the screen's, weight."""
    ink = style.color.get_truecolor().hex if style.color else "#dadada"
    ground = style.bgcolor.get_truecolor().hex if style.bgcolor else "#11161c"
    if style.reverse:
        ink, ground = ground, ink
    marks = [("font-weight:bold" if style.bold else ""), ("opacity:.6" if style.dim else "")]
    return ";".join([f"fill:{ink}", f"--ground:{ground}", *filter(None, marks)])


def _ground(look: str) -> str:
    """What is seen of a look where nothing is written."""
    return next(part for part in look.split(";") if part.startswith("--ground"))


def _svg_row(row: Row, y: int, names: dict[str, str]) -> list[str]:
    runs, x = [], 0
    grounds = []
    for look, cells in groupby(_joined(row), key=lambda cell: cell[1]):
        letters = "".join(letter for letter, _look in cells)
        ground = _ground(look).partition(":")[2]
        if ground != "#11161c":
            at = f'x="{4 + x * _WIDE}" y="{4 + y * _HIGH}" width="{width(letters) * _WIDE}" height="{_HIGH}"'
            grounds.append(f'<rect {at} fill="{ground}"/>')
        runs.append(f'<tspan x="{4 + x * _WIDE}" class="{names[look]}">{escape(letters)}</tspan>')
        x += width(letters)
    return [*grounds, f'<text y="{17 + y * _HIGH}" xml:space="preserve">{"".join(runs)}</text>']


def _joined(row: Row) -> Row:
    """Blanks in the look of the letter before them where the ground is the same: words of one look stay together."""
    joined: Row = []
    for letter, look in row:
        same = joined and letter == " " and _ground(joined[-1][1]) == _ground(look)
        joined.append((letter, joined[-1][1] if same else look))
    return joined


def _text(row: Row) -> str:
    return "".join(letter for letter, _look in row).rstrip()


def main() -> None:
    """Draw all of them anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "board.db"
        make_demo(str(database))
        for view in VIEWS:
            for size in SIZES:
                rows = asyncio.run(seen(database, view, size))
                path_of(view, size).write_text(svg_of(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
