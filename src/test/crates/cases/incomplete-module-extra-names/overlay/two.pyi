class Torn(OSError): ...  # new

def names() -> list[str]: ...  # was: list[Incomplete]

del __getattr__
