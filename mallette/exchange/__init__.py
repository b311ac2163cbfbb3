"""Formats in which content goes out to people and comes back: bytes in, bytes out. One module a format."""
