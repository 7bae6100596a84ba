// asyncio.Queue: putting, getting and waiting for either. The class in modules/asyncio.py derives
// from this one and declares what is written here. Programs derive from it in turn and say by
// _init, _put and _get how the items are kept, so each of a queue's own methods is asked for by
// name, unless its class has left it as it is.
#include "base/check.h"
#include "lang/asyncio/asyncio.h"
#include "lang/core/class.h"
#include "lang/core/function.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/types/deque.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"
#include "lang/watch/sync_told.h"

// All Values are owned; NO_VALUE until __init__ has set them.
typedef struct QueueObject {
    SyncTold told;
    Dict *dict;
    Value loop;             // to which it is bound
    Value max_size;         // not positive: without limit
    Value queue;            // what _init made
    Value getters, putters; // deques of the futures of those who wait
    Value unfinished;       // an int
    Value finished;         // an Event
    uint32_t n_told;        // items put and not yet taken out, if it is told of
    uint32_t plain_version; // of its class, as long as that leaves all methods as they are; 0
} QueueObject;

typedef Value Body(Frame *frame);
static Value size(Frame *), is_empty(Frame *), is_full(Frame *), put_item(Frame *),
    get_item(Frame *), put_now(Frame *), get_now(Frame *);

static QueueObject *queue_in(Frame *frame) {
    Value v = frame->slots[0];
    if (LIKELY(op_is_instance(frame->vm, v, frame->vm->types.queue))) return object_of(v);
    vm_raise(frame->vm, "TypeError", "a Queue is required, not %s", type_name(frame->vm, v));
    return NULL;
}

// ---- its own methods

// Whether all that a queue does by itself is known to be what is written here.
static bool is_plain(const QueueObject *self) {
    return self->plain_version == self->told.object.type->version && !self->dict;
}

// Whether its method [name] is the one that is written here as [body].
static bool is_ours(Vm *vm, QueueObject *self, Text *name, Body *body) {
    if (LIKELY(is_plain(self))) return true;
    if (self->dict && is_value(dict_find_name(self->dict, name))) return false;
    Value found = type_find_cached(vm, self->told.object.type, name);
    return is_object(found) && TYPE_OF(vm, found) == vm->types.function &&
           ((Function *)object_of(found))->code->native == body;
}

// Remembers for which version of its class that is so.
static void look_at_class(Vm *vm, QueueObject *self) {
    VmNames *names = &vm->names;
    bool are_ours =
        is_ours(vm, self, names->qsize, size) && is_ours(vm, self, names->empty_, is_empty) &&
        is_ours(vm, self, names->full, is_full) && is_ours(vm, self, names->put_item, put_item) &&
        is_ours(vm, self, names->get_item, get_item) &&
        is_ours(vm, self, names->put_nowait, put_now) &&
        is_ours(vm, self, names->get_nowait, get_now);
    if (are_ours && !self->dict) self->plain_version = self->told.object.type->version;
}

static Value call(Vm *vm, Value v, Text *name, const Value *args, size_t n) {
    Value method = op_get_attribute(vm, v, name);
    Value result = is_value(method) ? op_call(vm, method, args, n, NULL) : NO_VALUE;
    value_unref(vm, method);
    return result;
}

static int truth_of(Vm *vm, Value v) { // takes it; -1: raised
    int truth = is_value(v) ? op_truth(vm, v) : -1;
    value_unref(vm, v);
    return truth;
}

static Value from_truth(int truth) {
    return truth < 0 ? NO_VALUE : bool_value(truth);
}

static inline Deque *as_deque(const Vm *vm, Value v) { // NULL: another kind of box
    bool is_one = is_object(v) && ((Object *)object_of(v))->type == vm->types.deque;
    return is_one ? deque_of(v) : NULL;
}

Value queue_items(const Vm *vm, Value v) {
    const Type *type = is_object(v) ? ((const Object *)object_of(v))->type : NULL;
    if (!type || !vm->types.queue || !type_is_subtype(type, vm->types.queue)) return NO_VALUE;
    Value items = ((const QueueObject *)object_of(v))->queue;
    bool is_row = is_value(items) && (as_deque(vm, items) || is_of_kind(items, TYPE_IS_LIST));
    return is_row ? items : NO_VALUE;
}

// ---- how many there are: -1: raised

// A class of the program may keep its items elsewhere: then AttributeError, as of any that is not
// there.
static bool has_items(Vm *vm, const QueueObject *self) {
    if (LIKELY(is_value(self->queue))) return true;
    vm_raise(vm, "AttributeError", "'%s' object has no attribute '_queue'",
             type_name(vm, value_of(self)));
    return false;
}

static int64_t count_items(Vm *vm, const QueueObject *self) {
    if (UNLIKELY(!has_items(vm, self))) return -1;
    const Deque *deque = as_deque(vm, self->queue);
    return LIKELY(deque != NULL) ? (int64_t)deque->n : op_length(vm, self->queue);
}

static int holds_none(Vm *vm, const QueueObject *self) {
    if (UNLIKELY(!has_items(vm, self))) return -1;
    int truth = op_truth(vm, self->queue);
    return truth < 0 ? -1 : !truth;
}

static int holds_all_it_may(Vm *vm, QueueObject *self) {
    Value limit = self->max_size;
    if (LIKELY(is_small_int(limit)) && is_ours(vm, self, vm->names.qsize, size)) {
        if (small_int(limit) <= 0) return 0;
        int64_t n = count_items(vm, self);
        return n < 0 ? -1 : n >= small_int(limit);
    }
    int is_limited = truth_of(vm, op_compare(vm, COMPARE_GT, limit, small_int_value(0)));
    if (is_limited <= 0) return is_limited;
    Value n = call(vm, value_of(self), vm->names.qsize, NULL, 0);
    int truth = is_value(n) ? truth_of(vm, op_compare(vm, COMPARE_GE, n, limit)) : -1;
    value_unref(vm, n);
    return truth;
}

// qsize(self), empty(self), full(self)
static Value size(Frame *frame) {
    QueueObject *self = queue_in(frame);
    int64_t n = self ? count_items(frame->vm, self) : -1;
    return n < 0 ? NO_VALUE : small_int_value(n);
}
static Value is_empty(Frame *frame) {
    QueueObject *self = queue_in(frame);
    return self ? from_truth(holds_none(frame->vm, self)) : NO_VALUE;
}
static Value is_full(Frame *frame) {
    QueueObject *self = queue_in(frame);
    return self ? from_truth(holds_all_it_may(frame->vm, self)) : NO_VALUE;
}

static int ask_empty(Vm *vm, QueueObject *self) {
    if (LIKELY(is_ours(vm, self, vm->names.empty_, is_empty))) return holds_none(vm, self);
    return truth_of(vm, call(vm, value_of(self), vm->names.empty_, NULL, 0));
}
static int ask_full(Vm *vm, QueueObject *self) {
    if (LIKELY(is_ours(vm, self, vm->names.full, is_full))) return holds_all_it_may(vm, self);
    return truth_of(vm, call(vm, value_of(self), vm->names.full, NULL, 0));
}

// ---- waiting

// The loop, to which the queue belongs from the first wait on.
static LoopObject *bound_loop(Vm *vm, QueueObject *self) {
    LoopObject *loop = loop_running(vm);
    if (!loop) return vm_raise(vm, "RuntimeError", "no running event loop"), NULL;
    if (!is_value(self->loop)) self->loop = value_ref(value_of(loop));
    if (LIKELY(same(self->loop, value_of(loop)))) return loop;
    Str text = {0};
    if (op_repr_into(vm, value_of(self), &text))
        vm_raise(vm, "RuntimeError", "%s is bound to a different event loop", str_text(&text));
    vm_deinit(vm, &text);
    return NULL;
}

static void wake_next(Vm *vm, Value waiters) {
    Deque *deque = as_deque(vm, waiters);
    for (bool is_told = false; deque && deque->n && !is_told;) {
        Value waiter = deque_pop_first(deque);
        is_told = is_future_object(vm, waiter) && future_fill(object_of(waiter), NONE);
        value_unref(vm, waiter);
    }
}

// Two sides wait at a queue: those who put while it is full, those who get while it is empty.
typedef struct Side {
    size_t waiters; // where in the QueueObject
    int (*is_blocked)(Vm *vm, QueueObject *self);
    FutureFor use;
    const char *call;
} Side;
static const Side putting = {offsetof(QueueObject, putters), ask_full, FUTURE_PUT, "put"},
                  getting = {offsetof(QueueObject, getters), ask_empty, FUTURE_GET, "get"};

static Value waiters_of(QueueObject *self, const Side *side) {
    return *(Value *)(void *)((char *)self + side->waiters);
}

// An exception came out of waiting: nobody is to wake this one any more, and if that has happened,
// it is another one's turn.
static void stop_waiting(Vm *vm, QueueObject *self, const Side *side, FutureObject *waiter) {
    Value exception = vm_take_exception(vm), v = value_of(waiter);
    bool was_pending = !future_is_done(waiter->future);
    if (was_pending) future_cancel(waiter->future, NULL);
    if (as_deque(vm, waiters_of(self, side)))
        deque_remove(vm, deque_of(waiters_of(self, side)), &v);
    bool was_woken = !future_is_cancelled(waiter->future);
    if (was_woken && side->is_blocked(vm, self) == 0) wake_next(vm, waiters_of(self, side));
    if (vm_has_exception(vm)) vm_clear_exception(vm);
    vm_set_exception(vm, exception);
    vm->is_new = true;
}

// Waits until its side is not blocked. False: raised. Inline as future_await.
static inline __attribute__((always_inline)) bool wait_for_turn(Frame *frame, QueueObject *self,
                                                                const Side *side) {
    Vm *vm = frame->vm;
    int is_blocked;
    while ((is_blocked = side->is_blocked(vm, self)) > 0) {
        LoopObject *loop = bound_loop(vm, self);
        FutureObject *waiter =
            loop ? waiter_new(vm, loop, side->use, self->told.id, side->call) : NULL;
        Deque *deque = as_deque(vm, waiters_of(self, side));
        if (!waiter || !deque || !deque_push(vm, deque, value_ref(value_of(waiter)))) return false;
        Value v = future_await(frame, value_of(waiter));
        if (UNLIKELY(!is_value(v))) stop_waiting(vm, self, side, waiter);
        waiter_end(vm, waiter);
        value_unref(vm, v);
        if (UNLIKELY(!is_value(v))) return false;
    }
    return is_blocked == 0;
}

// ---- for those who watch

// Items that are kept elsewhere are counted as they come and go: asking the program's own qsize
// would run a part of it.
static void tell_items(Vm *vm, QueueObject *self, SyncVerb verb) {
    if (verb == SYNC_PUT)
        self->n_told++;
    else if (self->n_told)
        self->n_told--;
    int64_t n = is_value(self->queue) ? count_items(vm, self) : self->n_told;
    if (n < 0) vm_clear_exception(vm);
    sync_tell(vm, value_of(self), verb, n < 0 ? 0 : (uint32_t)n, self->queue);
}

// ---- putting

static Value raise_from_module(Frame *frame, const char *name) {
    Value exception = op_call_0(frame->vm, dict_find_c(frame->globals, name));
    return is_value(exception) ? vm_raise_exception(frame->vm, exception) : NO_VALUE;
}

static Value add(Vm *vm, QueueObject *self, Value item) {
    Deque *deque = as_deque(vm, self->queue);
    if (!deque && !has_items(vm, self)) return NO_VALUE;
    if (!deque) return op_call_method(vm, self->queue, "append", &item, 1);
    return deque_push(vm, deque, value_ref(item)) ? NONE : NO_VALUE;
}
static Value take(Vm *vm, QueueObject *self) {
    Deque *deque = as_deque(vm, self->queue);
    if (!deque && !has_items(vm, self)) return NO_VALUE;
    if (!deque || !deque->n) return op_call_method(vm, self->queue, "popleft", NULL, 0);
    return deque_pop_first(deque);
}

// _put(self, item), _get(self)
static Value put_item(Frame *frame) {
    QueueObject *self = queue_in(frame);
    return self ? add(frame->vm, self, frame->slots[1]) : NO_VALUE;
}
static Value get_item(Frame *frame) {
    QueueObject *self = queue_in(frame);
    return self ? take(frame->vm, self) : NO_VALUE;
}

static bool count_unfinished(Vm *vm, QueueObject *self) {
    bool is_first = same(self->unfinished, small_int_value(0));
    if (LIKELY(!is_first && is_small_int(self->unfinished) &&
               small_int(self->unfinished) < SMALL_INT_MAX)) {
        self->unfinished = small_int_value(small_int(self->unfinished) + 1);
        return true;
    }
    Value more = op_binary(vm, BINARY_ADD, self->unfinished, small_int_value(1));
    if (!is_value(more)) return false;
    value_set(vm, &self->unfinished, more);
    if (!is_first) return true;
    Value done = op_call_method(vm, self->finished, "clear", NULL, 0);
    value_unref(vm, done);
    return is_value(done);
}

// What put_nowait does when there is room.
static Value put_into(Vm *vm, QueueObject *self, Value item) {
    Value done = LIKELY(is_ours(vm, self, vm->names.put_item, put_item))
                     ? add(vm, self, item)
                     : call(vm, value_of(self), vm->names.put_item, &item, 1);
    value_unref(vm, done);
    if (!is_value(done) || !count_unfinished(vm, self)) return NO_VALUE;
    if (UNLIKELY(self->told.id != 0)) tell_items(vm, self, SYNC_PUT);
    wake_next(vm, self->getters);
    return NONE;
}

// put_nowait(self, item)
static Value put_now(Frame *frame) {
    QueueObject *self = queue_in(frame);
    int full = self ? ask_full(frame->vm, self) : -1;
    if (full) return full < 0 ? NO_VALUE : raise_from_module(frame, "QueueFull");
    return put_into(frame->vm, self, frame->slots[1]);
}

// async put(self, item)
static Value put(Frame *frame) {
    Vm *vm = frame->vm;
    QueueObject *self = queue_in(frame);
    if (!self) return NO_VALUE;
    if (UNLIKELY(self->plain_version != self->told.object.type->version)) look_at_class(vm, self);
    if (!wait_for_turn(frame, self, &putting)) return NO_VALUE;
    if (LIKELY(is_plain(self))) return put_into(vm, self, frame->slots[1]);
    if (LIKELY(is_ours(vm, self, vm->names.put_nowait, put_now))) return put_now(frame);
    return call(vm, value_of(self), vm->names.put_nowait, &frame->slots[1], 1);
}

// ---- getting

// What get_nowait does when it is not empty.
static Value get_from(Vm *vm, QueueObject *self) {
    Value item = LIKELY(is_ours(vm, self, vm->names.get_item, get_item))
                     ? take(vm, self)
                     : call(vm, value_of(self), vm->names.get_item, NULL, 0);
    if (UNLIKELY(self->told.id != 0) && is_value(item)) tell_items(vm, self, SYNC_GET);
    if (is_value(item)) wake_next(vm, self->putters);
    return item;
}

// get_nowait(self)
static Value get_now(Frame *frame) {
    QueueObject *self = queue_in(frame);
    int empty = self ? ask_empty(frame->vm, self) : -1;
    if (empty) return empty < 0 ? NO_VALUE : raise_from_module(frame, "QueueEmpty");
    return get_from(frame->vm, self);
}

// async get(self)
static Value get(Frame *frame) {
    Vm *vm = frame->vm;
    QueueObject *self = queue_in(frame);
    if (!self || !wait_for_turn(frame, self, &getting)) return NO_VALUE;
    if (LIKELY(is_plain(self))) return get_from(vm, self);
    if (LIKELY(is_ours(vm, self, vm->names.get_nowait, get_now))) return get_now(frame);
    return call(vm, value_of(self), vm->names.get_nowait, NULL, 0);
}

const AsyncioBody asyncio_queue_bodies[] = {{"Queue.qsize", size},
                                            {"Queue.empty", is_empty},
                                            {"Queue.full", is_full},
                                            {"Queue._put", put_item},
                                            {"Queue._get", get_item},
                                            {"Queue.put_nowait", put_now},
                                            {"Queue.get_nowait", get_now},
                                            {"Queue.put", put},
                                            {"Queue.get", get},
                                            {0}};

// ---- the type

static void queue_free(Vm *vm, Object *object) {
    QueueObject *self = (QueueObject *)object;
    sync_forget(vm, &self->told);
    value_unref(vm, self->loop);
    value_unref(vm, self->max_size);
    value_unref(vm, self->queue);
    value_unref(vm, self->getters);
    value_unref(vm, self->putters);
    value_unref(vm, self->unfinished);
    value_unref(vm, self->finished);
    value_unref(vm, value_of(self->dict));
}

static void queue_traverse(Object *object, Visit *visit) {
    const QueueObject *self = (QueueObject *)object;
    const Value owned[] = {self->max_size, self->queue,      self->getters,
                           self->putters,  self->unfinished, self->finished};
    visit_values(visit, owned, sizeof owned / sizeof *owned);
    visit_object(visit, self->dict);
}

#define ATTRIBUTE(member)                                                                          \
    static Value get_##member(Vm *vm, Value v) {                                                   \
        (void)vm;                                                                                  \
        Value found = ((QueueObject *)object_of(v))->member;                                       \
        return is_value(found) ? value_ref(found) : NONE;                                          \
    }                                                                                              \
    static bool set_##member(Vm *vm, Value v, Value given) {                                       \
        value_set(vm, &((QueueObject *)object_of(v))->member,                                      \
                  is_value(given) ? value_ref(given) : NONE);                                      \
        return true;                                                                               \
    }
ATTRIBUTE(max_size)
ATTRIBUTE(queue)
ATTRIBUTE(getters)
ATTRIBUTE(putters)
ATTRIBUTE(unfinished)
ATTRIBUTE(finished)

static Value get_loop(Vm *vm, Value v) {
    (void)vm;
    Value loop = ((QueueObject *)object_of(v))->loop;
    return is_value(loop) ? value_ref(loop) : NONE;
}

static const GetSetDef attributes[] = {{"_loop", get_loop, NULL},
                                       {"_maxsize", get_max_size, set_max_size},
                                       {"_queue", get_queue, set_queue},
                                       {"_getters", get_getters, set_getters},
                                       {"_putters", get_putters, set_putters},
                                       {"_unfinished_tasks", get_unfinished, set_unfinished},
                                       {"_finished", get_finished, set_finished},
                                       {0}};

const TypeDef queue_def = {
    .name = "_asyncio.Queue",
    .instance_bytes = sizeof(QueueObject),
    .slots = {.construct = object_construct, .free = queue_free, .traverse = queue_traverse},
    .attributes = attributes,
    .dict_offset = offsetof(QueueObject, dict)};
