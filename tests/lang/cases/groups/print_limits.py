# At most fifteen members and ten groups deep.
def deep(n):
    error = ValueError(n)
    for i in range(n):
        error = ExceptionGroup(f"level {i}", [error])
    return error


raise ExceptionGroup("wide", [deep(12)] + [ValueError(i) for i in range(16)])
