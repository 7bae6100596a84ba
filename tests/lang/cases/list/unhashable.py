for f in (lambda: hash([]), lambda: {[]: 1}, lambda: {[1]}, lambda: hash(([],))):
    try:
        f()
    except TypeError as e:
        print(e)
