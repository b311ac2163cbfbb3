"""A template with two masters whose layouts have the same names, as slides pasted from another file leave behind."""

import re

from tests.proof.office import MAIN, Parts, office, packed, parts_of, saved

LAYOUTS = 11
MASTER = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"
LAYOUT = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster"
FIRST = 2147484000
"""The first id of the second master and its layouts; each stands once in a file (ECMA-376 part 1, 19.7.4)."""


def two_masters() -> bytes:
    """Return a template with the same master twice, the second with a darker ground."""
    parts = parts_of(saved(office()))
    theme = "ppt/theme/theme9.xml"
    parts[theme] = parts["ppt/theme/theme1.xml"].replace(b'name="Office Theme"', b'name="1_Office Theme"')
    for number in range(1, LAYOUTS + 1):
        copied, name = f"ppt/slideLayouts/slideLayout{number}.xml", f"slideLayout{number + LAYOUTS}.xml"
        parts[f"ppt/slideLayouts/{name}"] = parts[copied]
        rels = parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"]
        parts[f"ppt/slideLayouts/_rels/{name}.rels"] = rels.replace(b"slideMaster1.xml", b"slideMaster2.xml")
    parts["ppt/slideMasters/slideMaster2.xml"] = second_master(parts["ppt/slideMasters/slideMaster1.xml"])
    parts["ppt/slideMasters/_rels/slideMaster2.xml.rels"] = re.sub(
        rb"slideLayout(\d+)\.xml",
        lambda match: b"slideLayout%d.xml" % (int(match[1]) + LAYOUTS),
        parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"].replace(b"theme1.xml", b"theme9.xml"),
    )
    return packed(registered(parts, theme))


def second_master(xml: bytes) -> bytes:
    """Return a master whose layouts have ids of their own, on the theme's second ground."""
    numbers = iter(range(FIRST + 1, FIRST + 1 + LAYOUTS))
    xml = re.sub(rb'(<p:sldLayoutId [^>]*?\bid=")\d+"', lambda match: match[1] + b'%d"' % next(numbers), xml)
    return xml.replace(b'<a:schemeClr val="bg1"/></p:bgRef>', b'<a:schemeClr val="bg2"/></p:bgRef>')


def registered(parts: Parts, theme: str) -> Parts:
    """Return the parts with the second master in the presentation and in the list of types."""
    overrides = {f"ppt/slideLayouts/slideLayout{number}.xml": LAYOUT for number in range(LAYOUTS + 1, 2 * LAYOUTS + 1)}
    overrides |= {"ppt/slideMasters/slideMaster2.xml": MASTER, theme: THEME}
    listed = "".join(f'<Override PartName="/{name}" ContentType="{type}"/>' for name, type in overrides.items())
    types, main, rels = "[Content_Types].xml", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
    assert MAIN.encode() in parts[types]
    relation = f'<Relationship Id="rId900" Type="{RELATION}" Target="slideMasters/slideMaster2.xml"/>'
    master = f'<p:sldMasterId id="{FIRST}" r:id="rId900"/>'
    return {
        **parts,
        types: parts[types].replace(b"</Types>", f"{listed}</Types>".encode()),
        rels: parts[rels].replace(b"</Relationships>", f"{relation}</Relationships>".encode()),
        main: parts[main].replace(b"</p:sldMasterIdLst>", f"{master}</p:sldMasterIdLst>".encode()),
    }
