# SPDX-License-Identifier: Apache-2.0
"""What lengths and angles are given in."""

from typing import Final, NewType

Metres = NewType("Metres", float)

FOOT: Final[Metres]
NAUTICAL_MILE: Final[Metres]

def sexagesimal(degrees: float) -> tuple[int, int, float]: ...
