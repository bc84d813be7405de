"""Tests of claims/alerts: who is owed a letter, what it says, and how it is sent."""
