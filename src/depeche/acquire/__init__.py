"""Acquire: bytes, when, from where; never altered."""
