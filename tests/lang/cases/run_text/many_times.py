# many times: text that is run.
t = 0
for i in range(3000):
    t += eval("i + 1")
    exec("def f(a): return a * 2\nclass K: pass\ny = f(3)")
print(t, y)
