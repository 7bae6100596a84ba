# What text made lives on when the text itself is long gone: functions, generators, tracebacks.
kept = []
errors = []
for i in range(300):
    space = {}
    exec(f"def f():\n    return {i}\ndef g():\n    yield {i}\n    yield f()\n", space)
    if i % 100 == 0:
        kept.append((space["f"], space["g"](), eval("lambda: x", {"x": i})))
        next(kept[-1][1])
    try:
        exec("1 / 0")
    except ZeroDivisionError as error:
        if i % 100 == 0:
            errors.append(error)
for f, g, h in kept:
    print(f(), next(g), h(), f.__code__.co_filename, f.__code__.co_firstlineno)
for error in errors:
    entry = error.__traceback__.tb_next
    print(entry.tb_lineno, entry.tb_frame.f_code.co_name)
