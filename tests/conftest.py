"""Boards to test with: an empty one, one with a small invented plan, and one with the two plans that are shipped.

Each test gets a file of its own; the filled ones are made once and copied. History's clock ticks a minute at each look.
"""

import gc
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from plans.agency import Agency, Directory, Group
from plans.plan import Clause, ClauseKind, Plan, Section, Task, TaskKind
from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard
from tests import postgres_databases

FILLED_FILES = {"small_board": "small_board_file", "shipped_board": "shipped_board_file"}
"""Fixtures for which `place` brings a board that is filled already, and those that give the file to copy."""

MID_MAY = date(2022, 5, 16)
"""The day on which the sketches of the screens are judged."""

OpenAs = Callable[..., OpenBoard]


def pytest_collection_finish() -> None:
    """Leave thousands of tests out of every collection of cycles, and collect less often: a fifth of a screen test's CPU."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


class TickingClock:
    """History's clock in a test: a minute later each time somebody looks."""

    def __init__(self) -> None:
        self.moment = datetime(2022, 5, 16, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The next minute."""
        self.moment += timedelta(minutes=1)
        return self.moment


@pytest.fixture(scope="session")
def small_directory() -> Directory:
    """Four departments, of which three are "các sở, ban, ngành tỉnh", and a station outside the group."""
    return Directory(
        agencies=(
            Agency("vpub", "Văn phòng UBND tỉnh", "VPUB", order=1),
            Agency("snv", "Sở Nội vụ", "SNV", order=2),
            Agency("stc", "Sở Tài chính", "STC", order=3),
            Agency("dai", "Đài Phát thanh - Truyền hình tỉnh", "Đài PTTH", order=4),
        ),
        groups=(
            Group(
                "cac-so",
                "Các sở, ban, ngành tỉnh",
                "các sở",
                members=("vpub", "snv", "stc"),
                source="danh sách thử",
                order=10,
            ),
        ),
    )


@pytest.fixture(scope="session")
def small_plan() -> Plan:
    """An invented plan with one row of every kind: its keys are mau/I.1 … mau/II.8 and the duty mau/TH.1."""
    return Plan(
        key="mau",
        number="1/QĐ-UBND",
        signed=date(2021, 12, 23),
        title="Kế hoạch mẫu năm 2022",
        short_title="KH mẫu 2022",
        issuer="Chủ tịch UBND tỉnh",
        years=(2022,),
        secretariat="Thường trực Ban Chỉ đạo tỉnh",
        sections=(Section("I", "TỔ CHỨC BỘ MÁY"), Section("II", "CHỈ ĐẠO, ĐIỀU HÀNH", inferred="Bản sao mất tiêu đề")),
        tasks=(
            _row(
                "I.1",
                "Sửa đổi quy định về phân cấp",
                "Quyết định",
                "Quý I/2022",
                "Sở Nội vụ",
                "Các sở, ban, ngành tỉnh",
            ),
            _row("I.2", "Kế hoạch thanh tra năm 2022", "Kế hoạch", "Quý IV năm 2021", "Sở Nội vụ"),
            _row("I.3", "Rà soát cơ cấu lãnh đạo", "Quyết định", "Năm 2022", "Các sở, ban, ngành tỉnh", "Sở Nội vụ"),
            _row("I.4", "Đề án sáp nhập hai trường", "Đề án", "Quý III/2022", "Sở Tài chính; Sở Nội vụ"),
            _row("I.5", "Kiện toàn chức năng", "Quyết định", "Năm 2022", "Các sở, ban, ngành tỉnh Nội vụ"),
            _row(
                "II.1",
                "Hướng dẫn, đôn đốc xử lý hồ sơ",
                "- Công văn đôn đốc.\n- Báo cáo kết quả.",
                "- Công văn hoàn thành trong quý I/2022.\n- Báo cáo cùng với báo cáo định kỳ công tác CCHC.",
                "Văn phòng UBND tỉnh",
            ),
            _row(
                "II.2", "Chương trình hỏi đáp", "Chương trình", "Mỗi tháng 01 lần", "Đài Phát thanh - Truyền hình tỉnh"
            ),
            _row("II.3", "Đôn đốc sau thanh tra", "Công văn", "Thường xuyên", "Sở Tài chính"),
            _row("II.4", "Áp dụng bộ chỉ số mới", "Báo cáo", "Sau khi Bộ Nội vụ có hướng dẫn", "Sở Nội vụ"),
            _row("II.5", "Theo dõi chung", "", "", "Văn phòng UBND tỉnh"),
            _row("II.6", "Rà soát thủ tục", "Báo cáo", "Theo tiến độ chung nhé", "Sở Tài chính"),
            _row("II.7", "Báo cáo tự chủ tài chính", "Báo cáo", "25/5/2022", "Sở Tài chính"),
            Task("II.8", "II", "", "Kế hoạch", "Quý IV/2022", "Sở Tài chính", lost=("title",), note="Mất tiêu đề"),
            Task(
                "TH.1",
                "",
                "Xây dựng kế hoạch của cơ quan, đơn vị",
                "Kế hoạch",
                "Tháng 01/2022",
                "Các sở, ban, ngành tỉnh",
                place="III.1",
                kind=TaskKind.DUTY,
            ),
        ),
        clauses=(
            Clause(ClauseKind.TARGET, "a", "Tăng ít nhất 05 bậc", place="I.2"),
            Clause(ClauseKind.DUTY, "1", "Thủ trưởng các sở xây dựng kế hoạch", place="III.1", task="TH.1"),
        ),
    )


@pytest.fixture
def clock() -> TickingClock:
    """History's clock."""
    return TickingClock()


@pytest.fixture
def board_file(tmp_path: Path) -> Path:
    """The file in which this test's board is, or will be. A test that asks for it is about boards in files alone."""
    return tmp_path / "board.db"


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where this test's board is, or will be: in a file; in the tests of the store also on a server (see there).

    What the test asks for beside it is there already: a copy of a board that was filled once.
    """
    return file_place(request, tmp_path)


@pytest.fixture
def open_as(place: str, clock: TickingClock) -> Iterator[OpenAs]:
    """Opens this test's board for a user, as often as wanted: `open_as("minh")`. All are closed at the end."""
    with ExitStack() as closing:
        yield lambda user="lan", path=place: closing.enter_context(OpenBoard(str(path), user=user, clock=clock))


@pytest.fixture
def empty_board(open_as: OpenAs) -> OpenBoard:
    """A new board with nothing on it, open for lan."""
    return open_as()


@pytest.fixture(scope="session")
def small_board_file(tmp_path_factory: pytest.TempPathFactory, small_directory: Directory, small_plan: Plan) -> Path:
    """A board with the small plan, to copy."""
    return _filled(tmp_path_factory.mktemp("small"), small_directory, (small_plan,))


@pytest.fixture(scope="session")
def shipped_board_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board with the two plans that are shipped, to copy."""
    return _filled(tmp_path_factory.mktemp("shipped"), shipped_directory(), shipped_plans())


@pytest.fixture
def small_board(open_as: OpenAs) -> OpenBoard:
    """A board with the small plan, open for lan; `place` is where it is."""
    return open_as()


@pytest.fixture
def shipped_board(open_as: OpenAs) -> OpenBoard:
    """A board with the two plans that are shipped, open for lan; `place` is where it is."""
    return open_as()


def _row(number: str, title: str, outputs: str, deadline: str, lead: str, coordinators: str = "") -> Task:
    return Task(number, number.partition(".")[0], title, outputs, deadline, lead, coordinators, place="Phụ lục")


def _filled(folder: Path, directory: Directory, plans: tuple[Plan, ...]) -> Path:
    path = folder / "board.db"
    fill(str(path), directory, plans)
    return path


def file_place(request: pytest.FixtureRequest, folder: Path) -> str:
    """The path of a board's file, which is there already where the test asks for a filled board."""
    path = folder / "board.db"
    for name in FILLED_FILES.keys() & set(request.fixturenames):
        shutil.copy(request.getfixturevalue(FILLED_FILES[name]), path)
    return str(path)


def fill(place: str, directory: Directory, plans: tuple[Plan, ...]) -> None:
    """Make a board with these plans."""
    with OpenBoard(place, user="nhập", clock=TickingClock()) as board:
        board.first_start(directory, [(plan, f"{plan.key}.toml") for plan in plans])


def pytest_configure(config: pytest.Config) -> None:
    """The run begins, in the process that began it: its workers come later."""
    if not hasattr(config, "workerinput"):
        postgres_databases.begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    """And ends there: a server that was started is stopped."""
    if not hasattr(config, "workerinput"):
        postgres_databases.end_run()
