"""Every function and class of production code is asked for by production code.

What only tests call is dead, and tests that call it prove nothing about a run. A use is a name in
the module itself outside the definition, `from module import name`, or `module.name`; a method is
used where any production code reads an attribute of its name.
"""

import ast
from collections.abc import Iterator

from tests.support.paths import ROOT

PARTS = ("flows", "transforms", "warehouse")
# A decorator with one of these registers the function with a library that calls it.
REGISTERED = frozenset({"callback", "command", "factory", "field_validator", "property"})
ENTRIES: dict[str, str] = {
    "flows.cli.terminal._Console.on_broken_pipe": "rich: whoever read a console is gone",
    "flows.codecs.decompress.Stream.read1": "io: a binary handle",
    "flows.codecs.decompress.Stream.readable": "io: a binary handle",
    "flows.dashboard.view.View.carried": "the templates of the pages",
    "flows.prefect_logs.PrintableHandler": "Prefect's set-up of logs, by a variable",
    "flows.codecs.arrow_messages.ArrowMessages.readable": "io: a binary handle",
    "flows.readers.parquet._Watched.readable": "io: a binary handle",
    "flows.settings._Given.get_field_value": "pydantic-settings: a source of settings",
    "flows.settings._Sources.settings_customise_sources": "pydantic-settings: the order of sources",
    "transforms.training.network.Layer.forward": "torch: a module",
    "transforms.training.network.Network.forward": "torch: a module",
    "transforms.training.shared_network.Attributor.forward": "torch: a module",
    "transforms.training.shared_network.Parser.forward": "torch: a module",
    "warehouse.load.batches.load_batch": "one batch, as tests and benchmarks load; runs load many",
}
"""What no production code names, and who calls it."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def list_modules() -> dict[str, ast.Module]:
    modules = {}
    for part in PARTS:
        for path in sorted((ROOT / part).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            modules[name] = ast.parse(path.read_text(encoding="utf-8"))
    return modules


def is_registered(node: Definition) -> bool:
    names = {
        inner.attr if isinstance(inner, ast.Attribute) else inner.id
        for decorator in node.decorator_list
        for inner in ast.walk(decorator)
        if isinstance(inner, ast.Attribute | ast.Name)
    }
    return bool(names & REGISTERED)


def find_names(module: ast.AST, without: ast.AST | None = None) -> Iterator[str]:
    """Names read anywhere in a module but inside one of its definitions."""
    pending = [module]
    while pending:
        node = pending.pop()
        if node is without:
            continue
        if isinstance(node, ast.Name):
            yield node.id
        pending.extend(ast.iter_child_nodes(node))


def find_uses_elsewhere(name: str, module: ast.Module, modules: set[str]) -> Iterator[str]:
    """Full names, "package.module.function", of what one module takes from others."""
    aliases: dict[str, str] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                if full in modules:
                    aliases[alias.asname or alias.name] = full
                elif node.module in modules and node.module != name:
                    yield full
        elif isinstance(node, ast.Import):
            aliases |= {alias.asname or alias.name: alias.name for alias in node.names}
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            yield f"{aliases.get(owner, owner)}.{node.attr}"


def find_unused(modules: dict[str, ast.Module]) -> list[str]:
    used = {
        use
        for name, module in modules.items()
        for use in find_uses_elsewhere(name, module, set(modules))
    }
    attributes = {
        node.attr
        for module in modules.values()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
    }
    unused = []
    for name, module in modules.items():
        for node in module.body:
            if not isinstance(node, DEFINITIONS) or is_registered(node):
                continue
            if f"{name}.{node.name}" not in used and node.name not in find_names(module, node):
                unused.append(f"{name}.{node.name}")
            if isinstance(node, ast.ClassDef):
                unused += [
                    f"{name}.{node.name}.{method.name}"
                    for method in node.body
                    if isinstance(method, ast.FunctionDef)
                    and not method.name.startswith("__")
                    and not is_registered(method)
                    and method.name not in attributes
                ]
    return unused


def test_production_callers_every_function_has_one() -> None:
    unused = find_unused(list_modules())
    assert sorted(set(unused) - set(ENTRIES)) == []
    assert sorted(set(ENTRIES) - set(unused)) == [], "no exception any more: strike it off"
