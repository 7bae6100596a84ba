def twice(f):
    def wrapper(*args):
        return f(*args), f(*args)
    return wrapper
def tag(t):
    def deco(f):
        f.tag = t
        return f
    return deco
@tag("x")
@twice
def hello(n):
    '''doc'''
    return "hi " + n
print(hello("bob"), hello.tag, hello.__name__, hello.__qualname__)
