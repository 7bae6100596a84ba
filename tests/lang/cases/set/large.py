s = set(range(0, 3000, 3))
t = set(range(0, 3000, 2))
print(len(s | t), len(s & t), len(s - t), len(s ^ t), list(s & t)[:10], list(s - t)[-5:])
print(sum(s), 300 in s, 301 in s)
u = {i * 2654435761 % 2**32 for i in range(300)}
print(list(u)[:8], list(u)[-8:])
u -= set(list(u)[::2])
print(list(u)[:8])
