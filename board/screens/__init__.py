"""Screens in the terminal; with board.app the only place that knows Textual."""
