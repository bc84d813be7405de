"""How work reaches workers: bells, steps, leases and the timer. What is owed stands in PostgreSQL."""
