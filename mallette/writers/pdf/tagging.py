"""The structure of a PDF file: which marks are a heading, a list, a cell of a table.

It makes a file that a screen reader can read aloud (PDF/UA-1) and an archive can keep (PDF/A-2a). reportlab has no
tagged PDF; it does let its objects be added to, which is what happens here.
"""

from io import BytesIO
from typing import Any, cast

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from mallette.writers.pdf.archive import archive
from mallette.writers.pdf.marks import Tag


class Element:
    """An element as it is written: its name in the file, and its kids in the order of reading."""

    def __init__(self, tag: Tag, name: str, role: str) -> None:
        self.tag = tag
        self.name = name
        self.role = role
        self.kids: list[Any] = []

    @property
    def reference(self) -> PDFObjectReference:
        return PDFObjectReference(self.name)


class TaggedCanvas(Canvas):
    """A canvas on which every mark belongs to an element, or is decoration. The same input makes the same bytes."""

    _doc: Any
    _code: list[str]

    def __init__(self, out: BytesIO, font: str, lang: str) -> None:
        self.elements: dict[Tag, Element] = {}
        self.level = 0
        """The level of the last heading."""
        self.contents: list[Element] = []
        """The elements of the marked contents of this page, by number."""
        self.parents: list[Any] = []
        """The parent tree: for each page its elements, for each link its element."""
        settings: dict[str, Any] = {"initialFontName": font, "pdfVersion": (1, 7)}
        super().__init__(out, pageCompression=1, invariant=1, lang=lang, **settings)
        self.file = self._doc
        plain_format = self.file.format

        def format_archived() -> bytes:
            archive(self.file)
            return bytes(plain_format())

        self.file.format = format_archived

    def know(self, tag: Tag) -> Element:
        """Return the element of `tag`, made a kid of its parent when it is first seen."""
        if tag not in self.elements:
            parent = self.know(tag.parent) if tag.parent else None
            element = self.elements[tag] = Element(tag, f"Element{len(self.elements)}", self.role_of(tag))
            if parent:
                parent.kids.append(element.reference)
        return self.elements[tag]

    def role_of(self, tag: Tag) -> str:
        """Return the role of a new element. A heading comes at most one level below the last, for readers who jump
        from level to level."""
        if tag.role[0] != "H" or not tag.role[1:].isdigit():
            return tag.role
        self.level = min(int(tag.role[1:]), self.level + 1)
        return f"H{self.level}"

    def begin(self, tag: Tag | None) -> None:
        """Start what belongs to an element, or what is decoration."""
        if tag is None:
            self._code.append("/Artifact BMC")
            return
        element = self.know(tag)
        number = len(self.contents)
        self.contents.append(element)
        page = self.file.thisPageRef()
        element.kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": number}))
        self._code.append(f"/{element.role} <</MCID {number}>> BDC")

    def end(self) -> None:
        """End it."""
        self._code.append("EMC")

    def jump(self, tag: Tag, target: str, area: tuple[float, float, float, float], text: str) -> None:
        """Make an area that leads to a bookmark."""
        name = f"Jump{len(self.parents)}"
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(area),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": PDFString(text),
                "Dest": cast("Any", self)._bookmarkReference(target),
                "StructParent": len(self.parents),
            }
        )
        cast("Any", self)._addAnnotation(annotation, name)
        element = self.know(tag)
        self.parents.append(element.reference)
        reference = self.file.refAnnotation(name)
        element.kids.append(PDFDictionary({"Type": PDFName("OBJR"), "Pg": self.file.thisPageRef(), "Obj": reference}))

    def _setXObjects(self, thing: Any) -> None:  # noqa: N802
        """Finish a page: reportlab calls this with each page object, the only place where it shows one, and with each
        form and picture, which have no tags."""
        cast("Any", super())._setXObjects(thing)
        if not isinstance(thing, PDFPage):
            return
        page = cast("Any", thing)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self.parents)
        page.Tabs = PDFName("S")
        self.parents.append(PDFArray([element.reference for element in self.contents]))
        self.contents = []

    def save(self) -> None:
        """Write the file, with the tree of elements."""
        if self._code:
            self.showPage()
        tree = PDFObjectReference("StructureTree")
        for element in self.elements.values():
            self.file.Reference(element_dictionary(element, self.elements, tree), element.name)
        numbers = [each for pair in enumerate(self.parents) for each in pair]
        roots = [element.reference for element in self.elements.values() if not element.tag.parent]
        root = {"Type": PDFName("StructTreeRoot"), "K": PDFArray(roots), "ParentTreeNextKey": len(self.parents)}
        root["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
        self.file.Catalog.StructTreeRoot = self.file.Reference(PDFDictionary(root), tree.name)
        self.file.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        super().save()


def element_dictionary(element: Element, elements: dict[Tag, Element], tree: PDFObjectReference) -> PDFDictionary:
    """Return an element as PDF writes it."""
    tag = element.tag
    entries: dict[str, Any] = {
        "Type": PDFName("StructElem"),
        "S": PDFName(element.role),
        "P": elements[tag.parent].reference if tag.parent else tree,
        "K": PDFArray(element.kids),
    }
    if tag.lang:
        entries["Lang"] = PDFString(tag.lang)
    if tag.alt:
        entries["Alt"] = PDFString(tag.alt)
    attributes = attribute_dictionary(tag)
    if attributes:
        entries["A"] = attributes
    return PDFDictionary(entries)


def attribute_dictionary(tag: Tag) -> PDFDictionary | None:
    """Return what else is said of an element: the cells that a head speaks for, the columns that a cell takes, the
    signs of a list."""
    if tag.role == "L" and tag.scope:
        return PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(tag.scope)})
    entries: dict[str, Any] = {}
    if tag.scope:
        entries["Scope"] = PDFName(tag.scope)
    if tag.span > 1:
        entries["ColSpan"] = tag.span
    return PDFDictionary({"O": PDFName("Table"), **entries}) if entries else None
