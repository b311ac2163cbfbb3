"""How a page looks: one column that a narrow screen holds, in the fonts that a telephone has."""

from markupsafe import Markup

from mallette.model.trip import Colours

STYLE = """\
body {{ margin: 0 auto; max-width: 42rem; padding: 1rem; font: 1.1rem/1.5 sans-serif; }}
body {{ color: #{ink}; background: #fff; }}
nav a {{ display: inline-block; margin: 0 .5rem .5rem 0; padding: .6rem 1rem; border: 2px solid #{accent}; }}
a {{ color: #{accent}; overflow-wrap: anywhere; }}
h1 {{ font-size: 1.6rem; line-height: 1.2; margin: 1rem 0; }}
h2 {{ font-size: 1.3rem; line-height: 1.25; margin: 2rem 0 .5rem; border-bottom: 2px solid #{rule}; }}
h3, h4, h5, h6 {{ font-size: 1.1rem; margin: 1.5rem 0 .25rem; }}
ul, ol {{ padding-inline-start: 1.3rem; }}
li {{ margin: .6rem 0; }}
.small, .source, .foot {{ font-size: 1rem; color: #{grey}; }}
.wide {{ overflow-x: auto; }}
.certificate {{ text-align: center; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #{hairline}; padding: .3rem .5rem; text-align: start; vertical-align: top; }}
th p, td p {{ margin: 0; }}
section + section {{ margin-top: 4rem; border-top: 4px solid #{accent}; }}
"""


def style(colours: Colours) -> Markup:
    """Return the style sheet in the colours of a brand, which are hexadecimal digits."""
    return Markup(STYLE).format(**colours.model_dump())  # noqa: S704 - our own text
