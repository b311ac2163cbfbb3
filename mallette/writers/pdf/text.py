"""Text broken into lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mallette.fit import cut, saying, split_pieces
from mallette.tree import Run, Text, plain
from mallette.writers.pdf.marks import Mark, Oval, Path, Strip, Strips, Tag, Words, moved
from mallette.writers.pdf.measure import advance, baseline
from mallette.writers.pdf.signs import among_words, split_signs

SQUEEZE = 0.85
"""How much narrower a paragraph may be set for a better last line; a heading may be set half as wide."""
LONE = 0.16
"""A last line narrower than this part of the measure looks left over."""


@dataclass(frozen=True, slots=True)
class Style:
    """Size and leading in points, face; `balanced` text has lines of about equal length."""

    size: float = 12
    leading: float = 15
    bold: bool = False
    italic: bool = False
    balanced: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two places where a line may break, its width in points, and the space before it, which
    vanishes at the start of a line."""

    text: Text
    width: float
    gap: float


Line = tuple[Word, ...]


def natural(text: Text, style: Style) -> float:
    """Return the width of `text` set in one line, in points."""
    return sum(advance(run.text, style.size, style.bold or run.bold, style.italic ^ run.italic) for run in text)


def words_of(text: Text, style: Style) -> Line:
    """Return the words of `text`, measured."""
    space = advance(" ", style.size)
    return tuple(Word(piece, natural(piece, style), space * spaced) for piece, spaced in split_pieces(text))


def longest(text: Text, style: Style) -> float:
    """Return the width of the longest word of `text` in points."""
    return max((word.width for word in words_of(text, style)), default=0)


def broken(words: Sequence[Word], style: Style, width: float) -> tuple[Line, ...]:
    """Return `words` as lines that fit `width`. A word wider than a line is cut."""
    lines: list[list[Word]] = []
    used = 0.0
    for word in words:
        if lines and used + word.gap + word.width <= width + 0.001:
            used += word.gap + word.width
            lines[-1].append(word)
        else:
            parts = list(cut_word(word, style, width)) if word.width > width + 0.001 else [word]
            lines += [[part] for part in parts]
            used = parts[-1].width
    return tuple(map(tuple, lines))


def cut_word(word: Word, style: Style, width: float) -> Iterator[Word]:
    """Yield a word that is wider than a line as parts that are not."""
    start, length = 0, len(plain(word.text))
    for end in range(1, length + 1):
        following = cut(word.text, start, end + 1)
        if end == length or natural(following, style) > width:
            part = cut(word.text, start, end)
            yield Word(part, natural(part, style), word.gap if start == 0 else 0)
            start = end


def lines_of(text: Text, style: Style, width: float) -> tuple[Line, ...]:
    """Return `text` as lines that fit `width`, the last one not too short where that can be had without a further
    line."""
    words = words_of(text, style)
    best = broken(words, style, width)
    measure = width
    while len(best) > 1 and (style.balanced or lone(best[-1], width)):
        measure -= width * 0.01
        tried = broken(words, style, measure)
        if len(tried) > len(best) or measure < width * (0.5 if style.balanced else SQUEEZE):
            break
        if style.balanced or not lone(tried[-1], width):
            best = tried
    return best


def lone(line: Line, width: float) -> bool:
    """Return whether a last line is so short that it looks left over."""
    return sum(word.gap + word.width for word in line) < width * LONE


def joined(line: Line, more: bool) -> Text:
    """Return the runs of a line. If another line follows, the space between them stands at its end, so that who
    copies the text gets whole words."""
    parts: list[tuple[Run, list[str]]] = []
    for number, word in enumerate(line):
        if number and word.gap:
            parts[-1][1].append(" ")
        for run in word.text:
            if parts and alike(parts[-1][0], run):
                parts[-1][1].append(run.text)
            else:
                parts.append((run, [run.text]))
    if more and parts and not parts[-1][1][-1].endswith(("-", "/", "–", "—")):
        parts[-1][1].append(" ")
    return tuple(saying(run, "".join(words)) for run, words in parts)


def alike(one: Run, other: Run) -> bool:
    """Return whether two runs differ in their words alone."""
    return (one.id, one.lang, one.bold, one.italic, one.slot, one.face) == (
        other.id, other.lang, other.bold, other.italic, other.slot, other.face,
    )  # fmt: skip


def tongue(text: Text, lang: str) -> str:
    """Return the language of `text`, or `lang` where it has none or several."""
    found = {run.lang for run in text if run.lang and run.text.strip()}
    return found.pop() if len(found) == 1 else lang


def differing(text: Text, lang: str) -> str:
    """Return the language of `text` for its tag: empty where it is that of the element around it."""
    own = tongue(text, lang)
    return "" if own == lang else own


def line_marks(runs: Text, style: Style, x: float, y: float, tag: Tag | None, lang: str) -> tuple[Mark, ...]:
    """Return a line as words, and signs that the font lacks as shapes; runs of another language than `lang` become an
    element of their own."""
    made: list[Mark] = []
    spoken, inner = lang, tag
    for number, run in enumerate(runs, 1):
        bold, italic = style.bold or run.bold, style.italic ^ run.italic
        if spoken != (run.lang or lang):
            spoken = run.lang or lang
            inner = Tag("Span", tag, lang=spoken) if tag and spoken != lang else tag
        parts = tuple(split_signs(run.text, italic))
        for part, drawn in parts:
            words = Words(x, y, part, style.size, bold, italic, tag=inner)
            last = made[-1] if made else None
            if drawn:
                made.append(among_words(part, words))
            elif isinstance(last, Words) and (last.bold, last.italic, last.tag) == (bold, italic, inner):
                made[-1] = replace(last, text=last.text + part)
            else:
                made.append(words)
            if number < len(runs) or len(parts) > 1:  # nothing stands after the last
                x += advance(part, style.size, bold, italic)
    return tuple(made)


def text_strips(text: Text, style: Style, width: float, tag: Tag | None, lang: str) -> Strips:
    """Return `text` as one strip a line. The first two lines stay together, and the last two."""
    lines = lines_of(text, style, width)
    last = len(lines) - 1
    y = baseline(style.size, style.leading)
    own = tongue(text, lang)
    return tuple(
        Strip(
            style.leading,
            line_marks(joined(line, number < last), style, 0, y, tag, own),
            keep=number < last and number in (0, last - 1),
        )
        for number, line in enumerate(lines)
    )


def right_end(mark: Mark) -> float:
    """Return where a mark of a line ends, in points, without the space after its last word."""
    match mark:
        case Words():
            return mark.x + advance(mark.text.rstrip(" "), mark.size, mark.bold, mark.italic)
        case Path():
            return max(x for x, _ in mark.points)
        case Oval():
            return mark.x + mark.across
        case _:
            return 0


def centred(strip: Strip, width: float) -> Strip:
    """Return a line of words in the middle of `width` points."""
    used = max(map(right_end, strip.marks), default=0)
    return replace(strip, marks=moved(strip.marks, (width - used) / 2, 0))
