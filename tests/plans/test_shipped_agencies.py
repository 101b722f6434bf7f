"""The agencies that are shipped: whoever the plans name is known, and what no document says is marked."""

import pytest

from plans.agency import Agency, Group, read_party
from plans.shipped import shipped_directory, shipped_plans
from tests.plans.shipped_words import PLAN_2022_TEXT, SCHEME_TEXT, folded

# The agencies.


def test_every_agency_that_leads_is_known() -> None:
    """What is not known is words that the documents themselves leave open, or garble."""
    unknown = {
        (plan.key, task.number): read_party(task.lead, shipped_directory(), year=plan.years[0]).unknown
        for plan in shipped_plans()
        for task in plan.tasks
    }

    assert {place for place, words in unknown.items() if words} == {
        ("2022", "III.2"),
        ("2016-2017", "III.2.2.5"),
        ("2016-2017", "III.2.3.5"),
        ("2016-2017", "III.2.3.7"),
        ("2016-2017", "IV.2.2"),
    }


def test_the_garbled_lead_is_nobodys_name() -> None:
    """Guessing whom III.2 means would write a responsibility into a signed plan."""
    assert shipped_directory().find("Các sở, ban, ngành tỉnh Nội vụ") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("VPUB", "Văn phòng UBND tỉnh"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng UBND tỉnh"),
        ("Trung tâm GQTTHC", "Trung tâm Giải quyết TTHC"),
        ("TTGQ", "Trung tâm Giải quyết TTHC"),
        ("Đài PTTH", "Đài Phát thanh - Truyền hình tỉnh"),
        ("STTTT", "Sở Thông tin và Truyền thông"),
        ("STC", "Sở Tài chính"),
        ("so noi vu", "Sở Nội vụ"),
        ("STP", "Sở Tư pháp"),
        ("SKHCN", "Sở Khoa học và Công nghệ"),
        ("SLĐTBXH", "Sở Lao động - Thương binh và Xã hội"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Các sở ban ngành tỉnh", "Các sở, ban, ngành tỉnh"),
        ("Sở, ban, ngành", "Các sở, ban, ngành tỉnh"),
        ("UBND các huyện, thành phố", "UBND cấp huyện"),
        ("Chủ tịch Ủy ban nhân dân các huyện, thành phố", "UBND cấp huyện"),
        ("cấp xã", "UBND cấp xã"),
    ],
)
def test_names_and_abbreviations_of_the_documents_are_known(words: str, name: str) -> None:
    """People and documents write the same office in many ways."""
    found: Agency | Group | None = shipped_directory().find(words, year=2022)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("year", [2016, 2017, 2022])
def test_the_groups_have_their_members_of_the_plans_years(year: int) -> None:
    """15 departments, the office, the inspectorate and two boards; nine districts."""
    directory = shipped_directory()

    departments = [member.name for member in directory.members("so-ban-nganh", year=year)]
    assert len(departments) == 19
    assert sum(name.startswith("Sở ") for name in departments) == 15
    assert len(directory.members("ubnd-huyen", year=year)) == 9
    assert directory.members("ubnd-xa", year=year) == ()


def test_what_is_not_from_the_documents_is_marked() -> None:
    """An agency that neither document names, a year of ending and every list of members carry their source."""
    directory = shipped_directory()
    both = folded(SCHEME_TEXT + PLAN_2022_TEXT).casefold()

    for agency in directory.agencies:
        named = any(name.casefold() in both for name in (agency.name, *agency.aliases))
        assert agency.source or (named and not agency.last_year and not agency.first_year), agency.key
    assert all(group.source for group in directory.groups)
