"""Measurements, printed as ratios against a bare Textual app or the raw library in the same run. No test asserts a time."""
