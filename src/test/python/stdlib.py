"""Lists the modules of this Python's standard library, one a line, without those that only the library itself uses."""

import pathlib
import sys
import sysconfig

# Tests, and what distributions of Linux add.
LEFT_OUT = {"__hello__", "__phello__", "xxsubtype", "test", "tests", "site-packages", "lib-dynload"}
LEFT_OUT |= {"_distutils_system_mod", "sitecustomize"}

# Programs, of whose modules nobody imports types.
PROGRAMS = {"_pyrepl", "ensurepip", "idlelib", "lib2to3", "turtledemo"}


def is_listed(parts):
    if LEFT_OUT.intersection(parts) or not all(part.isidentifier() for part in parts):
        return False
    return len(parts) == 1 or parts[0] not in PROGRAMS and not any(part.startswith("_") for part in parts[1:])


library = pathlib.Path(sysconfig.get_path("stdlib"))
modules = {(name,) for name in getattr(sys, "stdlib_module_names", sys.builtin_module_names)}
for file in library.rglob("*.py"):
    parts = file.relative_to(library).with_suffix("").parts
    packages = parts[:-1]
    if all((library.joinpath(*packages[: end + 1]) / "__init__.py").exists() for end in range(len(packages))):
        modules.add(packages if parts[-1] == "__init__" else parts)
for parts in sorted(modules):
    if parts and is_listed(parts):
        print(".".join(parts))
