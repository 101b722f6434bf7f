"""Cells as ministries and other provinces write them, against the shipped directory: never a wrong agency."""

import pytest

from plans.agency import read_party
from plans.shipped import shipped_directory

DIRECTORY = shipped_directory()
DEPARTMENTS, DISTRICTS, COMMUNES = "so-ban-nganh", "ubnd-huyen", "ubnd-xa"


def _read(cell: str, year: int = 2026) -> tuple[list[str], tuple[str, ...]]:
    party = read_party(cell, DIRECTORY, year=year)
    return [mention.agency or mention.group or "" for mention in party.mentions], party.unknown


@pytest.mark.parametrize(
    ("cell", "group"),
    [
        ("UBND các xã, phường, đặc khu", COMMUNES),
        ("UBND các phường, xã, đặc khu", COMMUNES),
        ("UBND xã, phường", COMMUNES),
        ("Chủ tịch UBND các xã, phường và đặc khu", COMMUNES),
        ("UBND các huyện, thị xã, thành phố", DISTRICTS),
        ("UBND các quận, huyện", DISTRICTS),
    ],
)
def test_a_list_of_units_of_one_level_is_the_group_of_that_level(cell: str, group: str) -> None:
    """Since 2025 there are wards and special zones; other provinces have towns and urban districts."""
    assert _read(cell) == ([group], ())


@pytest.mark.parametrize(
    "cell",
    [
        "Sở Nội vụ (cơ quan thường trực)",
        "Sở Nội vụ (chủ trì)",
        "Chủ trì: Sở Nội vụ",
        "Cơ quan chủ trì: Sở Nội vụ",
        "Sở Nội vụ chủ trì",
    ],
)
def test_what_an_office_is_in_the_row_is_no_other_office(cell: str) -> None:
    """The remark says why it stands there, not who it is."""
    assert _read(cell) == (["snv"], ())


@pytest.mark.parametrize(
    ("cell", "keys", "unknown"),
    [
        ("Văn phòng UBND tỉnh (Trung tâm Phục vụ hành chính công)", ["vpub"], ("Trung tâm Phục vụ hành chính công",)),
        ("Sở Nội vụ (Phòng CCHC), Sở Tư pháp", ["snv", "stp"], ("Phòng CCHC",)),
        (
            "Các sở, ban, ngành tỉnh (Sở Nội vụ, Sở Tài chính)",
            [],
            ("Các sở, ban, ngành tỉnh (Sở Nội vụ, Sở Tài chính)",),
        ),
        ("UBND cấp xã (trừ đặc khu)", [], ("UBND cấp xã (trừ đặc khu)",)),
    ],
)
def test_brackets_are_flagged_and_behind_a_group_the_group_too(
    cell: str, keys: list[str], unknown: tuple[str, ...]
) -> None:
    """They may name the part of an office that works, or the few members that are meant: nobody guesses which."""
    assert _read(cell) == (keys, unknown)


def test_whoever_helps_does_not_lead() -> None:
    """Else a whole group would owe what one office is to do; among the coordinators the same words are right."""
    lead = read_party("Sở Nội vụ chủ trì; các sở, ngành phối hợp", DIRECTORY, year=2026)
    helping = read_party("Các sở, ngành phối hợp", DIRECTORY, year=2026, lead=lead)

    assert [mention.agency for mention in lead.mentions] == ["snv"]
    assert lead.unknown == ("các sở, ngành phối hợp",)
    assert [mention.group for mention in helping.mentions] == [DEPARTMENTS]


def test_all_that_follows_the_label_of_those_who_help_helps() -> None:
    """The group behind the ";" of "Phối hợp: A; UBND cấp xã" does not lead, either."""
    lead = read_party("Chủ trì: Sở Nội vụ.\nPhối hợp: Công an tỉnh; UBND cấp xã", DIRECTORY, year=2026)

    assert [mention.agency or mention.group for mention in lead.mentions] == ["snv"]
    assert lead.unknown == ("Phối hợp: Công an tỉnh; UBND cấp xã",)


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("Sở Nông nghiệp và PTNT", "snnptnt"),
        ("Sở NN và PTNT", "snnptnt"),
        ("Sở Lao động-TB&XH", "sldtbxh"),
        ("Sở Văn hóa, TT&DL", "svhttdl"),
        ("Sở Khoa học & Công nghệ", "skhcn"),
        ("Sở Giáo dục & Đào tạo", "sgddt"),
        ("Sở Văn hóa - Thể thao và Du lịch", "svhttdl"),
    ],
)
def test_half_abbreviated_names_are_known(cell: str, key: str) -> None:
    """Every office shortens another half of the long names."""
    assert _read(cell, 2022) == ([key], ())


@pytest.mark.parametrize(
    "cell",
    [
        "Như trên",
        "nt",
        "Bộ Nội vụ",
        "Bộ Khoa học và Công nghệ",
        "Các bộ, ngành, địa phương",
        "Các cơ quan, đơn vị, địa phương",
        "Các cơ quan chuyên môn thuộc UBND tỉnh",
        "Công an tỉnh",
        "Sở Dân tộc và Tôn giáo",
        "Thanh tra Sở Nội vụ",
        "Sở Nội vụ tỉnh Bạc Liêu",
        "UBND tỉnh Bạc Liêu",
        "UBND xã Thới Bình",
        "UBND phường An Xuyên",
        "Trung tâm Phục vụ hành chính công cấp xã",
        "Ban Tổ chức Tỉnh ủy",
    ],
)
def test_an_office_that_is_not_in_the_directory_is_kept_whole_and_means_nobody(cell: str) -> None:
    """A part of its words may be a known name ("Sở Nội vụ tỉnh Bạc Liêu"): that would be a wrong agency."""
    assert _read(cell) == ([], (cell,))
