"""What the rows say → sections and tasks with numbers of their own, everything that is ours rather than printed said so."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from plans.appendix.lost_cells import with_lost_cells
from plans.appendix.numbers import Level, level_of, roman
from plans.appendix.rows import Found, SectionFound, TaskFound
from plans.lint import Doubt
from plans.plan import Loss, Section, Task
from plans.vietnamese import roman_value

WHOLE = Section("PL", "PHỤ LỤC", "Bảng không chia mục; ký hiệu PL và tiêu đề là của bảng theo dõi.")
_CELL_NAMES = {
    "title": "nhiệm vụ",
    "outputs": "sản phẩm",
    "deadline": "thời hạn",
    "lead": "chủ trì",
    "coordinators": "phối hợp",
}


@dataclass(slots=True)
class Numbered:
    """Sections and tasks in the order of the table; `heading_lost` is the number of the section whose heading is lost."""

    sections: list[Section] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    lost: list[Loss] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    heading_lost: str = ""


def numbered(found: Sequence[Found], *, name: str, is_cut: bool) -> Numbered:
    """Number what was found. `is_cut` says that the table begins in its middle: then what must have stood before is lost."""
    return _Numbering(found, name, is_cut=is_cut).number()


class _Numbering:
    def __init__(self, found: Sequence[Found], name: str, *, is_cut: bool) -> None:
        self._found = found
        self._name = name
        self._is_cut = is_cut
        self._out = Numbered()
        self._path: list[tuple[int, str]] = []
        self._taken: set[str] = set()
        self._again: dict[str, int] = {}

    def number(self) -> Numbered:
        self._first_section()
        waiting: list[TaskFound] = []
        for found in self._found:
            if isinstance(found, TaskFound):
                waiting.append(found)
                continue
            self._number_tasks(waiting)
            waiting = []
            self._begin(found)
        self._number_tasks(waiting)
        return self._out

    def _first_section(self) -> None:
        """The section of the rows before the first heading: the one before the first that is printed, else the whole."""
        if not self._found or isinstance(self._found[0], SectionFound):
            return
        headings = (found.number for found in self._found if isinstance(found, SectionFound))
        first = next((value for value in map(roman_value, headings) if value), None)
        if first is None or first == 1:
            self._out.sections.append(WHOLE)
            return
        number = roman(first - 1)
        reason = f"Số và tiêu đề mục {number} không còn trong bản sao; số suy ra từ tiêu đề mục {roman(first)} đứng ngay sau."
        self._path = [(Level.ROMAN, number)]
        self._out.sections.append(Section(number, f"MỤC {number}", reason))
        self._out.heading_lost = number
        if self._is_cut:
            self._lose_sections(first - 2)
            self._lose(f"mục {number}, tiêu đề", f"Tiêu đề mục {number} không còn trong bản sao.")

    def _begin(self, found: SectionFound) -> None:
        printed = found.number
        reason = None
        if not printed:
            printed = self._next_number()
            reason = f"Tiêu đề này không in số; số {printed} là đếm theo thứ tự."
            self._doubt(found.line, "section_number_inferred", printed)
        level = level_of(printed)
        before = [number for depth, number in self._path if depth == level]
        self._path = [(depth, number) for depth, number in self._path if depth < level]
        parent = self._path[-1][1] if self._path else ""
        own = printed.removeprefix(f"{parent}.") if parent[:1].isdigit() else printed
        self._path.append((level, own))
        number = self._free(".".join(number for _depth, number in self._path), self._out.lines)
        self._check_order(found, before, number)
        self._out.lines[number] = found.line
        self._out.sections.append(Section(number, found.title, reason))

    def _next_number(self) -> str:
        last = next((value for section in reversed(self._out.sections) if (value := roman_value(section.number))), 0)
        return roman(min(last + 1, 39))

    def _check_order(self, found: SectionFound, before: Sequence[str], number: str) -> None:
        value = roman_value(found.number)
        if number.rpartition(".")[2] != found.number.rpartition(".")[2] and found.number:
            self._doubt(found.line, "section_twice", found.number)
        elif value and before and value != (roman_value(before[-1]) or 0) + 1:
            self._doubt(found.line, "section_gap", found.number)

    def _number_tasks(self, tasks: Sequence[TaskFound]) -> None:
        if not tasks:
            return
        section = self._out.sections[-1]
        printed = [task.number for task in tasks]
        numbers = _filled(_lettered(printed))
        if self._is_cut and not self._out.tasks:
            self._lose_rows(section, numbers[0])
        none_printed = not any(printed)
        if none_printed:
            self._doubt(tasks[0].line, "numbers_counted", section.number)
        before = 0
        for task, number in zip(tasks, numbers, strict=True):
            whole = self._whole_number(section, number)
            key = self._free(whole, self._taken)
            self._taken.add(key)
            self._doubt_number(task, number, before, is_counted=none_printed)
            before = int(number) if number.isdigit() and number.isascii() else 0
            if key != whole:
                self._doubt(task.line, "number_twice", key)
            self._out.tasks.append(self._task(task, section, number, key))

    def _doubt_number(self, task: TaskFound, number: str, before: int, *, is_counted: bool) -> None:
        if not task.number and not is_counted:
            self._doubt(task.line, "number_inferred", number)
        elif before and number.isdigit() and number.isascii() and int(number) not in {before, before + 1}:
            self._doubt(task.line, "number_gap", number)

    def _whole_number(self, section: Section, number: str) -> str:
        if section is WHOLE:
            return number
        parent, _dot, last = section.number.rpartition(".")
        if number.startswith(f"{section.number}."):
            return number
        if last[:1].isdigit() and number.startswith(f"{last}."):
            return f"{parent}.{number}" if parent else number
        return f"{section.number}.{number}"

    def _task(self, found: TaskFound, section: Section, number: str, key: str) -> Task:
        place = f"Phụ lục, số {number}" if section is WHOLE else f"Phụ lục, mục {section.number}, số {number}"
        note = " ".join(filter(None, (self._lost_cells(found, section, number), found.note)))
        if key != self._whole_number(section, number):
            note = f"Số {number} in hai lần trong mục này. {note}".strip()
        words = found.words
        task = Task(
            key,
            section.number,
            title=words["title"],
            outputs=words["outputs"],
            deadline=words["deadline"],
            lead=words["lead"],
            coordinators=words["coordinators"],
            place=place,
            lost=found.lost,
            note=note,
            line=found.line,
        )
        return with_lost_cells(task)

    def _lost_cells(self, found: TaskFound, section: Section, number: str) -> str:
        if not found.lost:
            return ""
        cells = ", ".join(_CELL_NAMES[cell] for cell in found.lost)
        if not self._is_cut or found.number:
            return f"Ô {cells} của dòng này không có chữ."
        self._lose(
            f"mục {section.number}, số {number}, ô {cells}",
            f"Ô {cells} của dòng {section.number}.{number} không còn trong bản sao, cùng với số thứ tự in ở đầu ô; các ô"
            " còn lại chép theo bản sao.",
        )
        follows = f": dòng đứng ngay trước số {int(number) + 1} của mục {section.number}" if number.isdigit() else ""
        return f"Ô {cells} của dòng này không còn trong bản sao. Số {number} là suy ra{follows}."

    def _lose_sections(self, count_lost: int) -> None:
        if count_lost > 0:
            place = "mục I" if count_lost == 1 else f"mục I đến mục {roman(count_lost)}"
            self._lose(
                place, f"Tiêu đề và toàn bộ các dòng của {place} không còn trong bản sao; không rõ có bao nhiêu dòng."
            )

    def _lose_rows(self, section: Section, first: str) -> None:
        if first.isdigit() and int(first) > 1:
            last = int(first) - 1
            rows = "số 1" if last == 1 else f"số 1 đến số {last}"
            self._lose(
                f"mục {section.number}, {rows}",
                f"Các dòng {rows} của mục {section.number} không còn trong bản sao: dòng đầu tiên còn lại là số {first}.",
            )

    def _lose(self, place: str, words: str) -> None:
        self._out.lost.append(Loss(f"Phụ lục, {place}", words))

    def _free(self, number: str, taken: Container[str]) -> str:
        """The number, with "-2", "-3" … behind it where it is taken."""
        free = number
        while free in taken:
            self._again[number] = self._again.get(number, 1) + 1
            free = f"{number}-{self._again[number]}"
        return free

    def _doubt(self, line: int, kind: str, found: str) -> None:
        self._out.doubts.append(Doubt(f"{self._name}:{line}", kind, found))


def _lettered(printed: Sequence[str]) -> list[str]:
    """Letters as numbers below the last number that is none: 1, a, b, 2 → 1, 1.a, 1.b, 2."""
    above = ""
    numbers: list[str] = []
    for number in printed:
        is_letter = number.isalpha() and number.islower()
        numbers.append(f"{above}.{number}" if is_letter and above else number)
        above = above if is_letter or not number else number
    return numbers


def _filled(printed: Sequence[str]) -> list[str]:
    """Numbers with the missing ones counted in: forwards after the last printed one, backwards before the first.

    >>> _filled(["", "6", "", "8", "", "9"])
    ['5', '6', '7', '8', '8-2', '9']
    """
    numbers = list(printed)
    place = 0
    while place < len(numbers):
        if numbers[place]:
            place += 1
            continue
        end = next((later for later in range(place, len(numbers)) if numbers[later]), len(numbers))
        before = numbers[place - 1] if place else "0"
        after = numbers[end] if end < len(numbers) else ""
        numbers[place:end] = _between(before, after, end - place)
        place = end
    return numbers


def _between(before: str, after: str, size: int) -> list[str]:
    head, _dot, last = before.rpartition(".")
    _same_head, _dot, next_last = after.rpartition(".")
    if not _is_whole(last):
        return [f"{before}-{again}" for again in range(2, size + 2)]
    start = int(last) + 1
    if _is_whole(next_last) and before == "0":
        start = int(next_last) - size
        if start < 1:
            return [f"0-{again}" for again in range(1, size + 1)]
    elif _is_whole(next_last) and int(next_last) > int(last) and int(next_last) - start < size:
        return [f"{before}-{again}" for again in range(2, size + 2)]
    return [f"{head}.{number}" if head else str(number) for number in range(start, start + size)]


def _is_whole(number: str) -> bool:
    return number.isascii() and number.isdigit()
