"""Drags a file onto a window, as a file manager would: the source's side of the protocol XDND 5.

Usage: drag.py WINDOW PATH. DISPLAY is the environment's. Only Xlib itself is used.
"""
import ctypes
import ctypes.util
import pathlib
import sys
import time

x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
Long, Ulong, Int = ctypes.c_long, ctypes.c_ulong, ctypes.c_int
SELECTION_REQUEST, SELECTION_NOTIFY, CLIENT_MESSAGE, PATIENCE_S = 30, 31, 33, 10


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", Int), ("serial", Ulong), ("send_event", Int), ("display", ctypes.c_void_p),
                ("window", Ulong), ("message_type", Ulong), ("format", Int), ("data", Long * 5)]


class SelectionRequest(ctypes.Structure):
    _fields_ = [("type", Int), ("serial", Ulong), ("send_event", Int), ("display", ctypes.c_void_p),
                ("owner", Ulong), ("requestor", Ulong), ("selection", Ulong), ("target", Ulong),
                ("property", Ulong), ("time", Ulong)]


class SelectionNotify(ctypes.Structure):
    _fields_ = [("type", Int), ("serial", Ulong), ("send_event", Int), ("display", ctypes.c_void_p),
                ("requestor", Ulong), ("selection", Ulong), ("target", Ulong), ("property", Ulong),
                ("time", Ulong)]


class Event(ctypes.Union):
    _fields_ = [("type", Int), ("client", ClientMessage), ("request", SelectionRequest),
                ("notify", SelectionNotify), ("pad", Long * 24)]


x11.XOpenDisplay.restype = ctypes.c_void_p
for name in ("XDefaultRootWindow", "XCreateSimpleWindow", "XInternAtom"):
    getattr(x11, name).restype = Ulong


class Drag:
    def __init__(self, target, path):
        self.display = ctypes.c_void_p(x11.XOpenDisplay(None))
        root = x11.XDefaultRootWindow(self.display)
        self.window = x11.XCreateSimpleWindow(self.display, Ulong(root), 0, 0, 1, 1, 0, Ulong(0), Ulong(0))
        self.target = target
        self.uri = (pathlib.Path(path).as_uri() + "\r\n").encode()

    def atom(self, name):
        return x11.XInternAtom(self.display, name.encode(), 0)

    def send(self, name, *data):
        event = Event()
        event.client = ClientMessage(type=CLIENT_MESSAGE, window=self.target, format=32,
                                     message_type=self.atom(name),
                                     data=(Long * 5)(self.window, *data))
        x11.XSendEvent(self.display, Ulong(self.target), 0, Long(0), ctypes.byref(event))
        x11.XFlush(self.display)

    def hand_over(self, request):
        x11.XChangeProperty(self.display, Ulong(request.requestor), Ulong(request.property),
                            Ulong(request.target), 8, 0, self.uri, len(self.uri))
        event = Event()
        event.notify = SelectionNotify(type=SELECTION_NOTIFY, requestor=request.requestor,
                                       selection=request.selection, target=request.target,
                                       property=request.property, time=request.time)
        x11.XSendEvent(self.display, Ulong(request.requestor), 0, Long(0), ctypes.byref(event))
        x11.XFlush(self.display)

    def drop(self, x, y):
        x11.XSetSelectionOwner(self.display, Ulong(self.atom("XdndSelection")), Ulong(self.window),
                               Ulong(0))
        self.send("XdndEnter", 5 << 24, self.atom("text/uri-list"), 0, 0)
        self.send("XdndPosition", 0, x << 16 | y, 0, self.atom("XdndActionCopy"))
        end = time.monotonic() + PATIENCE_S
        dropped = False
        while time.monotonic() < end:
            if not x11.XPending(self.display):
                time.sleep(0.01)
                continue
            event = Event()
            x11.XNextEvent(self.display, ctypes.byref(event))
            if event.type == SELECTION_REQUEST:
                self.hand_over(event.request)
            elif event.type == CLIENT_MESSAGE:
                kind = event.client.message_type
                if kind == self.atom("XdndStatus") and not dropped:
                    self.send("XdndDrop", 0, 0, 0, 0)
                    dropped = True
                elif kind == self.atom("XdndFinished"):
                    return True
        return False


if __name__ == "__main__":
    sys.exit(0 if Drag(int(sys.argv[1]), sys.argv[2]).drop(300, 300) else "nobody took it")
