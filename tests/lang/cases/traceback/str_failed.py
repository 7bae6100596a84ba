# What an exception whose own text fails is told as.
import traceback


class Mute(Exception):
    def __str__(self):
        raise RuntimeError("no text")


print(traceback.format_exception_only(Mute, Mute()))
print(str(traceback.TracebackException.from_exception(Mute())))
