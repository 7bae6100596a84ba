# sys.exit runs what stands in finally, and is an exception like others.
import sys

try:
    sys.exit(3)
except SystemExit as error:
    print(repr(error), error.code)
try:
    sys.exit("a message")
except SystemExit as error:
    print(error.code)
try:
    sys.exit(4)
finally:
    print("finally")
