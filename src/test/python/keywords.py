"""Calls methods of the module slots, such as Operators.__add__(value), by position and by keyword, and prints those that take keywords."""

import sys

import slots


def takes_keywords(class_name: str, method: str, parameters: list[str]) -> bool:
    owner = getattr(slots, class_name)
    if not hasattr(owner, method):
        return False  # Python has no method for this slot
    function = getattr(owner, method)
    bound = getattr(function, "__self__", None) is owner and method != "__new__"
    first = [] if bound else [owner if method == "__new__" else owner()]
    function(*first, *[1 for _ in parameters])
    try:
        function(*first, **{name: 1 for name in parameters})
    except TypeError:
        return False
    return True


for line in sys.argv[1:]:
    path, parameters = line.removesuffix(")").split("(")
    class_name, method = path.split(".")
    if takes_keywords(class_name, method, parameters.split(", ")):
        print(path)
