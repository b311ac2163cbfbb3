"""What an archive asks of a PDF file: who made it, in two places; colours that are defined; streams that end well."""

import re
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFBase85Encode,
    PDFDictionary,
    PDFFormXObject,
    PDFImageXObject,
    PDFName,
    PDFPage,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from mallette.tree import Document, plain

PROGRAM = "Mallette"
NOT_CHARACTERS = re.compile(r"^<\w\w> <(?:0000|FEFF|FFFE)>$\n?", re.MULTILINE)
EXTENSION = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
 <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
   <pdfaProperty:name>part</pdfaProperty:name>
   <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
   <pdfaProperty:category>internal</pdfaProperty:category>
   <pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
 </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
 <dc:format>application/pdf</dc:format>
 <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
 <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
 <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
 <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
 <xmp:CreatorTool>{program}</xmp:CreatorTool>
 <xmp:CreateDate>{date}</xmp:CreateDate>
 <xmp:ModifyDate>{date}</xmp:ModifyDate>
 <pdf:Producer>{program}</pdf:Producer>
 <pdfaid:part>2</pdfaid:part>
 <pdfaid:conformance>A</pdfaid:conformance>
 <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{extension}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class EndedStream(PDFStream):
    """A stream with a line end before its last word, which reportlab leaves out. It is the long one: after data that
    happens to end in a carriage return, a line feed alone would count as half of it, and the length be wrong."""

    def format(self, document: Any) -> bytes:
        return bytes(super().format(document)).removesuffix(b"endstream\n") + b"\r\nendstream\n"


class EndedImage(PDFImageXObject):
    """A picture whose stream ends as the others do."""

    def format(self, document: Any) -> bytes:
        return bytes(super().format(document)).removesuffix(b"endstream\n") + b"\r\nendstream\n"


def describe(canvas: Canvas, file: Any, document: Document, date: str) -> None:
    """Say in the file what it is, from the document and its ISO date: to people, and to programs."""
    stamp = datetime.fromisoformat(date or "2000-01-01").replace(tzinfo=UTC)
    texts = {name: plain(getattr(document, name)) for name in ("title", "author", "subject")}
    canvas.setTitle(texts["title"])
    canvas.setAuthor(texts["author"])
    canvas.setSubject(texts["subject"])
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    file._timeStamp.YMDhms = stamp.timetuple()[:6]
    data = {name: escape(text) for name, text in texts.items()}
    packet = METADATA.format(
        **data, lang=document.lang, program=PROGRAM, date=stamp.isoformat(), extension=EXTENSION
    ).encode()
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    file.Catalog.Metadata = EndedStream(kind, packet)
    file.Catalog.__NoDefault__ = [*file.Catalog.__NoDefault__, "OutputIntents"]
    file.Catalog.OutputIntents = PDFArray([output_intent()])


def output_intent() -> PDFDictionary:
    """Return what the file's greys mean: those of sRGB."""
    profile = EndedStream(PDFDictionary({"N": 3}), colour_profile())
    name = PDFString("sRGB IEC61966-2.1")
    entries = {"Type": PDFName("OutputIntent"), "S": PDFName("GTS_PDFA1"), "OutputConditionIdentifier": name}
    return PDFDictionary({**entries, "Info": name, "DestOutputProfile": profile})


@cache
def colour_profile() -> bytes:
    """Return the colour profile of sRGB, without the time at which it was made."""
    from PIL import ImageCms

    profile: Any = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    data = bytes(profile.tobytes())
    return data[:24] + bytes(12) + data[36:]


def archive(document: Any) -> None:
    """Mend the streams of a file that is about to be written."""
    for thing in list(document.idToObject.values()):
        if isinstance(thing, PDFPage):
            thing.check_format(document)  # makes its stream
            mend_stream(thing.Contents)
        elif isinstance(thing, PDFFormXObject):
            thing.compression = 0  # it would be set as text
            thing.Contents = EndedStream(content=thing.stream, filters=[PDFZCompress])
        elif isinstance(thing, PDFImageXObject):
            cast("Any", thing).__class__ = EndedImage
        elif isinstance(thing, PDFStream):
            mend_stream(thing)


def mend_stream(stream: Any) -> None:
    """Make a stream end well and hold bytes, since text is a quarter longer; a font's map from codes to characters is
    left without those that are none."""
    if isinstance(stream.content, str) and "begincmap" in stream.content:
        stream.content = without_not_characters(stream.content)
    if PDFBase85Encode in (stream.filters or ()):
        stream.filters = [PDFZCompress]
    stream.__class__ = EndedStream


def without_not_characters(cmap: str) -> str:
    """Return a map from codes to characters without those that are none."""
    kept, dropped = NOT_CHARACTERS.subn("", cmap)
    return re.sub(r"(\d+)(?= beginbfchar)", lambda match: str(int(match.group()) - dropped), kept)
