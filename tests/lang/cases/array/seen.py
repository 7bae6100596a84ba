import array

numbers = array.array("h", [-2, -1, 0, 1, 2])
seen = memoryview(numbers)
print(len(seen), seen[0], seen.format, seen.itemsize, seen.nbytes)
octets = seen.cast("B")
print(octets.tolist())
octets[5] = 4
print(numbers, numbers[2], list(numbers), numbers == array.array("h", [-2, -1, 1024, 1, 2]))
numbers[0] = 7
numbers[1:3] = array.array("h", [8, 9])
print(seen.tolist(), seen[0], numbers.index(9), numbers.count(1), len(numbers), sum(numbers))
for change in lambda: numbers.append(1), lambda: numbers.pop(), lambda: numbers.extend([1]):
    try:
        change()
    except BufferError as error:
        print(error)
octets.release()
seen.release()
numbers.append(3)
print(numbers, memoryview(array.array("d", [1.5])).tolist(), bytes(memoryview(array.array("B", b"ab"))))
