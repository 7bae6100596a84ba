// Whose turn it is among the threads, and switching from one to the next. A thread is in one place
// at a time: running, in the FIFO of those that are ready, or waiting: in a queue, among the
// sleepers (sorted by when they wake, then by who came first), or both.
#include "lang/core/thread.h"

#include "base/check.h"
#include "coro/coro.h"
#include "lang/builtins/stream.h"
#include "lang/core/exception.h"
#include "lang/core/frame.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

#include <stdlib.h>

enum {
    MAX_THREADS = 20000,
    READING_NS = 20 * 1000,     // of the clock
    SLICE_NS = 5 * 1000 * 1000, // for which a thread may ask without waiting
    LATE_NS = 60 * 1000,        // by which a sleeper oversleeps, as on a real clock
    FIRST_IDENT = 1000,
};

// ---- queues

static void append(WaitQueue *queue, Thread *thread) {
    thread->in_queue = NULL;
    if (queue->last)
        queue->last->in_queue = thread;
    else
        queue->first = thread;
    queue->last = thread;
}

static Thread *take_first(WaitQueue *queue) {
    Thread *thread = queue->first;
    queue->first = thread->in_queue;
    if (!queue->first) queue->last = NULL;
    return thread;
}

static void take_out(WaitQueue *queue, const Thread *thread) {
    Thread *before = NULL;
    Thread **place = &queue->first;
    while (*place != thread) {
        before = *place;
        place = &before->in_queue;
    }
    *place = thread->in_queue;
    if (queue->last == thread) queue->last = before;
}

static void add_sleeper(Threads *threads, Thread *thread) {
    Thread **place = &threads->sleepers;
    while (*place && (*place)->due_ns <= thread->due_ns)
        place = &(*place)->sleeper;
    thread->sleeper = *place;
    *place = thread;
}

// It waits no longer.
static void make_ready(Threads *threads, Thread *thread, WaitEnd end) {
    if (thread->queue) take_out(thread->queue, thread);
    if (thread->due_ns != LOOP_FOREVER) {
        Thread **place = &threads->sleepers;
        while (*place != thread)
            place = &(*place)->sleeper;
        *place = thread->sleeper;
    }
    thread->queue = NULL;
    thread->due_ns = LOOP_FOREVER;
    thread->end = end;
    append(&threads->ready, thread);
}

// ---- switching

static void keep(const Vm *vm, Thread *thread) {
    thread->coro = vm->coro;
    thread->frame = vm->frame;
    thread->handled = vm->handled;
    thread->loop = vm->loop;
    thread->context = vm->context;
    thread->exception = vm->exception;
    thread->is_new = vm->is_new;
    thread->depth = vm->depth;
    thread->n_freeing = vm->n_freeing;
}

static void take_up(Vm *vm, const Thread *thread) {
    vm->coro = thread->coro;
    vm->frame = thread->frame;
    vm->handled = thread->handled;
    vm->loop = thread->loop;
    vm->context = thread->context;
    vm->exception = thread->exception;
    vm->is_new = thread->is_new;
    vm->depth = thread->depth;
    vm->n_freeing = thread->n_freeing;
}

static void arrive(Vm *vm) {
    Threads *threads = vm->threads;
    threads->slice_end_ns = vm->clock_ns + SLICE_NS;
    vm_begin_slice(vm);
    if (!threads->ended) return;
    coro_free(threads->ended->base);
    free(threads->ended);
    threads->ended = NULL;
}

static void switch_to(Vm *vm, Thread *next) {
    Threads *threads = vm->threads;
    Thread *self = threads->running;
    if (next == self) return;
    keep(vm, self);
    threads->running = next;
    take_up(vm, next);
    coro_jump(self->coro, next->coro, next);
    arrive(vm);
}

static void wake_sleepers(const Vm *vm, Threads *threads) {
    while (threads->sleepers && threads->sleepers->due_ns <= vm->clock_ns)
        make_ready(threads, threads->sleepers, WAIT_TIMED_OUT);
}

// Takes the thread that is to run next out of the ready ones.
static Thread *take_next(Vm *vm) {
    Threads *threads = vm->threads;
    wake_sleepers(vm, threads);
    if (!threads->ready.first && threads->sleepers) {
        vm->clock_ns = threads->sleepers->due_ns;
        wake_sleepers(vm, threads);
    }
    if (!threads->ready.first) make_ready(threads, &threads->main, WAIT_DEADLOCK);
    return take_first(&threads->ready);
}

WaitEnd thread_wait(Vm *vm, WaitQueue *queue, int64_t due_ns, const char *what, Value about) {
    Threads *threads = vm->threads;
    Thread *self = threads->running;
    self->what = what;
    self->about = about;
    self->due_ns = due_ns == LOOP_FOREVER ? due_ns : due_ns + LATE_NS;
    self->queue = queue;
    if (queue) append(queue, self);
    if (due_ns != LOOP_FOREVER) add_sleeper(threads, self);
    switch_to(vm, take_next(vm));
    return self->end;
}

size_t thread_wake(Vm *vm, WaitQueue *queue, size_t n) {
    size_t n_woken = 0;
    for (; n_woken < n && queue->first; n_woken++)
        make_ready(vm->threads, queue->first, WAIT_WOKEN);
    return n_woken;
}

void thread_yield(Vm *vm) {
    Threads *threads = vm->threads;
    wake_sleepers(vm, threads);
    if (!threads->ready.first) return;
    append(&threads->ready, threads->running);
    switch_to(vm, take_first(&threads->ready));
}

void thread_poll(Vm *vm) {
    vm->clock_ns += READING_NS;
    vm->threads->busy_ns += READING_NS;
    if (vm->threads->n_others > 0 && vm->clock_ns >= vm->threads->slice_end_ns) {
        thread_yield(vm);
        vm->threads->slice_end_ns = vm->clock_ns + SLICE_NS;
    }
}

// What modules of ours do stays in one piece.
void thread_end_slice(Vm *vm) {
    if (vm->frame && vm->frame->code->unit->is_built_in) return;
    vm->clock_ns += SLICE_NS;
    vm->threads->busy_ns += SLICE_NS;
    thread_yield(vm);
}

int64_t vm_clock(Vm *vm) {
    thread_poll(vm);
    return vm->clock_ns;
}

// ---- beginning and ending

static void leave_for_good(Vm *vm, Thread *self) {
    Threads *threads = vm->threads;
    Thread **place = &threads->all;
    while (*place != self)
        place = &(*place)->next;
    *place = self->next;
    threads->n_others--;
    value_unref(vm, self->body);
    value_unref(vm, value_of(self->args));
    value_unref(vm, self->object);
    value_unref(vm, value_of(self->own_context.variables));
    threads->ended = self;
    Thread *next = take_next(vm);
    threads->running = next;
    take_up(vm, next);
    coro_jump(self->base, next->coro, next);
}

// A thread of the module threading has told it itself.
static void tell_failure(Vm *vm, const Thread *self) {
    Value exception = vm_take_exception(vm);
    if (!is_value(self->object) &&
        !type_is_subtype(TYPE_OF(vm, exception), exception_type(vm, "SystemExit"))) {
        Str text = {0};
        str_add(&text, "Exception ignored in thread started by: ");
        if (!op_repr_into(vm, self->body, &text)) vm_clear_exception(vm);
        str_add(&text, "\n");
        exception_print(vm, exception, TRACEBACK_OF_INTERPRETER, &text);
        stream_tell(vm, str_text(&text), text.n);
        vm_deinit(vm, &text);
    }
    value_unref(vm, exception);
}

static void *thread_body(Coro *coro, void *first) {
    Thread *self = first;
    Vm *vm = coro_data(coro);
    arrive(vm);
    append(&vm->threads->ready, self->starter);
    Value v = op_call(vm, self->body, self->args->at, self->args->n, NULL);
    if (!is_value(v)) tell_failure(vm, self);
    value_unref(vm, v);
    leave_for_good(vm, self);
    return NULL;
}

int64_t thread_start(Vm *vm, Value object, Value body, Tuple *args) {
    Threads *threads = vm->threads;
    if (threads->n_others >= MAX_THREADS) {
        vm_raise(vm, "RuntimeError", "can't start new thread");
        value_unref(vm, value_of(args));
        return 0;
    }
    Thread *thread = calloc(1, sizeof *thread);
    if (!thread) check_no_memory("a thread");
    thread->coro = thread->base = coro_new(vm->stacks, thread_body, vm, "thread");
    thread->handled = &thread->own_handled;
    thread->context = &thread->own_context;
    thread->due_ns = LOOP_FOREVER;
    thread->object = value_ref(object);
    thread->body = value_ref(body);
    thread->args = args;
    int64_t ident = thread->ident = ++threads->last_ident;
    Thread **place = &threads->all;
    while (*place)
        place = &(*place)->next;
    *place = thread;
    threads->n_others++;
    thread->starter = threads->running;
    append(&threads->ready, thread);
    switch_to(vm, take_first(&threads->ready));
    return ident;
}

void threads_init(Vm *vm) {
    Threads *threads = calloc(1, sizeof *threads);
    if (!threads) check_no_memory("the threads");
    threads->running = &threads->main;
    threads->main.due_ns = LOOP_FOREVER;
    threads->main.ident = threads->last_ident = FIRST_IDENT;
    vm->handled = &threads->main.own_handled;
    vm->context = &threads->main.own_context;
    vm->threads = threads;
}

void threads_deinit(Vm *vm) {
    Threads *threads = vm->threads;
    if (threads->n_others > 0) {
        coro_pool_abandon(vm->stacks);
        coro_pool_abandon(vm->big_stacks);
    }
    for (Thread *thread = threads->all, *next; thread; thread = next) {
        next = thread->next;
        free(thread);
    }
    free(threads->ended);
    free(threads);
}

// ---- deadlock

void thread_add_name(Vm *vm, Value object, Str *out) {
    if (is_none(object)) {
        str_add(out, "MainThread");
        return;
    }
    Value name = is_value(object) ? op_find_attribute(vm, object, "name") : NO_VALUE;
    if (!is_value(name)) vm_clear_exception(vm);
    if (!is_value(name) || !op_str_into(vm, name, out)) {
        vm_clear_exception(vm);
        str_add(out, "a thread");
    }
    value_unref(vm, name);
}

static void report_one(Vm *vm, const Thread *thread, Str *out) {
    thread_add_name(vm, thread == &vm->threads->main ? NONE : thread->object, out);
    vm_printf(vm, out, " waits for %s", thread->what ? thread->what : "something");
    if (is_value(thread->about)) {
        str_add(out, " ");
        thread_add_name(vm, thread->about, out);
    }
    str_add(out, "\n");
    if (thread->loop && thread != vm->threads->running) loop_report_deadlock(thread->loop, out);
}

void thread_report(Vm *vm, bool with_this, Str *out) {
    const Threads *threads = vm->threads;
    if (with_this || threads->running != &threads->main) report_one(vm, &threads->main, out);
    for (const Thread *thread = threads->all; thread; thread = thread->next)
        if (with_this || thread != threads->running) report_one(vm, thread, out);
}

Value thread_tell_deadlock(Vm *vm) {
    if (!vm->threads->has_told_deadlock) {
        vm->threads->has_told_deadlock = true;
        Str text = {0};
        str_add(&text, "deadlock: nobody can go on\n");
        thread_report(vm, true, &text);
        stream_tell(vm, str_text(&text), text.n);
        vm_deinit(vm, &text);
    }
    return vm_raise_value(vm, "SystemExit", small_int_value(1));
}
