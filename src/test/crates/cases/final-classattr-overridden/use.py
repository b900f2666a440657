from family import Base, Child

assert Base.KIND == "base"
assert Child.KIND == "child"
kinds: list[str] = [kind.KIND for kind in (Base, Child)]
assert kinds == ["base", "child"]
