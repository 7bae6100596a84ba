// Ticks: how a host gets control back from a program that never ends, and how it ends one; and the
// limit of what is printed.
#include <string.h>

#include "lang/core/exception.h"
#include "lang/core/gc.h"
#include "lang/core/thread.h"
#include "lang/core/vm.h"
#include "lang/watch/condition.h"

enum {
    IDLE_TICKS = 1 << 30, // while nobody watches
    SLICE_TICKS = 100000, // after which another thread takes its turn
};

// Who runs alone has no slices.
static bool has_threads(const Vm *vm) {
    return !vm->is_ending && vm->threads->n_others > 0;
}

// Ticks are given out up to what is due first: the host's call, or the end of a thread's slice. The
// latter comes after the same ticks whoever watches.
static void give(Vm *vm) {
    vm->ticks_left = vm->host_ticks;
    if (has_threads(vm) && vm->slice_ticks < vm->host_ticks) vm->ticks_left = vm->slice_ticks;
    vm->ticks_given = vm->ticks_left;
    if (vm->is_gc_due) gc_stop_ticks(vm);
}

static void account(Vm *vm) {
    if (vm->is_gc_due) vm->ticks_left += vm->ticks_kept; // they were put aside for it
    vm->ticks_kept = 0;
    int64_t spent = vm->ticks_given - vm->ticks_left;
    vm->host_ticks -= spent;
    vm->slice_ticks -= spent;
    vm->ticks_given = vm->ticks_left;
}

void vm_watch(Vm *vm, VmWatch watch, int64_t ticks) {
    vm->watch = watch;
    vm->host_ticks = watch.due ? ticks : IDLE_TICKS;
    vm->slice_ticks = SLICE_TICKS;
    give(vm);
}

void vm_begin_slice(Vm *vm) {
    if (vm->stop != VM_GOES_ON) return;
    account(vm);
    vm->slice_ticks = SLICE_TICKS;
    give(vm);
}

int64_t vm_pause_slice(Vm *vm) {
    account(vm);
    int64_t left = vm->slice_ticks;
    vm->slice_ticks = INT64_MAX;
    give(vm);
    return left;
}

void vm_resume_slice(Vm *vm, int64_t left) {
    if (vm->stop != VM_GOES_ON) return;
    account(vm);
    vm->slice_ticks = left;
    give(vm);
}

void vm_stop(Vm *vm, VmStop why) {
    vm->stop = why;
    vm->ticks_left = 0;
}

// What the host looks at meanwhile costs ticks, too, but not those of the thread's slice.
static int64_t ask_host(Vm *vm) {
    int64_t slice_ticks = vm->slice_ticks;
    vm->is_due = true;
    int64_t ticks = vm->watch.due(vm->watch.data);
    vm->is_due = false;
    vm->slice_ticks = slice_ticks;
    return ticks;
}

// What C is in the middle of goes on to its end, and that may take a while, too.
static void spend_stopped(Vm *vm) {
    if (vm->ticks_left > -VM_DUE_TICKS || vm->is_due || !vm->watch.due) return;
    vm->ticks_left = 0;
    ask_host(vm);
}

void vm_spend_due(Vm *vm) {
    if (vm->stop != VM_GOES_ON && !vm->is_ending) {
        spend_stopped(vm);
        return;
    }
    account(vm);
    bool is_deaf = vm->is_ending && !vm->coro; // vm_free_all goes on to its end
    if (vm->is_due || is_deaf || !vm->watch.due) {
        if (vm->host_ticks <= 0) vm->host_ticks = IDLE_TICKS;
        if (vm->slice_ticks <= 0) vm->slice_ticks = 1; // the next tick that may switch does
        give(vm);
        return;
    }
    if (vm->host_ticks <= 0) {
        int64_t ticks = ask_host(vm);
        if (ticks <= 0 && vm->stop == VM_GOES_ON) vm->stop = VM_STOPPED;
        vm->host_ticks = ticks;
    }
    if (vm->slice_ticks <= 0) vm->slice_ticks = 1;
    give(vm);
    if (vm->stop != VM_GOES_ON && !vm->is_ending) vm->ticks_left = 0;
}

void vm_look(Vm *vm) {
    if (!vm->watch.due || vm->is_due || vm->is_ending) return;
    if (vm->stop != VM_GOES_ON) {
        vm_spend(vm, VM_DUE_TICKS);
        return;
    }
    account(vm);
    vm->host_ticks = 0;
    give(vm);
    vm_spend_due(vm);
}

bool vm_due(Vm *vm) {
    account(vm);
    if (vm->asking && !condition_goes_on(vm)) return false;
    if (vm->is_gc_due && !vm->asking) {
        vm->is_gc_due = false;
        if (vm->stop == VM_GOES_ON && !vm->is_due) gc_collect(vm);
        if (vm->ticks_left > 0) return true;
    }
    bool is_slice_over = has_threads(vm) && vm->slice_ticks <= 0;
    vm_spend_due(vm);
    if (is_slice_over && vm->stop == VM_GOES_ON && !vm->is_due && !vm->is_ending) {
        vm_begin_slice(vm);
        thread_end_slice(vm);
    }
    if (vm->stop == VM_GOES_ON || vm->is_ending) return true;
    if (vm_exception_is(vm, "KeyboardInterrupt")) return false;
    vm_clear_exception(vm);
    vm_raise_value(vm, "KeyboardInterrupt", NO_VALUE);
    return false;
}

bool vm_fill(Vm *vm, void *memory, size_t unit, size_t bytes) {
    enum { CHUNK_BYTES = 1 << 20, BYTES_A_TICK = 512 };
    char *to = memory;
    for (size_t filled = unit; filled < bytes;) { // what is there already, as much as there is
        size_t from = filled % unit, n = filled - from;
        if (n > CHUNK_BYTES) n = CHUNK_BYTES;
        if (n > bytes - filled) n = bytes - filled;
        memcpy(to + filled, to + from, n);
        filled += n;
        if (!vm_ticks(vm, 1 + n / BYTES_A_TICK)) return false;
    }
    return true;
}

// ---- output

// How many of the [n] bytes may still be printed.
static size_t count_printed(Vm *vm, const char *bytes, size_t n) {
    size_t left = vm->limits.output_bytes - vm->printed_bytes;
    if (n > left) {
        n = left;
        while (n > 0 && ((unsigned char)bytes[n] & 0xC0) == 0x80)
            n--; // no half characters
        vm_stop(vm, VM_OUTPUT_FULL);
        vm->printed_bytes = vm->limits.output_bytes;
    } else {
        vm->printed_bytes += n;
    }
    return n;
}

// In pieces, for whoever takes it may look at each byte; but no piece ends within a character.
static void hand_out(Vm *vm, void (*take)(void *, const char *, size_t), const char *bytes,
                     size_t n) {
    enum { PIECE_BYTES = 1 << 16, BYTES_A_TICK = 64 };
    for (size_t left = count_printed(vm, bytes, n), part; left; left -= part, bytes += part) {
        part = left;
        if (part > PIECE_BYTES)
            for (part = PIECE_BYTES; ((unsigned char)bytes[part] & 0xC0) == 0x80;)
                part--;
        take(vm->output.data, bytes, part);
        vm_spend(vm, part / BYTES_A_TICK);
    }
}

void vm_print(Vm *vm, const char *bytes, size_t n) {
    hand_out(vm, vm->output.out, bytes, n);
}

void vm_print_error(Vm *vm, const char *bytes, size_t n) {
    hand_out(vm, vm->output.err, bytes, n);
}
