for i in range(3):
    print(i)
else:
    print("else")
for i in [1, 2, 3]:
    if i == 2:
        break
else:
    print("never")
n = 0
while True:
    n += 1
    if n == 2:
        continue
    if n > 4:
        break
    print(n)
while n:
    n -= 1
else:
    print("end", n)
l = [1, 2, 3]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
    print(a, b, c)
