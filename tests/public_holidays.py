"""Keep the table of public holidays as the `holidays` package has them: `python -m tests.public_holidays` writes it anew.

The package costs a tenth of a second and 12 MiB in every session that looks at a deadline; the table next to nothing.
"""

import sys

from holidays.countries.vietnam import Vietnam

from plans.days_off import PUBLIC_HOLIDAYS, TABLED_YEARS

HEAD = "# Ngày nghỉ lễ của Việt Nam theo gói phần mềm `holidays`; không sửa ở đây: sửa đổi, bổ sung ghi trong holidays.toml.\n"


def table() -> str:
    """A line for each day off of the tabled years: the day, a blank, what it is."""
    found = sorted(Vietnam(years=list(TABLED_YEARS), language="vi").items())
    return HEAD + "".join(f"{day.isoformat()} {name}\n" for day, name in found if day.year in TABLED_YEARS)


if __name__ == "__main__":
    PUBLIC_HOLIDAYS.write_text(table(), encoding="utf-8")
    sys.stdout.write(f"{PUBLIC_HOLIDAYS}\n")
