def turns():
    for word in ("first", "second"):
        yield word  #: gives


for word in turns():
    print(word)
