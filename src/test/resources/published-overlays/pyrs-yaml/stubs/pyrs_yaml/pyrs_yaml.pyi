from typing import Any, Iterator

from .merged_view import MergedView
from .node import Node

class StreamIterator:
    def __next__(self) -> dict[Any, Any]: ...  # was: dict

class YamlDocument:
    def append(self, path: str, value: Any) -> None: ...  # new
    def delete(self, path: str) -> None: ...  # new
    def find(self, path: str) -> Node | list[Node]: ...  # new
    def insert(self, path: str, index: int, value: Any) -> None: ...  # new
    def merged(self) -> MergedView: ...  # new
    def node(self) -> Node: ...  # new
    def rename(self, path: str, new_key: str) -> None: ...  # new
    def scalars(self) -> Iterator[Node]: ...  # new
    def set(self, path: str, value: Any, create_missing: bool = False) -> None: ...  # new
    def set_many(self, pairs: dict[str, Any]) -> None:  # new
        """
        Set multiple values at once (single splice burst).

            Paths may include wildcards (``$.items[*].active``); every matching node
            is set. Accepts ``{"path": value, ...}``.
        """
    def sort_keys(self, path: str = "$") -> None:  # new
        """
        Sort the mapping keys at ``path`` (default root) in place.

            A path that resolves to a scalar is a no-op, not an error: a scalar has no
            keys to sort. A path that does not resolve raises ``YamlEditError``.
        """
    def walk(self) -> Iterator[Node]: ...  # new

class YamlStream:
    def __next__(self) -> dict[Any, Any]: ...  # was: dict

class YamlDuplicateKeyError(ValueError): ...
class YamlEditError(ValueError): ...
class YamlMaxDepthError(ValueError): ...
class YamlParseError(ValueError): ...
class YamlPathError(ValueError): ...
class YamlSerializeError(ValueError): ...
class YamlTagError(ValueError): ...
class YamlTagSkip(YamlTagError): ...
class YamlTypeError(TypeError): ...
class YamlValidateError(ValueError): ...

def register_tag(handler: Any, priority: int): ...
def register_type(handler: Any): ...
def validate_custom_types(obj: Any): ...
