"""An address as a QR code, drawn with half blocks: two rows of it in a line of the terminal."""

import segno

QUIET_MODULES = 2
"""The light edge. The standard asks for four; telephones read two, and a terminal has no room to give away."""

_BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def qr_lines(text: str) -> list[str]:
    """The lines of the code, all of one width: what is light is drawn, what is dark is left to the dark background.

    >>> lines = qr_lines("webcal://lich.example.vn/x.ics")
    >>> len({len(line) for line in lines}), set(lines[0])
    (1, {'█'})
    """
    code = segno.make_qr(text, error="l")
    rows = [[not dark for dark in row] for row in code.matrix_iter(border=QUIET_MODULES)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return [
        "".join(_BLOCKS[pair] for pair in zip(rows[at], rows[at + 1], strict=True)) for at in range(0, len(rows), 2)
    ]
