"""The same floors as the program, as a specification."""
