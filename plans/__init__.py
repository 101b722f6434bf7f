"""What was signed: plans, deadlines and agencies as values. Knows no database, no terminal, no clock."""
