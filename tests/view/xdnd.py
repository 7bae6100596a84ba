"""Drops files onto a window as a file manager does: the whole conversation of XDND 5, over Xlib.

Usage: xdnd.py WINDOW PATH…   (under the DISPLAY of that window). Tells what the window answered.
"""
import ctypes
import ctypes.util
import pathlib
import sys
import time

VERSION, PATIENCE_S = 5, 10
CLIENT_MESSAGE, SELECTION_REQUEST, SELECTION_NOTIFY = 33, 30, 31
POINTER = ctypes.c_void_p
LONG, INT, ULONG = ctypes.c_long, ctypes.c_int, ctypes.c_ulong


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", INT), ("serial", ULONG), ("send_event", INT), ("display", POINTER),
                ("window", ULONG), ("message_type", ULONG), ("format", INT), ("data", LONG * 5)]


class SelectionRequest(ctypes.Structure):
    _fields_ = [("type", INT), ("serial", ULONG), ("send_event", INT), ("display", POINTER),
                ("owner", ULONG), ("requestor", ULONG), ("selection", ULONG), ("target", ULONG),
                ("property", ULONG), ("time", ULONG)]


class SelectionNotify(ctypes.Structure):
    _fields_ = [("type", INT), ("serial", ULONG), ("send_event", INT), ("display", POINTER),
                ("requestor", ULONG), ("selection", ULONG), ("target", ULONG),
                ("property", ULONG), ("time", ULONG)]


class Event(ctypes.Union):
    _fields_ = [("type", INT), ("client", ClientMessage), ("request", SelectionRequest),
                ("notify", SelectionNotify), ("pad", LONG * 24)]


class Source:
    """The program from which something is dragged."""

    def __init__(self, target, paths):
        self.x = ctypes.CDLL(ctypes.util.find_library("X11"))
        for name, result, *arguments in (
                ("XOpenDisplay", POINTER, ctypes.c_char_p),
                ("XDefaultRootWindow", ULONG, POINTER),
                ("XCreateSimpleWindow", ULONG, POINTER, ULONG, INT, INT, INT, INT, INT, ULONG, ULONG),
                ("XInternAtom", ULONG, POINTER, ctypes.c_char_p, INT),
                ("XSetSelectionOwner", INT, POINTER, ULONG, ULONG, ULONG),
                ("XSendEvent", INT, POINTER, ULONG, INT, LONG, POINTER),
                ("XChangeProperty", INT, POINTER, ULONG, ULONG, ULONG, INT, INT, ctypes.c_char_p, INT),
                ("XPending", INT, POINTER),
                ("XNextEvent", INT, POINTER, POINTER),
                ("XFlush", INT, POINTER)):
            function = getattr(self.x, name)
            function.restype, function.argtypes = result, arguments
        self.display = self.x.XOpenDisplay(None)
        if not self.display:
            sys.exit("there is no display")
        root = self.x.XDefaultRootWindow(self.display)
        self.own = self.x.XCreateSimpleWindow(self.display, root, 0, 0, 1, 1, 0, 0, 0)
        self.target = target
        lines = (p if "://" in p else pathlib.Path(p).absolute().as_uri() for p in paths)
        self.uris = "".join(line + "\r\n" for line in lines).encode()

    def atom(self, name):
        return self.x.XInternAtom(self.display, name.encode(), 0)

    def send(self, name, *data):
        event = Event()
        event.client = ClientMessage(CLIENT_MESSAGE, 0, 1, self.display, self.target,
                                     self.atom(name), 32, (LONG * 5)(self.own, *data))
        self.x.XSendEvent(self.display, self.target, 0, 0, ctypes.byref(event))
        self.x.XFlush(self.display)

    def give(self, request):
        """Answers whoever asks for what is dragged."""
        self.x.XChangeProperty(self.display, request.requestor, request.property, request.target, 8,
                               0, self.uris, len(self.uris))
        event = Event()
        event.notify = SelectionNotify(SELECTION_NOTIFY, 0, 1, self.display, request.requestor,
                                       request.selection, request.target, request.property,
                                       request.time)
        self.x.XSendEvent(self.display, request.requestor, 0, 0, ctypes.byref(event))
        self.x.XFlush(self.display)

    def wait_for(self, name):
        """The data of the next message of that name, while requests are answered."""
        wanted, end = self.atom(name), time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if not self.x.XPending(self.display):
                time.sleep(0.005)
                continue
            event = Event()
            self.x.XNextEvent(self.display, ctypes.byref(event))
            if event.type == SELECTION_REQUEST:
                self.give(event.request)
            elif event.type == CLIENT_MESSAGE and event.client.message_type == wanted:
                return list(event.client.data)
        sys.exit(f"the window does not answer with {name}")

    def drop(self, x=0, y=0):
        self.x.XSetSelectionOwner(self.display, self.atom("XdndSelection"), self.own, 0)
        self.send("XdndEnter", VERSION << 24, self.atom("text/uri-list"), 0, 0)
        self.send("XdndPosition", 0, x << 16 | y, 0, self.atom("XdndActionCopy"))
        accepts = self.wait_for("XdndStatus")[1] & 1
        if not accepts:
            self.send("XdndLeave", 0, 0, 0, 0)
            return "refused"
        self.send("XdndDrop", 0, 0, 0, 0)
        return "taken" if self.wait_for("XdndFinished")[1] & 1 else "not taken"


if __name__ == "__main__":
    print(Source(int(sys.argv[1], 0), sys.argv[2:]).drop())
