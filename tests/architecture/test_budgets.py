"""How big things may get. A file, function or class over budget is two things under one name: split it, never raise the budget."""

import ast

import pytest

from tests.architecture.sources import Function, Source, everything, product

FILE_LINES = 400
FUNCTION_LINES = 40
MAIN_WINDOW_LINES = 250
PUBLIC_METHODS = 20
PARAMETERS = 5
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
        f"{source.place(node)} {node.name}: {len(positional)} positional, {len(by_name)} by name"
        for source in product()
        for node, positional, by_name in _parameters(source)
        if len(positional) + len(by_name) > PARAMETERS
    ]
    assert too_many == []


@pytest.mark.parametrize(
    ("text", "positional"),
    [
        ("def f(a, b, c): ...", [["a", "b", "c"]]),
        ("class C:\n def f(self, a, b, *, c): ...", [["a", "b"]]),
        ("class C:\n @staticmethod\n def f(a, b, c): ...", [["a", "b", "c"]]),
        ("class W:\n def mouseMoveEvent(self, a, b, c): ...", []),
        ("class C:\n def __exit__(self, a, b, c): ...", []),
        ("def f():\n def g(x, y, z): ...", [[], ["x", "y", "z"]]),
    ],
)
def test_parameters_are_counted_without_self_and_without_overrides_of_qt(text: str, positional: list[list[str]]):
    source = Source("sample.py", text, ast.parse(text))
    assert [names for _, names, _ in _parameters(source)] == positional


def _file_budget(source: Source) -> int:
    return MAIN_WINDOW_LINES if source.name == "reviewer/ui/main_window.py" else FILE_LINES


def _public_methods(node: ast.ClassDef) -> list[str]:
    return [method.name for method in node.body if isinstance(method, Function) and not method.name.startswith("_")]


def _parameters(source: Source) -> list[tuple[Function, list[str], list[str]]]:
    """Every function whose signature is ours, with its positional parameters (without self or cls) and those given by name."""
    methods = {id(method) for node in source.nodes(ast.ClassDef) for method in node.body if isinstance(method, Function)}
    found = []
    for node in source.nodes(ast.FunctionDef, ast.AsyncFunctionDef):
        if _is_prescribed(node, is_method=id(node) in methods):
            continue
        positional = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        is_bound = id(node) in methods and not any(isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in node.decorator_list)
        found.append((node, positional[1:] if is_bound else positional, [argument.arg for argument in node.args.kwonlyargs]))
    return found


def _is_prescribed(node: Function, *, is_method: bool) -> bool:
    """True where Qt or Python chose the signature: a camelCase method overrides Qt."""
    return is_method and (node.name in PROTOCOL_METHODS or (node.name != node.name.lower() and not node.name.startswith("_")))
