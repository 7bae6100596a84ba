q = [0]
total = 0
for i in range(20000):
    q.append(i)
    total += q.pop(0)
print(total, len(q))
