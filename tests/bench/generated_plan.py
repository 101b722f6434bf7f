"""A large plan made by rule: 1 % monthly, 1 % led by a group of 29, the rest single, in the words that plans use."""

from datetime import date

from plans.agency import Agency, Directory, Group
from plans.plan import Plan, Section, Task

_VERBS = ("Rà soát, sắp xếp", "Xây dựng", "Ban hành", "Kiểm tra, đôn đốc", "Tổ chức thực hiện", "Sửa đổi, bổ sung")
_OBJECTS = (
    "quy định về phân cấp quản lý công chức, viên chức",
    "Đề án chuyển đổi số trên địa bàn tỉnh",
    "kế hoạch đào tạo, bồi dưỡng cán bộ năm {year}",
    "danh mục dịch vụ công trực tuyến mức độ 3, mức độ 4",
    "cơ chế tự chủ tài chính của các đơn vị sự nghiệp công lập",
    "Quy chế tiếp nhận, xử lý phản ánh hiện trường",
)
_OUTPUTS = ("Quyết định", "Kế hoạch", "Báo cáo", "Đề án")
_DEADLINES = (
    "Quý I năm {year}",
    "Quý II/{year}",
    "Tháng 3/{year}",
    "Quý III/{year}",
    "Năm {year}",
    "Trước ngày 15/11/{year}",
)
_SECTIONS = ("I", "II", "III", "IV", "V", "VI", "VII")


def generated_directory() -> Directory:
    """30 departments, of which 29 belong to the one group."""
    departments = tuple(
        Agency(key=f"so{number}", name=f"Sở thử nghiệm {number}", abbreviation=f"STN{number}", order=number)
        for number in range(1, 31)
    )
    group = Group(
        key="cac-so",
        name="Các sở, ban, ngành tỉnh",
        abbreviation="các sở",
        members=tuple(agency.key for agency in departments[:29]),
    )
    return Directory(agencies=departments, groups=(group,))


def generated_plan(tasks: int = 10_000, *, year: int = 2022) -> Plan:
    """A plan of this many tasks in seven sections; the same for the same arguments, on any machine."""
    return Plan(
        key=f"lon-{year}",
        number=f"1/KH-{year}",
        signed=date(year - 1, 12, 23),
        title=f"Kế hoạch sinh ra để đo, năm {year}",
        short_title=f"Kế hoạch đo {year}",
        issuer="Chương trình đo",
        years=(year,),
        secretariat="Chương trình đo",
        sections=tuple(Section(number, f"LĨNH VỰC {number}") for number in _SECTIONS),
        tasks=tuple(_task(number, tasks, year) for number in range(tasks)),
    )


def _task(number: int, tasks: int, year: int) -> Task:
    per_section = -(-tasks // len(_SECTIONS))
    section = _SECTIONS[number // per_section]
    monthly, by_group = number % 100 == 7, number % 100 == 57
    return Task(
        number=f"{section}.{number % per_section + 1}",
        section=section,
        title=f"{_VERBS[number % 6]} {_OBJECTS[number // 6 % 6].format(year=year)} ({number + 1})",
        outputs=_OUTPUTS[number % 4],
        deadline="Mỗi tháng 01 lần" if monthly else _DEADLINES[number // 3 % 6].format(year=year),
        lead="Các sở, ban, ngành tỉnh" if by_group else f"Sở thử nghiệm {number % 30 + 1}",
        coordinators=f"Sở thử nghiệm {(number + 7) % 30 + 1}",
    )
