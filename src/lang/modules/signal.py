"""signal: handlers can be set, and called by raise_signal; no signal comes from outside."""

import enum
import sys


class Signals(enum.IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGABRT = 6
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGWINCH = 28


class Handlers(enum.IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


globals().update(Signals.__members__)
globals().update(Handlers.__members__)


def default_int_handler(signum, frame, /):
    raise KeyboardInterrupt


_handlers = {Signals.SIGINT: default_int_handler}


def _known(signalnum):
    try:
        return Signals(signalnum)
    except ValueError:
        raise ValueError("signal number out of range") from None


def signal(signalnum, handler):
    number = _known(signalnum)
    if not callable(handler) and handler not in (0, 1):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if number in (Signals.SIGKILL, Signals.SIGSTOP):
        raise OSError(22, "Invalid argument")
    old = getsignal(number)
    _handlers[number] = handler if callable(handler) else Handlers(handler)
    return old


def getsignal(signalnum):
    return _handlers.get(_known(signalnum), Handlers.SIG_DFL)


def raise_signal(signalnum, /):
    number = _known(signalnum)
    handler = getsignal(number)
    if callable(handler):
        handler(int(number), sys._getframe(1))
    elif handler == Handlers.SIG_DFL and number not in (Signals.SIGCHLD, Signals.SIGCONT,
                                                        Signals.SIGWINCH):
        raise SystemExit(128 + number)


def _interrupt(signalnum):
    """_thread.interrupt_main: only a handler of the program has anything to do."""
    handler = getsignal(signalnum)
    if callable(handler):
        handler(int(signalnum), sys._getframe(1))


def strsignal(signalnum, /):
    return {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed",
            10: "User defined signal 1", 11: "Segmentation fault", 12: "User defined signal 2",
            13: "Broken pipe", 14: "Alarm clock", 15: "Terminated"}.get(signalnum)


def valid_signals():
    return set(Signals)


def alarm(seconds, /):
    raise NotImplementedError("signal.alarm is not supported here")


def setitimer(which, seconds, interval=0.0, /):
    raise NotImplementedError("signal.setitimer is not supported here")


def pause():
    raise NotImplementedError("signal.pause is not supported here")
