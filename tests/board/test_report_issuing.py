"""Who stands in the head of a paper: an office of the body above it is not named by that body's name again."""

from dataclasses import replace

import pytest

from board.reports.issuing import issuer
from tests.board.test_report_letters import PLAN


@pytest.mark.parametrize(
    ("signed_by", "secretariat", "stands"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh Cà Mau", "Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng"),
        ("Chủ tịch UBND tỉnh Cà Mau", "Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng"),
        ("Ủy ban nhân dân tỉnh Cà Mau", "Văn phòng UBND tỉnh Cà Mau", "Văn phòng"),
        ("Ủy ban nhân dân tỉnh Cà Mau", "Sở Nội vụ", "Sở Nội vụ"),
        ("Ủy ban nhân dân tỉnh Cà Mau", "Văn phòng Ban Chỉ đạo", "Văn phòng Ban Chỉ đạo"),
        ("Ủy ban nhân dân tỉnh Cà Mau", "Văn phòng", "Văn phòng"),
        ("", "Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân tỉnh Cà Mau", "", "……"),
    ],
)
def test_the_office_of_the_body_above_is_called_by_its_first_word(
    signed_by: str, secretariat: str, stands: str
) -> None:
    """“ỦY BAN NHÂN DÂN TỈNH CÀ MAU” over “VĂN PHÒNG”, as every paper of such an office has it."""
    assert issuer(replace(PLAN, issuer=signed_by, secretariat=secretariat)) == stands
