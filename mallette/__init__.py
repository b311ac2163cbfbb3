"""Mallette: one content model becomes slide decks, facilitator guides and participant handouts."""

__version__ = "1.0.0"
