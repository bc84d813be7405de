"""What can be asked and done, one file per noun; `desk` holds what all have in common."""
