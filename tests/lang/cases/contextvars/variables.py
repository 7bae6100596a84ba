import contextvars

v = contextvars.ContextVar("v")
w = contextvars.ContextVar("w", default=3)
print(v, w, v.name, w.get(), w.get(5))


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


token = v.set(1)
print(token, token.var is v, token.old_value, v.get())
v.reset(token)
print(token)
attempt(v.reset, token)
attempt(v.get)
print(v.get(5))
first = v.set(1)
second = v.set(2)
print(second.old_value, first.old_value is contextvars.Token.MISSING)
attempt(w.reset, first)
attempt(v.reset, 3)
v.reset(second)
print(v.get())
attempt(contextvars.ContextVar)
attempt(contextvars.ContextVar, 3)
attempt(contextvars.ContextVar, "x", 3)
attempt(contextvars.Token)
attempt(contextvars.Context, 3)
