"""Imports an extension module, and prints the members of its classes as Python has them: Class.member, one a line.

usage: class_members.py MODULE, with the directory of the library in PYTHONPATH
"""

import importlib
import sys


def show(owner, path):
    for name in dir(owner):
        print(f"{path}.{name}")
        member = vars(owner).get(name)
        if isinstance(member, type) and issubclass(member, owner) and member is not owner:
            show(member, f"{path}.{name}")


module = importlib.import_module(sys.argv[1])
sys.stdout.reconfigure(encoding="utf-8")
for name in dir(module):
    if isinstance(getattr(module, name), type):
        show(getattr(module, name), name)
