"""Our office files as LibreOffice opens and prints them: `make check-outside`.

LibreOffice (`soffice`) makes PDF pages of each file, and the tools of poppler (`pdfinfo`, `pdftotext`, `pdffonts`) say what is
on them. Where one of them is missing, that is said and passed over.

    python -m tests.outside.office_papers FOLDER

keeps the files and the pages in a folder, to be looked at.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from board.commands.conclusions_file import conclusions_bytes
from board.commands.options import Options
from board.commands.report_asked import STATUS, asked_for, reported
from board.demo.made import make_demo
from board.demo.story import ACTS, PLAN, TODAY
from board.letter_files import write_letter_files
from board.reports.office_paper import OfficePaper
from board.reports.paper_docx import paper_docx
from board.reports.paper_xlsx import paper_xlsx
from board.reports.report import report_paper
from store.open_board import OpenBoard

_TOOLS = ("soffice", "pdfinfo", "pdftotext", "pdffonts")
_A4 = (595, 842)
_MOST_PAGES = {"bao-cao": 9, "ket-luan": 2}
"""A report on 31 tasks with all its lists, the conclusions of a meeting; a letter has one page."""
_SHEETS = 8
"""The words, and a sheet for each table."""


def main() -> int:
    """Say what was checked; 0 when nothing is wrong."""
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if missing:
        _say(f"- office papers: passed over, no {', '.join(missing)}")
        return 0
    with ExitStack() as closing:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(closing.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(exist_ok=True)
        lines = [line for path in write_papers(folder) for line in _looked_at(path)]
    for line in lines:
        _say(line)
    return 1 if any(line.startswith("!") for line in lines) else 0


def write_papers(folder: Path) -> list[Path]:
    """Of the demo: a report in both formats, all its letters, and the conclusions of its meeting."""
    database = folder / "demo.db"
    database.unlink(missing_ok=True)
    make_demo(str(database))
    with OpenBoard(str(database), user=ACTS) as board:
        letters = list(write_letter_files(board.letters.all(), folder))
        pages = board.meetings.pages(board.meetings.all()[0].number, today=TODAY)
        conclusions = folder / "ket-luan.docx"
        conclusions.write_bytes(conclusions_bytes(pages.meeting, pages.board.plans, pages.counts, parked=pages.parked))
    paper = demo_report(database)
    report, workbook = folder / "bao-cao.docx", folder / "bao-cao.xlsx"
    report.write_bytes(paper_docx(paper))
    workbook.write_bytes(paper_xlsx(paper))
    return [report, workbook, *letters, conclusions]


def demo_report(database: Path) -> OfficePaper:
    """The status report of the demo."""
    options = Options(database=str(database), plans=(PLAN,), today=TODAY, user=ACTS)
    return report_paper(reported(asked_for(STATUS, None, options), None, options))


def pages_of(path: Path) -> Path:
    """The file as PDF, beside it. LibreOffice keeps its settings in that folder, too, so that nobody's own are used."""
    home = (path.parent / "libreoffice").absolute().as_uri()
    words = (
        "soffice",
        "--headless",
        f"-env:UserInstallation={home}",
        "--convert-to",
        "pdf",
        "--outdir",
        path.parent,
        path,
    )
    _run(*words)
    return path.with_suffix(".pdf").rename(path.with_name(path.name + ".pdf"))


def _looked_at(path: Path) -> Iterator[str]:
    pdf = pages_of(path)
    pages = _run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    wrong = list(_wrong(path, pdf, pages))
    yield from (f"! {path.name}: {words}" for words in wrong)
    if not wrong:
        yield f"- {path.name}: {len(pages)} pages, as LibreOffice prints them"


def _wrong(path: Path, pdf: Path, pages: list[str]) -> Iterator[str]:
    """What is not as the decree, or an eye, wants it."""
    if fonts := {font for font in _fonts(pdf) if not re.search(r"Times|LiberationSerif|Tinos", font)}:
        yield f"type is set in {fonts}"
    sizes = {tuple(sorted(size)) for size in _sizes(pdf)}
    if sizes != {_A4}:
        yield f"pages of {sizes}, not A4"
    text = " ".join(" ".join(pages).split())
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Nơi nhận:"):
        if text.count(words) != 1:
            yield f"{words}: {text.count(words)} times"
    if unmarked := [number for number, page in enumerate(pages, start=1) if "DỮ LIỆU MẪU" not in page]:
        yield f"pages {unmarked} do not say that the data are invented"
    if "###" in text:
        yield "a number is wider than its column"
    yield from _wrong_sheet(pages) if path.suffix == ".xlsx" else _wrong_document(path, pdf, pages)


def _wrong_sheet(pages: list[str]) -> Iterator[str]:
    if len(pages) < _SHEETS:
        yield f"{len(pages)} pages for {_SHEETS} sheets"
    for heads in ("Số ngày quá hạn", "Kết quả thực hiện", "Gia hạn đến", "Yêu cầu"):
        if not any(all(word in page for word in heads.split()) for page in pages):
            yield f"no page has a column “{heads}”"


def _wrong_document(path: Path, pdf: Path, pages: list[str]) -> Iterator[str]:
    if any(wide > high for wide, high in _sizes(pdf)):
        yield "a page lies across"
    most = _MOST_PAGES.get(path.stem, 1)
    if len(pages) > most:
        yield f"{len(pages)} pages, at most {most}"
    for number, page in enumerate(pages, start=1):
        first = page.strip().splitlines()[0].strip()
        if number == 1 and first == "DỮ LIỆU MẪU":
            continue
        if (first == str(number)) != (number > 1):
            yield f"page {number} begins with “{first}”"
        if _is_heading(page.replace("DỮ LIỆU MẪU", "").strip().splitlines()[-1]):
            yield f"page {number} ends with a heading"
    last = pages[-1]
    if "./." not in last or "Nơi nhận:" not in last:
        yield "the end sign does not stand on the page of the recipients"
    if path.stem == "bao-cao":
        heads = [page for page in pages[1:] if "Kết quả thực hiện" in page]
        rows = [page for page in pages[1:] if "-nt-" in page and "QĐ-UBND" in page]
        if len(heads) < len(rows):
            yield "the heads of a table are not on every page of it"


def _is_heading(line: str) -> bool:
    return re.fullmatch(r"\s*(?:[IVX]+|\d)\. [^.]*", line) is not None and not line.strip().endswith((";", ","))


def _fonts(pdf: Path) -> Iterator[str]:
    return (line.split()[0] for line in _run("pdffonts", pdf).splitlines()[2:])


def _sizes(pdf: Path) -> Iterator[tuple[int, int]]:
    said = _run("pdfinfo", "-f", "1", "-l", "999", pdf)
    return ((round(float(wide)), round(float(high))) for wide, high in re.findall(r"size:\s+([\d.]+) x ([\d.]+)", said))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _run(*command: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
