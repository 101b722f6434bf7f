"""Checks that need more than Python, make and git; run by `make check-outside`, never by the build."""
