import contextvars

v = contextvars.ContextVar("v")
w = contextvars.ContextVar("w", default=3)
token = v.set(1)
context = contextvars.copy_context()
v.set(2)


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def change(value, *, more=0):
    print("inside", v.get(), context[v])
    v.set(value + more)
    w.set("w")
    attempt(context.run, change, 1)
    attempt(v.reset, token)
    return context[v]


print(len(context), context[v], v in context, w in context, context.get(w), context.get(w, 9))
print(context.run(change, 10, more=5), v.get(), w.get())
print(sorted((var.name, value) for var, value in context.items()), len(list(context)))
print(sorted(var.name for var in context.keys()), sorted(map(str, context.values())))
attempt(lambda: context["v"])
attempt(lambda: "v" in context)
attempt(lambda: contextvars.copy_context()[w])
attempt(context.run)
attempt(context.run, int, "x")
copy = context.copy()
print(copy == context, copy is context, context == contextvars.Context(), context == {})
empty = contextvars.Context()
print(len(empty), empty.run(v.get, "none"))
