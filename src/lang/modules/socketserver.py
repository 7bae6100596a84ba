"""socketserver: its names; there is no network here yet, and servers are refused."""

from _refused import classes as _classes

globals().update(_classes("socketserver", "BaseServer", "TCPServer", "UDPServer", "ThreadingTCPServer",
                          "ThreadingUDPServer", "UnixStreamServer", "BaseRequestHandler",
                          "StreamRequestHandler", "DatagramRequestHandler", "ThreadingMixIn",
                          "ForkingMixIn"))
