import threading

data = threading.local()
data.x = 1


def f():
    print(hasattr(data, "x"))
    data.x = 2
    print(data.x, data.__dict__)
    try:
        data.y
    except AttributeError as error:
        print(error)
    del data.x
    try:
        del data.x
    except AttributeError as error:
        print(error)


class Local(threading.local):
    kind = "class"

    def __init__(self, a):
        print("init", a)
        self.a = a

    def show(self):
        print(self.a, self.kind)


def g():
    local.show()
    local.a = 8
    local.show()


def run(target):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()


run(f)
print(data.x, data.__dict__)
local = Local(7)
run(g)
local.show()
try:
    threading.local(1)
except TypeError as error:
    print(error)
