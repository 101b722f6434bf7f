"""Status reviews: what stands on their pages, what they decide, and what becomes of it."""
