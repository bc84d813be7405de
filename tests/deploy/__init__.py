"""Deployment: what it refuses to start with, its containers, its logs, backups, and the web server itself."""
