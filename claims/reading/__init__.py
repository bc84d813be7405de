"""A text becomes claims: read, named, stored beside what was read of it before. Start at `reader`."""
