"""What makes a signed file unreadable as an appendix. Each kind has its sentence in `board.said.appendix_problems`.

* about the file: `file_suffix`, `empty_file`, `too_large` (bytes), `pdf`, `picture`, `old_office` (before 2007, or with
  a password), `wrong_content` (found: what it is, expected: its suffix), `encoding`, `legacy_font`
* about the package: `zip_broken`, `zip_password`, `zip_parts`, `zip_unpacked`, `zip_ratio`, `zip_twice`, `doctype`,
  `xml_encoding`, `office_damaged`
* about the table: `too_many_rows`, `too_many_columns`, `no_table`, `picture_table`, `no_headings`, `no_rows`,
  `table_number`, `row_cells` (expected: how many), `too_long` (characters)
* about the plan: `fact_missing` (found: the fact, expected: its option)
"""

from plans.errors import PlanFileError, Problem


def refusal(where: str, kind: str, found: object = "", expected: object = "") -> PlanFileError:
    """The error for one problem that leaves nothing else to look at."""
    return PlanFileError((Problem(where, kind, str(found), str(expected)),))
