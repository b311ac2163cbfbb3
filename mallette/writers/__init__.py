"""Writers: a folder or module for each format, with `write(document, theme) -> Written`. Found by its name."""
