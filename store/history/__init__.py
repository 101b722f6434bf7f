"""Who changed what, when and why; taken back, done again, looked back at."""
