"""http.client: its names and exceptions; there is no network here yet, and connections are refused."""
from http import HTTPStatus as _HTTPStatus

from _refused import classes as _classes

HTTP_PORT, HTTPS_PORT = 80, 443
responses = {status: status.phrase for status in _HTTPStatus}
globals().update({status.name: status for status in _HTTPStatus})
globals().update(_classes("http.client", "HTTPConnection", "HTTPSConnection", "HTTPResponse"))


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        self.args = line or repr(line),
        self.line = line


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *pos, **kw)


error = HTTPException
