# What __set_name__ raises is the cause of a RuntimeError.
class Named:
    def __set_name__(self, owner, name):
        raise KeyError(name)


try:
    class Owner:
        attribute = Named()
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__suppress_context__)
