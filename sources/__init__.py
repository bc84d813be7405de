"""Where text comes from: sources, articles and their revisions."""
