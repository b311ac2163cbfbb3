"""What a person does with country packs: make one, list them all, confirm what one replaces."""

from mallette.countries.confirm import confirm_overrides
from mallette.countries.new import make_country
from mallette.countries.state import State, find_states, notices_of_moved
from mallette.countries.table import table_of

__all__ = ["State", "confirm_overrides", "find_states", "make_country", "notices_of_moved", "table_of"]
