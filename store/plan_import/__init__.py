"""Plans into the board and out of it: a first import, every later one as a difference, and the way back."""
