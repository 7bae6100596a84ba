import contextlib
import os

before = os.getcwd()
with contextlib.chdir("/"):
    print(os.getcwd())
    with contextlib.chdir("/"):
        print(os.getcwd())
print(os.getcwd() == before)
