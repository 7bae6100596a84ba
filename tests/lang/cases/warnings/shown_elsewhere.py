import sys
import warnings


def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", category.__name__, message, lineno)


warnings.showwarning = show
warnings.warn("one")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("two", ResourceWarning)
    except ResourceWarning as e:
        print(type(e).__name__, e)


async def forgotten():
    pass


forgotten()
warnings.simplefilter("ignore")
forgotten()
print("end")
