d = {1: "a", 2: "b", 3: "c"}
k = d.keys()
print(k & {1, 2, 9}, k | {7}, k - {1}, k ^ {1, 8}, {1, 8} & k, {1, 8} - k, [1, 5] & k)
print(k == {1, 2, 3}, k <= {1, 2, 3, 4}, k > {1}, k < {1}, k.isdisjoint([9]), k.isdisjoint([1]), k & [1, 1, 2])
print(d.items() & {(1, "a"), (2, "z")}, d.items() == {(1, "a"), (2, "b"), (3, "c")}, len(d.items() | {(4, "d")}))
print(d.keys() == d.keys(), d.values() == d.values(), d.keys() != {1})
for f in (lambda: k | 1, lambda: k & None, lambda: d.values() & {1}, lambda: k + k, lambda: k < [1], lambda: hash(k)):
    try:
        print(f())
    except TypeError as e:
        print(e)
