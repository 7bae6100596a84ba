# exit status: text that is run.
for i in range(3): exec(f"x{i} = {i}")
print(x0, x1, x2, eval("x0+x1+x2"))
exit(3)
