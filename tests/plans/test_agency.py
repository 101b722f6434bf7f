"""Who is meant by a name and by a cell."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.agency import Agency, Directory, Group, Party, read_party
from plans.shipped import shipped_directory, shipped_plans

DEPARTMENTS = ("snv", "stc", "stttt", "sldtbxh", "skhcn", "vpub")
DISTRICTS = ("h-cai-nuoc", "h-nam-can", "tp-ca-mau")

DIRECTORY = Directory(
    agencies=(
        Agency("ubnd", "Ủy ban nhân dân tỉnh", "UBND tỉnh", order=1),
        Agency("vpub", "Văn phòng UBND tỉnh", "VPUB", order=2),
        Agency("snv", "Sở Nội vụ", "SNV", order=4),
        Agency("stc", "Sở Tài chính", "STC", order=3),
        Agency("stttt", "Sở Thông tin và Truyền thông", "STTTT", last_year=2024, successor="skhcn", order=5),
        Agency("sldtbxh", "Sở Lao động - Thương binh và Xã hội", "SLĐTBXH", last_year=2024, order=6),
        Agency("skhcn", "Sở Khoa học và Công nghệ", "SKHCN", order=7),
        Agency("sdttg", "Sở Dân tộc và Tôn giáo", "SDTTG", ("Ban Dân tộc",), first_year=2025, order=8),
        Agency("bdt", "Ban Dân tộc", "BDT", last_year=2024, order=8),
        Agency("tt", "Thanh tra tỉnh", "TTr", order=9),
        Agency("ttgq", "Trung tâm Giải quyết TTHC", "TTGQ", order=10),
        Agency("dai", "Đài Phát thanh - Truyền hình tỉnh", "Đài PTTH", order=11),
        Agency("h-cai-nuoc", "UBND huyện Cái Nước", "Cái Nước", last_year=2025, order=20),
        Agency("h-nam-can", "UBND huyện Năm Căn", "Năm Căn", last_year=2025, order=21),
        Agency("tp-ca-mau", "UBND thành phố Cà Mau", "TPCM", last_year=2025, order=22),
    ),
    groups=(
        Group("sbn", "Các sở, ban, ngành tỉnh", "sở ngành", ("các sở, ngành tỉnh",), DEPARTMENTS, source="x"),
        Group("huyen", "UBND cấp huyện", "cấp huyện", ("UBND các huyện, thành phố",), DISTRICTS, source="x"),
        Group("xa", "UBND cấp xã", "cấp xã", (), (), source="x"),
    ),
)


def known(cell: str, *, year: int | None = 2022, lead: Party | None = None) -> list[str | None]:
    """Who is named, by key."""
    return [mention.agency or mention.group for mention in read_party(cell, DIRECTORY, year=year, lead=lead).mentions]


@pytest.mark.parametrize(
    "name",
    [
        "Sở Khoa học và Công nghệ",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "so khoa hoc va cong nghe",
        "Sở KH&CN",
        "Sở KHCN",
        "SKHCN",
    ],
)
def test_an_agency_is_found_however_its_name_is_written(name: str) -> None:
    """People type abbreviations and leave accents out; documents come in NFC and NFD."""
    office = DIRECTORY.find(name)

    assert office is not None
    assert office.key == "skhcn"
    assert DIRECTORY.find(unicodedata.normalize("NFD", name.replace(" ", "  "))) == office


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Trung tâm GQTTHC", "Trung tâm Giải quyết thủ tục hành chính"),
        ("Sở LĐ-TB&XH", "Sở Lao động, Thương binh và Xã hội"),
    ],
)
def test_abbreviations_are_read_both_ways(short: str, long: str) -> None:
    """The directory may know the long form or the short one: both documents use both."""
    assert DIRECTORY.find(short) == DIRECTORY.find(long) is not None


def test_a_name_without_its_tinh_is_found_where_nobody_else_has_it() -> None:
    """The name "Đài Phát thanh - Truyền hình" can only be the province's; a bare "Ủy ban nhân dân" could be anybody's."""
    assert DIRECTORY.find("Đài Phát thanh - Truyền hình") == DIRECTORY.find("Đài PTTH")
    assert DIRECTORY.find("Sở Nội vụ tỉnh") == DIRECTORY.find("SNV")
    assert DIRECTORY.find("Ủy ban nhân dân") is None


@pytest.mark.parametrize(("year", "key"), [(2022, "bdt"), (2026, "sdttg")])
def test_of_two_with_one_name_the_one_of_that_year_is_meant(year: int, key: str) -> None:
    """Departments were merged in 2025: an old plan keeps its old agencies."""
    office = DIRECTORY.find("Ban Dân tộc", year=year)

    assert office is not None
    assert office.key == key


def test_an_unknown_name_is_not_found_but_the_nearest_one_is_offered() -> None:
    """A typing error is told with what was probably meant; it is never guessed silently."""
    assert DIRECTORY.find("Sở Tài chánh") is None
    assert DIRECTORY.nearest("Sở Tài chánh") == "Sở Tài chính"
    assert DIRECTORY.nearest("Công an tỉnh") is None
    assert DIRECTORY.nearest("Tổng công ty Lúa gạo") is None
    assert DIRECTORY.find("") is None


def test_members_come_in_protocol_order_as_they_were_in_that_year() -> None:
    """Lists follow protocol; a district that no longer exists owes nothing."""
    assert [agency.key for agency in DIRECTORY.members("sbn", year=2022)] == [
        "vpub", "stc", "snv", "stttt", "sldtbxh", "skhcn",
    ]  # fmt: skip
    assert [agency.key for agency in DIRECTORY.members("sbn", year=2026)] == ["vpub", "stc", "snv", "skhcn"]
    assert DIRECTORY.members("huyen", year=2026) == ()
    assert DIRECTORY.members("nobody") == ()


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("Các sở, ban, ngành tỉnh, UBND cấp huyện, UBND cấp xã", ["sbn", "huyen", "xa"]),
        ("Các sở, ban, ngành tỉnh, UBND cấp huyện, cấp xã", ["sbn", "huyen", "xa"]),
        ("Các sở, ban, ngành tỉnh, UBND cấp huyện", ["sbn", "huyen"]),
        ("Sở, ban, ngành; UBND các huyện, thành phố; Trung tâm GQTTHC", ["sbn", "huyen", "ttgq"]),
        ("Sở, ban, ngành; UBND các huyện, thành phố", ["sbn", "huyen"]),
        ("Sở, ngành tỉnh, UBND cấp huyện, cấp xã", ["sbn", "huyen", "xa"]),
        ("Các sở ban ngành tỉnh", ["sbn"]),
        ("Văn phòng\nUBND tỉnh", ["vpub"]),
        ("Sở Lao động - Thương binh và xã hội; Sở Nội vụ", ["sldtbxh", "snv"]),
        ("Đài Phát thanh - Truyền hình tỉnh", ["dai"]),
        ("Sở Nội vụ - Sở Tài chính", ["snv", "stc"]),
        ("Sở Nội vụ và Sở Thông tin và Truyền thông", ["snv", "stttt"]),
        ("Sở Nội vụ, Tài chính, Thông tin và Truyền thông", ["snv", "stc", "stttt"]),
        ("UBND các huyện: Cái Nước, Năm Căn và thành phố Cà Mau", ["h-cai-nuoc", "h-nam-can", "tp-ca-mau"]),
        ("- Sở Nội vụ\n- Sở Tài chính.", ["snv", "stc"]),
        ("Sở Nội vụ,Sở Tài chính/Thanh tra tỉnh", ["snv", "stc", "tt"]),
        ("Phối hợp với Sở Tài chính", ["stc"]),
        ("Sở Nội vụ chủ trì cùng với Sở Tài chính", ["snv", "stc"]),
        ("Sở Nội vụ, Sở Nội vụ", ["snv"]),
        ("Tất cả các sở, ban, ngành cấp tỉnh", ["sbn"]),
        ("", []),
    ],
)
def test_a_cell_names_its_agencies_and_groups(cell: str, keys: list[str]) -> None:
    """Names contain commas, dashes and "và" themselves; heads carry over ("UBND cấp huyện, cấp xã")."""
    party = read_party(cell, DIRECTORY, year=2022)

    assert [mention.agency or mention.group for mention in party.mentions] == keys
    assert party.unknown == ()
    assert party.words == cell


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("Thủ trưởng các sở, ban, ngành tỉnh, Chủ tịch Ủy ban nhân dân các huyện, thành phố", ["sbn", "huyen"]),
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh", ["vpub"]),
        ("Giám đốc các sở, Thủ trưởng các ban, ngành tỉnh; Chủ tịch UBND cấp huyện", ["sbn", "huyen"]),
        ("Giám đốc Sở Nội vụ và Trưởng Ban Dân tộc", ["snv", "bdt"]),
        ("Chánh Thanh tra tỉnh; Chủ tịch UBND cấp huyện, cấp xã", ["tt", "huyen", "xa"]),
    ],
)
def test_an_office_holder_stands_for_the_office(cell: str, keys: list[str]) -> None:
    """Decisions address the head of an agency; it is the agency that owes."""
    assert known(cell) == keys
    assert read_party(cell, DIRECTORY, year=2022).unknown == ()


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("Văn phòng UBND tỉnh và các đơn vị có liên quan", ["vpub"]),
        ("Các sở, ban, ngành tỉnh, UBND cấp huyện, cấp xã và các đơn vị có liên quan", ["sbn", "huyen", "xa"]),
        ("các cơ quan, đơn vị có liên quan", []),
        ("Sở Nội vụ, các tổ chức, cá nhân liên quan trên địa bàn tỉnh", ["snv"]),
        ("các sở, ngành liên quan", ["sbn"]),
    ],
)
def test_those_concerned_are_kept_but_name_nobody(cell: str, keys: list[str]) -> None:
    """The words "có liên quan" must neither vanish nor become an agency."""
    party = read_party(cell, DIRECTORY, year=2022)

    assert [mention.agency or mention.group for mention in party.mentions] == keys
    assert party.related
    assert party.unknown == ()


def test_a_group_of_which_only_those_concerned_are_meant_is_marked() -> None:
    """Nobody can say which members "các sở, ngành liên quan" are, so nobody may be made to owe."""
    (group,) = read_party("các sở, ngành liên quan", DIRECTORY).mentions
    (whole,) = read_party("các sở, ngành và các đơn vị liên quan", DIRECTORY).mentions

    assert (group.related, whole.related) == (True, False)


@pytest.mark.parametrize(
    ("cell", "keys", "unknown"),
    [
        ("Các sở, ban, ngành tỉnh Nội vụ", [], ("Các sở, ban, ngành tỉnh Nội vụ",)),
        ("Thủ trưởng các cơ quan, đơn vị", [], ("Thủ trưởng các cơ quan, đơn vị",)),
        ("Sở Nội vụ, Cục Tào lao, Sở Tài chính", ["snv", "stc"], ("Cục Tào lao",)),
        ("Ban Chỉ huy Phòng thủ và Cứu nạn và Sở Nội vụ", ["snv"], ("Ban Chỉ huy Phòng thủ và Cứu nạn",)),
        ("Sở Nội vụ và Cục lạ", ["snv"], ("Cục lạ",)),
        ("Sở Nội vụ (trừ Chi cục)", [], ("Sở Nội vụ (trừ Chi cục)",)),
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", ["snv"], ("phối hợp với Sở Tài chính",)),
        ("Sở Nội vụ phối hợp Sở Tài chính", ["snv"], ("phối hợp Sở Tài chính",)),
        ("các cơ quan, đơn vị trong tỉnh", [], ("các cơ quan, đơn vị trong tỉnh",)),
        ("UBND huyện Ngọc Lạ", [], ("UBND huyện Ngọc Lạ",)),
        ("Một số sở, ngành tỉnh", [], ("Một số sở", "ngành tỉnh")),
    ],
)
def test_what_is_no_known_name_stays_as_words(cell: str, keys: list[str], unknown: tuple[str, ...]) -> None:
    """A garbled name (III.2 of the 2022 plan) is flagged whole: half of it would make a whole group owe."""
    party = read_party(cell, DIRECTORY, year=2022)

    assert [mention.agency or mention.group for mention in party.mentions] == keys
    assert party.unknown == unknown


def test_a_group_that_contains_the_lead_means_the_others() -> None:
    """Sở Nội vụ with all departments: the lead does not coordinate with itself."""
    lead = read_party("Sở Nội vụ", DIRECTORY, year=2022)

    party = read_party("Các sở, ban, ngành tỉnh, UBND cấp huyện", DIRECTORY, year=2022, lead=lead)

    assert [mention.others for mention in party.mentions] == [True, False]


def test_words_of_a_mention_are_the_documents_own() -> None:
    """What is shown beside the reading must be found again in the paper."""
    party = read_party("Các sở, ban, ngành tỉnh, UBND cấp huyện, cấp xã", DIRECTORY)

    assert [mention.words for mention in party.mentions] == ["Các sở, ban, ngành tỉnh", "UBND cấp huyện", "cấp xã"]


@given(
    st.lists(
        st.sampled_from(
            [
                "Các",
                "sở",
                "ban",
                "ngành",
                "tỉnh",
                "Sở",
                "Nội vụ",
                "UBND",
                "cấp huyện",
                "cấp xã",
                "và",
                "có liên quan",
                ",",
                ";",
                "\n",
                " - ",
                "Thủ trưởng",
                "đơn vị",
                "Tào lao",
                "các",
                "Sở KH&CN",
                "(",
            ]
        ),
        max_size=14,
    )
)
def test_reading_does_not_depend_on_case_form_or_blanks(parts: list[str]) -> None:
    """The same cell typed in capitals, decomposed or with double blanks means the same offices."""
    cell = " ".join(parts)

    keys = known(cell)

    assert known(cell.upper()) == known(unicodedata.normalize("NFD", cell)) == known(cell.replace(" ", "  ")) == keys


@given(st.text())
def test_any_text_is_read_without_error_and_no_word_is_lost(text: str) -> None:
    """Cells come from strangers' files: whatever stands there, it lands somewhere."""
    party = read_party(text, DIRECTORY)

    assert party.words == unicodedata.normalize("NFC", text)
    assert DIRECTORY.find(text) is None or party.mentions


def test_every_cell_of_both_documents_is_read() -> None:
    """Only what the documents themselves leave open or garbled stays unknown; everything else is a known office."""
    unknown = {
        f"{plan.key}/{task.number}": read_party(cell, shipped_directory(), year=plan.years[0]).unknown
        for plan in shipped_plans()
        for task in plan.tasks
        for cell in (task.lead, task.coordinators)
        if read_party(cell, shipped_directory(), year=plan.years[0]).unknown
    }

    assert unknown == {
        "2016-2017/III.2.2.5": ("Thủ trưởng các cơ quan, đơn vị trong tỉnh",),
        "2016-2017/III.2.3.5": ("các cơ quan, đơn vị",),
        "2016-2017/III.2.3.7": ("Thủ trưởng cơ quan giải quyết thủ tục hành chính",),
        "2016-2017/IV.2.2": ("Ban Chỉ đạo cải cách hành chính từng cấp",),
        "2022/III.2": ("Các sở, ban, ngành tỉnh Nội vụ",),
    }
