"""Prints what templates find in the Airflow beside this interpreter: the names that `get_template_context` fills in,
those of them that it adds for runs with a logical date only, and the filters.

Reads the source, since a context needs a run: the keys of the dicts that the methods make, and those they add to them."""

import ast
import importlib.util
import json
import pathlib

sources = [
    ("airflow.sdk", "execution_time/task_runner.py", "definitions/_internal/templater.py"),
    ("airflow", "models/taskinstance.py", "templates.py"),
]


def find_sources():
    for package, context, filters in sources:
        try:
            found = importlib.util.find_spec(package)
        except ModuleNotFoundError:
            continue
        if found is not None:
            folder = pathlib.Path(found.origin).parent
            return ast.parse((folder / context).read_text()), ast.parse((folder / filters).read_text())


def strings(nodes):
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def keys_of(tree):
    nodes = list(ast.walk(tree))
    nested = {id(value) for node in nodes if isinstance(node, ast.Dict) for value in node.values}
    keys = set()
    for node in nodes:
        if isinstance(node, ast.Dict) and id(node) not in nested:
            keys |= strings(key for key in node.keys if key is not None)
        if isinstance(node, ast.Assign):
            keys |= strings(target.slice for target in node.targets if isinstance(target, ast.Subscript))
    return keys


def all_keys(trees):
    return set().union(*map(keys_of, trees))


def if_dated(function):
    tests = [node for node in ast.walk(function) if isinstance(node, ast.If) and isinstance(node.test, ast.NamedExpr)]
    return [test for test in tests if test.test.target.id == "logical_date"]


names = {"get_template_context", "_get_template_context"}
context, templates = find_sources()
functions = [node for node in ast.walk(context) if isinstance(node, ast.FunctionDef) and node.name in names]
dated = all_keys(test for function in functions for test in if_dated(function))
# Every run has a key of its task instance; a date only gives it another form.
dated.discard("task_instance_key_str")
filters = [node for node in templates.body if isinstance(node, ast.Assign) and node.targets[0].id == "FILTERS"]
print(json.dumps({"keys": sorted(all_keys(functions)), "dated": sorted(dated), "filters": sorted(all_keys(filters))}))
