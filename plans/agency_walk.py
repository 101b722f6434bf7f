"""A cell that names offices, walked from name to name against the names that are known."""

from collections.abc import Container, Iterable
from typing import NamedTuple

from plans.agency_cells import (
    ALL_OF,
    ANYBODY,
    JOINERS,
    LEVELS,
    MINISTRIES,
    OFFICE_HOLDERS,
    PLACES,
    RELATED,
    ROLES,
    TOGETHER_WITH,
    Phrase,
)
from plans.agency_words import CellWords

_HEAD_WORDS = 6
_HEAD: Phrase = ("uy", "ban", "nhan", "dan")


class Named(NamedTuple):
    """A known name in a cell: its words there, the name as it is looked up, and whether only those "có liên quan" are meant.

    `aside` are the words in brackets behind it ("Sở Nội vụ (Phòng CCHC)"); `helps` says that "phối hợp" stands behind it.
    """

    words: str
    name: str
    related: bool
    aside: str = ""
    helps: bool = False


class CellWalk(CellWords):
    """Walks over the words of one cell: the longest known name first, then on to whatever the next name may be."""

    def __init__(self, cell: str, *, names: Container[str], beginnings: Container[str]) -> None:
        super().__init__(cell)
        self.named: list[Named] = []
        self.unknown: list[str] = []
        self.related = False
        self._names = names
        self._beginnings = beginnings
        self._head: Phrase = ()

    def walk(self) -> None:
        """Take name after name until the cell ends; every word lands in `named`, in `related` or in `unknown`."""
        at = self._follows(0, TOGETHER_WITH)
        while at < len(self._words):
            at = (
                self._role(at)
                or self._nobody(at)
                or self._level(at)
                or self._known(at)
                or self._carried(at)
                or self._joined(at)
                or self._unknown(at)
            )

    def _role(self, at: int) -> int:
        """Step over "Chủ trì:" and "(cơ quan thường trực)"; 0 when neither stands here."""
        end = self._follows(at, ROLES)
        opens = at == 0 or self._words[at].before
        return end if end and opens and (end == len(self._words) or self._words[end].before) else 0

    def _level(self, at: int) -> int:
        """Take "UBND các xã, phường, đặc khu", whatever units of the level it lists; 0 when no such list stands here."""
        for start in self._starts(at):
            head = _HEAD if self._texts(start, start + len(_HEAD)) == _HEAD else ()
            for level, units in LEVELS:
                end = self._units_end(start + len(head), units)
                names = [(*head, *unit) for unit in units] if head else []
                whole = next((name for name in (*names, (*head, "cap", level)) if " ".join(name) in self._names), None)
                if end and whole and end >= self._name_end(start, ()):
                    return self._take(at, end, " ".join(whole), whole)
        return 0

    def _units_end(self, at: int, units: Iterable[Phrase]) -> int:
        """Where a list of two or more of these units ends, each by itself and none with a name of its own; else 0."""
        count, end = 0, at
        while (unit := self._follows(at, units)) and (
            count == 0 or (self._words[at].before in (",", "") and not self._words[at].aside)
        ):
            if not self._parts(self._behind(unit)):
                break
            count, end = count + 1, unit
            at = self._follows(unit, JOINERS) or unit
        return end if count > 1 else 0

    def _nobody(self, at: int) -> int:
        """Step over "các cơ quan, đơn vị có liên quan"; 0 when it does not stand here."""
        end = self._nobody_end(at)
        self.related = self.related or bool(end)
        return end

    def _nobody_end(self, at: int) -> int:
        end = self._follows(self._anybody_end(at), RELATED)
        end = end and (self._follows_closely(end, PLACES) or end)
        return end if end and self._parts(end) else 0

    def _anybody_end(self, at: int) -> int:
        """The end of nouns for nobody in particular: "cơ quan, đơn vị", "bộ, ngành"."""
        if self._follows(at, MINISTRIES):
            at += 1
        while at < len(self._words) and self._words[at].text in ANYBODY and not self._follows(at, RELATED):
            at += 1
        return at

    def _known(self, at: int) -> int:
        """Take a name of the directory that ends where a name may end; 0 when there is none."""
        for start in self._starts(at):
            end = self._name_end(start, ())
            if end:
                short = self._texts(start, end)
                whole = next((head + short for head in self._heads() if " ".join(head + short) in self._names), short)
                return self._take(at, end, self._spoken(start, end), whole)
        return 0

    def _spoken(self, at: int, end: int) -> str:
        """A known name as it stands in the cell, or without the office holders in its middle."""
        if " ".join(self._texts(at, end)) in self._names:
            return self._slice(at, end)
        held = [
            range(place, self._follows(place, OFFICE_HOLDERS))
            for place in range(at + 1, end)
            if self._words[place].before == ","
        ]
        return " ".join(
            self._words[place].text for place in range(at, end) if not any(place in words for words in held)
        )

    def _carried(self, at: int) -> int:
        """Take what is a name only with the head of the name before: "UBND cấp huyện, cấp xã"; 0 when it is none."""
        for head in self._heads():
            end = self._name_end(at, head)
            if end:
                whole = (*head, *self._texts(at, end))
                return self._take(at, end, " ".join(whole), whole)
        return 0

    def _heads(self) -> list[Phrase]:
        """What the name before may lend to the next one, the longest first."""
        return [self._head[:length] for length in range(min(len(self._head) - 1, _HEAD_WORDS), 0, -1)]

    def _joined(self, at: int) -> int:
        """Step over "và" and the like where a name stands behind it; 0 when none does."""
        end = self._follows(at, JOINERS)
        return end if end and self._begins_name(end) else 0

    def _unknown(self, at: int) -> int:
        """Keep the words up to the next place where a name may begin; what was garbled stays whole."""
        at = self._follows(at, JOINERS) or at
        if at >= len(self._words):
            return at
        if self._follows(at, TOGETHER_WITH):
            return self._keep(at, self._helpers_end(at))
        starts = self._starts(at)
        end = max(at + 1, *(self._anybody_end(start) for start in starts))
        end = max(end, *(end for start in starts for end in self._ends(start, ())), 0)
        while end < len(self._words):
            if (
                (self._words[end].before and not self._opens_aside(end))
                or self._follows(end, TOGETHER_WITH)
                or (self._follows(end, JOINERS) and self._joined(end))
            ):
                break
            end += 1
        return self._keep(at, end)

    def _helpers_end(self, at: int) -> int:
        """The end of those who help: of the line, behind "Phối hợp:" of all that follows up to the next "Chủ trì:"."""
        end = self._follows(at, TOGETHER_WITH)
        labelled = end < len(self._words) and self._words[end].before
        while end < len(self._words) and (
            not self._role(end) if labelled else self._words[end].before not in (";", "\n")
        ):
            end += 1
        return end

    def _keep(self, at: int, end: int) -> int:
        words = self._slice(at, end)
        self.unknown.append(words + ")" if words.count("(") > words.count(")") else words)
        self._head = ()
        return end

    def _name_end(self, at: int, head: Phrase) -> int:
        """Where the longest known name that begins here ends, 0 when it does not end where a name may.

        A shorter one counts only where a line ends or where the next name follows: "các sở" is not meant by
        "Các sở, ban, ngành tỉnh Nội vụ".
        """
        ends = self._ends(at, head)
        if not ends or self._parts(self._behind(ends[-1])):
            return ends[-1] if ends else 0
        return next((end for end in reversed(ends[:-1]) if self._next_begins(end)), 0)

    def _next_begins(self, at: int) -> bool:
        """Whether the next name certainly begins at this word: on a new line, or as a known one."""
        if self._words[at].before == "\n":
            return True
        ends = self._ends(at, ()) if self._words[at].before else []
        return bool(ends) and self._parts(self._behind(ends[-1]))

    def _ends(self, at: int, head: Phrase) -> list[int]:
        """Where the names of the directory end that begin here with these words before them, the shortest first.

        "Giám đốc các sở, Thủ trưởng các ban, ngành" is one name: the second office holder is stepped over.
        """
        ends = []
        text = " ".join(head)
        skipped = at
        for end in range(at, len(self._words)):
            if end > at and self._words[end].before == ";":
                break
            if end > at and self._words[end].before == ",":
                held = self._follows(end, OFFICE_HOLDERS)
                if held and end == skipped:
                    break
                skipped = held or skipped
            if end < skipped:
                continue
            text = f"{text} {self._words[end].text}" if text else self._words[end].text
            if text not in self._beginnings:
                break
            if text in self._names and not self._inside_abbreviation(end + 1):
                ends.append(end + 1)
        return ends

    def _take(self, at: int, end: int, name: str, whole: Phrase) -> int:
        """Note the name, whose `whole` words lend the next one its head; "tỉnh" and "có liên quan" go with it."""
        behind = self._behind(end)
        related = any(self._texts(end, behind)[-len(phrase) :] == phrase for phrase in RELATED)
        self.related = self.related or related
        words = self._slice(at, behind)
        helped = self._follows_closely(behind, TOGETHER_WITH)
        helps = bool(helped) and (helped == len(self._words) or bool(self._words[helped].before))
        behind = helped if helps else behind
        aside_end = self._aside_end(behind)
        says_more = aside_end > behind and self._follows(behind, ROLES) != aside_end
        aside = self._slice(behind, aside_end) if says_more else ""
        self.named.append(Named(words, name, related, aside, helps))
        self._head = whole
        return aside_end

    def _starts(self, at: int) -> list[int]:
        """Where a name that stands here may begin: here, or behind an office holder."""
        starts = [at]
        for phrases in (ALL_OF, OFFICE_HOLDERS):
            behind = self._follows(starts[-1], phrases)
            if behind and behind < len(self._words) and not self._words[behind].before:
                starts.append(behind)
        return starts

    def _begins_name(self, at: int) -> bool:
        """Whether a known name, or nobody in particular, stands here."""
        return bool(
            self._nobody_end(at)
            or any(self._name_end(start, ()) for start in self._starts(at))
            or any(self._name_end(at, head) for head in self._heads())
        )
