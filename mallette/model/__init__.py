"""All shared values: what content is (`content`, `session`), what a country adds (`pack`), what travels (`trip`)."""
