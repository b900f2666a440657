from overrides import Child, Parent

assert Parent.method
assert Child.method
