print(isinstance(1j, complex), type(1j), sum([1j, 2]), complex(True), repr(complex), (1j).__class__.__name__)
class C(complex):
    def __repr__(s): return "C!"
print(C(1, 2), C(1,2) + 1, [C(1)])
class D:
    def __complex__(s): return 3+4j
print(complex(D()))
match 3+4j:
    case 3+4j: print("matched")
x = 5; x *= 1j; print(x, 1_0j, 1e5j, .5j)

