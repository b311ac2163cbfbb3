"""Files that are no template, each really what it claims to be; `REFUSED` holds them by what they are."""

import io
import struct
from collections.abc import Callable, Mapping

import docx
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from tests.proof.office import Parts, office, packed, parts_of, retyped, saved

MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
VBA = "application/vnd.ms-office.vbaProject"
VBA_RELATION = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
BOMB = 300 * 1024 * 1024
"""Bytes of nothing, which pack to a thousandth."""


def with_macros() -> bytes:
    """Return a .pptm: its type says so, and it holds a project."""
    deck = office()
    part = Part(PackURI("/ppt/vbaProject.bin"), VBA, deck.part.package, compound({"VBA": b"project"}))
    deck.part.relate_to(part, VBA_RELATION)
    return retyped(saved(deck), MACROS)


def theme() -> bytes:
    """Return a .thmx: a theme alone, behind a theme manager."""
    kind = "application/vnd.openxmlformats-officedocument"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    manager = f'{head}<a:themeManager xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    types = (
        f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/theme/theme/themeManager.xml" ContentType="{kind}.themeManager+xml"/>'
        f'<Override PartName="/theme/theme/theme1.xml" ContentType="{kind}.theme+xml"/></Types>'
    )

    def related(type: str, target: str) -> bytes:
        each = f'<Relationship Id="rId1" Type="{relation}/{type}" Target="{target}"/>'
        return f'{head}<Relationships xmlns="{rels}">{each}</Relationships>'.encode()

    return packed(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": related("officeDocument", "theme/theme/themeManager.xml"),
            "theme/theme/themeManager.xml": manager.encode(),
            "theme/theme/_rels/themeManager.xml.rels": related("theme", "theme1.xml"),
            "theme/theme/theme1.xml": parts_of(saved(office()))["ppt/theme/theme1.xml"],
        }
    )


FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, LEAST = 512, 4096
"""Bytes of a sector; the size in bytes from which a stream has sectors of its own (MS-CFB 2.2)."""


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file (MS-CFB version 3) with up to three streams: how Office wrote files until 2003."""
    bodies = [data.ljust(LEAST, b"\0") for data in streams.values()]
    each = LEAST // SECTOR
    chains = [END if place == each - 1 else 3 + place + number * each
              for number in range(len(bodies)) for place in range(each)]  # fmt: skip
    table = [FAT, END, *chains]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, LEAST, END, 0, END, 0, 0)
    header += struct.pack("<108I", *([FREE] * 108))
    entries = [entry("Root Entry", 5, END, 0, 1 if streams else FREE)]
    for number, (name, data) in enumerate(zip(streams, bodies, strict=True)):
        right = number + 2 if number + 1 < len(bodies) else FREE
        entries.append(entry(name, 2, 2 + number * each, len(data), FREE, right))
    sectors = struct.pack("<128I", *table, *([FREE] * (128 - len(table)))) + b"".join(entries).ljust(SECTOR, b"\0")
    return header[:SECTOR].ljust(SECTOR, b"\0") + sectors + b"".join(bodies)


def entry(name: str, kind: int, start: int, size: int, child: int, right: int = FREE) -> bytes:
    """Return an entry of the directory of a compound file (MS-CFB 2.6.1)."""
    letters = f"{name}\0".encode("utf-16-le")
    head = letters.ljust(64, b"\0") + struct.pack("<HBBIII", len(letters), kind, 1, FREE, right, child)
    return (head + bytes(36) + struct.pack("<IQ", start, size)).ljust(128, b"\0")


def old_ppt() -> bytes:
    return compound({"PowerPoint Document": b"slides", "Current User": b"somebody"})


def encrypted() -> bytes:
    return compound({"EncryptionInfo": struct.pack("<HHI", 4, 4, 0x40), "EncryptedPackage": b"\x10" * 64})


def word() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def truncated() -> bytes:
    data = saved(office())
    return data[: len(data) // 2]


def bomb() -> bytes:
    parts = parts_of(saved(office()))
    return packed({**parts, "ppt/media/image1.png": bytes(BOMB)})


def entities() -> bytes:
    """Return a presentation whose XML would grow without end."""
    laughs = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
    doctype = f'<!DOCTYPE p:presentation [<!ENTITY l0 "ha">{laughs}]>'.encode()
    parts = parts_of(saved(office()))
    name = "ppt/presentation.xml"
    head, _, rest = parts[name].partition(b"?>")
    return packed(
        {**parts, name: head + b"?>" + doctype + rest.replace(b"</p:presentation>", b"&l9;</p:presentation>")}
    )


def external_entity() -> bytes:
    """Return a presentation that would read a file of its reader."""
    parts = parts_of(saved(office()))
    name = "ppt/theme/theme1.xml"
    head, _, rest = parts[name].partition(b"?>")
    doctype = b'<!DOCTYPE a:theme [<!ENTITY own SYSTEM "file:///etc/passwd">]>'
    return packed({**parts, name: head + b"?>" + doctype + rest.replace(b'name="Office Theme"', b'name="&own;"')})


def twice() -> bytes:
    """Return a presentation that holds a part under two names that Office takes for one."""
    parts: Parts = parts_of(saved(office()))
    return packed({**parts, "PPT/Presentation.xml": parts["ppt/presentation.xml"]})


def no_main() -> bytes:
    """Return a presentation that does not say which of its parts it is."""
    parts = parts_of(saved(Presentation()))
    rels = parts["_rels/.rels"].replace(b"relationships/officeDocument", b"relationships/nothing")
    return packed({**parts, "_rels/.rels": rels})


REFUSED: Mapping[str, Callable[[], bytes]] = {
    "theme.thmx": theme,
    "macros.pptm": with_macros,
    "old.ppt": old_ppt,
    "encrypted.pptx": encrypted,
    "word.docx": word,
    "truncated.pptx": truncated,
    "bomb.pptx": bomb,
    "entities.pptx": entities,
    "external-entity.pptx": external_entity,
    "twice.pptx": twice,
    "no-main.pptx": no_main,
    "empty.pptx": bytes,
    "words.pptx": lambda: b"This is no presentation.\n" * 40,
}
"""Files that are refused with a sentence, by the name that they are given under."""
