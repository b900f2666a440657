from family import Base, Child
Base.KIND + 1
Child.KIND + 1
