"""Suggestions and decisions, which claims and articles have in common: see `sources.decisions`."""

from sources.decisions import Decision, DecisionState

__all__ = ["Decision", "DecisionState"]
