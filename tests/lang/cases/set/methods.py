a = {1, 2, 3}
print(a.union([4], (5,)), a.intersection([1, 9], {1, 2}), a.difference([1], [2]), a.symmetric_difference([1, 7]))
print(a.union(), a.intersection(), a.difference(), a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([8]), a.isdisjoint([1]))
a.update([5], "x"); print(len(a))
a.intersection_update([1, 2, 5], [5, 1]); print(a)
a.difference_update([5]); print(a)
a.symmetric_difference_update([1, 4]); print(a)
a.clear(); print(a)
for f in (lambda: a.union(1), lambda: a.issubset(1), lambda: a.update(1), lambda: a.isdisjoint(), lambda: set(1), lambda: set(1, 2), lambda: set(a=1)):
    try:
        f()
    except TypeError as e:
        print(e)
