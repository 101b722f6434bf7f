"""Draw the first page of the demo's status report for the README, as LibreOffice prints it.

python -m tests.report_picture docs/report.png
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from board.demo.made import make_demo
from board.reports.paper_docx import paper_docx
from tests.outside.office_papers import demo_report, pages_of

_DOTS_AN_INCH = 84


def main(path: Path) -> None:
    """Make the demo in a folder that is thrown away, print its report, keep the picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_demo(str(folder / "demo.db"))
        report = folder / "report.docx"
        report.write_bytes(paper_docx(demo_report(folder / "demo.db")))
        words = (
            "pdftoppm",
            "-png",
            "-gray",
            "-singlefile",
            "-r",
            _DOTS_AN_INCH,
            pages_of(report),
            path.with_suffix(""),
        )
        subprocess.run([str(word) for word in words], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
