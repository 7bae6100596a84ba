// _thread: starting threads, and the two locks; and queues of those who wait, of which the module
// threading builds everything else.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/exception.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/thread.h"
#include "lang/modules/import.h"
#include "lang/modules/modules.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/text.h"
#include "lang/watch/sync_told.h"

static int64_t due_after(const Vm *vm, double seconds) {
    return vm->clock_ns + llround(fmin(seconds, 9e9) * 1e9);
}

// Who runs, as the program knows it: None is the main thread.
static Value running_object(const Vm *vm) {
    Value object = vm->threads->running->object;
    return is_value(object) ? object : NONE;
}

// ---- locks

typedef struct LockObject {
    SyncTold told;
    WaitQueue waiters;
    Value holder;      // the thread's object, None: the main thread; NO_VALUE: it is unlocked
    int64_t holder_id; // its ident; 0
    int64_t count;     // of an RLock: how many times it holds it
} LockObject;

static LockObject *lock_of(Value v) {
    return object_of(v);
}

#define TIMEOUT_MAX 9223372036.0 // seconds; more nanoseconds would not fit into 64 bits

// The arguments of acquire(): until when to wait. Less than 0: not at all.
static bool acquire_until(Vm *vm, const Value *args, int64_t *due_ns) {
    int blocking = is_value(args[0]) ? op_truth(vm, args[0]) : 1;
    double timeout = -1;
    if (blocking < 0 || (is_value(args[1]) && !float_get(vm, args[1], &timeout))) return false;
    *due_ns = -1;
    if (!blocking && timeout != -1)
        vm_raise(vm, "ValueError", "can't specify a timeout for a non-blocking call");
    else if (timeout < 0 && timeout != -1)
        vm_raise(vm, "ValueError", "timeout value must be positive");
    else if (isnan(timeout))
        vm_raise(vm, "ValueError", "Invalid value NaN (not a number)");
    else if (timeout > TIMEOUT_MAX)
        vm_raise(vm, "OverflowError", "timestamp out of range for platform time_t");
    else if (blocking && timeout != 0)
        *due_ns = timeout == -1 ? LOOP_FOREVER : due_after(vm, timeout);
    return !vm_has_exception(vm);
}

static void tell_waiting(Vm *vm, LockObject *lock) {
    uint32_t n = 1;
    for (const Thread *thread = lock->waiters.first; thread; thread = thread->in_queue)
        n++;
    sync_tell(vm, value_of(lock), SYNC_WAIT, n, NO_VALUE);
}

// Waits until nobody holds it. 1, 0: the time is over; -1: failed.
static int wait_for_lock(Vm *vm, LockObject *lock, int64_t due_ns) {
    if (lock->holder_id && due_ns < 0) thread_poll(vm);
    value_ref(value_of(lock));
    int got = !lock->holder_id;
    while (!got && due_ns >= 0) {
        Value holder = value_ref(lock->holder);
        tell_waiting(vm, lock);
        WaitEnd end = thread_wait(vm, &lock->waiters, due_ns, "a lock held by", holder);
        value_unref(vm, holder);
        got = !lock->holder_id;
        if (end == WAIT_TIMED_OUT) break;
        if (end == WAIT_DEADLOCK && !got) {
            thread_tell_deadlock(vm);
            got = -1;
        }
    }
    if (got > 0) {
        value_set(vm, &lock->holder, value_ref(running_object(vm)));
        lock->holder_id = vm->threads->running->ident;
        lock->count = 1;
        sync_tell(vm, value_of(lock), SYNC_ACQUIRE, 0, NO_VALUE);
    }
    value_unref(vm, value_of(lock));
    return got;
}

static void unlock(Vm *vm, LockObject *lock) {
    lock->holder_id = lock->count = 0;
    value_set(vm, &lock->holder, NO_VALUE);
    sync_tell(vm, value_of(lock), SYNC_RELEASE, 1, NO_VALUE);
    thread_wake(vm, &lock->waiters, 1);
}

static Value acquire(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    int64_t due_ns;
    if (!acquire_until(vm, args, &due_ns)) return NO_VALUE;
    int got = wait_for_lock(vm, lock_of(v), due_ns);
    return got < 0 ? NO_VALUE : bool_value(got);
}

static Value enter(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    return wait_for_lock(vm, lock_of(v), LOOP_FOREVER) < 0 ? NO_VALUE : TRUE_VALUE;
}

static Value release(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    if (!lock_of(v)->holder_id) return vm_raise(vm, "RuntimeError", "release unlocked lock");
    unlock(vm, lock_of(v));
    return NONE;
}

static Value locked(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    thread_poll(vm);
    return bool_value(lock_of(v)->holder_id);
}

static Value lock_repr(Vm *vm, Value v) {
    return value_of(text_printf(vm, "<%slocked %s object at %p>", lock_of(v)->holder_id ? "" : "un",
                                type_name(vm, v), object_of(v)));
}

static Value new_lock(Vm *vm, Type *type) {
    Value lock = value_of(object_new(vm, type, 0));
    if (is_value(lock)) sync_tell_new(vm, lock, SYNC_LOCK, 1);
    return lock;
}

static Value lock_new(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)args, (void)n, (void)names;
    return new_lock(vm, object_of(callee));
}

static void lock_free(Vm *vm, Object *object) {
    sync_forget(vm, &((LockObject *)object)->told);
    value_unref(vm, ((LockObject *)object)->holder);
}

static const char acquire_parameters[] = "blocking=, timeout=";
static const NativeDef lock_methods[] = {
    {"acquire", TAKES_NAMED, {acquire}, .parameters = acquire_parameters},
    {"acquire_lock", TAKES_NAMED, {acquire}, .parameters = acquire_parameters},
    {"release", TAKES_NONE, {release}},
    {"release_lock", TAKES_NONE, {release}},
    {"locked", TAKES_NONE, {locked}},
    {"locked_lock", TAKES_NONE, {locked}},
    {"__enter__", TAKES_NONE, {enter}},
    {"__exit__", TAKES_MANY, {release}, .n_max = 3},
    {0}};
static const TypeDef lock_def = {.name = "_thread.lock",
                                 .instance_bytes = sizeof(LockObject),
                                 .slots = {.free = lock_free, .repr = lock_repr},
                                 .methods = lock_methods,
                                 .is_final = true};

// ---- locks that their holder may take again

static bool is_mine(const Vm *vm, const LockObject *lock) {
    return lock->holder_id == vm->threads->running->ident;
}

static Value rlock_acquire(Vm *vm, Value v, const Value *args, size_t n) {
    int64_t due_ns;
    if (!is_mine(vm, lock_of(v))) return acquire(vm, v, args, n);
    if (!acquire_until(vm, args, &due_ns)) return NO_VALUE;
    lock_of(v)->count++;
    return TRUE_VALUE;
}

static Value rlock_enter(Vm *vm, Value v, const Value *args, size_t n) {
    if (!is_mine(vm, lock_of(v))) return enter(vm, v, args, n);
    lock_of(v)->count++;
    return TRUE_VALUE;
}

static Value rlock_release(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    if (!is_mine(vm, lock_of(v)))
        return vm_raise(vm, "RuntimeError", "cannot release un-acquired lock");
    if (--lock_of(v)->count == 0) unlock(vm, lock_of(v));
    return NONE;
}

static Value is_owned(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    return bool_value(is_mine(vm, lock_of(v)));
}

// For a condition, which lets go of it altogether while it waits.
static Value release_save(Vm *vm, Value v, const Value *args, size_t n) {
    (void)args, (void)n;
    if (!is_mine(vm, lock_of(v)))
        return vm_raise(vm, "RuntimeError", "cannot release un-acquired lock");
    int64_t count = lock_of(v)->count;
    unlock(vm, lock_of(v));
    return small_int_value(count);
}

static Value acquire_restore(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    int64_t count;
    if (!op_index(vm, args[0], &count) || wait_for_lock(vm, lock_of(v), LOOP_FOREVER) < 0)
        return NO_VALUE;
    lock_of(v)->count = count;
    return NONE;
}

static Value rlock_repr(Vm *vm, Value v) {
    const LockObject *lock = lock_of(v);
    return value_of(text_printf(vm, "<%slocked %s object owner=%lld count=%lld at %p>",
                                lock->holder_id ? "" : "un", type_name(vm, v),
                                (long long)lock->holder_id, (long long)lock->count, object_of(v)));
}

static const NativeDef rlock_methods[] = {
    {"acquire", TAKES_NAMED, {rlock_acquire}, .parameters = acquire_parameters},
    {"release", TAKES_NONE, {rlock_release}},
    {"_is_owned", TAKES_NONE, {is_owned}},
    {"_release_save", TAKES_NONE, {release_save}},
    {"_acquire_restore", TAKES_ONE, {acquire_restore}},
    {"__enter__", TAKES_NONE, {rlock_enter}},
    {"__exit__", TAKES_MANY, {rlock_release}, .n_max = 3},
    {0}};
static const TypeDef rlock_def = {
    .name = "_thread.RLock",
    .instance_bytes = sizeof(LockObject),
    .slots = {.free = lock_free, .repr = rlock_repr, .construct = lock_new},
    .methods = rlock_methods};

// ---- those who wait

typedef struct Waiters {
    Object object;
    WaitQueue queue;
    char *what; // owned: for the report of a deadlock
} Waiters;

// Waiters(what)
static Value waiters_new(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    if (n != 1 || names || !is_text(args[0])) return vm_raise(vm, "TypeError", "a text is needed");
    Waiters *self = object_new(vm, object_of(callee), 0);
    if (!self) return NO_VALUE;
    char *what = text_c(text_of(args[0]));
    size_t bytes = strlen(what) + 1;
    self->what = vm_alloc(vm, bytes);
    if (self->what) memcpy(self->what, what, bytes);
    vm_free_text(vm, what);
    if (self->what) return value_of(self);
    value_unref(vm, value_of(self));
    return NO_VALUE;
}

static void waiters_free(Vm *vm, Object *object) {
    char *what = ((Waiters *)object)->what;
    if (what) vm_free(vm, what, strlen(what) + 1);
}

// wait(timeout=None, about=…): False if the time is over.
static Value waiters_wait(Vm *vm, Value v, const Value *args, size_t n) {
    (void)n;
    Waiters *self = object_of(v);
    double timeout = 0;
    bool is_timed = is_value(args[0]) && !is_none(args[0]);
    if (is_timed && !float_get(vm, args[0], &timeout)) return NO_VALUE;
    if (is_timed && timeout <= 0) {
        thread_poll(vm);
        return FALSE_VALUE;
    }
    value_ref(v);
    WaitEnd end = thread_wait(vm, &self->queue, is_timed ? due_after(vm, timeout) : LOOP_FOREVER,
                              self->what, args[1]);
    value_unref(vm, v);
    return end == WAIT_DEADLOCK ? thread_tell_deadlock(vm) : bool_value(end == WAIT_WOKEN);
}

// wake(n=1): how many there were.
static Value waiters_wake(Vm *vm, Value v, const Value *args, size_t n) {
    int64_t n_wake = 1;
    if (n && !op_index(vm, args[0], &n_wake)) return NO_VALUE;
    return small_int_value((int64_t)thread_wake(vm, &((Waiters *)object_of(v))->queue,
                                                n_wake < 0 ? 0 : (size_t)n_wake));
}

static int64_t waiters_length(Vm *vm, Value v) {
    (void)vm;
    int64_t n = 0;
    for (const Thread *thread = ((Waiters *)object_of(v))->queue.first; thread;
         thread = thread->in_queue)
        n++;
    return n;
}

static const NativeDef waiters_methods[] = {
    {"wait", TAKES_NAMED, {waiters_wait}, .parameters = "timeout=, about="},
    {"wake", TAKES_MANY, {waiters_wake}, .n_max = 1},
    {0}};
static const TypeDef waiters_def = {
    .name = "_thread.Waiters",
    .instance_bytes = sizeof(Waiters),
    .slots = {.free = waiters_free, .construct = waiters_new, .length = waiters_length},
    .methods = waiters_methods,
    .is_final = true};

// ---- the module

static Value start_now(Vm *vm, Value object, Value body, Tuple *args) {
    if (!args) return NO_VALUE;
    int64_t ident = thread_start(vm, object, body, args);
    return ident ? int_from_int64(vm, ident) : NO_VALUE;
}

// start(object, body): a thread of the module threading.
static Value start(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return start_now(vm, args[0], args[1], tuple_new(vm, 0));
}

static Value start_new_thread(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    if (n > 2) return vm_raise(vm, "TypeError", "keyword arguments are not supported here");
    if (!is_tuple(args[1])) return vm_raise(vm, "TypeError", "2nd arg must be a tuple");
    return start_now(vm, NO_VALUE, args[0], object_of(value_ref(args[1])));
}

// interrupt_main(signum=SIGINT): what the program does at that signal, here and now.
static Value interrupt_main(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Value number = is_value(args[0]) ? args[0] : small_int_value(2), done = NO_VALUE;
    Text *name = text_name(vm, "signal");
    Value module = name ? module_import(vm, name) : NO_VALUE;
    if (is_value(module)) done = op_call_method(vm, module, "_interrupt", &number, 1);
    value_unref(vm, module);
    value_unref(vm, value_of(name));
    return done;
}

static Value get_ident(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return int_from_int64(vm, vm->threads->running->ident);
}

static Value current(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return value_ref(running_object(vm));
}

static Value is_main(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return bool_value(vm->threads->running == &vm->threads->main);
}

// poll(): the program asks for something that another thread may bring about.
static Value poll(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    thread_poll(vm);
    return NONE;
}

// hand_over(): whoever is ready goes first.
static Value hand_over(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    thread_yield(vm);
    return NONE;
}

static Value allocate_lock(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return new_lock(vm, object_of(self));
}

static const NativeDef allocate_lock_def = {"allocate_lock", TAKES_NONE, {allocate_lock}};

static bool init(Vm *vm, Dict *dict) {
    Value lock = value_of(type_from_def(vm, &lock_def, sync_told_type(vm)));
    ((Type *)object_of(lock))->slots.construct = NULL; // allocate_lock makes them
    return dict_set_c(vm, dict, "LockType", value_ref(lock)) &&
           dict_set_c(vm, dict, "allocate_lock",
                      native_new(vm, &allocate_lock_def, lock, "_thread")) &&
           dict_set_c(vm, dict, "RLock",
                      value_of(type_from_def(vm, &rlock_def, sync_told_type(vm)))) &&
           dict_set_c(vm, dict, "Waiters", value_of(type_from_def(vm, &waiters_def, NULL))) &&
           dict_set_c(vm, dict, "error", value_ref(value_of(exception_type(vm, "RuntimeError")))) &&
           dict_set_c(vm, dict, "TIMEOUT_MAX", float_value(vm, TIMEOUT_MAX));
}

static const NativeDef functions[] = {
    {"start", TAKES_MANY, {start}, .n_min = 2, .n_max = 2},
    {"start_new_thread", TAKES_MANY, {start_new_thread}, .n_min = 2, .n_max = 3},
    {"get_ident", TAKES_NONE, {get_ident}},
    {"interrupt_main", TAKES_NAMED, {interrupt_main}, .parameters = "signum="},
    {"get_native_id", TAKES_NONE, {get_ident}},
    {"current", TAKES_NONE, {current}},
    {"is_main", TAKES_NONE, {is_main}},
    {"poll", TAKES_NONE, {poll}},
    {"hand_over", TAKES_NONE, {hand_over}},
    {0}};

const ModuleDef thread_module = {.name = "_thread", .init = init, .functions = functions};
