"""The proof that no deck overflows: what draws a deck, what reads it back, and decks and languages to try it on."""
