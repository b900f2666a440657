"""Uses the module of the vector keyword-parameters. Python refuses the calls that are marked, and so do type checkers."""

from m import Edge, copy, hidden, own, required, several, star

copy("a", "b")
copy("a", to="b")
copy(from_="a", to="b")  # refused
star(1, 2, 3, a=4)
star(1, global_=2)
hidden("a", 1, last=2)

edge = Edge(1, to=2)
Edge(from_=1, to=2)  # refused
Edge.make(from_=1)  # refused
edge.joined(**{"with": edge})
edge.joined(**{"with": 1})  # refused
edge.joined(with_=edge)  # refused
edge.joined()  # refused
Edge.Jump(**{"from": 1})
Edge.Jump(**{"from": "a"})  # refused

either = several(**{"from": 1})
either = several(**{"from": "a"})
either = several("a", **{"from": "b"})
several("a", **{"from": 1})  # refused

own(to="a", rest=1)
own(to="a", **{"from": "b"})
own(to="a", rest=1.5)  # refused
required(kwargs=1)  # refused
