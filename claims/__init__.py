"""What is said, where it conflicts, and who is told."""
