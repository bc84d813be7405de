"""The REST API: what programs see and do."""
