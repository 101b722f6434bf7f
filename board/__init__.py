"""How people see the board: on a screen, in a calendar, at a prompt."""
