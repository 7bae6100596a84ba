"""A debugger's backtrace walks through every instruction of a switch.

Run inside gdb: gdb -nx -batch -x backtrace.py PROGRAM. Follows the first switches of the program one
instruction at a time; at each, the stack must unwind to `main` (before the swap) or to the first
frame of the coroutine (after it), and end there.
"""
import gdb

ENDS = {"main", "_start", "coro_switch_start"}
SWITCHES = ("coro_switch", "coro_switch_start")
N_SWITCHES = 8


def frames():
    frame = gdb.newest_frame()
    while frame:
        yield frame
        frame = frame.older()


def problem_here():
    stack = list(frames())
    names = [frame.name() for frame in stack]
    reason = stack[-1].unwind_stop_reason()
    if reason not in (gdb.FRAME_UNWIND_NO_REASON, gdb.FRAME_UNWIND_OUTERMOST):
        return f"{names}: {gdb.frame_stop_reason_string(reason)}"
    if names[-1] not in ENDS:
        return f"{names}: ends nowhere"
    if names[-1] == "coro_switch_start" and names[0] not in SWITCHES and "coro_switch_main" not in names:
        return f"{names}: the coroutine's first frame is missing"
    return None


def follow_one_switch():
    """Steps until the function that switches is left; returns the number of instructions."""
    count = 0
    while gdb.newest_frame().name() in SWITCHES:
        if problem := problem_here():
            print(f"at {gdb.newest_frame().pc():#x}: {problem}")
            gdb.execute("quit 1")
        gdb.execute("stepi", to_string=True)
        count += 1
    return count


gdb.execute("set pagination off")
gdb.execute("set detach-on-fork on")
for name in SWITCHES:
    gdb.Breakpoint(f"*{name}")
gdb.execute("run", to_string=True)
total = 0
starts = 0
for _ in range(N_SWITCHES):
    starts += gdb.newest_frame().name() == "coro_switch_start"
    total += follow_one_switch()
    gdb.execute("continue", to_string=True)
print(f"{N_SWITCHES} switches, {starts} of them a start, {total} instructions: every backtrace ends well")
gdb.execute("kill", to_string=True)
gdb.execute(f"quit {0 if starts and starts < N_SWITCHES and total > 100 else 1}")
