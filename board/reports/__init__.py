"""On paper: what the board knows as tables and files of an office. Values in, bytes out; no terminal, no clock."""
