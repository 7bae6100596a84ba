"""select: refused by name as it is called; there is no network here yet."""

from _refused import functions as _functions

error = OSError
EPOLLIN, EPOLLOUT, EPOLLERR, EPOLLHUP = POLLIN, POLLOUT, POLLERR, POLLHUP = 1, 4, 8, 16
globals().update(_functions("select", "epoll", "poll", "select"))
