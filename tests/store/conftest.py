"""What the tests of the store share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.small_board import SmallBoard


@pytest.fixture
def board(tmp_path: Path) -> Iterator[SmallBoard]:
    """A board of seven tasks with nothing recorded on it."""
    small = SmallBoard(tmp_path)
    yield small
    small.close()
