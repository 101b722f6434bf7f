"""`board backup`, `board restore` and `board doctor` at the prompt: one sentence each, with what to do."""

import os
import sqlite3
from pathlib import Path

import pytest

from board.__main__ import run
from board.said.errors import error_details, error_sentence
from board.said.findings import detail_said
from store.errors import CannotOpen
from store.sqlite.gate import WriteGate
from store.views import FindingView
from tests.board.prompt import Prompt


def test_a_board_goes_into_a_file_and_comes_back(prompt: Prompt, tmp_path: Path) -> None:
    """What was noted after the backup is gone from the board, and kept beside it."""
    copy = tmp_path / "sao lưu.db"
    assert prompt("backup", str(copy)).err == f"Đã sao lưu vào “{copy}” ({copy.stat().st_size // 1024} KB).\n"
    before = prompt("list", "--json").json
    prompt("note", "2022/VI.6", "ghi sau khi sao lưu")

    done = prompt("restore", str(copy), "--json")

    assert done.code == 0
    assert prompt("list", "--json").json == before
    assert "Bảng trước đó được giữ ở" in done.err
    kept = done.json["kept"]
    assert prompt("--db", kept, "show", "2022/VI.6", "--json").json["notes"]


def test_a_backup_is_not_written_over_unless_asked(prompt: Prompt, tmp_path: Path) -> None:
    """Exit code 4, the file as it was, and the word that would do it."""
    copy = tmp_path / "sao-luu.db"
    copy.write_text("hôm qua")

    said = prompt("backup", str(copy))

    assert (said.code, said.out, copy.read_text()) == (4, "", "hôm qua")
    assert "--replace" in said.err
    assert prompt("backup", str(copy), "--replace").code == 0


def test_the_secret_of_the_feeds_is_said_to_be_kept_apart(prompt: Prompt, tmp_path: Path) -> None:
    """Whoever finds a backup must not be able to tell the feeds' addresses; whoever restores one needs it."""
    prompt("calendar", "feed", "add", "--agency", "Sở Nội vụ")

    said = prompt("backup", str(tmp_path / "sao-luu.db"), "--json")

    assert said.json["secret"] is None or said.json["secret"] in said.err


def test_no_board_is_made_to_be_backed_up(prompt: Prompt, tmp_path: Path) -> None:
    """A timer with a mistyped path would save an empty board every night."""
    said = prompt("backup", str(tmp_path / "sao-luu.db"), "--db", str(tmp_path / "không có.db"))

    assert said.code == 4
    assert [path.name for path in tmp_path.iterdir() if "không có" in path.name or "sao-luu" in path.name] == []


def test_a_folder_that_is_not_there_is_told(prompt: Prompt, tmp_path: Path) -> None:
    """The folder is at fault, not the file."""
    said = prompt("backup", str(tmp_path / "chưa có" / "sao-luu.db"))

    assert said.code == 4
    assert f"“{tmp_path / 'chưa có'}”: không có tệp hoặc thư mục này" in said.err


def test_what_is_no_backup_is_refused(prompt: Prompt, tmp_path: Path) -> None:
    """One sentence that names the file; the board stays."""
    letter = tmp_path / "thư.txt"
    letter.write_text("Kính gửi " * 1000)
    before = prompt("status").out

    said = prompt("restore", str(letter))

    assert (said.code, said.err.count("\n")) == (4, 1)
    assert "thư.txt" in said.err
    assert prompt("status").out == before


def test_who_is_writing_is_said_to_those_who_wait_in_vain(prompt: Prompt, database: Path, tmp_path: Path) -> None:
    """Name, process and since when: enough to go and ask."""
    copy = tmp_path / "sao-luu.db"
    prompt("backup", str(copy))

    with WriteGate(database, who="minh").held():
        said = prompt("restore", str(copy))

    assert said.code == 4
    assert f"minh giữ quyền ghi (tiến trình {os.getpid()}) từ " in said.err


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("missing", "đường dẫn"),
        ("not_a_database", "đường dẫn"),
        ("corrupt", "board restore"),
        ("read_only", "quyền"),
        ("full", "dọn chỗ trống"),
        ("newer", "cập nhật chương trình"),
        ("busy", "thử lại"),
        ("network", "ổ đĩa của máy"),
        ("in_use", "đóng các màn hình"),
        ("exists", "--replace"),
        ("itself", "tệp khác"),
        ("exposed", "chmod 600"),
        ("unreadable", "chown"),
        ("backup", "một bản sao lưu khác"),
        ("schema", "board restore"),
        ("moved", "--back"),
        ("moved_backup", "một bản sao lưu khác"),
        ("kind", "postgresql://"),
        ("letters", "%40"),
        ("no_secret", "renew --all"),
        ("other_secret", "renew --all"),
        ("root_cert", "~/.postgresql/root.crt"),
        ("certificate", "chứng thư gốc"),
        ("no_tls", "bật ssl"),
        ("folder", "là thư mục"),
        ("other", "board doctor"),
    ],
)
def test_every_reason_has_a_sentence_with_what_to_do(reason: str, advice: str) -> None:
    """A person who cannot open the board should not have to ask somebody what to do first."""
    said = error_sentence(CannotOpen("/srv/board.db", reason, "chi tiết"))

    assert "\n" not in said
    assert said.endswith(".")
    assert "/srv/board.db" in said
    assert advice in said


def test_a_lost_line_raises_doubts_only_where_something_was_being_written() -> None:
    """On a screen that only waits nothing was done; and the driver's English helps nobody but at a prompt."""
    said = {
        doing: CannotOpen("postgresql://lan@may-chu/bang", "lost", "server closed the connection", doing=doing)
        for doing in ("writing", "watching", "")
    }

    assert "xin xem nhật ký" in error_sentence(said["writing"])
    for doing in ("watching", ""):
        assert "nhật ký" not in error_sentence(said[doing])
        assert "không có thao tác nào đang ghi" in error_sentence(said[doing])
    assert "đang kết nối lại" in error_sentence(said["watching"])
    assert not any("server closed" in error_sentence(error) for error in said.values())
    assert error_details(said[""]) == ["Máy chủ báo: server closed the connection"]


def test_a_doctor_says_what_to_do_about_a_finding(prompt: Prompt, database: Path) -> None:
    """The finding, and a line below with its remedy; advice does not change the exit code."""
    database.chmod(0o644)

    said = prompt("doctor")

    assert said.code == 0
    assert "file_mode     !  board.db 0644" in said.out
    assert "! file_mode: người khác trên máy đọc được các tệp này; chạy chmod 600 đối với chúng" in said.out


def test_a_doctor_asks_for_no_new_addresses_where_the_secret_is_only_kept_wrongly(
    prompt: Prompt, database: Path
) -> None:
    """A secret copied back is often the copier's own, or open to all: its mode mends it, and nobody subscribes anew."""
    prompt("calendar", "feed", "add", "lịch")
    database.with_name(database.name + ".secret").chmod(0o644)

    said = prompt("doctor")

    assert "(người khác đọc được)" in said.out
    assert "chmod 600" in said.out
    assert "renew --all" not in said.out


def test_a_doctor_has_a_remedy_for_whatever_it_finds(prompt: Prompt) -> None:
    """Every name that the store may find has its own advice."""
    from board.commands.doctor import _remedy

    names = [one["name"] for one in prompt("doctor", "--json").json["findings"]][2:]

    assert len({_remedy(name) for name in names}) == len(names)
    assert "xin báo người quản trị" not in {_remedy(name) for name in names}


def test_where_there_is_no_board_yet_it_is_said_how_one_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever installs it looks after it first, and "no such file" is no way on."""
    code = run(["--db", str(tmp_path / "none.db"), "--user", "lan", "doctor"])

    assert code != 0
    assert "board status" in capsys.readouterr().err


def test_what_was_moved_is_opened_again_on_demand(prompt: Prompt, database: Path, tmp_path: Path) -> None:
    """The way back, with its sentence; until then every command says where the board is."""
    moved = prompt("move-database", str(database), str(tmp_path / "mới.db"))
    refused = prompt("list")
    back = prompt("move-database", str(database), "--back")
    again = prompt("move-database", str(database), "--back")

    assert (moved.code, refused.code, back.code, prompt("list").code) == (0, 4, 0, 0)
    assert f"đã được chuyển tới “{tmp_path / 'mới.db'}”" in refused.err
    assert "Việc ghi ở nơi mới từ đó đến nay không có ở đây" in back.err
    assert f"Bảng ở “{tmp_path / 'mới.db'}” đã đóng" in back.err
    assert "chưa từng chuyển đi" in again.err
    assert prompt("move-database", str(database)).code == 2


def test_a_restore_says_which_feeds_were_given_up_since(prompt: Prompt, tmp_path: Path) -> None:
    """Whoever restored must know whose calendar is another one now."""
    for owner in ("Hà", "Minh"):
        prompt("calendar", "feed", "add", "--owner", owner, f"cho {owner}")
    prompt("backup", str(tmp_path / "b.db"))
    prompt("calendar", "feed", "revoke", "1")
    prompt("calendar", "feed", "renew", "2")
    prompt("calendar", "feed", "add", "mới")

    said = prompt("restore", str(tmp_path / "b.db")).err

    assert "Đã thu hồi sau bản sao lưu, vẫn giữ là đã thu hồi: 1 · cho Hà (Hà)." in said
    assert "Đã đổi địa chỉ sau bản sao lưu, vẫn giữ địa chỉ mới: 2 · cho Minh (Minh)." in said
    assert "Thêm sau bản sao lưu nên không còn: 3 · mới;" in said


def test_a_restore_where_no_board_was_says_that_feeds_are_to_be_looked_through(
    prompt: Prompt, database: Path, tmp_path: Path
) -> None:
    """Where the board was lost, who had to lose an address gets the calendar again, and nobody else can tell."""
    prompt("backup", str(tmp_path / "không lịch.db"))
    prompt("calendar", "feed", "add", "lịch")
    prompt("backup", str(tmp_path / "có lịch.db"))

    said = []
    for saved in ("có lịch.db", "không lịch.db"):
        for one in database.parent.glob(f"{database.name}*"):
            one.unlink()
        said.append(prompt("restore", str(tmp_path / saved)).err)

    assert "nay có hiệu lực trở lại; xin soát bằng “board calendar feed list”" in said[0]
    assert "hiệu lực" not in said[1]


def test_a_lost_secret_is_said_and_replaced_on_demand(prompt: Prompt, database: Path) -> None:
    """No address changes in silence."""
    first = prompt("calendar", "feed", "add", "lịch").out
    database.with_name(database.name + ".secret").unlink()

    refused = prompt("calendar", "feed", "list", "--addresses")
    renewed = prompt("calendar", "feed", "renew", "--all")

    assert (refused.code, renewed.code) == (4, 0)
    assert "máy này chưa có tệp bí mật" in refused.err
    assert renewed.out.splitlines()[1].strip() not in first
    assert prompt("calendar", "feed", "renew").code == 2


def test_without_the_secret_no_address_is_made_that_nobody_can_be_told(prompt: Prompt, database: Path) -> None:
    """It would stand on the board, given out to nobody, and be tried again and again; giving one up needs no address."""
    prompt("calendar", "feed", "add", "lịch")
    before = prompt("calendar", "feed", "list", "--json").json
    database.with_name(database.name + ".secret").unlink()

    refused = [prompt("calendar", "feed", *words) for words in (("add", "khác"), ("renew", "1"))]

    assert [one.code for one in refused] == [4, 4]
    assert "renew --all" in refused[0].err
    assert prompt("calendar", "feed", "list", "--json").json == before
    assert prompt("calendar", "feed", "revoke", "1").code == 0


def test_a_schema_that_is_not_the_one_it_says_is_one_sentence(prompt: Prompt, database: Path) -> None:
    """Another tool set the mark back: nothing is changed, and no copy is left each time."""
    with sqlite3.connect(database) as tool:
        tool.execute("UPDATE alembic_version SET version_num = '0003'")
    tool.close()

    said = prompt("list")

    assert (said.code, said.err.count("\n")) == (4, 1)
    assert "không khớp với số phiên bản lược đồ" in said.err
    assert not list(database.parent.glob("*.schema-*"))


@pytest.mark.parametrize(
    ("name", "detail", "said"),
    [
        ("clock", "#5 -7140 s; #9 +129686617 s", "số 5 lùi 1 giờ 59 phút; số 9 ở tương lai, trước 1501 ngày 0 giờ"),
        ("server_clock", "+0 s", "không lệch"),
        ("server_clock", "-75 s", "máy này chậm hơn 1 phút 15 giây"),
        ("encryption", "-", "không mã hóa"),
        ("admins", "0 / 0", "chưa đăng ký ai"),
        ("admins", "0 / 2", "0 trong 2 người dùng"),
        ("feed_secret", "/srv/board.db.secret (no_secret)", "/srv/board.db.secret (không có tệp)"),
        ("feed_secret", "/srv/board.db.secret (unreadable)", "/srv/board.db.secret (tài khoản này không đọc được)"),
        ("feed_secret", "/srv/board.db.secret (other)", "/srv/board.db.secret (nội dung không đúng)"),
        ("feed_secret", "/srv/board.db.secret", "/srv/board.db.secret"),
        ("gate", "-", "-"),
    ],
)
def test_what_the_doctor_found_is_said_in_words(name: str, detail: str, said: str) -> None:
    """The words "+1501 days, 0:03:37" are a program's way to speak; other programs get the figures with --json."""
    assert detail_said(FindingView(name, ok=False, detail=detail)) == said


def test_a_way_back_that_leaves_another_board_open_is_refused_with_what_would_allow_it(
    prompt: Prompt, database: Path, tmp_path: Path
) -> None:
    """Two boards that both take writes are never found out by whoever only reads an exit code of 0."""
    new = tmp_path / "mới.db"
    prompt("move-database", str(database), str(new))
    new.rename(tmp_path / "chỗ khác.db")

    refused = prompt("move-database", str(database), "--back")
    still_closed = prompt("list")
    back = prompt("move-database", str(database), "--back", "--leave-open")

    assert (refused.code, still_closed.code, back.code, prompt("list").code) == (1, 4, 0, 0)
    assert str(new) in refused.err
    assert "--leave-open" in refused.err
    assert "hai bảng sẽ khác nhau" in back.err
    assert prompt("move-database", str(database), str(new), "--leave-open").code == 2
