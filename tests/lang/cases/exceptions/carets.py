class A: pass
def t(f):
    try:
        f()
    except Exception as e:
        import_tb(e)
def import_tb(e):
    raise e
a = A()
x = (a.b.c +
     1)
