# compile() for a prompt: statements that are expressions show what they come to.
import builtins
import sys


def run(source):
    try:
        exec(compile(source, "<prompt>", "single"))
    except SyntaxError as e:
        print("SyntaxError:", e.msg)


run("1 + 1")
run("None")
run("'text'; 5; x = 3")
print(x, builtins._)
run("for i in range(2): i")
run("def f():\n    10\n    return 'returned'\n")
run("f()")
run("a = 1\nb = 2")
run("f(:")
run("")
sys.displayhook = lambda value: print("shown:", value)
run("[1, 2]")
sys.displayhook = sys.__displayhook__
run("'back'")
try:
    compile("1", "<p>", "other")
except ValueError as e:
    print(e)
