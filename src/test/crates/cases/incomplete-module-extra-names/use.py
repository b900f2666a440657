import two

assert two.mend(1) == 1.0
assert two.names() == []
assert issubclass(two.Torn, OSError)
