import io
import sys

print(sys.stdin, sys.stdin.name, sys.stdin.isatty(), sys.stdin.fileno(), sys.stdin is sys.__stdin__)
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), list(sys.stdin))
sys.stdin = io.StringIO("first\nsecond\n\nlast")
print(repr(input()), repr(input("? ")), repr(input()), repr(input("prompt: ")))
try:
    input("more: ")
except EOFError as e:
    print(type(e).__name__, e)
sys.stdin = None
try:
    input()
except RuntimeError as e:
    print(e)
sys.stdout, sys.stdin = None, io.StringIO("x")
try:
    input("?")
except RuntimeError as e:
    print(e, file=sys.__stdout__)
