def load():
    import nowhere_at_all
    return nowhere_at_all


load()
