print("first begins")
from . import second
VALUE = 1
print("first sees", second.VALUE)
