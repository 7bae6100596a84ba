# Special methods that go away, or that lead to themselves.
class Once:
    def __iter__(self):
        return self

    def __next__(self):
        del Once.__next__
        return 1


try:
    for item in Once():
        print(item)
except TypeError as e:
    print("TypeError")


class Called:
    pass


Called.__call__ = Called()
try:
    Called()()
except RecursionError:
    print("RecursionError")
