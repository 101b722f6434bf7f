"""Chasing letters: who is to be chased for what, and what was written and answered."""
