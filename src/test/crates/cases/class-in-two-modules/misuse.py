import class_in_two_modules as m
m.take(m.take)
