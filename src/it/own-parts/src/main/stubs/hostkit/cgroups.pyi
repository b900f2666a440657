import sys

if sys.platform == "linux":
    def groups() -> tuple[str, ...]: ...  # was: list[str]
