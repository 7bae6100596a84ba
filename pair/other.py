from shared import N
print(N)
