"""Lists what the stub files below a directory declare, as Python's own parser reads them."""

import ast
import pathlib
import sys


def targets(node):
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, (ast.Tuple, ast.List)):
        for element in node.elts:
            yield from targets(element)


def parameters(arguments):
    for kind in ("posonlyargs", "args", "kwonlyargs"):
        yield kind, [argument.arg for argument in getattr(arguments, kind)]
    for kind in ("vararg", "kwarg"):
        argument = getattr(arguments, kind)
        yield kind, argument and argument.arg
    yield "defaults", len(arguments.defaults), [default is not None for default in arguments.kw_defaults]


def listed(tree):
    """The names in `__all__`: imports that bring them in offer them, however they are spelled."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AugAssign)) and "__all__" in ast.unparse(node):
            for constant in ast.walk(node.value):
                if isinstance(constant, ast.Constant):
                    yield constant.value


def declarations(body, scope, offered):
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield f"class {scope}{node.name}", len(node.bases), [keyword.arg for keyword in node.keywords]
            yield from declarations(node.body, f"{scope}{node.name}.", offered)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            kind = type(node).__name__
            yield f"{kind} {scope}{node.name}", len(node.decorator_list), *parameters(node.args)
        elif isinstance(node, ast.AnnAssign):
            for name in targets(node.target):
                yield f"annotated {scope}{name}", node.value is not None
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                for name in targets(target):
                    yield (f"assigned {scope}{name}",)
        elif isinstance(node, ast.AugAssign):
            yield (f"augmented {ast.unparse(node.target)}",)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                name = alias.asname or alias.name
                if alias.name == alias.asname or alias.name == "*" or name in offered:
                    yield (f"offered {scope}{name}",)
        elif isinstance(node, ast.If):
            yield from declarations(node.body, scope, offered)
            yield from declarations(node.orelse, scope, offered)
        else:
            for part in ("body", "handlers", "orelse", "finalbody"):
                for inner in getattr(node, part, []):
                    yield from declarations(getattr(inner, "body", [inner]), scope, offered)


def main(directory, output):
    with open(output, "w", encoding="utf-8") as found:
        for path in sorted(pathlib.Path(directory).rglob("*.pyi")):
            tree = ast.parse(path.read_bytes(), str(path))
            print(path.relative_to(directory), file=found)
            for line in sorted({str(declaration) for declaration in declarations(tree.body, "", set(listed(tree)))}):
                print("   ", line, file=found)


main(*sys.argv[1:])
