"""All shared values: what content is (`content`), what a country adds (`pack`), what travels along the trip (`trip`)."""
