"""How big things may get. A file, function or class over budget is two things under one name: split it, never raise the budget."""

import ast
from dataclasses import dataclass

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from tests.architecture.sources import Function, Source, everything, product, sources

FILE_LINES = 400
FUNCTION_LINES = 40
MAIN_WINDOW_LINES = 250
PUBLIC_METHODS = 20
PARAMETERS = 5
POSITIONAL_PARAMETERS = 2
# Their parameters are Python's choice, not ours.
PROTOCOL_METHODS = frozenset({"__exit__", "__aexit__"})


def test_no_file_is_longer_than_its_budget():
    too_long = [f"{source.name}: {lines} lines" for source in everything() if (lines := source.text.count("\n")) > _file_budget(source)]
    assert too_long == []


def test_no_function_is_longer_than_its_budget():
    too_long = [
        f"{source.place(node)} {node.name}: {lines} lines"
        for source in everything()
        for node in source.nodes(ast.FunctionDef, ast.AsyncFunctionDef)
        if (lines := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    ]
    assert too_long == []


def test_no_class_offers_more_public_methods_than_its_budget():
    too_wide = [
        f"{source.place(node)} {node.name}: {len(methods)} public methods"
        for source in product()
        for node in source.nodes(ast.ClassDef)
        if len(methods := _public_methods(node)) > PUBLIC_METHODS
    ]
    assert too_wide == []


def test_no_function_takes_more_parameters_than_its_budget():
    too_many = [
        f"{source.place(signature.node)} {signature.node.name}: {signature.count} parameters"
        for source in product()
        for signature in _signatures(source)
        if signature.count > PARAMETERS
    ]
    assert too_many == []


def test_parameters_that_could_be_swapped_unnoticed_are_given_by_name():
    """After the first two, by name; mypy notices a swap by itself where no two parameters have the same type, so there it is left free.

    Scripts that draw samples are outside: x, y and size read best in their order.
    """
    unnamed = [
        f"{source.place(signature.node)} {signature.node.name}({', '.join(argument.arg for argument in signature.positional)})"
        for source in sources("reviewer")
        for signature in _signatures(source)
        if len(signature.positional) > POSITIONAL_PARAMETERS and not signature.has_distinct_types
    ]
    assert unnamed == []


@pytest.mark.parametrize(
    ("text", "positional"),
    [
        ("def f(a, b, c): ...", [["a", "b", "c"]]),
        ("class C:\n def f(self, a, b, *, c): ...", [["a", "b"]]),
        ("class C:\n @staticmethod\n def f(a, b, c): ...", [["a", "b", "c"]]),
        ("class W:\n def mouseMoveEvent(self, a, b, c): ...", []),
        ("class M(QAbstractItemModel):\n def index(self, a, b, c): ...", []),
        ("class M(Mixin):\n def index(self, a, b, c): ...", [["a", "b", "c"]]),
        ("class C:\n def __exit__(self, a, b, c): ...", []),
        ("def f():\n def g(x, y, z): ...", [[], ["x", "y", "z"]]),
    ],
)
def test_parameters_are_counted_without_self_and_without_overrides_of_qt(text: str, positional: list[list[str]]):
    source = Source("sample.py", text, ast.parse(text))
    assert [[argument.arg for argument in signature.positional] for signature in _signatures(source)] == positional


@pytest.mark.parametrize(
    ("text", "are_distinct"),
    [
        ("def f(a: int, b: str, c: Path): ...", True),
        ("def f(a: int, b: str, c: str): ...", False),
        ("def f(a: int, b: str, c: float): ...", False),
        ("def f(a, b, c): ...", False),
    ],
)
def test_types_are_distinct_only_where_mypy_would_notice_a_swap(text: str, are_distinct: bool):
    (signature,) = _signatures(Source("sample.py", text, ast.parse(text)))
    assert signature.has_distinct_types is are_distinct


@dataclass(frozen=True)
class Signature:
    """A function whose parameters we chose; `positional` is without self or cls."""

    node: Function
    positional: tuple[ast.arg, ...]

    @property
    def count(self) -> int:
        return len(self.positional) + len(self.node.args.kwonlyargs)

    @property
    def has_distinct_types(self) -> bool:
        types = ["" if argument.annotation is None else ast.unparse(argument.annotation) for argument in self.positional]
        # mypy lets an int stand where a float is wanted.
        return len({"float" if each == "int" else each for each in types}) == len(types)


def _file_budget(source: Source) -> int:
    return MAIN_WINDOW_LINES if source.name == "reviewer/ui/main_window.py" else FILE_LINES


def _public_methods(node: ast.ClassDef) -> list[str]:
    return [method.name for method in node.body if isinstance(method, Function) and not method.name.startswith("_")]


def _signatures(source: Source) -> list[Signature]:
    classes = {id(method): node for node in source.nodes(ast.ClassDef) for method in node.body if isinstance(method, Function)}
    found = []
    for node in source.nodes(ast.FunctionDef, ast.AsyncFunctionDef):
        owner = classes.get(id(node))
        if owner is not None and _is_prescribed(node, owner):
            continue
        positional = (*node.args.posonlyargs, *node.args.args)
        is_bound = owner is not None and not any(isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in node.decorator_list)
        found.append(Signature(node, positional[1:] if is_bound else positional))
    return found


def _is_prescribed(node: Function, owner: ast.ClassDef) -> bool:
    """True where Qt or Python chose the signature: overrides of Qt, known by camelCase or by the Qt class that has the method."""
    if node.name in PROTOCOL_METHODS or (node.name != node.name.lower() and not node.name.startswith("_")):
        return True
    kinds = [getattr(module, base.id, None) for base in owner.bases if isinstance(base, ast.Name) for module in (QtCore, QtGui, QtWidgets)]
    return not node.name.startswith("_") and any(hasattr(kind, node.name) for kind in kinds)
