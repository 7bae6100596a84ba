def say(x):
    print("say", x)
    return x


lazy = (say(x) for x in range(3))
print("made")
print(next(lazy))
print(list(lazy), list(lazy))
