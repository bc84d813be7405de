"""Tests of the engine: plain Python, no database."""
