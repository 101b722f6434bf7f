"""What the program offers to type in a filter, the filter understands, in either language."""

import pytest

from board.language import LANGUAGES, speaking
from board.said.errors import error_facts
from board.said.expected import expected_words
from board.screens.widgets.filter_hint import filter_example
from plans.vietnamese import fold
from store.filters.fields import FIELDS
from store.filters.language import FilterError, read_filter
from store.open_board import OpenBoard
from tests.board.tasks_made import TODAY

OFFERED = {
    "filter_columns": "column:",
    "filter_timeliness": "timeliness:",
    "filter_days": "due:",
    "filter_causes": "cause:",
}


def offered(expected: str) -> list[str]:
    """The words offered in the language spoken now."""
    words = expected_words(expected).split(", ")
    assert len(words) > 1
    return words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("expected", OFFERED)
def test_every_value_that_is_offered_is_understood(shipped_board: OpenBoard, expected: str, language: str) -> None:
    """A hint that is refused when it is typed is worse than none."""
    board = shipped_board.board(None, today=TODAY)

    with speaking(language):
        filters = [OFFERED[expected] + word for word in offered(expected)]

    assert all(read_filter(text, board, today=TODAY).tests for text in filters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_is_offered_is_known(shipped_board: OpenBoard, language: str) -> None:
    """All of them, each once; the example below the box is a filter too."""
    with speaking(language):
        fields = offered("filter_fields")
        example = filter_example()

    assert {fold(field) for field in fields} <= FIELDS.keys()
    assert len({FIELDS[fold(field)] for field in fields}) == len(set(FIELDS.values()))
    assert read_filter(example, shipped_board.board(None, today=TODAY), today=TODAY).tests


@pytest.mark.parametrize(
    "text", ["màu:đỏ", "cột:x", "tình-trạng:x", "hạn:quý-x"], ids=["field", "column", "timeliness", "day"]
)
def test_hints_speak_the_reader_s_language(shipped_board: OpenBoard, text: str) -> None:
    """The store names the list; the words of the list are the board's."""
    with pytest.raises(FilterError) as caught:
        read_filter(text, shipped_board.board(None, today=TODAY), today=TODAY)

    with speaking("en"):
        english = error_facts(caught.value)[0].expected
    vietnamese = error_facts(caught.value)[0].expected
    assert "_" not in english + vietnamese
    assert english != vietnamese
