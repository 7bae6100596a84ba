// _time: the virtual clock: it goes on while the program sleeps, and a little with each look at it
// (modules/time.py).
#include <math.h>

#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/thread.h"
#include "lang/modules/modules.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/watch/reporter.h"

static Value get_now(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return int_from_int64(vm, vm_clock(vm));
}

// The time that was not slept away.
static Value get_busy(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    vm_clock(vm);
    return int_from_int64(vm, vm->threads->busy_ns);
}

static Value time_sleep(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    double seconds;
    if (is_of_kind(args[0], TYPE_IS_FLOAT)) {
        seconds = float_of(args[0]);
    } else if (is_int(args[0])) {
        if (!float_get(vm, args[0], &seconds)) return NO_VALUE;
    } else { // whatever else has __index__
        int64_t whole;
        if (!op_index(vm, args[0], &whole)) return NO_VALUE;
        seconds = (double)whole;
    }
    if (isnan(seconds)) return vm_raise(vm, "ValueError", "Invalid value NaN (not a number)");
    if (seconds < 0) return vm_raise(vm, "ValueError", "sleep length must be non-negative");
    if (seconds > 9e9)
        return vm_raise(vm, "OverflowError", "timestamp too large to convert to C _PyTime_t");
    if (seconds == 0) {
        thread_poll(vm);
        return NONE;
    }
    int64_t due_ns = vm_clock(vm) + (int64_t)llround(seconds * 1e9), begin_ns = vm->clock_ns;
    WaitEnd end = thread_wait(vm, NULL, due_ns, "a moment", NO_VALUE);
    report_work(vm, vm->clock_ns - begin_ns);
    return end == WAIT_DEADLOCK ? NO_VALUE : NONE;
}

static const NativeDef functions[] = {{.name = "now", .takes = TAKES_NONE, .fn = get_now},
                                      {.name = "busy", .takes = TAKES_NONE, .fn = get_busy},
                                      {.name = "sleep", .takes = TAKES_ONE, .fn = time_sleep},
                                      {0}};

const ModuleDef time_module = {.name = "_time", .functions = functions};
