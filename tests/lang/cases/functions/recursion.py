def f(n):
    return 0 if n == 0 else 1 + f(n - 1)
print(f(900))
def forever(n):
    return forever(n + 1)
try:
    forever(0)
except RecursionError as e:
    print(e)
