"""What is offered while a filter is typed: it is understood, lets through as many tasks as it says, and fits."""

from dataclasses import replace

import pytest

from board.filter_offers import FilterOffers, Offers
from board.language import LANGUAGES, speaking
from plans.vietnamese import fold
from store.filters.fields import FIELDS
from store.filters.language import read_filter
from store.open_board import OpenBoard
from store.views import BoardView, TaskView
from store.words import Column
from tests.board.tasks_made import TODAY


@pytest.fixture
def board(shipped_board: OpenBoard) -> BoardView:
    """The 2022 plan with something of everything: officers with one and two words, papers that are awaited."""
    seen = shipped_board.board(["2022"], today=TODAY)
    officers = {"IV.1": "lan", "IV.3": "Nguyễn Thị Lan", "V.2": "minh"}
    tasks = tuple(
        task._replace(
            officer=officers.get(task.number, ""),
            no_evidence=task.number == "V.1",
            column=Column.IN_REVIEW if task.number == "V.1" else task.column,
        )
        for task in seen.tasks
    )
    return replace(seen, tasks=tasks)


def offered(board: BoardView, text: str, cursor: int | None = None) -> list[str]:
    """What is offered at the end of the text, or at the cursor."""
    return [offer.words for offer in at(board, text, cursor).offers]


def at(board: BoardView, text: str, cursor: int | None = None) -> Offers:
    """The offers themselves."""

    def find(others: str) -> tuple[TaskView, ...]:
        return read_filter(others, board, today=TODAY, user="lan").choose(board.tasks)

    offers = FilterOffers(board, today=TODAY, user="lan", find=find)
    return offers.at(text, len(text) if cursor is None else cursor)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("others", ["", "chủ-trì:stc "])
def test_every_value_lets_through_as_many_tasks_as_it_says(board: BoardView, others: str, language: str) -> None:
    """A number that the next key proves wrong is worse than none; and the other words of the filter count, too."""
    checked = 0
    with speaking(language):
        for field in dict.fromkeys(FIELDS.values()):
            text = f"{others}{field}:"
            offers = at(board, text)
            for place, offer in enumerate(offers.offers):
                taken, _cursor = offers.taken(text, place)
                tasks = read_filter(taken, board, today=TODAY, user="lan").choose(board.tasks)
                assert (taken, len(tasks)) == (taken, offer.count)
                checked += 1

    assert checked > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_first_every_field_is_offered_in_the_reader_s_words_with_its_twin(board: BoardView, language: str) -> None:
    """Who knows none of the names learns them here; both spellings work whatever the language."""
    with speaking(language):
        offers = at(board, "").offers

    assert {FIELDS[fold(offer.words[:-1])] for offer in offers} == set(FIELDS.values())
    assert {FIELDS[fold(offer.beside[:-1])] for offer in offers} == set(FIELDS.values())
    assert (offers[0].words, offers[0].beside) == (("lead:", "chủ-trì:") if language == "en" else ("chủ-trì:", "lead:"))


@pytest.mark.parametrize("begun", ["chu", "chủ", "CHỦ-T", "chu_tri", "lea"])
def test_a_field_is_found_by_the_beginning_of_either_name_with_or_without_accents(board: BoardView, begun: str) -> None:
    """With an input method half on, "chu" is what stands there before "chủ" does."""
    assert offered(board, begun)[0] == "chủ-trì:"


@pytest.mark.parametrize("begun", ["chủ-trì:nội", "lead:noi", "chủ-trì:sn", 'chủ-trì:"Sở Nội', "-chủ-trì:SNV"])
def test_values_are_narrowed_by_what_is_typed_of_them_or_of_what_they_stand_for(board: BoardView, begun: str) -> None:
    """An agency is known by its name to one and by its abbreviation to another."""
    assert offered(board, begun)[0] == "SNV"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("-cột:h", "hoàn-thành"),
        ("cột:t", "trình-ký"),
        ("tình-trạng:q", "quá-hạn"),
        ("cause:k", "khách-quan"),
        ("cause:ch", "chưa-rõ"),
    ],
)
def test_what_begins_with_the_letters_comes_before_what_has_them_within(
    board: BoardView, text: str, first: str
) -> None:
    """Tab behind "-cột:h" gave "chưa-thực-hiện": the filter hid what was to be seen."""
    assert offered(board, text)[0].startswith(first)


def test_of_one_s_own_words_those_without_tasks_are_offered_to_who_begins_them(board: BoardView) -> None:
    """Nothing is done yet, and "-cột:hoàn-thành" is what the day's view is kept as."""
    assert "hoàn-thành" not in offered(board, "cột:")
    assert offered(board, "-cột:ho") == ["hoàn-thành"]
    assert not any("hoàn-thành" in words for words in offered(board, "hoàn"))


def test_a_field_s_own_name_comes_before_its_twin_s(board: BoardView) -> None:
    """In Vietnamese "p" is a partner more than a plan."""
    names = [name for name in offered(board, "p") if name.endswith(":")]

    assert names == ["phối-hợp:", "kế-hoạch:"]


def test_a_value_that_holds_blanks_is_offered_in_quotes(board: BoardView) -> None:
    """Without them the second word would be another condition."""
    assert '"Nguyễn Thị Lan"' in offered(board, "chuyên-viên:ngu")


def test_behind_a_comma_comes_another_value_of_the_same_field(board: BoardView) -> None:
    """A comma means "or"."""
    offers = at(board, "cột:trình-ký,chưa")

    assert offers.taken("cột:trình-ký,chưa", 0)[0] == "cột:trình-ký," + offers.offers[0].words + " "


def test_a_free_word_offers_what_it_may_be_meant_for(board: BoardView) -> None:
    """Who types "snv" or "quá hạn" mostly means the agency or the state, not the letters."""
    assert "chủ-trì:SNV" in offered(board, "snv")
    assert "tình-trạng:quá-hạn" in offered(board, "quá")
    assert offered(board, "s") == [name for name in offered(board, "s") if name.endswith(":")]


def test_the_word_in_which_the_cursor_stands_is_the_one_that_is_replaced(board: BoardView) -> None:
    """What stands before and behind it stays."""
    text = "stc cột:tr hạn:quý-này"
    offers = at(board, text, len("stc cột:tr"))

    assert offers.taken(text, 0) == ("stc cột:trình-ký hạn:quý-này", len("stc cột:trình-ký "))


@pytest.mark.parametrize("text", ['"một cửa', "màu:", "cột<", "cột:xyz", "hạn:<99", "qqq"])
def test_where_nothing_is_known_nothing_is_offered(board: BoardView, text: str) -> None:
    """Offers that do not fit stand in the way."""
    assert offered(board, text) == []


def test_taking_a_field_leaves_the_cursor_where_its_value_is_typed(board: BoardView) -> None:
    """The next offers are the values."""
    offers = at(board, "stc chu")

    assert offers.taken("stc chu", 0) == ("stc chủ-trì:", len("stc chủ-trì:"))


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("lead:so tai", "lead:STC "),
        ("-IV.1 lead:snv,so tai", "-IV.1 lead:snv,STC "),
        ("quá h", "tình-trạng:quá-hạn "),
        ("IV.1 sở nội", "IV.1 chủ-trì:SNV "),
    ],
)
def test_words_typed_without_quotes_are_taken_together_where_a_value_is_called_so(
    board: BoardView, text: str, taken: str
) -> None:
    """Nobody thinks of quotes; putting the value in place of the last word alone leaves "so", which asks for more."""
    offers = at(board, text)

    assert offers.taken(text, 0) == (taken, len(taken))


def test_words_that_no_value_is_called_by_stay_as_they_are(board: BoardView) -> None:
    """Free words beside a field are the usual filter."""
    text = "lead:stc rà soát quá"
    offers = at(board, text)

    assert offers.taken(text, 0)[0].startswith("lead:stc rà soát ")


@pytest.mark.parametrize(
    ("text", "first"),
    [("due:this-q", "quý-này"), ("hạn:next w", "tuần-sau"), ("column:not", "chưa-thực-hiện"), ("officer:me", "tôi")],
)
def test_values_are_found_by_their_spelling_in_the_other_language(board: BoardView, text: str, first: str) -> None:
    """The README's own `due:this-quarter` is typed before the Vietnamese guide is read, and the other way round."""
    assert offered(board, text)[0] == first
    with speaking("en"):
        assert offered(board, "hạn:quý-n")[0] == "this-quarter"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hạn:<=", "<=16/05/2022"),
        ("due:>", ">16/05/2022"),
        ("hạn<", "<16/05/2022"),
        ("han:quý-này,>=", ">=16/05/2022"),
        ("-hạn:<30", "<30/05/2022"),
        ("hạn<=1/7", "<=01/07/2022"),
    ],
)
def test_a_comparison_is_offered_a_day_from_its_sign_on(board: BoardView, text: str, first: str) -> None:
    """It was read as "<" and a day that is called "=", and called wrong."""
    offers = at(board, text)
    taken, _cursor = offers.taken(text, 0)

    assert offers.offers[0].words == first
    assert taken.strip().endswith(first)
    assert read_filter(taken, board, today=TODAY).tests


def test_a_whole_day_behind_a_sign_is_offered_no_other(board: BoardView) -> None:
    """It is in force, also where nothing is due by then."""
    assert offered(board, "hạn:<=16/05/2022") == []
    assert offered(board, "hạn:<=6/5/2022") == []


def test_a_name_typed_without_its_blanks_is_found(board: BoardView) -> None:
    """Who knows that values hold no blanks leaves them out."""
    assert offered(board, "lead:sotai")[0] == "STC"


def test_the_quarter_of_today_comes_first_among_periods(board: BoardView) -> None:
    """Plans are made of quarters, and one line at 80 columns shows four offers."""
    assert offered(board, "hạn:")[:2] == ["quý-này", "tháng-này"]


def test_in_english_no_vietnamese_word_is_put_into_a_filter(board: BoardView) -> None:
    """But for names of agencies and people, which have no other."""
    with speaking("en"):
        due = offered(board, "due:")

    assert due[0] == "this-quarter"
    assert "QII/2022" in due
    assert all(words.isascii() for words in due)
