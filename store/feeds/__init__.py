"""What calendars are made of: dated deliverables as events with their stamps, and the feeds that people subscribe to."""
