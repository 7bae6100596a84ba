"""http.server: its names; there is no network here yet, and servers are refused."""
from _refused import classes as _classes

globals().update(_classes("http.server", "HTTPServer", "ThreadingHTTPServer", "BaseHTTPRequestHandler",
                          "SimpleHTTPRequestHandler", "CGIHTTPRequestHandler"))
