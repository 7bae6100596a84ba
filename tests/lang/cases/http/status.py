# The codes of answers; clients and servers have their names.
import http
from http import HTTPStatus, HTTPMethod
print(HTTPStatus.OK, repr(HTTPStatus.NOT_FOUND), HTTPStatus(404).phrase, HTTPStatus.OK == 200, int(HTTPStatus.IM_A_TEAPOT))
print(f"{HTTPStatus.OK} {HTTPStatus.OK.value} {HTTPStatus['CREATED']!r}", len(HTTPStatus))
print(repr(HTTPMethod.GET), HTTPMethod.POST, HTTPMethod("PUT") == "PUT", HTTPMethod.__module__)
import http.client
print(http.client.responses[503], http.client.NOT_FOUND)
try:
    raise http.client.RemoteDisconnected("bye")
except http.client.HTTPException as e:
    print(type(e).__mro__)
try:
    HTTPStatus(999)
except ValueError as e:
    print(e)
from http.server import HTTPServer, BaseHTTPRequestHandler


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(HTTPStatus.OK)


print(issubclass(Handler, BaseHTTPRequestHandler), HTTPServer.__name__)
