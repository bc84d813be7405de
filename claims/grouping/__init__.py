"""Claims that answer one question come together in a fact. Start at `placing`."""
