import bisect
import heapq

h = []
for x in [5, 1, 8, 3, 9, 2, 7]:
    heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heapreplace(h, 6), h, heapq.heappushpop(h, 0), h)
rows = list(range(20, 0, -1))
heapq.heapify(rows)
print(rows, [heapq.heappop(rows) for _ in range(20)])
print(heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(2, "hello", key=ord))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9))
bisect.insort(a, 4)
print(a)
