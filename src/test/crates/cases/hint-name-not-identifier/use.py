import tiny

assert tiny.nothing() == ()
assert tiny.twice(2) == 4
