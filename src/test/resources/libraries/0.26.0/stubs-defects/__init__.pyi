from . import async_functions as async_functions, classes as classes, constants as constants, defaults as defaults, defects as defects, documentation as documentation, enums as enums, errors as errors, functions as functions, names as names, nested as nested, open_ended as open_ended, operators as operators, platforms as platforms, properties as properties, types as types
from .defects import RootClass as RootClass
from typing import Final

__all__ = ["ROOT_CONSTANT", "root_function", "RootClass", "async_functions", "classes", "constants", "defaults", "defects", "documentation", "enums", "errors", "functions", "names", "nested", "open_ended", "operators", "platforms", "properties", "types"]

ROOT_CONSTANT: Final = "of the root"
def root_function() -> None: ...
