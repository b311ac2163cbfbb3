"""Computed slots: arithmetic over other slots, and the rules that keep a lesson true."""

import ast
import operator
from collections.abc import Callable, Mapping

from mallette.model.pack import Slots, SlotValue

OPERATORS: Mapping[type[ast.AST], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
COMPARISONS: Mapping[type[ast.AST], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


class SumError(ValueError):
    """A sum or a rule that cannot be computed; the message says why."""


def parse_sum(text: str) -> ast.expr:
    """Return the parsed sum. Only numbers, slot names, + - * / and comparisons get through `evaluate`."""
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise SumError(f"{text!r} is not a sum") from error


def names_in(text: str) -> tuple[str, ...]:
    """Return the slot names that a sum or a rule uses."""
    return tuple(node.id for node in ast.walk(parse_sum(text)) if isinstance(node, ast.Name))


def evaluate(node: ast.expr, values: Mapping[str, float]) -> float:
    """Return the value of a parsed sum."""
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return number
        case ast.Name(id=name) if name in values:
            return values[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -evaluate(operand, values)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            try:
                return OPERATORS[type(op)](evaluate(left, values), evaluate(right, values))
            except ZeroDivisionError as error:
                raise SumError("it divides by nothing") from error
        case ast.Name(id=name):
            raise SumError(f"{name} is no slot with a number")
    raise SumError("only numbers, slots, + - * / and brackets may stand in it")


def holds(rule: str, values: Mapping[str, float]) -> bool:
    """Return whether a rule is met: ``price_flat < price_mixed``, or a chain of such comparisons."""
    node = parse_sum(rule)
    if not isinstance(node, ast.Compare) or any(type(op) not in COMPARISONS for op in node.ops):
        raise SumError(f"{rule!r} is no comparison with < <= > or >=")
    sides = [evaluate(side, values) for side in (node.left, *node.comparators)]
    return all(COMPARISONS[type(op)](left, right) for op, left, right in zip(node.ops, sides, sides[1:], strict=False))


def slot_values(slots: Slots, given: Mapping[str, SlotValue]) -> dict[str, SlotValue | None]:
    """Return the value of each slot: what the pack gives, else the default, else what is computed, else None."""
    values: dict[str, SlotValue | None] = {
        name: given.get(name, slot.default) for name, slot in slots.slots.items() if slot.compute is None
    }
    waiting = {name: slot.compute for name, slot in slots.slots.items() if slot.compute is not None}
    while waiting:
        numbers = {name: value for name, value in values.items() if isinstance(value, int | float)}
        ready = [name for name, sum_ in waiting.items() if not set(names_in(sum_)) & set(waiting)]
        if not ready:
            raise SumError(f"{', '.join(sorted(waiting))} wait for each other")
        for name in ready:
            values[name] = whole(evaluate(parse_sum(waiting.pop(name)), numbers))
    return values


def whole(number: float) -> float:
    """Return `number` as an int where nothing is lost, so that sums of whole amounts stay whole."""
    return int(number) if float(number).is_integer() else number
