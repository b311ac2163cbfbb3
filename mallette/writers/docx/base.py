"""The base file of a brand: its styles, lists and page, and nothing of its author. A person may restyle it in Word."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from mallette.model.trip import BrandSettings, Colours
from mallette.repack import repack
from mallette.writers.docx.pages import geometry
from mallette.writers.docx.styles import (
    LISTS,
    PARAGRAPHS,
    TABLES,
    Frame,
    ListLevels,
    ParagraphStyle,
    TableStyle,
    identifier,
)
from mallette.writers.docx.units import eighths, half_points, twips, twips_of_points

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PART = "application/vnd.openxmlformats-officedocument"

PARTS = {
    "word/document.xml": ("officeDocument", f"{PART}.wordprocessingml.document.main+xml"),
    "word/styles.xml": ("styles", f"{PART}.wordprocessingml.styles+xml"),
    "word/numbering.xml": ("numbering", f"{PART}.wordprocessingml.numbering+xml"),
    "word/settings.xml": ("settings", f"{PART}.wordprocessingml.settings+xml"),
    "word/fontTable.xml": ("fontTable", f"{PART}.wordprocessingml.fontTable+xml"),
    "docProps/app.xml": ("extended-properties", f"{PART}.extended-properties+xml"),
    "docProps/core.xml": ("metadata/core-properties", "application/vnd.openxmlformats-package.core-properties+xml"),
}


def make_base(settings: BrandSettings) -> bytes:
    """Return the base file of a brand as bytes. Its pages show each style by its name, for whoever restyles it."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relations(),
        "word/_rels/document.xml.rels": document_relations(),
        "word/document.xml": sample_document(),
        "word/styles.xml": styles(settings),
        "word/numbering.xml": numbering(settings.font),
        "word/settings.xml": file_settings(),
        "word/fontTable.xml": font_table(settings.font),
        "docProps/app.xml": application(),
        "docProps/core.xml": properties(settings.title),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, HEAD + text)
    return repack(target.getvalue())


def content_types() -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (_, kind) in PARTS.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def relations(targets: dict[str, str]) -> str:
    """Return a part's relationships: type by target, numbered in order."""
    rows = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def package_relations() -> str:
    return relations(
        {
            "word/document.xml": f"{OFFICE}/relationships/officeDocument",
            "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
            "docProps/app.xml": f"{OFFICE}/relationships/extended-properties",
        }
    )


def document_relations() -> str:
    names = ("styles", "numbering", "settings", "fontTable")
    return relations({f"{name}.xml": f"{OFFICE}/relationships/{name}" for name in names})


def sample_document() -> str:
    """Return pages on which every paragraph style is set in itself, by its name."""
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/></w:pPr><w:r><w:t>{escape(style.name)}</w:t></w:r></w:p>'
        for style in PARAGRAPHS
    )
    page = geometry("a4")
    return (
        f"<w:document {WORD}><w:body>{lines}<w:sectPr>"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.side}" w:bottom="{page.top}" w:left="{page.side}" '
        f'w:header="{page.edge}" w:footer="{page.edge}" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def styles(settings: BrandSettings) -> str:
    fonts = font(settings.font)
    return (
        f"<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        + "".join(paragraph_style(style, settings.colours) for style in PARAGRAPHS)
        + character_styles(settings)
        + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{margins(1.9, 0)}</w:tblPr></w:style>"
        + "".join(table_style(style) for style in TABLES)
        + '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style></w:styles>'
    )


def font(name: str) -> str:
    quoted = quoteattr(name)
    return f"<w:rFonts w:ascii={quoted} w:hAnsi={quoted} w:eastAsia={quoted} w:cs={quoted}/>"


def paragraph_style(style: ParagraphStyle, colours: Colours) -> str:
    default = ' w:default="1"' if style.name == "Normal" else ""
    based = f'<w:basedOn w:val="{identifier(style.based)}"/>' if style.based else ""
    after = f'<w:next w:val="{identifier(style.next)}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>{based}'
        f"{after}<w:qFormat/><w:pPr>{paragraph_marks(style, colours)}</w:pPr>"
        f"<w:rPr>{letter_marks(style)}</w:rPr></w:style>"
    )


def paragraph_marks(style: ParagraphStyle, colours: Colours) -> str:
    """Return the paragraph properties, in the order that the format demands."""
    line = (
        f'w:line="{twips_of_points(style.exact)}" w:lineRule="exact"'
        if style.exact
        else f'w:line="{round(240 * style.spacing)}" w:lineRule="auto"'
    )
    return "".join(
        (
            "<w:keepNext/>" if style.keep_next else "",
            f'<w:numPr><w:numId w:val="{style.list}"/></w:numPr>' if style.list else "",
            frame(style.frame, colours) if style.frame else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill}"/>' if style.fill else "",
            f'<w:spacing w:before="{twips_of_points(style.before)}" w:after="{twips_of_points(style.after)}" {line}/>',
            indent(style),
            f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "",
        )
    )


def indent(style: ParagraphStyle) -> str:
    """Return how far a paragraph stands in. Frames are drawn outside the words, so they need room."""
    if style.inset:
        return f'<w:ind w:left="{twips(style.inset)}" w:right="{twips(style.inset)}"/>'
    right = f' w:right="{twips(style.right)}"' if style.right else ""
    return f'<w:ind w:left="{twips(style.left)}"{right} w:hanging="{twips(style.hanging)}"/>' if style.left else ""


def frame(rules: Frame, colours: Colours) -> str:
    colour = {"accent": colours.accent, "rule": colours.rule}.get(rules.colour, rules.colour)
    sides = ("top", "left", "bottom", "right") if rules.sides == "box" else (rules.sides,)
    value = f'w:val="single" w:sz="{eighths(rules.thick)}" w:space="{rules.space}" w:color="{colour}"'
    return f"<w:pBdr>{''.join(f'<w:{side} {value}/>' for side in sides)}</w:pBdr>"


def letter_marks(style: ParagraphStyle) -> str:
    size = half_points(style.size)
    return "".join(
        (
            "<w:b/><w:bCs/>" if style.bold else "",
            "<w:i/><w:iCs/>" if style.italic else "",
            f'<w:color w:val="{style.colour}"/>' if style.colour else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        )
    )


def character_styles(settings: BrandSettings) -> str:
    """Return the number in its thick box beside a title, the number before a smaller heading, and links."""
    box = f'<w:bdr w:val="single" w:sz="{eighths(2.25)}" w:space="0" w:color="000000"/>'
    looks = {
        "Boxed Number": f'<w:b/><w:bCs/><w:sz w:val="50"/><w:szCs w:val="50"/>{box}',
        "Spine Number": "<w:b/><w:bCs/>",
        "page number": "<w:b/><w:bCs/>",
        "Hyperlink": f'<w:color w:val="{settings.colours.accent}"/><w:u w:val="single"/>',
    }
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        + "".join(
            f'<w:style w:type="character" w:styleId="{identifier(name)}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{marks}</w:rPr></w:style>'
            for name, marks in looks.items()
        )
    )


def table_style(style: TableStyle) -> str:
    return (
        f'<w:style w:type="table" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{table_rules(style)}{margins(style.sides, style.ends)}</w:tblPr>'
        "</w:style>"
    )


def table_rules(style: TableStyle) -> str:
    """Return the rules of a table style; an empty text if it draws none."""
    thick = {"bottom": style.outer, "insideH": style.rows, "insideV": style.columns}
    if style.columns or not style.rows:  # rules between rows only: none at the sides, and none under a heading's own
        thick |= {"top": style.outer, "left": style.outer, "right": style.outer}
    order = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(
        f'<w:{side} w:val="{style.line}" w:sz="{eighths(thick[side])}" w:space="0" w:color="000000"/>'
        for side in order
        if thick.get(side)
    )
    return f"<w:tblBorders>{rules}</w:tblBorders>" if rules else ""


def margins(sides: float, ends: float) -> str:
    """Return a table's cell margins, from mm."""
    each = {"top": ends, "left": sides, "bottom": ends, "right": sides}
    rows = "".join(f'<w:{side} w:w="{twips(mm)}" w:type="dxa"/>' for side, mm in each.items())
    return f"<w:tblCellMar>{rows}</w:tblCellMar>"


def numbering(face: str) -> str:
    definitions = "".join(list_definition(number, levels, face) for number, levels in enumerate(LISTS, 1))
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(1, len(LISTS) + 1)
    )
    return f"<w:numbering {WORD}>{definitions}{instances}</w:numbering>"


def list_definition(number: int, levels: ListLevels, face: str) -> str:
    rows = "".join(list_level(level, levels, face) for level in range(len(levels.signs)))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="4D414C{number:02X}"/>'
        f'<w:multiLevelType w:val="hybridMultilevel"/><w:tmpl w:val="4D414D{number:02X}"/>{rows}</w:abstractNum>'
    )


def list_level(level: int, levels: ListLevels, face: str) -> str:
    """Return one level of a list: its sign in its own size, the words on a hanging indent."""
    own = f'<w:pStyle w:val="{identifier(levels.style)}"/>' if level == 0 else ""
    sign = levels.signs[level].replace("%", f"%{level + 1}")
    left, size = twips(levels.indent * (level + 1)), half_points(levels.size)
    weight = "<w:b/><w:bCs/>" if levels.bold else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{levels.counts}"/>{own}'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{twips(levels.indent)}"/></w:pPr>'
        f'<w:rPr>{font(face)}{weight}<w:i w:val="0"/><w:iCs w:val="0"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:lvl>'
    )


def file_settings() -> str:
    """Return the settings. Compatibility mode 15 lays tables out from the margin, not from the words in them."""
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return (
        f'<w:settings {WORD}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{mode}</w:compat>'
        '<w:themeFontLang w:val="en"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table(face: str) -> str:
    return (
        f'<w:fonts {WORD}><w:font w:name={quoteattr(face)}><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def application() -> str:
    return f'<Properties xmlns="{OFFICE}/extended-properties"><Application>Mallette</Application></Properties>'


def properties(title: str) -> str:
    """Return the file's properties, with no author and no date of the day it was made."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
    )
