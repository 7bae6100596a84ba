import signal, sched, time


def h(n, f):
    print('signal', n, signal.Signals(n).name)
print(signal.signal(signal.SIGTERM, h))
signal.raise_signal(signal.SIGTERM)
print(signal.getsignal(signal.SIGTERM) is h)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print('KI')
print(signal.SIGINT, repr(signal.SIGUSR1), signal.strsignal(15))
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
try:
    signal.signal(signal.SIGINT, 5.5)
except TypeError as e:
    print(e)
s = sched.scheduler(time.time, time.sleep)


def p(a='default', k=None):
    print('event', a, k)
s.enter(0.3, 1, p)
s.enter(0.2, 2, p, argument=('pos',))
s.enter(0.2, 1, p, kwargs={'k': 1})
e = s.enter(0.1, 1, p, ('cancelled',))
s.cancel(e)
print(len(s.queue), s.empty())
t = time.time()
s.run()
print(f'{time.time() - t:.1f}', s.empty())
s.enter(1, 1, p)
print(s.run(blocking=False) > 0.9)
try:
    s.cancel(e)
except ValueError as e:
    print(e)
