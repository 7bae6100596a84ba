// Ticks: how a host gets control back from a program that never ends, and how it ends one.
#include "lang/exception.h"
#include "lang/vm.h"

enum { IDLE_TICKS = 1 << 30 }; // while nobody watches

void vm_watch(Vm *vm, VmWatch watch, int64_t ticks) {
    vm->watch = watch;
    vm->ticks_left = watch.due ? ticks : IDLE_TICKS;
}

void vm_stop(Vm *vm, VmStop why) {
    vm->stop = why;
    vm->ticks_left = 0;
}

bool vm_due(Vm *vm) {
    if (vm->is_due || vm->is_ending) { // what is freed at the end is not counted
        vm->ticks_left = IDLE_TICKS;
        return true;
    }
    if (vm->stop == VM_GOES_ON) {
        int64_t ticks = IDLE_TICKS;
        if (vm->watch.due) {
            vm->is_due = true;
            ticks = vm->watch.due(vm->watch.data);
            vm->is_due = false;
        }
        if (ticks > 0 && vm->stop == VM_GOES_ON) {
            vm->ticks_left = ticks;
            return true;
        }
        if (vm->stop == VM_GOES_ON) vm->stop = VM_STOPPED;
    }
    vm->ticks_left = 0;
    if (!vm_exception_is(vm, "KeyboardInterrupt")) {
        vm_clear_exception(vm);
        vm_raise_value(vm, "KeyboardInterrupt", NO_VALUE);
    }
    return false;
}
