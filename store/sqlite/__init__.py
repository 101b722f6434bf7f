"""A board in a SQLite file: opened, written by one at a time, watched, backed up, looked over."""
