from overrides import Child, Parent

assert len([Parent.method, Child.method]) == 2
