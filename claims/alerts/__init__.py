"""Alerts: who is told of which conflicts, what the letters say, and how they are delivered."""
