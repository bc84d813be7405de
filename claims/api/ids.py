"""Ids as PostgreSQL keeps them."""

MAX_ID = 2**63 - 1
