from itertools import combinations, combinations_with_replacement, permutations, product

print(list(combinations("ABCD", 2)))
print(list(combinations(range(4), 3)), list(combinations("ab", 3)), list(combinations("ab", 0)))
print(list(combinations_with_replacement("ABC", 2)))
print(list(combinations_with_replacement("", 0)), list(combinations_with_replacement("", 2)))
print(list(permutations("ABC")))
print(list(permutations("ABCD", 2)))
print(list(permutations([])), list(permutations("ab", 0)), list(permutations("ab", 3)),
      list(permutations("ab", None)))
print(list(product("AB", range(2))), list(product()), list(product("AB", repeat=2)))
print(list(product("ab", [])), list(product("ab", repeat=0)), list(product([1], "xy", [0, 1])))
print(sum(1 for _ in permutations(range(7))), sum(1 for _ in combinations(range(20), 5)),
      sum(1 for _ in product(range(3), repeat=6)))
print(list(permutations(range(4)))[::5])
for wrong in (lambda: combinations("a", -1), lambda: combinations("a"), lambda: combinations(3, 2),
              lambda: permutations("a", -1), lambda: permutations("a", 1.5), lambda: permutations(),
              lambda: product("a", repeat=-1), lambda: product("a", repeat="b"), lambda: product(1),
              lambda: product("a", times=2), lambda: combinations_with_replacement("a", -2),
              lambda: combinations("ab", "c"), lambda: combinations("ab", r=None)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
