g = 5
def f(a):
    b = a + 1
    print(locals(), "g" in globals(), globals()["g"])
    globals()["made"] = "here"
f(1)
print(made, locals() is globals(), __name__)
class C:
    x = 1
    print(sorted(k for k in locals() if not k.startswith("__")))
