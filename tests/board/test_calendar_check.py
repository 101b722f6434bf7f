"""`board calendar check FILE`: is it one of ours, and does it keep the rules."""

from pathlib import Path

import pytest

from board.calendar.file_rules import broken_rules
from tests.board.prompt import Prompt

EXPORT = ("--plan", "2022", "calendar", "export", "-o")


@pytest.fixture
def exported(prompt: Prompt, tmp_path: Path) -> Path:
    """The 2022 plan as it is exported."""
    path = tmp_path / "lich.ics"
    prompt(*EXPORT, str(path))
    return path


def changed(path: Path, old: bytes, new: bytes) -> str:
    """The same file with one thing changed, beside it."""
    content = path.read_bytes()
    assert old in content
    other = path.with_name("khac.ics")
    other.write_bytes(content.replace(old, new, 1))
    return str(other)


def test_what_we_export_is_known_again(prompt: Prompt, exported: Path) -> None:
    """Also in English, with reminders, and as a feed."""
    plain = prompt("calendar", "check", str(exported))
    prompt("--lang", "en", *EXPORT, str(exported), "--reminders", "7,1")
    other = prompt("calendar", "check", str(exported), "--json")

    assert (plain.code, "Giống hệt" in plain.out, plain.err) == (0, True, "")
    assert other.code == 0
    assert other.json["same_as"].endswith("en · 7 · 1")


def test_a_published_feed_is_known_again(prompt: Prompt, tmp_path: Path) -> None:
    """Somebody sends the file that a telephone has fetched, and asks."""
    prompt("calendar", "feed", "add", "--agency", "STC")
    prompt("calendar", "publish", str(tmp_path / "lich"))
    (path,) = (tmp_path / "lich").glob("*.ics")

    assert prompt("calendar", "check", str(path)).out == "Giống hệt lịch “1 · Sở Tài chính”.\n"


def test_what_differs_is_told_by_the_event(prompt: Prompt, exported: Path) -> None:
    """An old copy, or one that somebody has edited."""
    prompt("extend", "2022/V.2", "--to", "15/08/2022", "--document", "1/QĐ", "--date", "10/05/2022")
    path = changed(exported, b"-d1@", b"-d77@")

    found = prompt("calendar", "check", path, "--json")

    assert found.code == 1
    assert found.json["same_as"] is None
    assert "KẾ HOẠCH" in found.json["nearest"].upper()
    assert [one.split(" · ")[0] for one in found.json["changed"]] == ["STC V.2"]
    assert len(found.json["missing"]) == len(found.json["extra"]) == 1


def test_a_strangers_calendar_is_none_of_ours(prompt: Prompt, tmp_path: Path) -> None:
    """With the rules that it breaks beside it."""
    path = tmp_path / "khac.ics"
    path.write_text("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:x\nEND:VEVENT\nEND:VCALENDAR\n")

    found = prompt("calendar", "check", str(path))

    assert (found.code, "Không phải lịch của bảng này" in found.out) == (1, True)
    assert "CR LF" in found.err
    assert prompt("calendar", "check", str(tmp_path / "nowhere.ics")).code == 4


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (b"\r\nVERSION", b"\nVERSION", "line_end"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "line_end"),
        (b"SUMMARY:", b"SUMMARY:" + b"x" * 75, "too_long"),
        (b"SUMMARY:", b"SUMMARY:\x1b[2J", "control"),
        (b"SUMMARY:", "SUMMARY:\u2028".encode(), "control"),
        (b"SUMMARY:", b"SUMMARY:\xff", "utf8"),
        (b"SUMMARY:", b"ATTACH:http://x\r\nSUMMARY:", "unknown"),
        (b"SUMMARY:", b"X\r\nSUMMARY:", "no_line"),
        (b"TRANSP:TRANSPARENT\r\n", b"TRANSP:TRANSPARENT\r\nTRANSP:OPAQUE\r\n", "twice"),
        (b"SEQUENCE:0\r\n", b"", "missing"),
        (b"DTSTART;VALUE=DATE:2022", b"DTSTART:2022", "day"),
        (b"DTEND;VALUE=DATE:2022", b"DTEND;VALUE=DATE:2002", "day"),
        (b"Z\r\nLAST-MODIFIED", b"\r\nLAST-MODIFIED", "moment"),
        (b"END:VEVENT\r\n", b"", "nesting"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "nesting"),
        (b"PRODID", b"METHOD:PUBLISH\r\nPRODID", "unknown"),
        (b"END:VALARM\r\n", b"END:VALARM\r\nTRANSP:OPAQUE\r\n", "order"),
    ],
)
def test_every_rule_is_held_against_the_octets(
    prompt: Prompt, exported: Path, old: bytes, new: bytes, rule: str
) -> None:
    """Readers load most of these without a word, and each shows something else."""
    prompt(*EXPORT, str(exported), "--reminders", "7")
    assert broken_rules(exported.read_bytes()) == []

    path = changed(exported, old, new)

    assert rule in {broken.rule for broken in broken_rules(Path(path).read_bytes())}


def test_one_uid_is_one_event(exported: Path) -> None:
    """A program keeps one of the two, and the other deadline is lost."""
    content = exported.read_bytes()
    event = content[content.index(b"BEGIN:VEVENT") : content.index(b"END:VEVENT\r\n") + 12]

    doubled = content.replace(event, event + event)

    assert [broken.rule for broken in broken_rules(doubled)] == ["same_uid"]


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"BEGIN:VCALENDAR\r\n" * 3, b"END:VEVENT\r\n", b"%PDF-1.7\r\n\xe2\xe3"]
)
def test_anything_may_be_checked(content: bytes) -> None:
    """Whoever asks has a file of which nothing is known."""
    assert broken_rules(content)
