import argparse
import contextlib
import io
import sys


def run(parser, *lines):
    for line in lines:
        err = io.StringIO()
        try:
            with contextlib.redirect_stderr(err):
                print(line, "->", parser.parse_args(line.split()))
        except SystemExit as e:
            print(line, "-> exit", e.code, repr(err.getvalue()))


p = argparse.ArgumentParser(prog="prog")
p.add_argument("name")
p.add_argument("rest", nargs="*")
p.add_argument("-n", "--number", type=int, default=1)
p.add_argument("-v", "--verbose", action="store_true")
p.add_argument("-q", action="count", default=0)
p.add_argument("--level", choices=["low", "high"], default="low")
p.add_argument("--tag", action="append")
p.add_argument("--no-color", dest="color", action="store_false")
run(p, "x", "x -n 3 -v", "x --number=4 a b", "x -n5 -vqq", "x --tag a --tag=b --level high", "x --no-color", "", "x -n", "x -n abc", "x --level mid",
    "x --unknown", "x --verb", "x -qqq y z", "-v x", "x -- -n", "x -n -3", "--n 2 x", "x --number", "x --verbose=1", "x -vz", "a --tag")
p = argparse.ArgumentParser(prog="nums")
p.add_argument("pair", nargs=2, type=float)
p.add_argument("maybe", nargs="?", default="none")
p.add_argument("many", nargs="+")
p.add_argument("-o", nargs="?", const="const", default="default")
p.add_argument("-l", nargs="+", type=int)
p.add_argument("-z", nargs="*")
p.add_argument("-t", nargs=2, metavar=("X", "Y"))
run(p, "1 2 3", "1 2 3 4", "1 2 3 4 5", "1 2", "1 x 3", "1 2 3 -o", "1 2 3 -o o", "-l 1 2 -o a 1 2 3", "1 2 3 -l", "1 2 3 -z", "1 2 3 -z a b", "1 2 3 -t a", "1 2 3 -t a b", "-1 -2 3")
p = argparse.ArgumentParser(prog="amb")
p.add_argument("--foobar")
p.add_argument("--foobaz")
p.add_argument("-x", "--ex", action="store_const", const=42)
p.add_argument("--bool", action=argparse.BooleanOptionalAction)
p.add_argument("--ext", action="extend", nargs="+")
run(p, "--foo 1", "--foobar 1", "-x", "--bool", "--no-bool", "--ext a b --ext c", "--e 1")
