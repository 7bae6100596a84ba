name, n, pi = "x", 42, 3.14159
print(f"{name} {n:5d}|{n:<5}|{pi:.2f} {name!r} {n=} {n + 1 = }")
width = 10
print(f"{name:>{width}}|{{}}|{'nested'}")
print(f"{[i for i in range(3)]} {'a' if n else 'b'}")
