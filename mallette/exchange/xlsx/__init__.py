"""A workbook for a country team: rows with one cell each to fill in, written with XlsxWriter and read with openpyxl.

The first row of each sheet and its first two columns are hidden: the row names the columns, the columns hold the key of
each row and what its cell held when the workbook was made. So rows may be moved and sorted, and sheets renamed.
"""

from mallette.exchange.xlsx.draw import write
from mallette.exchange.xlsx.read import read
from mallette.exchange.xlsx.values import Book, Found, Kind, Odd, ReadBook, Row, Sheet, Value

__all__ = ["Book", "Found", "Kind", "Odd", "ReadBook", "Row", "Sheet", "Value", "read", "write"]
