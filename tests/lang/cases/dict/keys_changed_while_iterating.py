d = {0: 0}
try:
    for i in d:
        del d[i]
        d[i + 1] = 0
        if i > 50:
            break
except RuntimeError as e:
    print(e)
