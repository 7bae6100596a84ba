def f();
    pass
