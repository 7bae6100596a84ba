import argparse
import contextlib
import io
import sys


def run(parser, *lines):
    for line in lines:
        err, out = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stderr(err), contextlib.redirect_stdout(out):
                found = parser.parse_args(line.split())
            print(line, "->", found)
        except SystemExit as e:
            print(line, "-> exit", e.code, err.getvalue() + out.getvalue())


p = argparse.ArgumentParser(prog="git")
p.add_argument("--quiet", action="store_true")
sub = p.add_subparsers(dest="command", required=True, help="what to do")
add = sub.add_parser("add", help="adds files", aliases=["a"])
add.add_argument("files", nargs="+")
add.add_argument("-f", "--force", action="store_true")
add.set_defaults(action="adding")
commit = sub.add_parser("commit", help="commits", description="Commits what was added.")
commit.add_argument("-m", "--message", required=True)
run(p, "add x y", "--quiet add -f x", "a x", "commit -m text", "commit", "add", "", "push", "-h", "commit -h", "add x --wrong")
p.print_help()
q = argparse.ArgumentParser(prog="q")
subs = q.add_subparsers(title="commands", description="all of them", metavar="CMD", dest="cmd")
subs.add_parser("one", help="the first")
subs.add_parser("two")
q.print_help()
run(q, "one", "", "three")
