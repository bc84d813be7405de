"""The claims of a fact become its verdict, its conflict and what is owed to people. Start at `judge`."""
