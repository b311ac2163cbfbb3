"""What layouts are called: in our own base file, in PowerPoint in many languages, in LibreOffice and Google Slides."""

import re
import unicodedata
from functools import cache
from typing import Literal

Kind = Literal["title", "section", "content", "columns", "only", "other"]
"""What a layout is made for: `only` has a title and nothing else, `other` is known and of no use here."""

PREFIX = re.compile(r"^(?:\d+[_\s.)-]+|[a-z]\d*[_.)-]\s*)+")
"""PowerPoint puts ``1_`` before the name of a layout that was pasted; offices number theirs."""
LETTERS = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "’": "'", "–": "-"})

EXACT: dict[Kind, frozenset[str]] = {
    "title": frozenset((
        "title", "titel", "titre", "titulo", "titolo", "cover", "cover slide", "cover page", "front page",
        "opening", "opening slide", "welcome", "couverture", "page de garde", "deckblatt", "portada",
        "caratula", "capa", "copertina", "voorblad", "omslag", "okladka", "kapak", "sampul", "jalada",
        "forside", "start", "startseite",
    )),
    "section": frozenset((
        "section", "section divider", "divider", "divider slide", "chapter", "chapter slide", "break",
        "break slide", "intercalaire", "separateur", "chapitre", "kapitel", "trenner", "trennfolie",
        "zwischentitel", "capitulo", "separador", "capitolo", "hoofdstuk", "tussenblad", "avsnitt", "rozdzial",
        "bolum", "bab", "sura", "sehemu",
    )),
    "content": frozenset((
        "content", "content slide", "contents", "text", "body", "bullets", "bullet slide", "standard",
        "one column text", "title, content", "contenu", "texte", "inhalt", "inhaltsfolie", "contenido",
        "conteudo", "contenuto", "inhoud", "innehall", "zawartosc", "icerik", "konten", "isi", "maudhui",
    )),
    "columns": frozenset((
        "title, 2 content", "title and 2 content", "2 content", "two column", "two columns", "2 columns",
        "columns", "deux colonnes", "2 colonnes", "zweispaltig", "zwei spalten", "dos columnas", "duas colunas",
        "due colonne", "twee kolommen", "tva kolumner", "dwie kolumny", "iki sutun", "dua kolom", "safu mbili",
    )),
    "only": frozenset((
        "title only", "centered text",
    )),
    "other": frozenset((
        "blank", "blank slide", "vide", "leer", "leere folie", "en blanco", "em branco", "vuota", "leeg", "tom",
        "pusty", "bos", "kosong", "tupu", "caption", "big number", "main point",
    )),
}  # fmt: skip
"""Whole names, in small letters without accents."""

PIECES: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("other", (
        "comparison", "comparaison", "vergleich", "comparacion", "comparacao", "confronto", "vergelijking",
        "jamforelse", "porownanie", "karsilastirma", "perbandingan", "ulinganisho", "caption", "legende",
        "uberschrift mit", "leyenda", "titulo de imagen", "legenda", "didascalia", "bijschrift", "bildtext",
        "podpis", "resim yazisi", "keterangan", "vertical", "vertikal", "verticaal", "pionowy", "dikey",
        "lodra", "quote", "citation", "zitat", "cita con", "citacao", "citazione", "citaat", "citat", "alinti",
        "kutipan", "name card", "thank", "merci", "danke", "gracias", "obrigado", "grazie", "end slide",
        "closing", "schlussfolie", "contact", "agenda", "sommaire", "table of contents", "title and table",
        "title and chart", "three column", "four ", "3 content", "4 content", "6 content", "handout",
        "vertikaler", "sidebar",
    )),
    ("only", (
        "title only", "titre seul", "nur titel", "solo el titulo", "solo titulo", "somente titulo",
        "apenas titulo", "solo titolo", "alleen titel", "endast rubrik", "kun tittel", "kun titel",
        "tylko tytul", "yalnizca baslik", "hanya judul", "kichwa pekee", "только заголовок", "仅标题", "タイトルのみ",
        "제목만", "عنوان فقط",
    )),
    ("columns", (
        "two content", "deux contenus", "zwei inhalte", "dos objetos", "dos contenidos", "dois conteudos",
        "duas partes de conteudo", "due contenuti", "twee objecten", "inhoud van twee", "tva delar",
        "tva innehallsdelar", "to innholdsdeler", "to indholdsobjekter", "dwa elementy zawartosci",
        "iki icerik", "dua konten", "maudhui mawili", "two columns", "two-column", "2 content", "2 contenus",
        "2-spaltig", "два объекта", "两栏内容", "2 つのコンテンツ", "콘텐츠 2개", "محتويان", "hai noi dung",
        "kaksi sisaltokohdetta", "dva obsahy", "doua tipuri de continut",
    )),
    ("section", (
        "section header", "section title", "section head", "section slide", "titre de section",
        "en-tete de section", "abschnittsuberschrift", "abschnitts-", "kapiteluberschrift",
        "encabezado de seccion", "titulo de seccion", "cabecalho da sec", "titulo de sec",
        "intestazione sezione", "titolo sezione", "sectiekop", "kop sectie", "avsnittsrubrik", "deloverskrift",
        "inndelingsoverskrift", "afsnitsoverskrift", "naglowek sekcji", "bolum ust", "bolum basligi",
        "header bagian", "header seksi", "judul bagian", "kichwa cha sehemu", "заголовок раздела", "节标题",
        "セクション見出し", "구역 머리글", "عنوان المقطع",
        "عنوان القسم", "tieu de phan", "tieu de muc", "osan ylatunniste",
        "zahlavi casti", "antet sectiune", "chapter title", "divider", "intercalaire",
    )),
    ("content", (
        "title and content", "title & content", "title + content", "title and body", "title and text",
        "title, text", "headline and", "heading and content", "titre et contenu", "titre et texte",
        "titel und inhalt", "titel und text", "titulo y objetos", "titulo y contenido", "titulo y texto",
        "titulo e objeto", "titulo e conteudo", "titulo e texto", "titolo e contenuto", "titolo e testo",
        "titel en object", "titel en inhoud", "titel en tekst", "rubrik och innehall", "tittel og innhold",
        "titel og indhold", "otsikko ja sisalto", "tytul i zawartosc", "tytul i tekst", "baslik ve icerik",
        "judul dan konten", "judul dan isi", "kichwa na maudhui", "tieu de va noi dung", "nadpis a obsah",
        "titlu si continut", "cim es tartalom", "заголовок и объект", "заголовок и текст", "标题和内容",
        "タイトルとコンテンツ", "제목 및 내용", "عنوان ومحتوى",
        "عنوان ومحتوي", "τιτλος και περιεχομενο", "titre, contenu",
        "titre et objet",
    )),
    ("title", (
        "title slide", "title page", "diapositive de titre", "page de titre", "titelfolie", "titelseite",
        "diapositiva de titulo", "diapositivo de titulo", "slide de titulo", "slide de capa",
        "diapositiva titolo", "titeldia", "titelslide", "rubrikbild", "tittellysbilde", "titeldias",
        "otsikkodia", "slajd tytulowy", "baslik slayd", "slide judul", "slaidi ya kichwa", "trang tieu de",
        "diapozitiv titlu", "cimdia", "uvodni snimek",
        "uvodna snimka", "титульный слайд", "标题幻灯片", "タイトル スライド",
        "제목 슬라이드", "شريحة عنوان", "شريحة العنوان", "διαφανεια τιτλου", "cover", "couverture", "page de garde",
        "portada",
    )),
)  # fmt: skip
"""Pieces of names, in small letters without accents; the first that is found counts."""


def unaccented(name: str) -> str:
    """Return a name in small letters without accents."""
    bare = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
    return "".join(each for each in bare if not unicodedata.combining(each))


def plain_name(name: str) -> str:
    """Return a name in small letters, without accents, numbers before it and doubled spaces."""
    bare = " ".join(unaccented(name).replace("_x000b_", "").split())
    return PREFIX.sub("", bare).replace("_", " ").strip()


@cache
def tables() -> tuple[dict[str, Kind], tuple[tuple[str, Kind], ...]]:
    """Return the kinds by whole names and by pieces, written as names are when they are compared."""
    whole: dict[str, Kind] = {unaccented(name): kind for kind, names in EXACT.items() for name in names}
    return whole, tuple((unaccented(piece), kind) for kind, pieces in PIECES for piece in pieces)


def kind_by_name(name: str) -> Kind | None:
    """Return what a layout is made for by its name, or None where the name does not say."""
    plain, (whole, pieces) = plain_name(name), tables()
    return whole.get(plain) or next((kind for piece, kind in pieces if piece in plain), None)


TYPES: dict[str, Kind] = {
    "title": "title", "secHead": "section", "obj": "content", "tx": "content", "twoObj": "columns",
    "twoColTx": "columns", "txAndObj": "columns", "objAndTx": "columns", "titleOnly": "only", "blank": "other",
    "twoTxTwoObj": "other", "objTx": "other", "picTx": "other", "vertTx": "other", "vertTitleAndTx": "other",
    "clipArtAndTx": "other", "tbl": "other", "chart": "other", "dgm": "other",
}  # fmt: skip
"""What PowerPoint notes down of a layout that it made itself (ECMA-376 part 1, 19.7.15)."""
