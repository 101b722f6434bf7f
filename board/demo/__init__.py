"""A year that never was, on the plan of 2022: every paper, day, officer and word of progress in here is invented.

Nothing of it reaches a board of anybody's: it is told only to the throw-away database of `board demo`, whose plans are marked
as samples from their first row on.
"""
