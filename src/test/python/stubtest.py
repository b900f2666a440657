"""Runs stubtest on an extension module. PyO3's submodules can be reached through their parents only, unless registered."""

import importlib
import sys
import types

from mypy import stubtest


def register(module, name):
    sys.modules[name] = module
    for member, child in vars(module).copy().items():
        if isinstance(child, types.ModuleType) and child.__spec__ is None:
            register(child, f"{name}.{member}")


def main(extension, *arguments):
    register(importlib.import_module(extension), extension)
    return stubtest.test_stubs(stubtest.parse_options(list(arguments)))


sys.exit(main(*sys.argv[1:]))
