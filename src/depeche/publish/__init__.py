"""Publish: the terminal, files and pages."""
