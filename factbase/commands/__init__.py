"""The command line of contracts.md: one module a command, and how input lines are read."""
