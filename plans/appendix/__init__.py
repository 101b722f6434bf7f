"""A signed file with an appendix table (.docx, .xlsx, .txt) → a draft of the plan, with everything that is doubtful.

One direction, a file a step: bytes → blocks (`text_file`, `word_file`, `sheet_file`, behind `file_kind` and
`office_package`) → the table and its columns (`headings`, `shape`) → rows (`rows`) → numbers and sections (`numbering`)
→ draft (`reading`, with the plan's own facts by `plan_facts`). The libraries for Word and Excel are imported only for a
file of their kind.
"""
