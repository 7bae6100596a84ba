import heapq

for call in (lambda: heapq.heapify((2, 1)), lambda: heapq.heappush(None, 1), lambda: heapq.heappop({1}),
             lambda: heapq.heapreplace({}, 1), lambda: heapq.heappushpop("ab", "a")):
    try:
        call()
    except TypeError as error:
        print(error)


class Heap(list):
    pass


heap = Heap([3, 1, 2])
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heap, heapq.heappop(heap), heapq.heapreplace(heap, 9), heapq.heappushpop(heap, 0), heap)
