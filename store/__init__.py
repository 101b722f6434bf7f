"""What has happened since a plan was signed: a SQLModel store behind one door, `store.open_board.OpenBoard`."""
