"""The fourth step: a template arranges localized content into a tree of blocks."""

import traceback
from collections.abc import Mapping

from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.exceptions import TemplateNotFound

from mallette.compose.parse import parse_document
from mallette.compose.sandbox import PlainSandbox, sandbox
from mallette.errors import ContentError, Mistake
from mallette.model.trip import DocumentType, Said
from mallette.tree import Document


def compose(said: Said, type: DocumentType, templates: Mapping[str, str]) -> Document:
    """Return the tree of one document. Raises `ContentError` that names the template and its line."""
    environment = sandbox(templates)
    return parse_document(render(environment, type.template, said), type.template)


def render(environment: PlainSandbox, name: str, said: Said) -> str:
    """Return the XML that a template writes; what goes wrong in it becomes a `ContentError`."""
    try:
        return environment.get_template(name).render(said.data)
    except TemplateSyntaxError as error:
        wrong = f"is not a template: {error.message}."
        raise ContentError([Mistake(f"templates/documents/{error.name}", error.lineno, "", wrong)]) from error
    except TemplateNotFound as error:
        file, line = template_line(error, name)
        wrong = f"asks for {error.name!r}, which is not there."
        raise ContentError([Mistake(f"templates/documents/{file}", line, "", wrong)]) from error
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        file, line = template_line(error, name)
        raise ContentError(
            [Mistake(f"templates/documents/{file}", line, "", f"cannot be rendered: {error}.")]
        ) from error


def template_line(error: BaseException, name: str) -> tuple[str, int]:
    """Return the template and the line where an error came up: Jinja2 maps its frames to template lines."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else (name, 0)
