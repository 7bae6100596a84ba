import argparse
import sys

parser = argparse.ArgumentParser(description="Counts.")
parser.add_argument("--to", type=int, default=3)
args = parser.parse_args()
for i in range(args.to):
    print(i)
print(parser.prog, sys.argv[1:])
parser.parse_args(["--to", "three"])
