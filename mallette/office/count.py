"""What of a file goes, in plain words."""

import posixpath
from collections import Counter

from mallette.office.package import Element, Package, tag

WORDS = {
    "slide": "slides", "notes page": "notes pages", "notes master": "notes masters",
    "handout master": "handout masters", "section": "sections", "custom show": "custom shows",
    "list of comments": "lists of comments", "animation": "animations", "transition": "transitions",
    "hyperlink": "hyperlinks", "external link": "external links", "macro project": "macro projects",
    "ActiveX control": "ActiveX controls", "OLE object": "OLE objects", "embedded file": "embedded files",
    "chart": "charts", "SmartArt diagram": "SmartArt diagrams", "ink drawing": "ink drawings",
    "sound or film": "sounds or films", "embedded font": "embedded fonts", "tag": "tags",
    "custom XML part": "custom XML parts", "printer setting": "printer settings",
    "preview picture": "preview pictures", "write protection": "write protections",
    "set of properties": "sets of properties (author, company)",
}  # fmt: skip
"""What may be dropped, one and many, in the order in which it is told."""

TYPES = (
    ("presentationml.slide+xml", "slide"),
    ("presentationml.notesSlide+xml", "notes page"),
    ("presentationml.notesMaster+xml", "notes master"),
    ("presentationml.handoutMaster+xml", "handout master"),
    ("presentationml.comments+xml", "list of comments"),
    ("ms-powerpoint.comments+xml", "list of comments"),
    ("presentationml.tags+xml", "tag"),
    ("vbaProject", "macro project"),
    ("ms-office.activeX+xml", "ActiveX control"),
    ("oleObject", "embedded file"),
    ("printerSettings", "printer setting"),
    ("fontdata", "embedded font"),
    ("obfuscatedFont", "embedded font"),
    ("audio/", "sound or film"),
    ("video/", "sound or film"),
    ("custom-properties+xml", "set of properties"),
)
"""Words by a piece of a part's type."""
FOLDERS = (
    ("ppt/embeddings/", "embedded file"),
    ("docprops/thumbnail", "preview picture"),
    ("customxml/item", "custom XML part"),
)
"""Words by how a part's name begins."""
SECTION = "{http://schemas.microsoft.com/office/powerpoint/2010/main}section"


def count_parts(package: Package, presentation: Element) -> Counter[str]:
    """Return what of a file goes because nothing that stays leads to it, by its name in the singular."""
    counted = Counter(word for name in package.archive.names if (word := word_for(package, name)))
    counted["section"] = sum(1 for _ in presentation.iter(SECTION))
    counted["custom show"] = sum(1 for _ in presentation.iter(tag("p:custShow")))
    counted["write protection"] = sum(1 for _ in presentation.iter(tag("p:modifyVerifier")))
    return counted


def word_for(package: Package, name: str) -> str:
    """Return the word for a part that goes; nothing for one that stays or is not worth a word."""
    if name.endswith(".rels") or "itemprops" in posixpath.basename(name).lower():
        return ""
    type_ = package.type(name)
    for piece, word in TYPES:
        if piece in type_:
            return word
    return next((word for beginning, word in FOLDERS if name.lower().startswith(beginning)), "")


def told(dropped: Counter[str]) -> tuple[str, ...]:
    """Return what was dropped in plain words: ``31 slides``."""
    return tuple(f"{dropped[one]} {one if dropped[one] == 1 else many}" for one, many in WORDS.items() if dropped[one])
