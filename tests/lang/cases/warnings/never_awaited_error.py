# A warning that was made an error is told once of a coroutine that nobody awaits.
import sys
import warnings


async def work():
    pass


sys.unraisablehook = lambda told: print(told.exc_type.__name__, told.exc_value, told.object.__name__)
warnings.simplefilter("error")
work()
print("goes on")
