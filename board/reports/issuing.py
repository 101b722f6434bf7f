"""Who writes a paper about a plan, where, and how a paper refers to the plan. Papers are Vietnamese in every language.

What no document says (the office's symbol, the signer) stays blank on the paper; nothing is made up for it.
"""

import re
from datetime import date

from plans.vietnamese import clean, fold
from store.views import PlanView

BLANK = "……"
_KINDS = {
    "QĐ": "Quyết định",
    "KH": "Kế hoạch",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "ĐA": "Đề án",
    "TB": "Thông báo",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "HD": "Hướng dẫn",
    "PA": "Phương án",
    "BB": "Biên bản",
    "CĐ": "Công điện",
}
_SYMBOL = re.compile(r"/(?:\d{4}/)?([^-/]+)")
_UBND = re.compile(r"\bubnd\b")
_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố) ((?:[A-ZĐÀ-ỸẠ-Ỵ][\w]*(?:\s*-\s*| )?)+)")


def superior(plan: PlanView) -> str:
    """The body above the secretariat: the one whose head signed the plan."""
    return clean(plan.issuer.removeprefix("Chủ tịch ").strip())


def secretariat(plan: PlanView) -> str:
    """Who follows the plan and writes about it; blank where the plan does not say."""
    return clean(plan.secretariat) or BLANK


def issuer(plan: PlanView) -> str:
    """The secretariat as it stands below its superior in the head of a paper: the office of that very body is "Văn phòng".

    Its whole name would say the superior's a second time.
    """
    office = secretariat(plan)
    first, rest = " ".join(office.split()[:2]), " ".join(office.split()[2:])
    whose = _UBND.sub("uy ban nhan dan", fold(rest))
    above = _UBND.sub("uy ban nhan dan", fold(superior(plan)))
    return first if fold(first) == "van phong" and whose and f"{above} ".startswith(f"{whose} ") else office


def place(plan: PlanView) -> str:
    """The province as the place of writing: as the issuer's or the plan's own name says it, else blank.

    The issuer is asked first, as titles speak of other places, too.
    """
    for words in (plan.issuer, plan.title):
        found = _PROVINCE.search(words)
        if found:
            return clean(found[1].strip())
    return BLANK


def paper_kind(number: str) -> str:
    """What a paper is called by the letters in its number (decree 30/2020, appendix III); "" where they are no kind's.

    >>> paper_kind("12/2021/NQ-HĐND"), paper_kind("7/HD-SNV"), paper_kind("12/SNV-CCHC"), paper_kind("12")
    ('Nghị quyết', 'Hướng dẫn', '', '')
    """
    found = _SYMBOL.search(number)
    return _KINDS.get(found[1], "") if found else ""


def document_called(number: str, day: date | None) -> str:
    """A paper by its kind, number and day.

    >>> document_called("2942/QĐ-UBND", date(2021, 12, 23)), document_called("12/SNV-CCHC", None)
    ('Quyết định số 2942/QĐ-UBND ngày 23/12/2021', 'Công văn số 12/SNV-CCHC')
    >>> document_called("15/BC-STTTT", date(2022, 4, 13))
    'Báo cáo số 15/BC-STTTT ngày 13/04/2022'
    """
    kind = paper_kind(number) or ("Công văn" if _SYMBOL.search(number) else "Văn bản")
    return clean(f"{kind} số {number}") + (f" ngày {day:%d/%m/%Y}" if day else "")


def plan_called(plan: PlanView) -> str:
    """The plan with the paper that issued it, as a first mention has it."""
    paper = document_called(plan.number, plan.signed)
    return f"{clean(plan.title)} (ban hành kèm theo {paper} của {clean(plan.issuer)})"
