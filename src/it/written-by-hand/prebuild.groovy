import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

// Types that Rust cannot say, without a mark.
new File(basedir, 'python/geodesy/_native/units.pyi').text = """\
# By hand.
from typing import Final, NewType

Metres = NewType("Metres", float)

FOOT: Final[Metres]
NAUTICAL_MILE: Final[Metres]

def sexagesimal(degrees: float) -> tuple[int, int, float]: ...
"""
return true
