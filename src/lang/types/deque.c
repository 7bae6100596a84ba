// collections.deque. What is added at one end of a full one with a limit falls out at the other.
#include "lang/types/deque.h"
#include "lang/core/gc.h"

#include <string.h>

#include "lang/core/message.h"
#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/iterators.h"
#include "lang/types/list.h"

enum { FIRST_CAPACITY = 8 };

// ---- the core

static bool is_deque(const Vm *vm, Value v) {
    return is_object(v) && type_is_subtype(((Object *)object_of(v))->type, vm->types.deque);
}

Deque *deque_new(Vm *vm) {
    Deque *deque = object_new(vm, vm->types.deque, 0);
    if (deque) deque->max_length = -1;
    return deque;
}

static bool grow(Vm *vm, Deque *deque) {
    size_t capacity = deque->capacity ? deque->capacity * 2 : FIRST_CAPACITY;
    Value *ring = vm_alloc(vm, capacity * sizeof *ring);
    if (!ring) return false;
    for (size_t i = 0; i < deque->n; i++) {
        ring[i] = *deque_place(deque, i);
        vm_step(vm, i);
    }
    vm_free(vm, deque->ring, deque->capacity * sizeof *ring);
    deque->ring = ring;
    deque->capacity = capacity;
    deque->first = 0;
    return true;
}

static bool has_room(Vm *vm, Deque *deque, Value v) {
    if (LIKELY(deque->n < deque->capacity) || grow(vm, deque)) return true;
    value_unref(vm, v);
    return false;
}

static bool is_over(const Deque *deque) {
    return deque->max_length >= 0 && deque->n > (size_t)deque->max_length;
}

Value deque_pop_first(Deque *deque) {
    Value v = *deque_place(deque, 0);
    deque->first++;
    deque->n--;
    deque->changes++;
    return v;
}

static Value pop_last(Deque *deque) {
    deque->n--;
    deque->changes++;
    return *deque_place(deque, deque->n);
}

bool deque_push(Vm *vm, Deque *deque, Value v) {
    if (!has_room(vm, deque, v)) return false;
    *deque_place(deque, deque->n++) = v;
    deque->changes++;
    if (UNLIKELY(is_over(deque))) value_unref(vm, deque_pop_first(deque));
    return true;
}

static bool push_first(Vm *vm, Deque *deque, Value v) {
    if (!has_room(vm, deque, v)) return false;
    deque->first--;
    deque->n++;
    deque->changes++;
    *deque_place(deque, 0) = v;
    if (UNLIKELY(is_over(deque))) value_unref(vm, pop_last(deque));
    return true;
}

static void clear(Vm *vm, Deque *deque) {
    Deque old = *deque;
    deque->ring = NULL;
    deque->n = deque->first = deque->capacity = 0;
    deque->changes++;
    for (size_t i = 0; i < old.n; i++) { // last: it may run the program
        vm_spend(vm, 1);
        value_unref(vm, *deque_place(&old, i));
    }
    vm_free(vm, old.ring, old.capacity * sizeof *old.ring);
}

// Closes the gap at [at]; what was there is the caller's.
static Value take_out(Deque *deque, size_t at) {
    Value v = *deque_place(deque, at);
    for (size_t i = at; i + 1 < deque->n; i++)
        *deque_place(deque, i) = *deque_place(deque, i + 1);
    deque->n--;
    deque->changes++;
    return v;
}

bool deque_remove(Vm *vm, Deque *deque, const Value *v) {
    for (size_t i = 0; i < deque->n; i++) {
        vm_step(vm, i);
        if (!same(*deque_place(deque, i), *v)) continue;
        vm_spend(vm, 1 + i % VM_STEPS / VM_STEPS_A_TICK);
        value_unref(vm, take_out(deque, i));
        return true;
    }
    return false;
}

typedef struct Extending {
    Vm *vm;
    Deque *deque;
    bool (*push)(Vm *vm, Deque *deque, Value v);
} Extending;

static bool extend_by(void *data, Value item) {
    const Extending *extending = data;
    return extending->push(extending->vm, extending->deque, value_ref(item));
}

static bool extend(Vm *vm, Deque *deque, Value iterable,
                   bool (*push)(Vm *vm, Deque *deque, Value v)) {
    Extending extending = {vm, deque, push};
    if (!same(iterable, value_of(deque))) return op_each(vm, iterable, extend_by, &extending);
    List *copy = list_from_iterable(vm, iterable); // itself: once, not for ever
    bool ok = copy && op_each(vm, value_of(copy), extend_by, &extending);
    value_unref(vm, value_of(copy));
    return ok;
}

// ---- making

static Value construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)args, (void)n, (void)names; // they are for init, or for the __init__ of a class
    Deque *deque = object_new(vm, object_of(callee), 0);
    if (deque) deque->max_length = -1;
    return value_of(deque);
}

static bool init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    Value given[2];
    Deque *deque = deque_of(self);
    if (!native_sort_args(vm, "deque", "iterable=, maxlen=", args, n, names, given)) return false;
    int64_t max_length = -1;
    if (is_value(given[1]) && !is_none(given[1])) {
        if (!is_of_kind(given[1], TYPE_IS_INT) && !is_small_int(given[1]) && !is_bool(given[1]))
            return vm_raise(vm, "TypeError", "an integer is required"), false;
        if (!box_number(vm, given[1], &max_length)) return false;
        if (max_length < 0) return vm_raise(vm, "ValueError", "maxlen must be non-negative"), false;
    }
    deque->max_length = max_length;
    clear(vm, deque);
    return !is_value(given[0]) || extend(vm, deque, given[0], deque_push);
}

static void deque_free(Vm *vm, Object *self) {
    clear(vm, (Deque *)self);
}

static void deque_traverse(Object *self, Visit *visit) {
    Deque *deque = (Deque *)self;
    for (size_t i = 0; i < deque->n; i++)
        visit_value(visit, *deque_place(deque, i));
}

// A deque of the same class with the same limit and items.
static Value copy(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Deque *deque = deque_of(self);
    Value with_limit[2] = {self, small_int_value(deque->max_length)};
    Value made =
        op_call(vm, value_of(deque->object.type), with_limit, deque->max_length < 0 ? 1 : 2, NULL);
    if (!is_value(made) || is_deque(vm, made)) return made;
    vm_raise(vm, "TypeError", "%s() must return a deque, not %s", type_name(vm, self),
             type_name(vm, made));
    value_unref(vm, made);
    return NO_VALUE;
}

// ---- as a whole

static Value item_at(Vm *vm, Value self, size_t at) {
    (void)vm;
    const Deque *deque = deque_of(self);
    return at < deque->n ? value_ref(*deque_place(deque, at)) : NO_VALUE;
}

static Value repr(Vm *vm, Value self) {
    Str open = {0}, close = {0};
    text_to_utf8(deque_of(self)->object.type->name, &open);
    str_add(&open, "([");
    str_add(&close, "]");
    if (deque_of(self)->max_length >= 0)
        str_printf(&close, ", maxlen=%lld", (long long)deque_of(self)->max_length);
    str_add(&close, ")");
    Value v = box_repr(vm, self, str_text(&open), str_text(&close), "[...]", item_at);
    vm_deinit(vm, &open);
    vm_deinit(vm, &close);
    return v;
}

static int64_t length(Vm *vm, Value self) {
    (void)vm;
    return (int64_t)deque_of(self)->n;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (!is_deque(vm, other)) return NOT_IMPLEMENTED;
    const Deque *a = deque_of(self), *b = deque_of(other);
    if (a->n != b->n && op <= COMPARE_NE) return bool_value(op == COMPARE_NE);
    for (size_t i = 0; i < a->n && i < b->n; i++) {
        if (UNLIKELY(!vm_tick(vm))) return NO_VALUE;
        Value x = item_at(vm, self, i), y = item_at(vm, other, i), v = NO_VALUE;
        int equal = op_equal(vm, x, y);
        if (equal == 0)
            v = op <= COMPARE_NE ? bool_value(op == COMPARE_NE) : op_compare(vm, op, x, y);
        value_unref(vm, x), value_unref(vm, y);
        if (equal != 1) return v;
    }
    int c = a->n < b->n ? -1 : a->n > b->n;
    const bool results[] = {c == 0, c != 0, c<0, c <= 0, c> 0, c >= 0};
    return bool_value(results[op]);
}

static Value mutated(Vm *vm) {
    return vm_raise(vm, "RuntimeError", "deque mutated during iteration");
}

// The place of [item] in [from, to); -1: it is not there, -2: an exception.
static int64_t find(Vm *vm, Deque *deque, Value item, size_t from, size_t to) {
    uint32_t changes = deque->changes;
    for (size_t i = from; i < to && i < deque->n; i++) {
        if (UNLIKELY(!vm_tick(vm))) return -2;
        Value v = item_at(vm, value_of(deque), i);
        int equal = op_equal(vm, v, item);
        value_unref(vm, v);
        if (equal < 0) return -2;
        if (equal) return (int64_t)i;
        if (deque->changes != changes) return mutated(vm), -2;
    }
    return -1;
}

static int contains(Vm *vm, Value self, Value item) {
    int64_t at = find(vm, deque_of(self), item, 0, SIZE_MAX);
    return at == -2 ? -1 : at >= 0;
}

// ---- places

static bool place_of(Vm *vm, const Deque *deque, Value key, size_t *at) {
    int64_t i;
    if (!has_index(vm, key))
        return vm_raise(vm, "TypeError", "sequence index must be integer, not '%s'",
                        type_name(vm, key)),
               false;
    if (!op_index(vm, key, &i)) return false;
    if (i < 0) i += (int64_t)deque->n;
    *at = (size_t)i;
    return *at < deque->n || (vm_raise(vm, "IndexError", "deque index out of range"), false);
}

static Value get_item(Vm *vm, Value self, Value key) {
    size_t at;
    return place_of(vm, deque_of(self), key, &at) ? item_at(vm, self, at) : NO_VALUE;
}

static bool set_item(Vm *vm, Value self, Value key, Value v) {
    size_t at;
    Deque *deque = deque_of(self);
    if (!place_of(vm, deque, key, &at)) return false;
    if (is_value(v))
        value_set(vm, deque_place(deque, at), value_ref(v));
    else
        value_unref(vm, take_out(deque, at));
    return true;
}

// ---- + and *

static Value add(Vm *vm, Value a, Value b) {
    if (!is_deque(vm, a)) return NOT_IMPLEMENTED;
    if (!is_deque(vm, b))
        return vm_raise(vm, "TypeError", "can only concatenate deque (not \"%s\") to deque",
                        type_name(vm, b));
    Value sum = copy(vm, a, NULL, 0);
    if (!is_value(sum) || extend(vm, deque_of(sum), b, deque_push)) return sum;
    value_unref(vm, sum);
    return NO_VALUE;
}

static Value in_place_add(Vm *vm, Value self, Value other) {
    return extend(vm, deque_of(self), other, deque_push) ? value_ref(self) : NO_VALUE;
}

static bool repeat(Vm *vm, Deque *deque, int64_t times) {
    if (times == 0) clear(vm, deque);
    List *once = times > 1 ? list_from_iterable(vm, value_of(deque)) : NULL;
    bool ok = times <= 1 || once;
    for (int64_t i = 1; ok && i < times; i++)
        ok = vm_tick(vm) && extend(vm, deque, value_of(once), deque_push);
    value_unref(vm, value_of(once));
    return ok;
}

static Value multiply(Vm *vm, Value a, Value b) {
    int64_t times;
    Value self = is_deque(vm, a) ? a : b;
    if (!box_times(vm, is_deque(vm, a) ? b : a, &times)) return NO_VALUE;
    Value product = copy(vm, self, NULL, 0);
    if (!is_value(product) || repeat(vm, deque_of(product), times)) return product;
    value_unref(vm, product);
    return NO_VALUE;
}

static Value in_place_multiply(Vm *vm, Value self, Value other) {
    if (!has_index(vm, other)) return NOT_IMPLEMENTED;
    int64_t times;
    if (!box_times(vm, other, &times)) return NO_VALUE;
    return repeat(vm, deque_of(self), times) ? value_ref(self) : NO_VALUE;
}

// ---- methods

static Value append(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return deque_push(vm, deque_of(self), value_ref(args[0])) ? NONE : NO_VALUE;
}

static Value append_left(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return push_first(vm, deque_of(self), value_ref(args[0])) ? NONE : NO_VALUE;
}

static Value pop(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    if (deque_of(self)->n) return pop_last(deque_of(self));
    return vm_raise(vm, "IndexError", "pop from an empty deque");
}

static Value pop_left(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    if (deque_of(self)->n) return deque_pop_first(deque_of(self));
    return vm_raise(vm, "IndexError", "pop from an empty deque");
}

static Value extend_right(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return extend(vm, deque_of(self), args[0], deque_push) ? NONE : NO_VALUE;
}

static Value extend_left(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return extend(vm, deque_of(self), args[0], push_first) ? NONE : NO_VALUE;
}

static Value clear_method(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    clear(vm, deque_of(self));
    return NONE;
}

static Value count(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int64_t found = 0, at = -1;
    do {
        at = find(vm, deque_of(self), args[0], (size_t)(at + 1), SIZE_MAX);
        if (at == -2) return NO_VALUE;
        found += at >= 0;
    } while (at >= 0);
    return small_int_value(found);
}

static Value not_there(Vm *vm, Value item) {
    Str text = {0};
    if (op_repr_into(vm, item, &text))
        vm_raise(vm, "ValueError", "%s is not in deque", str_text(&text));
    vm_deinit(vm, &text);
    return NO_VALUE;
}

static Value index_of(Vm *vm, Value self, const Value *args, size_t n) {
    size_t from, to;
    if (!box_bounds(vm, args + 1, n - 1, deque_of(self)->n, &from, &to)) return NO_VALUE;
    int64_t at = find(vm, deque_of(self), args[0], from, to);
    return at >= 0 ? small_int_value(at) : at == -1 ? not_there(vm, args[0]) : NO_VALUE;
}

static Value insert(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int64_t at;
    Deque *deque = deque_of(self);
    if (!box_number(vm, args[0], &at)) return NO_VALUE;
    if (deque->max_length >= 0 && deque->n >= (size_t)deque->max_length)
        return vm_raise(vm, "IndexError", "deque already at its maximum size");
    if (at < 0) at = at + (int64_t)deque->n < 0 ? 0 : at + (int64_t)deque->n;
    if (!deque_push(vm, deque, value_ref(args[1]))) return NO_VALUE;
    for (size_t i = deque->n - 1; i > (size_t)at; i--)
        *deque_place(deque, i) = *deque_place(deque, i - 1);
    if ((size_t)at < deque->n) *deque_place(deque, (size_t)at) = args[1];
    return NONE;
}

static Value remove_item(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Deque *deque = deque_of(self);
    int64_t at = find(vm, deque, args[0], 0, SIZE_MAX);
    if (at < 0) return at == -1 ? not_there(vm, args[0]) : NO_VALUE;
    if ((size_t)at < deque->n) value_unref(vm, take_out(deque, (size_t)at));
    return NONE;
}

static Value reverse(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    Deque *deque = deque_of(self);
    for (size_t i = 0, j = deque->n; i + 1 < j; i++) {
        Value v = *deque_place(deque, i);
        *deque_place(deque, i) = *deque_place(deque, --j);
        *deque_place(deque, j) = v;
    }
    return NONE;
}

static Value rotate(Vm *vm, Value self, const Value *args, size_t n) {
    int64_t steps = 1;
    Deque *deque = deque_of(self);
    if (n && !op_index(vm, args[0], &steps)) return NO_VALUE;
    if (deque->n < 2) return NONE;
    steps %= (int64_t)deque->n;
    if (steps < 0) steps += (int64_t)deque->n;
    bool is_left = (size_t)steps > deque->n / 2;
    size_t n_moves = is_left ? deque->n - (size_t)steps : (size_t)steps;
    for (size_t i = 0; i < n_moves; i++) { // no more than there are: nothing grows
        vm_step(vm, i);
        if (!(is_left ? deque_push(vm, deque, deque_pop_first(deque))
                      : push_first(vm, deque, pop_last(deque))))
            return NO_VALUE;
    }
    return NONE;
}

static Value get_max_length(Vm *vm, Value self) {
    (void)vm;
    int64_t max_length = deque_of(self)->max_length;
    return max_length < 0 ? NONE : small_int_value(max_length);
}

// ---- iterators

typedef struct DequeIterator {
    Object object;
    Deque *deque; // a reference
    size_t n_left;
    uint32_t changes;
} DequeIterator;

static Value iterator_new(Vm *vm, Type *type, Value deque) {
    DequeIterator *iterator = object_new(vm, type, 0);
    if (!iterator) return NO_VALUE;
    iterator->deque = object_of(value_ref(deque));
    iterator->n_left = iterator->deque->n;
    iterator->changes = iterator->deque->changes;
    return value_of(iterator);
}

static Value iterate(Vm *vm, Value self) {
    return iterator_new(vm, vm->types.deque_iterator, self);
}
static Value iterate_reversed(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return iterator_new(vm, vm->types.deque_reverse_iterator, self);
}

static void iterator_free(Vm *vm, Object *self) {
    value_unref(vm, value_of(((DequeIterator *)self)->deque));
}

static bool may_go_on(Vm *vm, DequeIterator *iterator) {
    if (iterator->changes == iterator->deque->changes) return iterator->n_left > 0;
    iterator->n_left = 0;
    mutated(vm);
    return false;
}

static Value next(Vm *vm, Value self) {
    DequeIterator *iterator = object_of(self);
    if (!may_go_on(vm, iterator)) return NO_VALUE;
    return value_ref(*deque_place(iterator->deque, iterator->deque->n - iterator->n_left--));
}
static Value next_reversed(Vm *vm, Value self) {
    DequeIterator *iterator = object_of(self);
    if (!may_go_on(vm, iterator)) return NO_VALUE;
    return value_ref(*deque_place(iterator->deque, --iterator->n_left));
}

static Value hint(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return small_int_value((int64_t)((DequeIterator *)object_of(self))->n_left);
}
static const NativeDef hints[] = {{"__length_hint__", TAKES_NONE, {hint}}, {0}};

static const TypeDef iterator_def = {
    .name = "_collections._deque_iterator",
    .instance_bytes = sizeof(DequeIterator),
    .slots = {.free = iterator_free, .iter = iterator_self, .next = next},
    .methods = hints,
    .is_final = true};
static const TypeDef reverse_iterator_def = {
    .name = "_collections._deque_reverse_iterator",
    .instance_bytes = sizeof(DequeIterator),
    .slots = {.free = iterator_free, .iter = iterator_self, .next = next_reversed},
    .methods = hints,
    .is_final = true};

// ---- the type

static const NativeDef methods[] = {{"append", TAKES_ONE, {append}},
                                    {"appendleft", TAKES_ONE, {append_left}},
                                    {"clear", TAKES_NONE, {clear_method}},
                                    {"copy", TAKES_NONE, {copy}},
                                    {"__copy__", TAKES_NONE, {copy}},
                                    {"count", TAKES_ONE, {count}},
                                    {"extend", TAKES_ONE, {extend_right}},
                                    {"extendleft", TAKES_ONE, {extend_left}},
                                    {"index", TAKES_MANY, {index_of}, 1, 3},
                                    {"insert", TAKES_MANY, {insert}, 2, 2},
                                    {"pop", TAKES_NONE, {pop}},
                                    {"popleft", TAKES_NONE, {pop_left}},
                                    {"remove", TAKES_ONE, {remove_item}},
                                    {"reverse", TAKES_NONE, {reverse}},
                                    {"rotate", TAKES_MANY, {rotate}, 0, 1},
                                    {"__reversed__", TAKES_NONE, {iterate_reversed}},
                                    {0}};
static const GetSetDef attributes[] = {{"maxlen", get_max_length, NULL}, {0}};

static const TypeDef deque_def = {
    .name = "collections.deque",
    .instance_bytes = sizeof(Deque),
    .slots = {.free = deque_free,
              .traverse = deque_traverse,
              .repr = repr,
              .compare = compare,
              .length = length,
              .construct = construct,
              .init = init,
              .iter = iterate,
              .get_item = get_item,
              .set_item = set_item,
              .contains = contains,
              .binary = {[BINARY_ADD] = add, [BINARY_MUL] = multiply},
              .in_place = {[BINARY_ADD] = in_place_add, [BINARY_MUL] = in_place_multiply}},
    .methods = methods,
    .class_methods = alias_class_methods,
    .attributes = attributes};

void deque_init_types(Vm *vm) {
    vm->types.deque = type_from_def(vm, &deque_def, NULL);
    vm->types.deque_iterator = type_from_def(vm, &iterator_def, NULL);
    vm->types.deque_reverse_iterator = type_from_def(vm, &reverse_iterator_def, NULL);
}

static bool init_module(Vm *vm, Dict *dict) {
    return dict_set_c(vm, dict, "deque", value_ref(value_of(vm->types.deque)));
}
const ModuleDef collections_module = {.name = "_collections", .init = init_module};
