"""What pages show beside the admin's own: the front page, plots, queues, passwords and the answers to probes."""
