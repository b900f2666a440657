from typing import TypedDict

import three

From = TypedDict("From", {"from": str})
here: From = {"from": "b"}

assert three.copy("a", "b") == 2
assert three.copy("a", to="b") == 2
assert three.keyed("a") == 5
assert three.keyed("a", **here) == 2
assert three.keyed(to="a", **here) == 2
assert three.star(2, 3, anything=4) == 2
three.Edge(1, 2)
three.Edge.make(1, to=2)
assert 1 in three.Edge(1, 2)
three.Hop.Jump(1, to=2)
three.Hop.Rest(True)
three.Level.Some
