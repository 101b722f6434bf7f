"""The program `board`: the table of its subcommands, of which only the chosen one is imported."""

import sys
from typing import cast

import click

from board import collecting
from board.commands.command import BoardGroup
from board.commands.options import Options
from board.commands.rooms import room
from board.language import _

TABLE = {
    "board": ("views", "board"),
    "timeline": ("views", "timeline"),
    "matrix": ("views", "matrix"),
    "agencies": ("views", "agencies"),
    "status": ("status", "status"),
    "list": ("list_tasks", "list_tasks"),
    "show": ("show", "show"),
    "move": ("move", "move"),
    "done": ("done", "done"),
    "evidence": ("evidence", "evidence"),
    "extend": ("extend", "extend"),
    "note": ("note", "note"),
    "edit": ("edit", "edit"),
    "cause": ("cause", "cause"),
    "undo": ("undo", "undo"),
    "redo": ("undo", "redo"),
    "history": ("history", "history"),
    "report": ("report", "report"),
    "meeting": ("meeting", "meeting"),
    "decision": ("decision", "decision"),
    "letter": ("letter", "letter"),
    "year": ("year", "year"),
    "plan": ("plan", "plan"),
    "agency": ("agency", "agency"),
    "target": ("target", "target"),
    "read-deadline": ("read_words", "read_deadline_words"),
    "read-agencies": ("read_words", "read_agencies_cell"),
    "calendar": ("calendar", "calendar"),
    "view": ("view", "view"),
    "keys": ("keys", "keys"),
    "user": ("user", "user"),
    "ssh-entry": ("ssh_entry", "ssh_entry"),
    "backup": ("backup", "backup"),
    "restore": ("restore", "restore"),
    "move-database": ("move_database", "move_database"),
    "doctor": ("doctor", "doctor"),
    "completion": ("completion", "completion"),
    "demo": ("demo", "demo"),
}
"""Subcommand → the module in `board.commands` that holds it, and its name there."""


def program() -> "Program":
    """The program, speaking the language that was chosen by now."""
    return Program(
        "board",
        help=_("Bảng theo dõi nhiệm vụ của Ban Chỉ đạo. Không nêu lệnh thì mở bảng."),
        invoke_without_command=True,
        subcommand_metavar=_("[LỆNH …]"),
        callback=click.pass_context(_open),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110, "obj": Options()},
    )


class Program(BoardGroup):
    """Subcommands from the table, imported late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All subcommands, in the order of the table."""
        return list(TABLE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand, imported now."""
        if cmd_name not in TABLE:
            return None
        module, name = TABLE[cmd_name]
        return cast("click.Command", getattr(room(module), name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the whole table to find a similar name in."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(error.command_name, possibilities=list(TABLE), ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every subcommand in a line; none is imported for it."""
        with formatter.section(_("Lệnh")):
            formatter.write_dl(list(_summaries().items()))


def open_view(view: str) -> int:
    """Open the board on a view, "" for the one that the person settled.

    Where the other end is no terminal, the status is printed instead. Returns the exit code.
    """
    if sys.stdin.isatty() and sys.stdout.isatty():
        collecting.rest()  # before the room is opened: its imports make most of what there is to walk
        return int(room("open_screen").open_screen(view))
    room("status").print_status()
    return 0


def open_meeting(*, follows: bool) -> None:
    """Open the meeting that goes on, or a new one, on the screen; or follow its presenter. Raises UsageError: no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(_("Phiên họp chỉ mở được trên màn hình; để in các trang: board meeting show."))
    collecting.rest()
    click.get_current_context().exit(int(room("open_screen").open_screen("", "follow" if follows else "meeting")))


def _open(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        ctx.exit(open_view(""))


def _summaries() -> dict[str, str]:
    """Every subcommand in a line, said without importing any."""
    return {
        "board": _("mở bảng theo cột (khi đầu ra không phải màn hình: in số liệu)"),
        "timeline": _("mở biểu đồ tiến độ, hoặc xuất ra tệp .svg, .txt"),
        "matrix": _("mở ma trận như phụ lục đã ký"),
        "agencies": _("mở bảng theo cơ quan"),
        "status": _("số liệu chung, theo mục và theo cơ quan chủ trì"),
        "list": _("danh sách nhiệm vụ, mỗi nhiệm vụ một dòng"),
        "show": _("toàn bộ nội dung một nhiệm vụ"),
        "move": _("chuyển nhiệm vụ sang cột khác"),
        "done": _("ghi văn bản hoàn thành một sản phẩm"),
        "evidence": _("thêm hoặc rút minh chứng"),
        "extend": _("gia hạn theo văn bản"),
        "note": _("thêm ghi chú"),
        "edit": _("sửa chuyên viên theo dõi, kết quả, cách đọc các ô"),
        "cause": _("ghi nguyên nhân chậm của một nhiệm vụ"),
        "undo": _("hoàn tác thao tác gần nhất của mình"),
        "redo": _("làm lại thao tác vừa hoàn tác"),
        "history": _("nhật ký thay đổi"),
        "report": _("báo cáo tình hình và báo cáo định kỳ"),
        "meeting": _("phiên họp kiểm điểm: các trang số liệu, kết luận, hoàn tác cả phiên"),
        "decision": _("kết luận của các phiên họp và kết quả thực hiện"),
        "letter": _("công văn đôn đốc các cơ quan"),
        "year": _("dồn việc theo tuần, nguyên nhân chậm, tỷ lệ đúng hạn, so sánh kế hoạch hai năm"),
        "plan": _("xem, kiểm tra, nhập kế hoạch"),
        "agency": _("danh mục cơ quan và nhóm cơ quan"),
        "target": _("chỉ tiêu và số đo của chỉ tiêu"),
        "read-deadline": _("thử đọc một cụm từ chỉ thời hạn"),
        "read-agencies": _("thử đọc một ô chủ trì hoặc phối hợp"),
        "calendar": _("xuất lịch .ics"),
        "view": _("cách xem đã lưu: xem, lưu, đổi tên, bỏ"),
        "keys": _("các phím và mã của chúng; kiểm tra tệp cài đặt"),
        "user": _("ai được dùng bảng, và được làm gì"),
        "ssh-entry": _("lối vào qua SSH: chỉ những lệnh được phép (forced command)"),
        "backup": _("sao lưu cả bảng vào một tệp"),
        "restore": _("khôi phục bảng từ bản sao lưu"),
        "move-database": _("chép cả bảng sang nơi khác: tệp hoặc PostgreSQL"),
        "doctor": _("kiểm tra cơ sở dữ liệu"),
        "completion": _("tự điền lệnh trong bash, zsh, fish"),
        "demo": _("xem thử với tiến độ mẫu, xem xong thì xóa"),
    }
