"""Deadlines as calendars; the only place that knows `ics`."""
