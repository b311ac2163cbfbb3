"""What an office says of its own PowerPoint template."""

from mallette.model.base import Frozen
from mallette.tree import Layout


class TemplateSettings(Frozen):
    """``template.yaml``, beside an office's template: the layout that serves each role, where the program did not find
    the right one by itself.

    A layout is named as PowerPoint names it: ``Title and Content``. Where two masters have one of that name, the
    first counts; another is named with its master, counted from 1 in the stored template: ``Title Slide (master 2)``.
    """

    roles: dict[Layout, str] = {}
