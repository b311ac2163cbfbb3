"""Take out of a master, a layout or a theme what leads out of it, moves, or belongs to somebody."""

from collections import Counter
from collections.abc import Collection, Iterator

from mallette.office.package import Element, R, share, tag

Dropped = Counter[str]
"""What was dropped and how often, by its name in the singular."""

GONE = {
    tag("p:timing"): "animation",
    tag("p:transition"): "transition",
    tag("p:custDataLst"): "",
    tag("p:controls"): "ActiveX control",
    tag("p:contentPart"): "ink drawing",
    tag("a:hlinkClick"): "hyperlink",
    tag("a:hlinkHover"): "hyperlink",
    tag("a:hlinkMouseOver"): "hyperlink",
    tag("a:audioCd"): "sound or film",
    tag("a:wavAudioFile"): "sound or film",
    tag("a:audioFile"): "sound or film",
    tag("a:videoFile"): "sound or film",
    tag("a:quickTimeFile"): "sound or film",
}
"""Elements that no template needs, and what they are called (nothing: not worth a word)."""

FRAMES = (("oleObj", "OLE object"), ("chart", "chart"), ("relIds", "SmartArt diagram"))
"""What a graphic frame may hold besides a table; each brings parts of its own, often a workbook with figures."""


def clean(root: Element, kept: Collection[str]) -> Dropped:
    """Clean an element in place; `kept` are the keys of the relationships that stay. Returns what was dropped."""
    dropped: Dropped = Counter()
    settle_alternatives(root)
    for name, word in GONE.items():
        for each in list(root.iter(name)):
            remove(each)
            dropped[word] += bool(word)
    for frame in list(root.iter(tag("p:graphicFrame"))):
        for inner, word in FRAMES:
            if any(local(each) == inner for each in frame.iter()):
                remove(frame)
                dropped[word] += 1
                break
    for picture in list(root.iter(tag("p:oleObj"))):
        remove(picture)
    drop_extensions(root, kept)
    for element, name in list(dangling(root, kept)):
        drop_reference(element, name)
    return dropped


def settle_alternatives(root: Element) -> None:
    """Put the fallback of each choice in its place: what every program can draw."""
    for choice in list(root.iter(tag("mc:AlternateContent"))):
        parent = choice.getparent()
        if parent is None:
            continue
        fallback = choice.find(tag("mc:Fallback"))
        for each in () if fallback is None else list(fallback):
            choice.addprevious(each)
        parent.remove(choice)


def drop_extensions(root: Element, kept: Collection[str]) -> None:
    """Drop the extensions that lead to a part that goes."""
    for each in list(root.iter(tag("a:ext"), tag("p:ext"))):
        if each.get("uri") is not None and any(True for _ in dangling(each, kept)):
            remove(each)
    for each in list(root.iter(tag("a:extLst"), tag("p:extLst"))):
        each.attrib.pop("mod", None)  # PowerPoint writes it, and the format does not know it here
        if not len(each):
            remove(each)


def dangling(root: Element, kept: Collection[str]) -> Iterator[tuple[Element, str]]:
    """Yield each element with an attribute that names a relationship which goes, and the attribute."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.startswith(f"{{{R}}}") and value not in kept:
                yield element, name


def drop_reference(element: Element, name: str) -> None:
    """Drop a reference to what is no longer there, and what makes no sense without it."""
    del element.attrib[name]
    if element.tag != tag("a:blip"):
        if element.getparent() is not None:
            remove(element)
        return
    if any(each.startswith(f"{{{R}}}") for each in element.attrib):
        return
    fill = element.getparent()
    if fill is None or fill.getparent() is None:
        return
    holder = fill.getparent()
    if fill.tag == tag("a:buBlip"):
        holder.remove(fill)
    elif holder.tag == tag("p:pic"):
        remove(holder)
    elif holder.tag == tag("p:bgPr") or local(holder).endswith("FillStyleLst") or local(holder) == "fillStyleLst":
        replace(fill, "bg1" if holder.tag == tag("p:bgPr") else "phClr")
    else:
        for child in list(fill):
            fill.remove(child)
        fill.tag = tag("a:noFill")
        fill.attrib.clear()


def replace(fill: Element, colour: str) -> None:
    """Make a fill one of a colour of the theme."""
    for child in list(fill):
        fill.remove(child)
    fill.attrib.clear()
    fill.tag = tag("a:solidFill")
    fill.append(fill.makeelement(tag("a:schemeClr"), {"val": colour}))


def remove(element: Element) -> None:
    """Remove an element from its parent, where it has one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def settle_words(root: Element) -> int:
    """Take out of the text styles what makes words wider or higher than they are measured: capitals, letters and lines
    set apart, space after paragraphs, margins at the right, columns inside a box. Returns how many were in capitals."""
    capitals = 0
    for styles in (*root.iter(tag("p:txStyles"), tag("p:defaultTextStyle")), *holders(root)):
        for letters in styles.iter(tag("a:defRPr")):
            capitals += letters.attrib.pop("cap", "none") != "none"
            if letters.get("spc", "-").lstrip("+").isdecimal():
                del letters.attrib["spc"]
        for after in list(styles.iter(tag("a:spcAft"))):
            remove(after)
        for spacing in list(styles.iter(tag("a:lnSpc"))):
            part = spacing.find(tag("a:spcPct"))
            if part is None or not 0 < share(part.get("val")) <= 1:
                remove(spacing)
        for level in styles.iter():
            if level.get("marR") is not None:
                del level.attrib["marR"]
        for body in styles.iter(tag("a:bodyPr")):
            for name in ("numCol", "spcCol", "wrap"):
                body.attrib.pop(name, None)
    return capitals


def holders(root: Element) -> list[Element]:
    """Return the placeholders of a master or a layout."""
    return [shape for shape in root.iter(tag("p:sp")) if shape.find(f".//{tag('p:ph')}") is not None]


LAST_NUMBER = 2**31 - 1
"""PowerPoint numbers a placeholder that belongs to no layout 4294967295."""


def number_placeholders(layout: Element) -> None:
    """Give each placeholder of a layout but its title a number of its own: LibreOffice writes none, so all are 0."""
    holders = list(layout.iter(tag("p:ph")))
    titles = [each for each in holders if each.get("type") in ("title", "ctrTitle")]
    for second in titles[1:]:
        second.set("type", "body")
    if titles:
        titles[0].attrib.pop("idx", None)
    others = [each for each in holders if each not in titles[:1]]
    taken: set[int] = {0}
    late = []
    for each in others:
        number = int(text) if (text := each.get("idx", "0")).isdecimal() else 0
        if number in taken or number > LAST_NUMBER:
            late.append(each)
        else:
            taken.add(number)
    for each in late:
        number = next(number for number in range(10, LAST_NUMBER) if number not in taken)
        each.set("idx", str(number))
        taken.add(number)
