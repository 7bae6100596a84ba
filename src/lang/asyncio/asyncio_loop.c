// The event loop as an object, its handles, and what the loop room asks about values.
#include <string.h>

#include "base/check.h"
#include "lang/asyncio/async_hooks.h"
#include "lang/asyncio/asyncio.h"
#include "lang/builtins/stream.h"
#include "lang/core/class.h"
#include "lang/core/exception.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/thread.h"
#include "lang/types/dict.h"
#include "lang/types/float.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/watch/reporter.h"
#include "lang/watch/sync_told.h"

static LoopObject *self_of(Value v) {
    return object_of(v);
}

LoopObject *loop_running(const Vm *vm) {
    return vm->loop ? loop_values(vm->loop)->data : NULL;
}

LoopObject *loop_any(Vm *vm, Value v) {
    if (op_is_instance(vm, v, vm->types.loop)) {
        // A loop of the program's own need not call any __init__.
        if (!self_of(v)->loop && !self_of(v)->vm)
            value_unref(vm, op_call_method(vm, v, "_open_own", NULL, 0));
        return vm_has_exception(vm) ? NULL : self_of(v);
    }
    vm_raise(vm, "TypeError", "an event loop is required, not %s", type_name(vm, v));
    return NULL;
}

LoopObject *loop_of(Vm *vm, Value v) {
    if (!loop_any(vm, v)) return NULL;
    if (self_of(v)->is_closed || !self_of(v)->loop) {
        vm_raise(vm, "RuntimeError", "Event loop is closed");
        return NULL;
    }
    return self_of(v);
}

void asyncio_report(LoopObject *self, const char *message, Value exception, Value future,
                    Value fn) {
    Vm *vm = self->vm;
    Value about[4] = {value_of(text_from_c(vm, message)), exception,
                      is_value(future) ? future : NONE, is_value(fn) ? fn : NONE};
    Value v = op_call_method(vm, value_of(self), "_report", about, 4);
    value_unref(vm, about[0]);
    if (!is_value(v)) { // SystemExit, KeyboardInterrupt
        exception = vm_take_exception(vm);
        loop_fail(self->loop, (void *)exception.bits);
    }
    value_unref(vm, v);
}

// ---- what the loop room asks

static Value value_at(const void *bits) {
    return (Value){(uintptr_t)bits};
}

static void retain(void *data, void *value) {
    (void)data;
    value_ref(value_at(value));
}

static void release(void *data, void *value) {
    LoopObject *self = data;
    if (!self->vm->is_ending) value_unref(self->vm, value_at(value));
}

static void describe(void *data, const void *value, Str *out) {
    Vm *vm = ((LoopObject *)data)->vm;
    Value outer = vm_has_exception(vm) ? vm_take_exception(vm) : NO_VALUE;
    if (!op_repr_into(vm, value_at(value), out)) vm_clear_exception(vm);
    if (is_value(outer)) vm_set_exception(vm, outer);
}

static void *made(Vm *vm, Value exception) {
    return (void *)(is_value(exception) ? exception : vm_take_exception(vm)).bits;
}

static void *make(void *data, LoopErrorKind kind, const char *message) {
    LoopObject *self = data;
    Vm *vm = self->vm;
    Value text = value_of(text_from_c(vm, message));
    Value type = kind == LOOP_ERROR_CANCELLED       ? self->cancelled
                 : kind == LOOP_ERROR_INVALID_STATE ? self->invalid_state
                                                    : value_of(exception_type(vm, "RuntimeError"));
    Value exception = op_call(vm, type, &text, message[0] != 0, NULL);
    value_unref(vm, text);
    return made(vm, exception);
}

static void *make_cancelled(void *data, const void *message) {
    LoopObject *self = data;
    Value text = value_at(message);
    return made(self->vm, op_call(self->vm, self->cancelled, &text, message != NULL, NULL));
}

static void *make_group(void *data, const char *message, void *const *members, size_t n) {
    (void)members, (void)n;
    return make(data, LOOP_ERROR_RUNTIME, message); // groups are made in the language
}

static LoopErrorKind kind_of(void *data, const void *exception) {
    LoopObject *self = data;
    const Type *type = TYPE_OF(self->vm, value_at(exception));
    if (type_is_subtype(type, object_of(self->cancelled))) return LOOP_ERROR_CANCELLED;
    if (type_is_subtype(type, exception_type(self->vm, "SystemExit")) ||
        type_is_subtype(type, exception_type(self->vm, "KeyboardInterrupt")))
        return LOOP_ERROR_EXIT;
    return LOOP_ERROR_USER;
}

static void set_cause(void *data, void *exception, void *cause) {
    value_set(((LoopObject *)data)->vm, &exception_of(value_at(exception))->cause, value_at(cause));
}

static void on_trouble(void *data, Loop *loop, const LoopTrouble *trouble) {
    (void)loop;
    LoopObject *self = data;
    if (self->vm->is_ending) return;
    Value outer = vm_has_exception(self->vm) ? vm_take_exception(self->vm) : NO_VALUE;
    asyncio_report(self, trouble->message, value_at(trouble->exception), self->dying, NO_VALUE);
    if (is_value(outer)) vm_set_exception(self->vm, outer);
}

// ---- the clock, which is the program's: time.sleep lets it go on, too

static int64_t clock_now(void *data) {
    return vm_clock(data);
}

// The time that a poll takes is whole milliseconds, rounded up.
static bool clock_wait_until(void *data, int64_t due_ns) {
    Vm *vm = data;
    LoopObject *self = loop_running(vm);
    if (due_ns == LOOP_FOREVER && vm->threads->n_others == 0) return false;
    if (due_ns != LOOP_FOREVER) {
        int64_t wait_ms = (due_ns - vm->clock_ns + LOOP_MS - 1) / LOOP_MS;
        if (wait_ms > 0) due_ns = vm->clock_ns + wait_ms * LOOP_MS;
    }
    return thread_wait(vm, &self->idle, due_ns, "its event loop", NO_VALUE) != WAIT_DEADLOCK;
}

static void clock_work_until(void *data, int64_t due_ns) {
    Vm *vm = data;
    if (due_ns > vm->clock_ns) vm->clock_ns = due_ns;
}

// ---- the loop

// The names of tasks count on from one loop to the next.
static uint32_t next_task_number(const Vm *vm) {
    uint32_t number = vm->next_task_number;
    for (const LoopObject *loop = vm->loops; loop; loop = loop->next) {
        uint32_t next = loop_next_task_number(loop->loop);
        if (next > number) number = next;
    }
    return number;
}

static void spend(void *data, size_t n) {
    vm_spend(data, n);
}

// In debug mode ours is wrapped, which makes it no different.
static void note_own_soon(LoopObject *self) {
    Vm *vm = self->vm;
    Value method = type_find_cached(vm, self->object.type, vm->names.call_soon);
    bool is_ours = TYPE_OF(vm, method) == vm->types.function &&
                   ((Function *)object_of(method))->code->native == handle_call_soon;
    bool has_one = self->dict && is_value(dict_find_name(self->dict, vm->names.call_soon));
    self->has_own_soon = !is_ours || (has_one && !self->is_debug);
}

static bool loop_set_attribute(Vm *vm, Value v, Text *name, Value given) {
    bool ok = object_set_attribute(vm, v, name, given);
    if (self_of(v)->vm && text_is(name, "call_soon")) note_own_soon(self_of(v));
    return ok;
}

// _open(CancelledError, InvalidStateError, Future, Task, Handle, TimerHandle)
static Value open_loop(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    LoopObject *self = self_of(v);
    if (self->loop) return NONE;
    self->vm = vm;
    self->cancelled = value_ref(args[0]);
    self->invalid_state = value_ref(args[1]);
    self->futures = object_of(value_ref(args[2]));
    self->tasks = object_of(value_ref(args[3]));
    self->handles = object_of(value_ref(args[4]));
    self->timer_handles = object_of(value_ref(args[5]));
    LoopValues values = {.data = self,
                         .retain = retain,
                         .release = release,
                         .describe = describe,
                         .make = make,
                         .make_cancelled = make_cancelled,
                         .make_group = make_group,
                         .kind = kind_of,
                         .retain_exception = retain,
                         .release_exception = release,
                         .set_cause = set_cause,
                         .describe_exception = describe};
    LoopClock clock = {.data = vm,
                       .now = clock_now,
                       .wait_until = clock_wait_until,
                       .work_until = clock_work_until,
                       .resolution_ns = 1};
    self->loop = loop_new(&(LoopConfig){.clock = &clock,
                                        .observer = reporter_observer(vm),
                                        .ids = reporter_ids(vm),
                                        .values = &values,
                                        .pool = vm->stacks,
                                        .first_task_number = next_task_number(vm),
                                        .on_trouble = on_trouble,
                                        .on_trouble_data = self,
                                        .on_work = spend,
                                        .on_work_data = vm});
    self->next = vm->loops;
    vm->loops = self;
    note_own_soon(self);
    return NONE;
}

void loop_object_close(LoopObject *self) {
    if (!self->loop) return;
    LoopObject **place = &self->vm->loops;
    while (*place != self)
        place = &(*place)->next;
    *place = self->next;
    uint32_t number = loop_next_task_number(self->loop);
    if (number > self->vm->next_task_number) self->vm->next_task_number = number;
    waiter_forget_spare(self);
    if (self->vm->loop == self->loop) self->vm->loop = NULL; // it was only said to run
    loop_free(self->loop);
    self->loop = NULL;
}

static Value close_loop(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    if (self_of(v)->loop && loop_is_running(self_of(v)->loop))
        return vm_raise(vm, "RuntimeError", "Cannot close a running event loop");
    if (self_of(v)->is_closed) return NONE;
    self_of(v)->is_closed = true; // its futures may live on, and they need it
    if (self_of(v)->loop) loop_object_forget(self_of(v));
    return NONE;
}

static Value is_closed(Vm *vm, Value v, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return bool_value(self_of(v)->is_closed);
}

static Value is_running(Vm *vm, Value v, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return bool_value(self_of(v)->loop && loop_is_running(self_of(v)->loop));
}

static Value stop(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    LoopObject *self = loop_of(vm, v);
    if (!self) return NO_VALUE;
    loop_stop(self->loop);
    return NONE;
}

static Value tell_deadlock(Vm *vm, LoopObject *self) {
    Str text = {0};
    str_add(&text, "deadlock: nobody can go on\n");
    Value lines = op_call_method(vm, value_of(self), "_show_deadlock", NULL, 0);
    if (!is_value(lines) || !op_str_into(vm, lines, &text)) {
        vm_clear_exception(vm);
        loop_report_deadlock(self->loop, &text);
    }
    value_unref(vm, lines);
    thread_report(vm, false, &text);
    vm->threads->has_told_deadlock = true;
    stream_tell(vm, str_text(&text), text.n);
    vm_deinit(vm, &text);
    return vm_raise_value(vm, "SystemExit", small_int_value(1));
}

// _run(future or None): until it is done, or the loop is stopped.
static Value run(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    LoopObject *self = loop_of(vm, v);
    if (!self) return NO_VALUE;
    Loop *outer = vm->loop;
    vm->loop = self->loop;
    loop_begin(self->loop, is_none(args[0]) ? NULL : ((FutureObject *)object_of(args[0]))->future);
    RunEnd end;
    while (loop_run_some(self->loop, SIZE_MAX, &end))
        continue;
    vm->loop = outer;
    if (end == RUN_DEADLOCK) return tell_deadlock(vm, self);
    if (end != RUN_FAILED) return NONE;
    vm_set_exception(vm, value_ref(value_at(loop_exception(self->loop))));
    vm->is_new = true;
    return NO_VALUE;
}

// As many as are ready to run; what they are only the loop room knows.
static Value get_ready(Vm *vm, Value v) {
    const LoopObject *self = self_of(v);
    size_t n = self->loop ? loop_n_ready(self->loop) : 0;
    List *list = list_new(vm, n);
    for (size_t i = 0; list && i < n; i++)
        list_push(vm, list, NONE);
    return value_of(list);
}

static Value time_now(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    LoopObject *self = loop_of(vm, v);
    return self ? float_value(vm, (double)loop_time(self->loop) / (double)LOOP_S) : NO_VALUE;
}

void asyncio_tell_slow(LoopObject *loop, Value what, int64_t begin_ns) {
    Vm *vm = loop->vm;
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm);
    Value args[2] = {what, float_value(vm, (double)(vm->clock_ns - begin_ns) / (double)LOOP_S)};
    Value v = op_call_method(vm, value_of(loop), "_tell_slow", args, 2);
    if (!is_value(v)) vm_clear_exception(vm);
    value_unref(vm, v);
    value_unref(vm, args[1]);
    vm->exception = exception;
    vm->is_new = is_new;
}

static Value all_tasks(Vm *vm, Value v, const Value *args, size_t n);

// ---- making futures and tasks

// BaseEventLoop.create_future(self)
static Value create_future(Frame *frame) {
    LoopObject *self = loop_any(frame->vm, frame->slots[0]);
    return self ? value_of(future_object_new(frame->vm, self, FUTURE_PLAIN, 0, NULL)) : NO_VALUE;
}

// Calls a task (takes it, and gives it back) by [name], unless that is None.
static Value named(Vm *vm, Value task, Value name) {
    if (!is_value(task) || is_none(name)) return task;
    Value done = op_call_method(vm, task, "set_name", &name, 1);
    if (!is_value(done)) value_set(vm, &task, NO_VALUE);
    value_unref(vm, done);
    return task;
}

static Value call_with_context(Vm *vm, Value callee, const Value *args, size_t n, Value context) {
    Value given[3] = {0}, name = value_of(text_name(vm, "context"));
    Tuple *names = tuple_from_taken(vm, &name, 1);
    memcpy(given, args, n * sizeof *args);
    given[n] = context;
    Value v = op_call(vm, callee, given, n, names);
    value_unref(vm, value_of(names));
    return v;
}

// [args]: the loop, the coroutine, a name, a context.
static Value call_factory(Vm *vm, LoopObject *self, const Value *args) {
    if (is_none(args[3])) return op_call(vm, self->task_factory, args, 2, NULL);
    return call_with_context(vm, self->task_factory, args, 2, args[3]);
}

// By the loop's own create_task, which may be the program's.
static Value create_in(Vm *vm, LoopObject *self, Value coroutine, Value context) {
    Value method = op_find_attribute(vm, value_of(self), "create_task");
    Value v = is_value(method) ? call_with_context(vm, method, &coroutine, 1, context) : NO_VALUE;
    value_unref(vm, method);
    return v;
}

// BaseEventLoop.create_task(self, coro, *, name=None, context=None)
static Value create_task(Frame *frame) {
    Vm *vm = frame->vm;
    Value *slots = frame->slots, name = slots[2];
    LoopObject *self = loop_of(vm, slots[0]);
    if (!self) return NO_VALUE;
    if (LIKELY(!is_value(self->task_factory)))
        return task_object_new(vm, self, slots[1], name, slots[3]);
    return named(vm, call_factory(vm, self, slots), name);
}

// Whether the method [name] is another than ours, which stands in the module asyncio ([ours]).
static bool has_own(Vm *vm, const LoopObject *self, Text *name, const Dict *ours) {
    if (self->dict && is_value(dict_find_name(self->dict, name))) return true;
    Value method = type_find_cached(vm, self->object.type, name);
    if (TYPE_OF(vm, method) == vm->types.native_method) return false;
    return TYPE_OF(vm, method) != vm->types.function ||
           ((Function *)object_of(method))->globals != ours;
}

static bool has_own_create_task(Vm *vm, LoopObject *self) {
    if (self->dict && is_value(dict_find_name(self->dict, vm->names.create_task))) return true;
    Value method = type_find_cached(vm, self->object.type, vm->names.create_task);
    return TYPE_OF(vm, method) != vm->types.function ||
           ((Function *)object_of(method))->code->native != create_task;
}

// In debug mode ours are wrapped, which makes them slower and no different.
bool loop_has_own_time(Vm *vm, LoopObject *self, const Dict *ours) {
    if (self->is_debug) return false;
    return has_own(vm, self, vm->names.call_at, ours) ||
           has_own(vm, self, vm->names.call_later, ours) || has_own(vm, self, vm->names.time, ours);
}

Value loop_create_task(Vm *vm, LoopObject *self, Value coroutine, Value context) {
    bool is_plain = !has_own_create_task(vm, self) && !is_value(self->task_factory);
    if (is_plain) return task_object_new(vm, self, coroutine, NONE, context);
    if (!is_none(context)) return create_in(vm, self, coroutine, context);
    return op_call_method(vm, value_of(self), "create_task", &coroutine, 1);
}

// create_task(coro, *, name=None, context=None): of the loop that runs. Here, other than in the
// loop's method, a task counts for the names "Task-N" even if it gets one of its own.
static Value create_task_now(Frame *frame) {
    Vm *vm = frame->vm;
    LoopObject *self = loop_running(vm);
    if (!self) return vm_raise(vm, "RuntimeError", "no running event loop");
    const Value *slots = frame->slots;
    return named(vm, loop_create_task(vm, self, slots[0], slots[2]), slots[1]);
}

// _wake(): another thread has scheduled something.
static Value wake(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    thread_wake(vm, &self_of(v)->idle, 1);
    return NONE;
}

// ---- the type

static void loop_object_free(Vm *vm, Object *object) {
    LoopObject *self = (LoopObject *)object;
    if (self->vm) loop_object_close(self);
    value_unref(vm, self->cancelled);
    value_unref(vm, self->invalid_state);
    value_unref(vm, value_of(self->futures));
    value_unref(vm, value_of(self->tasks));
    value_unref(vm, value_of(self->handles));
    value_unref(vm, value_of(self->timer_handles));
    value_unref(vm, self->task_factory);
    value_unref(vm, value_of(self->dict));
}

static const NativeDef methods[] = {
    {.name = "_open", .takes = TAKES_MANY, .fn = open_loop, .n_min = 6, .n_max = 6},
    {.name = "_close", .takes = TAKES_NONE, .fn = close_loop},
    {.name = "_run", .takes = TAKES_ONE, .fn = run},
    {.name = "_all_tasks", .takes = TAKES_NONE, .fn = all_tasks},
    {.name = "is_closed", .takes = TAKES_NONE, .fn = is_closed},
    {.name = "is_running", .takes = TAKES_NONE, .fn = is_running},
    {.name = "stop", .takes = TAKES_NONE, .fn = stop},
    {.name = "time", .takes = TAKES_NONE, .fn = time_now},
    {.name = "_wake", .takes = TAKES_NONE, .fn = wake},
    {0}};
static Value get_task_factory(Vm *vm, Value v) {
    (void)vm;
    Value factory = self_of(v)->task_factory;
    return is_value(factory) ? value_ref(factory) : NONE;
}
static bool set_task_factory(Vm *vm, Value v, Value factory) {
    value_set(vm, &self_of(v)->task_factory, is_none(factory) ? NO_VALUE : value_ref(factory));
    return true;
}
static Value get_debug(Vm *vm, Value v) {
    (void)vm;
    return bool_value(self_of(v)->is_debug);
}
static bool set_debug(Vm *vm, Value v, Value debug) {
    int truth = is_value(debug) ? op_truth(vm, debug) : 0;
    self_of(v)->is_debug = truth > 0;
    return truth >= 0;
}
static const GetSetDef attributes[] = {{"_task_factory", get_task_factory, set_task_factory},
                                       {"_debug", get_debug, set_debug},
                                       {"_ready", get_ready, NULL},
                                       {0}};

const TypeDef loop_def = {.name = "_asyncio.Loop",
                          .instance_bytes = sizeof(LoopObject),
                          .slots = {.construct = object_construct,
                                    .free = loop_object_free,
                                    .set_attribute = loop_set_attribute},
                          .methods = methods,
                          .attributes = attributes,
                          .dict_offset = offsetof(LoopObject, dict)};

// ---- the module

typedef struct Tasks {
    Vm *vm;
    List *list;
} Tasks;

// Not one that was told of as lost, even if that brought it back.
static void add_task(void *data, Task *task) {
    Tasks *tasks = data;
    const FutureObject *object = task_arg(task);
    if (object->object.flags & OBJECT_IS_FINALIZED) return;
    list_push(tasks->vm, tasks->list, value_ref(value_of(object)));
}

static Value all_tasks(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    LoopObject *self = loop_of(vm, v);
    Tasks tasks = {vm, self ? list_new(vm, 0) : NULL};
    if (tasks.list) loop_each_task(self->loop, add_task, &tasks);
    return value_of(tasks.list);
}

static Value running_loop(Vm *vm, Value v, const Value *args, size_t n) {
    (void)v, (void)args, (void)n;
    LoopObject *loop = loop_running(vm);
    return loop ? value_ref(value_of(loop)) : NONE;
}

// set_running_loop(loop or None): as if it ran.
static Value set_running_loop(Vm *vm, Value v, const Value *args, size_t n) {
    (void)v, (void)n;
    LoopObject *loop = is_none(args[0]) ? NULL : loop_of(vm, args[0]);
    if (!loop && !is_none(args[0])) return NO_VALUE;
    vm->loop = loop ? loop->loop : NULL;
    return NONE;
}

static Value current_task(Vm *vm, Value v, const Value *args, size_t n) {
    (void)v, (void)args, (void)n;
    Task *task = vm->loop ? loop_current_task(vm->loop) : NULL;
    return task ? value_ref(value_of(task_arg(task))) : NONE;
}

// tell(text, exception or None): to standard error, with the exception's traceback.
static Value tell(Vm *vm, Value v, const Value *args, size_t n) {
    (void)v, (void)n;
    Str text = {0};
    if (!is_text(args[0]) || !(is_none(args[1]) || is_exception(args[1])))
        return vm_raise(vm, "TypeError", "a text and an exception, or None, are told");
    text_to_utf8(text_of(args[0]), &text);
    if (!is_none(args[1])) exception_print(vm, args[1], TRACEBACK_OF_MODULE, &text);
    stream_tell(vm, str_text(&text), text.n);
    vm_deinit(vm, &text);
    return NONE;
}

// source_line(code, number): as it stands in the source, or "".
static Value source_line(Vm *vm, Value v, const Value *args, size_t n) {
    (void)v, (void)n;
    if (!is_object(args[0]) || TYPE_OF(vm, args[0]) != vm->types.code)
        return vm_raise(vm, "TypeError", "a code object is wanted");
    const Source *source = &((Code *)object_of(args[0]))->unit->source;
    int64_t number;
    if (!op_index(vm, args[1], &number)) return NO_VALUE;
    bool is_there = number >= 1 && (size_t)number <= source->lines.n;
    const char *line = is_there ? source->lines.at[number - 1] : "";
    return value_of(text_from_utf8(vm, line, strcspn(line, "\n")));
}

// exception_line(exception): the last line of its traceback, with its notes.
static Value exception_line(Vm *vm, Value v, const Value *args, size_t n) {
    (void)v, (void)n;
    Str text = {0};
    if (!is_exception(args[0])) return vm_raise(vm, "TypeError", "an exception is wanted");
    exception_print_only(vm, args[0], &text);
    Value out = value_of(text_from_utf8(vm, str_text(&text), text.n));
    vm_deinit(vm, &text);
    return out;
}

static Value is_coroutine_function(Vm *vm, Value v, const Value *args, size_t n) {
    (void)v, (void)n;
    Value function = args[0];
    if (is_object(function) && TYPE_OF(vm, function) == vm->types.method)
        function = ((Method *)object_of(function))->function;
    if (!is_object(function) || TYPE_OF(vm, function) != vm->types.function) return FALSE_VALUE;
    return bool_value(((Function *)object_of(function))->code->flags & CODE_COROUTINE);
}

const AsyncioBody asyncio_loop_bodies[] = {{"create_task", create_task_now},
                                           {"BaseEventLoop.create_future", create_future},
                                           {"BaseEventLoop.create_task", create_task},
                                           {0}};

static Value in_c(Vm *vm, Value v, const Value *args, size_t n) {
    static const AsyncioBody *const tables[] = {asyncio_future_bodies,    asyncio_loop_bodies,
                                                asyncio_coroutine_bodies, asyncio_gather_bodies,
                                                asyncio_queue_bodies,     asyncio_handle_bodies};
    (void)vm, (void)v, (void)n;
    const Function *function = object_of(args[0]);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (const AsyncioBody *body = tables[i]; body->name; body++)
            if (text_is(function->qualname, body->name)) function->code->native = body->body;
    CHECK(function->code->native, "what modules/asyncio.py declares is in C");
    return value_ref(args[0]);
}

static bool init(Vm *vm, Dict *dict) {
    VmTypes *t = &vm->types;
    t->loop = type_from_def(vm, &loop_def, NULL);
    t->future = type_from_def(vm, &future_def, NULL);
    t->handle = type_from_def(vm, &handle_def, NULL);
    t->queue = type_from_def(vm, &queue_def, sync_told_type(vm));
    t->gather = type_from_def(vm, &gather_def, NULL);
    t->future_iterator = type_from_def(vm, &future_iterator_def, NULL);
    return dict_set_c(vm, dict, "Loop", value_ref(value_of(t->loop))) &&
           dict_set_c(vm, dict, "Future", value_ref(value_of(t->future))) &&
           dict_set_c(vm, dict, "Queue", value_ref(value_of(t->queue))) &&
           dict_set_c(vm, dict, "Told", value_ref(value_of(sync_told_type(vm)))) &&
           native_add_all(vm, dict, sync_told_functions, "_asyncio") &&
           dict_set_c(vm, dict, "Handle", value_ref(value_of(t->handle)));
}

static const NativeDef functions[] = {
    {.name = "asyncgens", .takes = TAKES_ONE, .fn = async_hooks_list},
    {.name = "running_loop", .takes = TAKES_NONE, .fn = running_loop},
    {.name = "set_running_loop", .takes = TAKES_ONE, .fn = set_running_loop},
    {.name = "tell", .takes = TAKES_MANY, .fn = tell, .n_min = 2, .n_max = 2},
    {.name = "source_line", .takes = TAKES_MANY, .fn = source_line, .n_min = 2, .n_max = 2},
    {.name = "exception_line", .takes = TAKES_ONE, .fn = exception_line},
    {.name = "is_coroutine_function", .takes = TAKES_ONE, .fn = is_coroutine_function},
    {.name = "current_task", .takes = TAKES_NONE, .fn = current_task},
    {.name = "in_c", .takes = TAKES_ONE, .fn = in_c},
    {0}};

const ModuleDef asyncio_module = {.name = "_asyncio", .init = init, .functions = functions};
