"""Text in an SVG: inert, measured by guess, in type faces that have Vietnamese letters."""

from xml.sax.saxutils import escape

from plans.vietnamese import clean

FONTS = "'Noto Sans', 'DejaVu Sans', 'Liberation Sans', 'Segoe UI', Arial, Helvetica, sans-serif"
"""All of these have every Vietnamese letter; which of them a reader's machine has is not known here."""

_NARROW = frozenset("iíìỉĩịIÍÌjltfr.,;:!'’|()[]/ ·-")
_WIDE = frozenset("mwMWĐÂÊÔƠƯẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ@%")


def text(x: float, y: float, words: str, *, size: float, anchor: str = "", style: str = "") -> str:
    """A line of text whose letters stand on `y`; `anchor` is "middle" or "end"; `style` holds further attributes."""
    at = f' text-anchor="{anchor}"' if anchor else ""
    more = f" {style}" if style else ""
    return f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:.2f}"{at}{more}>{escape(clean(words))}</text>'


def measure(words: str, size: float) -> float:
    """About how wide the words become, rather too much than too little: no type face is at hand to ask."""
    return size * sum(
        0.37 if one in _NARROW else 0.92 if one in _WIDE else 0.74 if one.isupper() else 0.63 for one in words
    )


def wrapped(words: str, room: float, size: float, *, most: int = 2) -> list[str]:
    """The words in at most `most` lines of about `room`; what is left over is cut with an ellipsis."""
    lines = [""]
    for word in clean(words).split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if not lines[-1] or measure(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, room, size) for line in lines]


def _cut(line: str, room: float, size: float) -> str:
    if measure(line, size) <= room:
        return line
    while line and measure(line + "…", size) > room:
        line = line[:-1]
    return line.rstrip() + "…"
