"""Mallette: one content model becomes slide decks, facilitator guides and participant handouts."""
