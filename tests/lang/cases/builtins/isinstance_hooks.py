class Meta(type):
    def __instancecheck__(cls, x):
        return x == 5
    def __subclasscheck__(cls, c):
        return c is str
class Five(metaclass=Meta):
    pass
print(isinstance(5, Five), isinstance(6, Five), issubclass(str, Five), issubclass(int, Five), isinstance(Five(), Five))
