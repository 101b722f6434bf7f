"""The sheet of paper: A4 across, with the margins and the type of an administrative document (decree 30/2020/NĐ-CP)."""

FONT = "Times New Roman"
LANGUAGE = "vi-VN"

LONG_MM, SHORT_MM = 297, 210
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20, 20, 30, 15
HEADER_MM = 10
"""The page number's distance from the edge: it stands in the middle of the top margin, from the second page on."""

TITLE_PT, BODY_PT, CELL_PT = 14, 13, 12

COLUMNS_MM = (12, 84, 46, 30, 36, 44)
"""Number, task, output, deadline, lead, coordinators: together all that the margins leave of a sheet that lies across."""
