import class_in_two_modules as m
from class_in_two_modules import shapes

m.take(shapes.Twice())
for x in shapes.make():
    m.take(x)
assert m.Twice is shapes.Twice
