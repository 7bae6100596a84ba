import io

try:
    io.StringIO(3)
except TypeError as e:
    tb = e.__traceback__
    n = 0
    while tb:
        n += 1
        tb = tb.tb_next
    print(n)


def read():
    f = open("uncaught_from_ours.py")
    f.close()
    return f.read()


read()
