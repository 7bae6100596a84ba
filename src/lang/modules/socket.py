"""socket: its names; there is no network here yet, and what would open it is refused."""

import enum
from _refused import functions as _functions


class AddressFamily(enum.IntEnum):
    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(enum.IntEnum):
    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3
    SOCK_SEQPACKET = 5
    SOCK_NONBLOCK = 2048
    SOCK_CLOEXEC = 524288


globals().update(AddressFamily.__members__)
globals().update(SocketKind.__members__)
AI_PASSIVE, AI_CANONNAME, AI_ADDRCONFIG = 1, 2, 32
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 6, 17, 41
SOL_SOCKET, SOL_TCP, SOL_UDP = 1, 6, 17
SO_REUSEADDR, SO_ERROR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF = 2, 4, 6, 7, 8
SO_KEEPALIVE, SO_REUSEPORT, TCP_NODELAY, IPV6_V6ONLY = 9, 15, 1, 26
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
NI_NUMERICHOST, NI_NUMERICSERV, SOMAXCONN = 1, 2, 4096
INADDR_ANY, EAI_NONAME, MSG_PEEK = 0, -2, 2
has_ipv6 = True
error, timeout = OSError, TimeoutError


class herror(OSError):
    pass


class gaierror(OSError):
    pass


class socket:
    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        raise NotImplementedError("socket.socket is not supported here yet")


def _method(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError(f"socket.{name} is not supported here yet")
    method.__name__ = name
    return method


for _name in ("accept", "bind", "close", "connect", "connect_ex", "detach", "fileno", "getpeername",
              "getsockname", "getsockopt", "gettimeout", "listen", "makefile", "recv", "recv_into",
              "recvfrom", "recvfrom_into", "send", "sendall", "sendmsg", "sendto", "setblocking",
              "setsockopt", "settimeout", "shutdown"):
    setattr(socket, _name, _method(_name))
for _name in ("family", "proto", "timeout", "type"):
    setattr(socket, _name, None)
SocketType = socket
globals().update(_functions(
    "socket", "create_connection", "create_server", "fromfd", "getaddrinfo", "getdefaulttimeout",
    "getfqdn", "gethostbyaddr", "gethostbyname", "gethostname", "getnameinfo", "getservbyname",
    "htonl", "htons", "inet_aton", "inet_ntoa", "inet_ntop", "inet_pton", "ntohl", "ntohs",
    "setdefaulttimeout", "socketpair"))
