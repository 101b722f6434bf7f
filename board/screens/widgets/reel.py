"""Which lines of a long list stand in a window: the cost is the window's, never the list's."""

from collections.abc import Callable


class Reel:
    """Entries of unlike heights seen through a window of `height` lines.

    Heights are asked for near the window only (`height_of`, at least 1), so nothing needs the sum over the whole list. The
    window stands on an entry (`top`) and a line within it (`skip`): when widths change it still stands on that entry.
    """

    def __init__(self, height_of: Callable[[int], int]) -> None:
        self._height_of = height_of
        self.count = 0
        self.height = 1
        self.top = 0
        self.skip = 0

    def resize(self, *, count: int, height: int) -> None:
        """Another list or another window; stays on the same entry where it can."""
        self.count, self.height = count, max(1, height)
        self.top = min(self.top, max(0, count - 1))
        self.skip = min(self.skip, self._height_of(self.top) - 1) if count else 0
        self._fill()

    def lines(self) -> list[tuple[int, int]]:
        """(entry, line within it) for each line of the window; shorter than the window where the list ends."""
        found: list[tuple[int, int]] = []
        entry, line = self.top, self.skip
        while entry < self.count and len(found) < self.height:
            for within in range(line, self._height_of(entry)):
                if len(found) == self.height:
                    break
                found.append((entry, within))
            entry, line = entry + 1, 0
        return found

    def reveal(self, entry: int) -> None:
        """Bring the entry into the window; from outside it comes to stand in the middle: half a view scrolls at an edge."""
        if not 0 <= entry < self.count:
            return
        shown = [within for at, within in self.lines() if at == entry]
        if len(shown) == min(self._height_of(entry), self.height):
            return
        self.top, self.skip = entry, 0
        self.roll(-max(0, (self.height - self._height_of(entry)) // 2))

    def roll(self, lines: int) -> None:
        """Scroll by lines, down when positive; stops at the ends."""
        self.skip += lines
        while self.skip < 0 and self.top > 0:
            self.top -= 1
            self.skip += self._height_of(self.top)
        self.skip = max(0, self.skip)
        while self.top < self.count - 1 and self.skip >= self._height_of(self.top):
            self.skip -= self._height_of(self.top)
            self.top += 1
        if self.count:
            self.skip = min(self.skip, self._height_of(self.top) - 1)
        self._fill()

    def page(self, entry: int, direction: int) -> int:
        """The entry a window further down (1) or up (-1) from this one."""
        seen = 0
        while 0 <= entry + direction < self.count:
            seen += self._height_of(entry + direction)
            if seen >= self.height:
                return entry + direction
            entry += direction
        return entry

    def _fill(self) -> None:
        """Leave no empty lines below the end while there is something above."""
        missing = self.height - len(self.lines())
        while missing > 0 and (self.top > 0 or self.skip > 0):
            taken = min(missing, self.skip)
            self.skip -= taken
            missing -= taken
            if missing > 0 and self.top > 0:
                self.top -= 1
                self.skip = self._height_of(self.top)
