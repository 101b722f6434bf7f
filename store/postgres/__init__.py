"""A board on a PostgreSQL server: opened, written, watched, backed up, looked over."""
