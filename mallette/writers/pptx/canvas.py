"""A slide that is being drawn: its shapes as XML, numbered, and the few forms that everything is drawn with."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from xml.sax.saxutils import quoteattr

from mallette.fit import Passage
from mallette.model.stage import Area, Colour, Insets, Point, Room, Stage
from mallette.pictures.shapes import INSET, Dash, Form, Line
from mallette.writers.pptx.names import DASHES, FORMS, SITES, emu
from mallette.writers.pptx.text import Setting, colour_xml, paragraphs

ROUND = '<a:gd name="adj" fmla="val 5000"/>'
ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
THICK = 2.5
"""Lines of this weight have heads large enough, in points."""
NO_LINE = "<a:ln><a:noFill/></a:ln>"
TREE = (
    '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


class Canvas:
    """Where shapes are added, in the colours of a stage. `lang` is the language of runs that name none."""

    def __init__(self, stage: Stage, room: Room, lang: str) -> None:
        self.slide = Area(0, 0, stage.width, stage.height)
        self.room = room
        self.colours = room.colours or stage.colours
        self.face = stage.face
        self.lang = lang
        self.drawn: list[str] = []
        self.last_id = 1

    @property
    def xml(self) -> str:
        """The tree of everything that was added."""
        return f"{TREE}{''.join(self.drawn)}</p:spTree>"

    def next_id(self) -> int:
        """Return a number that no shape of the slide has."""
        self.last_id += 1
        return self.last_id

    def setting(self, colour: str = "") -> Setting:
        """Return how words outside placeholders are set."""
        return Setting(self.lang, colour, self.colours["accent"], font=self.room.borrowed)

    def add(self, xml: str) -> None:
        """Add a shape."""
        self.drawn.append(xml)

    @contextmanager
    def group(self, name: str, area: Area, alt: str = "") -> Iterator[None]:
        """Add what is drawn inside as a group. Its shapes keep the slide's own measures."""
        x, y, wide, high = (emu(each) for each in (area.left, area.top, area.width, area.height))
        self.add(
            f"<p:grpSp><p:nvGrpSpPr>{self.described(name, alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f'<p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/>'
            f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{wide}" cy="{high}"/></a:xfrm></p:grpSpPr>'
        )
        yield
        self.add("</p:grpSp>")

    def described(self, name: str, alt: str = "", number: int = 0) -> str:
        """Return a shape's number, name, and what a reader hears who cannot see it."""
        says = f" descr={quoteattr(alt)}" if alt else ""
        return f'<p:cNvPr id="{number or self.next_id()}" name={quoteattr(name)}{says}/>'

    def shape(
        self, name: str, area: Area, form: Form = "rectangle", fill: Colour = "none", stroke: str = NO_LINE,
        words: Sequence[Passage] = (), anchor: str = "middle", insets: Insets = (INSET, 2, INSET, 2),
        ink: str = "", number: int = 0,
    ) -> None:  # fmt: skip
        """Add a shape with words. `ink` is the colour of its words: that of ink unless told."""
        left, top, right, bottom = (emu(each) for each in insets)
        box = ' txBox="1"' if form == "words" else ""
        self.add(
            f"<p:sp><p:nvSpPr>{self.described(name, number=number)}<p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr>"
            f'<p:spPr>{frame(area)}<a:prstGeom prst="{FORMS[form]}"><a:avLst>{ROUND if form == "rounded" else ""}'
            f"</a:avLst></a:prstGeom>{self.filled(fill)}{stroke}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
            f'anchor="{ANCHORS[anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{paragraphs(words, self.setting(ink or self.colours['ink']))}</p:txBody></p:sp>"
        )

    def connector(self, name: str, line: Line, shapes: dict[str, int]) -> None:
        """Add a straight line, or one that goes across and turns once, glued to the shapes that it joins."""
        (left, top), (right, bottom) = line.points[0], line.points[-1]
        form = "line" if len(line.points) == 2 else "bentConnector2"
        flips = (' flipH="1"' if right < left else "") + (' flipV="1"' if bottom < top else "")
        area = Area(min(left, right), min(top, bottom), abs(right - left), abs(bottom - top))
        glue = "".join(
            f'<a:{tag} id="{shapes[end.key]}" idx="{SITES[end.side]}"/>'
            for tag, end in (("stCxn", line.start), ("endCxn", line.end))
            if end and end.key in shapes
        )
        self.add(
            f"<p:cxnSp><p:nvCxnSpPr>{self.described(name)}<p:cNvCxnSpPr>{glue}"
            f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{frame(area, flips)}"
            f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{self.stroke_of(line)}</p:spPr></p:cxnSp>'
        )

    def path(self, name: str, line: Line) -> None:
        """Add a line with corners."""
        lefts, tops = zip(*line.points, strict=True)
        area = Area(min(lefts), min(tops), max(lefts) - min(lefts), max(tops) - min(tops))
        steps = "".join(step(each, area, number == 0) for number, each in enumerate(line.points))
        self.add(
            f"<p:sp><p:nvSpPr>{self.described(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{frame(area)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{emu(area.width)}" h="{emu(area.height)}" '
            f'fill="none">{steps}</a:path></a:pathLst></a:custGeom><a:noFill/>{self.stroke_of(line)}</p:spPr>'
            f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{self.lang}"/></a:p></p:txBody></p:sp>'
        )

    def filled(self, colour: Colour) -> str:
        """Return a fill, or that there is none."""
        if colour == "none":
            return "<a:noFill/>"
        return f"<a:solidFill>{colour_xml(self.colours[colour])}</a:solidFill>"

    def stroke(self, weight: float, dash: Dash = "solid", colour: Colour = "ink", head: str = "none") -> str:
        """Return the look of a line; nothing is drawn at a weight of 0."""
        if not weight:
            return NO_LINE
        size = 'type="triangle" w="lg" len="lg"' if weight < THICK else 'type="triangle"'
        heads = (f"<a:headEnd {size}/>" if head == "both" else "") + (
            f"<a:tailEnd {size}/>" if head in ("end", "both") else ""
        )
        return (
            f'<a:ln w="{emu(weight)}">{self.filled(colour)}<a:prstDash val="{DASHES[dash]}"/><a:round/>{heads}</a:ln>'
        )

    def stroke_of(self, line: Line) -> str:
        """Return the look of a line of a picture."""
        return self.stroke(line.weight, line.dash, line.stroke, line.head)


def frame(area: Area, flips: str = "", tag: str = "a") -> str:
    """Return a shape's place."""
    return (
        f'<{tag}:xfrm{flips}><a:off x="{emu(area.left)}" y="{emu(area.top)}"/>'
        f'<a:ext cx="{emu(area.width)}" cy="{emu(area.height)}"/></{tag}:xfrm>'
    )


def step(point: Point, area: Area, first: bool) -> str:
    """Return one point of a path."""
    at = f'<a:pt x="{emu(point[0] - area.left)}" y="{emu(point[1] - area.top)}"/>'
    return f"<a:moveTo>{at}</a:moveTo>" if first else f"<a:lnTo>{at}</a:lnTo>"
