# What was asked for is not proposed, even if dir() has it.
class Odd:
    def __dir__(self):
        return ["spam", "spma"] if self.has_near else ["spam"]

    def __getattr__(self, name):
        raise AttributeError(f"no {name}", name=name, obj=self)


import sys
import traceback

for has_near in False, True:
    Odd.has_near = has_near
    try:
        Odd().spam
    except AttributeError:
        traceback.print_exc(file=sys.stdout)
