// The iterators of itertools that take items from a source and give them on, one by one.
#include "lang/core/class.h"
#include "lang/core/message.h"
#include "lang/modules/itertools.h"
#include "lang/types/alias.h"
#include "lang/types/box.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"
#include "lang/types/list.h"

// What all of them are; each says what it makes of the fields.
typedef struct Stage {
    Object object;
    Value source;   // an iterator; NO_VALUE: ended for good
    Value function; // or a second source; owned
    Value held;     // owned
    int64_t at, stop, step;
    bool has_begun;
} Stage;

static Stage *stage_new(Vm *vm, Value type) {
    return object_new(vm, object_of(type), 0);
}

// One over iter([iterable]), with [function] (borrowed; may be NO_VALUE).
static Value stage_over(Vm *vm, Value type, Value iterable, Value function) {
    Value source = op_iter(vm, iterable);
    Stage *stage = is_value(source) ? stage_new(vm, type) : NULL;
    if (!stage) {
        value_unref(vm, source);
        return NO_VALUE;
    }
    stage->source = source;
    stage->function = value_ref(function);
    return value_of(stage);
}

static void stage_free(Vm *vm, Object *self) {
    Stage *stage = (Stage *)self;
    value_unref(vm, stage->source);
    value_unref(vm, stage->function);
    value_unref(vm, stage->held);
}

static Value stage_end(Vm *vm, Stage *stage) {
    value_set(vm, &stage->source, NO_VALUE);
    return NO_VALUE;
}

// f(a, b) for a function that may be left out; takes nothing.
static Value call_2(Vm *vm, Value function, Value a, Value b) {
    Value args[2] = {a, b};
    return op_call(vm, function, args, 2, NULL);
}

// Two positional arguments and no others.
static bool takes_two(Vm *vm, const char *name, size_t n, const Tuple *names) {
    if (!native_no_names(vm, name, names)) return false;
    if (n == 2) return true;
    vm_raise(vm, "TypeError", "%s expected 2 arguments, got %zu", name, n);
    return false;
}

#define STAGE(type_name, ...)                                                                      \
    {                                                                                              \
        .name = "itertools." type_name, .instance_bytes = sizeof(Stage), .slots = {                \
            .free = stage_free,                                                                    \
            .iter = iterator_self,                                                                 \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }

// ---- count: `held` is the next number, `function` the step

static bool is_number(Vm *vm, Value v) {
    const TypeSlots *slots = &TYPE_OF(vm, v)->slots;
    return slots->to_index || slots->to_int || slots->to_float;
}

static Value count_construct(Vm *vm, Value callee, const Value *args, size_t n,
                             const Tuple *names) {
    Value sorted[2];
    if (!native_sort_args(vm, "count", "start=, step=", args, n, names, sorted)) return NO_VALUE;
    for (int i = 0; i < 2; i++) {
        if (!is_value(sorted[i])) sorted[i] = small_int_value(i);
        if (same(sorted[i], TRUE_VALUE) && i == 1) sorted[i] = small_int_value(1);
        if (!is_number(vm, sorted[i])) return vm_raise(vm, "TypeError", "a number is required");
    }
    Stage *stage = stage_new(vm, callee);
    if (!stage) return NO_VALUE;
    stage->held = value_ref(sorted[0]);
    stage->function = value_ref(sorted[1]);
    return value_of(stage);
}

static Value count_next(Vm *vm, Value self) {
    Stage *stage = object_of(self);
    Value next = op_binary(vm, BINARY_ADD, stage->held, stage->function);
    if (!is_value(next)) return NO_VALUE;
    Value v = stage->held;
    stage->held = next;
    return v;
}

static Value count_repr(Vm *vm, Value self) {
    const Stage *stage = object_of(self);
    Str text = {0};
    text_to_utf8(stage->object.type->name, &text);
    str_add(&text, "(");
    bool ok = op_repr_into(vm, stage->held, &text);
    if (ok && !same(stage->function, small_int_value(1))) {
        str_add(&text, ", ");
        ok = op_repr_into(vm, stage->function, &text);
    }
    str_add(&text, ")");
    if (ok) return text_value_from_str(vm, &text);
    vm_deinit(vm, &text);
    return NO_VALUE;
}

const TypeDef count_def =
    STAGE("count", .construct = count_construct, .next = count_next, .repr = count_repr);

// ---- repeat: `held`, `stop` times more; -1: for ever

static Value repeat_construct(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    Value sorted[2];
    if (!native_sort_args(vm, "repeat", "object, times=", args, n, names, sorted)) return NO_VALUE;
    int64_t times = -1;
    if (is_value(sorted[1])) {
        if (!box_number(vm, sorted[1], &times)) return NO_VALUE;
        if (times < 0) times = 0;
    }
    Stage *stage = stage_new(vm, callee);
    if (!stage) return NO_VALUE;
    stage->held = value_ref(sorted[0]);
    stage->stop = times;
    return value_of(stage);
}

static Value repeat_next(Vm *vm, Value self) {
    (void)vm;
    Stage *stage = object_of(self);
    if (stage->stop == 0) return NO_VALUE;
    if (stage->stop > 0) stage->stop--;
    return value_ref(stage->held);
}

static Value repeat_repr(Vm *vm, Value self) {
    const Stage *stage = object_of(self);
    Str text = {0};
    text_to_utf8(stage->object.type->name, &text);
    str_add(&text, "(");
    if (!op_repr_into(vm, stage->held, &text)) {
        vm_deinit(vm, &text);
        return NO_VALUE;
    }
    if (stage->stop >= 0) str_printf(&text, ", %lld", (long long)stage->stop);
    str_add(&text, ")");
    return text_value_from_str(vm, &text);
}

static Value repeat_hint(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const Stage *stage = object_of(self);
    if (stage->stop < 0) return vm_raise(vm, "TypeError", "len() of unsized object");
    return int_from_int64(vm, stage->stop);
}

static const NativeDef repeat_methods[] = {{"__length_hint__", TAKES_NONE, {repeat_hint}}, {0}};

const TypeDef repeat_def = {.name = "itertools.repeat",
                            .instance_bytes = sizeof(Stage),
                            .slots = {.free = stage_free,
                                      .construct = repeat_construct,
                                      .iter = iterator_self,
                                      .next = repeat_next,
                                      .repr = repeat_repr},
                            .methods = repeat_methods};

// ---- cycle: `held` is the list of what has come

static Value cycle_construct(Vm *vm, Value callee, const Value *args, size_t n,
                             const Tuple *names) {
    if (!native_no_names(vm, "cycle", names)) return NO_VALUE;
    if (n != 1) return vm_raise(vm, "TypeError", "cycle expected 1 argument, got %zu", n);
    Value self = stage_over(vm, callee, args[0], NO_VALUE);
    if (is_value(self)) ((Stage *)object_of(self))->held = value_of(list_new(vm, 0));
    return self;
}

static Value cycle_next(Vm *vm, Value self) {
    Stage *stage = object_of(self);
    List *saved = list_of(stage->held);
    if (is_value(stage->source)) {
        if (!box_has_room(vm)) return NO_VALUE;
        Value item = op_next(vm, stage->source);
        if (is_value(item)) {
            if (list_push(vm, saved, value_ref(item))) return item;
            value_unref(vm, item);
            return NO_VALUE;
        }
        if (vm_has_exception(vm)) return NO_VALUE;
        stage_end(vm, stage);
    }
    if (saved->n == 0) return NO_VALUE;
    Value item = value_ref(saved->at[stage->at]);
    if ((size_t)++stage->at >= saved->n) stage->at = 0;
    return item;
}

const TypeDef cycle_def = STAGE("cycle", .construct = cycle_construct, .next = cycle_next);

// ---- accumulate: `held` is the total, or the initial one

static Value accumulate_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                  const Tuple *names) {
    Value sorted[3];
    if (!native_sort_args(vm, "accumulate", "iterable, func=, *, initial=", args, n, names, sorted))
        return NO_VALUE;
    bool has_function = is_value(sorted[1]) && !is_none(sorted[1]);
    Value self = stage_over(vm, callee, sorted[0], has_function ? sorted[1] : NO_VALUE);
    if (is_value(self) && is_value(sorted[2]) && !is_none(sorted[2]))
        ((Stage *)object_of(self))->held = value_ref(sorted[2]);
    return self;
}

static Value accumulate_next(Vm *vm, Value self) {
    Stage *stage = object_of(self);
    if (!stage->has_begun && is_value(stage->held)) {
        stage->has_begun = true;
        return value_ref(stage->held);
    }
    if (!box_has_room(vm)) return NO_VALUE;
    Value item = op_next(vm, stage->source);
    if (!is_value(item)) return NO_VALUE;
    stage->has_begun = true;
    if (is_value(stage->held)) {
        Value total = is_value(stage->function) ? call_2(vm, stage->function, stage->held, item)
                                                : op_binary(vm, BINARY_ADD, stage->held, item);
        value_unref(vm, item);
        if (!is_value(total)) return NO_VALUE;
        item = total;
    }
    value_set(vm, &stage->held, value_ref(item));
    return item;
}

const TypeDef accumulate_def =
    STAGE("accumulate", .construct = accumulate_construct, .next = accumulate_next);

// ---- chain: `source` gives the iterables, `held` iterates over the present one

static Value chain_construct(Vm *vm, Value callee, const Value *args, size_t n,
                             const Tuple *names) {
    if (!native_no_names(vm, "chain", names)) return NO_VALUE;
    Tuple *iterables = tuple_from(vm, args, n);
    Value self = iterables ? stage_over(vm, callee, value_of(iterables), NO_VALUE) : NO_VALUE;
    value_unref(vm, value_of(iterables));
    return self;
}

static Value chain_from_iterable(Vm *vm, Value type, const Value *args, size_t n) {
    (void)n;
    return stage_over(vm, type, args[0], NO_VALUE);
}

static Value chain_next(Vm *vm, Value self) {
    Stage *stage = object_of(self);
    while (is_value(stage->source) && box_has_room(vm)) {
        if (!is_value(stage->held)) {
            Value iterable = op_next(vm, stage->source);
            if (!is_value(iterable)) return stage_end(vm, stage);
            Value iterator = op_iter(vm, iterable);
            value_unref(vm, iterable);
            if (!is_value(iterator)) return stage_end(vm, stage);
            stage->held = iterator;
        }
        Value item = op_next(vm, stage->held);
        if (is_value(item) || vm_has_exception(vm)) return item;
        value_set(vm, &stage->held, NO_VALUE);
    }
    return NO_VALUE;
}

static const NativeDef chain_class_methods[] = {
    {"from_iterable", TAKES_ONE, {chain_from_iterable}},
    {"__class_getitem__", TAKES_ONE, {alias_class_getitem}},
    {0}};

const TypeDef chain_def = {.name = "itertools.chain",
                           .instance_bytes = sizeof(Stage),
                           .slots = {.free = stage_free,
                                     .construct = chain_construct,
                                     .iter = iterator_self,
                                     .next = chain_next},
                           .class_methods = chain_class_methods};

// ---- compress: `function` is the iterator over the selectors

static Value compress_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                const Tuple *names) {
    Value sorted[2];
    if (!native_sort_args(vm, "compress", "data, selectors", args, n, names, sorted))
        return NO_VALUE;
    Value self = stage_over(vm, callee, sorted[0], NO_VALUE);
    if (!is_value(self)) return NO_VALUE;
    Stage *stage = object_of(self);
    stage->function = op_iter(vm, sorted[1]);
    if (is_value(stage->function)) return self;
    value_unref(vm, self);
    return NO_VALUE;
}

static Value compress_next(Vm *vm, Value self) {
    const Stage *stage = object_of(self);
    while (box_has_room(vm)) {
        Value item = op_next(vm, stage->source);
        Value selector = is_value(item) ? op_next(vm, stage->function) : NO_VALUE;
        int truth = is_value(selector) ? op_truth(vm, selector) : -1;
        value_unref(vm, selector);
        if (truth > 0) return item;
        value_unref(vm, item);
        if (truth < 0) break;
    }
    return NO_VALUE;
}

const TypeDef compress_def =
    STAGE("compress", .construct = compress_construct, .next = compress_next);

// ---- takewhile, dropwhile, filterfalse, starmap

static Value function_first(Vm *vm, const char *name, Value callee, const Value *args, size_t n,
                            const Tuple *names) {
    return takes_two(vm, name, n, names) ? stage_over(vm, callee, args[1], args[0]) : NO_VALUE;
}

// What the predicate says of [item]: 1, 0; -1: failed.
static int says(Vm *vm, Value predicate, Value item) {
    Value v = op_call_1(vm, predicate, item);
    int truth = is_value(v) ? op_truth(vm, v) : -1;
    value_unref(vm, v);
    return truth;
}

static Value take_while_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                  const Tuple *names) {
    return function_first(vm, "takewhile", callee, args, n, names);
}

static Value take_while_next(Vm *vm, Value self) {
    Stage *stage = object_of(self);
    if (stage->stop || !box_has_room(vm)) return NO_VALUE;
    Value item = op_next(vm, stage->source);
    if (!is_value(item)) return NO_VALUE;
    int truth = says(vm, stage->function, item);
    if (truth > 0) return item;
    value_unref(vm, item);
    if (truth == 0) stage->stop = 1;
    return NO_VALUE;
}

const TypeDef take_while_def =
    STAGE("takewhile", .construct = take_while_construct, .next = take_while_next);

static Value drop_while_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                  const Tuple *names) {
    return function_first(vm, "dropwhile", callee, args, n, names);
}

static Value drop_while_next(Vm *vm, Value self) {
    Stage *stage = object_of(self);
    while (box_has_room(vm)) {
        Value item = op_next(vm, stage->source);
        if (!is_value(item) || stage->has_begun) return item;
        int truth = says(vm, stage->function, item);
        if (truth == 0) {
            stage->has_begun = true;
            return item;
        }
        value_unref(vm, item);
        if (truth < 0) break;
    }
    return NO_VALUE;
}

const TypeDef drop_while_def =
    STAGE("dropwhile", .construct = drop_while_construct, .next = drop_while_next);

static Value filter_false_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                    const Tuple *names) {
    return function_first(vm, "filterfalse", callee, args, n, names);
}

static Value filter_false_next(Vm *vm, Value self) {
    const Stage *stage = object_of(self);
    while (box_has_room(vm)) {
        Value item = op_next(vm, stage->source);
        if (!is_value(item)) return NO_VALUE;
        bool is_plain =
            is_none(stage->function) || same(stage->function, value_of(vm->types.bool_));
        int truth = is_plain ? op_truth(vm, item) : says(vm, stage->function, item);
        if (truth == 0) return item;
        value_unref(vm, item);
        if (truth < 0) break;
    }
    return NO_VALUE;
}

const TypeDef filter_false_def =
    STAGE("filterfalse", .construct = filter_false_construct, .next = filter_false_next);

static Value star_map_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                const Tuple *names) {
    return function_first(vm, "starmap", callee, args, n, names);
}

static Value star_map_next(Vm *vm, Value self) {
    const Stage *stage = object_of(self);
    if (!box_has_room(vm)) return NO_VALUE;
    Value args = op_next(vm, stage->source);
    if (!is_value(args)) return NO_VALUE;
    Tuple *row = tuple_from_iterable(vm, args);
    value_unref(vm, args);
    Value v = row ? op_call(vm, stage->function, row->at, row->n, NULL) : NO_VALUE;
    value_unref(vm, value_of(row));
    return v;
}

const TypeDef star_map_def =
    STAGE("starmap", .construct = star_map_construct, .next = star_map_next);

// ---- islice: `at` items were taken; the next one to give is number `held`

// An argument of islice: None or a number from 0 up; -1 stands for None.
static bool slice_number(Vm *vm, Value v, int64_t *out) {
    *out = -1;
    if (is_none(v)) return true;
    if (box_number(vm, v, out) && *out >= 0) return true;
    vm_clear_exception(vm);
    return false;
}

static Value islice_construct(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    if (!native_no_names(vm, "islice", names)) return NO_VALUE;
    if (n < 2 || n > 4)
        return vm_raise(vm, "TypeError", "islice expected at %s %d arguments, got %zu",
                        n < 2 ? "least" : "most", n < 2 ? 2 : 4, n);
    int64_t start = 0, stop = -1, step = 1;
    if (!slice_number(vm, args[n > 2 ? 2 : 1], &stop)) {
        if (n == 2)
            return vm_raise(vm, "ValueError",
                            "Stop argument for islice() must be None or an integer: "
                            "0 <= x <= sys.maxsize.");
        start = -2;
    }
    if (n > 2 && start == 0 && !slice_number(vm, args[1], &start)) start = -2;
    if (start == -2)
        return vm_raise(vm, "ValueError",
                        "Indices for islice() must be None or an integer: "
                        "0 <= x <= sys.maxsize.");
    if (n == 4 && !is_none(args[3]) && (!slice_number(vm, args[3], &step) || step < 1))
        return vm_raise(vm, "ValueError", "Step for islice() must be a positive integer or None.");
    Value self = stage_over(vm, callee, args[0], NO_VALUE);
    if (!is_value(self)) return NO_VALUE;
    Stage *stage = object_of(self);
    stage->held = small_int_value(start < 0 ? 0 : start);
    stage->stop = stop;
    stage->step = step;
    return self;
}

static Value islice_next(Vm *vm, Value self) {
    Stage *stage = object_of(self);
    if (!is_value(stage->source)) return NO_VALUE;
    int64_t next = small_int(stage->held);
    Value item = NO_VALUE;
    while (stage->at <= next) {
        value_unref(vm, item);
        if (stage->at == next && stage->stop >= 0 && stage->at >= stage->stop)
            return stage_end(vm, stage);
        if (!box_has_room(vm)) return NO_VALUE;
        item = op_next(vm, stage->source);
        if (!is_value(item)) return stage_end(vm, stage);
        stage->at++;
    }
    bool is_past = next > SMALL_INT_MAX - stage->step;
    next = is_past ? SMALL_INT_MAX : next + stage->step;
    if (stage->stop >= 0 && next > stage->stop) next = stage->stop;
    stage->held = small_int_value(next);
    return item;
}

const TypeDef islice_def = STAGE("islice", .construct = islice_construct, .next = islice_next);

// ---- pairwise: `held` is the item before

static Value pairwise_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                const Tuple *names) {
    if (!native_no_names(vm, "pairwise", names)) return NO_VALUE;
    if (n != 1) return vm_raise(vm, "TypeError", "pairwise expected 1 argument, got %zu", n);
    return stage_over(vm, callee, args[0], NO_VALUE);
}

static Value pairwise_next(Vm *vm, Value self) {
    Stage *stage = object_of(self);
    if (!is_value(stage->source) || !box_has_room(vm)) return NO_VALUE;
    if (!is_value(stage->held)) {
        Value first = op_next(vm, stage->source);
        if (!is_value(first)) return stage_end(vm, stage);
        value_set(vm, &stage->held, first);
        if (!is_value(stage->source)) return NO_VALUE; // what was asked has ended this one
    }
    Value item = op_next(vm, stage->source);
    if (!is_value(item)) {
        value_set(vm, &stage->held, NO_VALUE);
        return stage_end(vm, stage);
    }
    Value before = stage->held;
    stage->held = value_ref(item);
    return tuple_of_2(vm, before, item);
}

const TypeDef pairwise_def =
    STAGE("pairwise", .construct = pairwise_construct, .next = pairwise_next);

// ---- zip_longest: `source` is the tuple of iterators (None: ended), `at` of them are alive

static Value zip_longest_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                   const Tuple *names) {
    Value fill = NONE;
    if (names && names->n) {
        if (names->n > 1 || !text_is(text_of(names->at[0]), "fillvalue"))
            return vm_raise(vm, "TypeError", "zip_longest() got an unexpected keyword argument");
        fill = args[n];
    }
    Tuple *iterators = tuple_new(vm, n);
    for (size_t i = 0; iterators && i < n; i++) {
        iterators->at[i] = op_iter(vm, args[i]);
        if (is_value(iterators->at[i])) continue;
        value_unref(vm, value_of(iterators));
        return NO_VALUE;
    }
    Stage *stage = iterators ? stage_new(vm, callee) : NULL;
    if (!stage) {
        value_unref(vm, value_of(iterators));
        return NO_VALUE;
    }
    stage->source = value_of(iterators);
    stage->held = value_ref(fill);
    stage->at = (int64_t)n;
    return value_of(stage);
}

static Value zip_longest_next(Vm *vm, Value self) {
    Stage *stage = object_of(self);
    if (stage->at == 0 || !box_has_room(vm)) return NO_VALUE;
    Tuple *iterators = tuple_of(stage->source), *row = tuple_new(vm, iterators->n);
    for (size_t i = 0; row && i < iterators->n; i++) {
        Value item = NO_VALUE;
        if (!is_none(iterators->at[i])) {
            item = op_next(vm, iterators->at[i]);
            if (!is_value(item)) {
                if (vm_has_exception(vm))
                    stage->at = 0;
                else
                    stage->at--;
                if (stage->at <= 0) {
                    value_unref(vm, value_of(row));
                    return NO_VALUE;
                }
                value_set(vm, &iterators->at[i], NONE);
            }
        }
        row->at[i] = is_value(item) ? item : value_ref(stage->held);
    }
    return value_of(row);
}

const TypeDef zip_longest_def =
    STAGE("zip_longest", .construct = zip_longest_construct, .next = zip_longest_next);
