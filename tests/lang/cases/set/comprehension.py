print({x * x % 7 for x in range(20)}, {c for c in "banana"} == {"a", "b", "n"})
