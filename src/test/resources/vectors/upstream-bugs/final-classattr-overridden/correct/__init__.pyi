from typing import ClassVar, Final, final

__all__ = ["Base", "Child", "Grandchild"]

class Base:
    ALONE: Final = 1
    KIND: ClassVar[str] = "base"
    METHOD: ClassVar[int]
    SIZE: ClassVar[int]
    __match_args__: ClassVar[tuple[str]]

class Child(Base):
    KIND: ClassVar[str] = "child"
    OWN: ClassVar[int] = 2
    __match_args__: ClassVar[  # pyright: ignore[reportIncompatibleVariableOverride]
        tuple[str, str]
    ]

@final
class Grandchild(Child):
    OWN: ClassVar[bool]  # pyright: ignore[reportIncompatibleVariableOverride]
    SIZE: ClassVar[str]  # type: ignore[assignment]
    def METHOD(self, /) -> int: ...  # type: ignore[override]
