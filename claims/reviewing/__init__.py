"""What a person may do, the same from the admin and the API; each checks who may, and owes facts a verdict."""
