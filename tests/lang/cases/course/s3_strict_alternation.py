from collections import deque


def say(word, n):
    for _ in range(n):
        print(word)
        yield


ready = deque([say("foo", 2), say("bar", 3)])
while ready:
    task = ready.popleft()
    try:
        next(task)
    except StopIteration:
        print("over")
    else:
        ready.append(task)
