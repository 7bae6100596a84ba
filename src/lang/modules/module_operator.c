// _operator: the operators as functions; what modules/operator.py adds is made of these.
#include "lang/core/class.h"
#include "lang/core/message.h"
#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/types/box.h"
#include "lang/types/int.h"
#include "lang/types/tuple.h"

#define BINARY(name, op)                                                                           \
    static Value of_##name(Vm *vm, Value self, const Value *args, size_t n) {                      \
        (void)self, (void)n;                                                                       \
        return op_binary(vm, op, args[0], args[1]);                                                \
    }                                                                                              \
    static Value of_i##name(Vm *vm, Value self, const Value *args, size_t n) {                     \
        (void)self, (void)n;                                                                       \
        return op_in_place(vm, op, args[0], args[1]);                                              \
    }
BINARY(add, BINARY_ADD)
BINARY(sub, BINARY_SUB)
BINARY(mul, BINARY_MUL)
BINARY(matmul, BINARY_MATMUL)
BINARY(truediv, BINARY_TRUEDIV)
BINARY(floordiv, BINARY_FLOORDIV)
BINARY(mod, BINARY_MOD)
BINARY(pow, BINARY_POW)
BINARY(lshift, BINARY_LSHIFT)
BINARY(rshift, BINARY_RSHIFT)
BINARY(and, BINARY_AND)
BINARY(or, BINARY_OR)
BINARY(xor, BINARY_XOR)

#define COMPARE(name, op)                                                                          \
    static Value of_##name(Vm *vm, Value self, const Value *args, size_t n) {                      \
        (void)self, (void)n;                                                                       \
        return op_compare(vm, op, args[0], args[1]);                                               \
    }
COMPARE(eq, COMPARE_EQ)
COMPARE(ne, COMPARE_NE)
COMPARE(lt, COMPARE_LT)
COMPARE(le, COMPARE_LE)
COMPARE(gt, COMPARE_GT)
COMPARE(ge, COMPARE_GE)

#define UNARY(name, op)                                                                            \
    static Value of_##name(Vm *vm, Value self, const Value *args, size_t n) {                      \
        (void)self, (void)n;                                                                       \
        return op_unary(vm, op, args[0]);                                                          \
    }
UNARY(neg, UNARY_NEG)
UNARY(pos, UNARY_POS)
UNARY(invert, UNARY_INVERT)
UNARY(absolute, UNARY_ABS)

static Value answer(int truth) {
    return truth < 0 ? NO_VALUE : bool_value(truth);
}
static Value of_truth(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return answer(op_truth(vm, args[0]));
}
static Value of_not_(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int is_true = op_truth(vm, args[0]);
    return is_true < 0 ? NO_VALUE : bool_value(!is_true);
}
static Value of_is_(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)n;
    return bool_value(same(args[0], args[1]));
}
static Value of_is_not(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)n;
    return bool_value(!same(args[0], args[1]));
}
static Value of_contains(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return answer(op_contains(vm, args[0], args[1]));
}
static Value of_getitem(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return op_get_item(vm, args[0], args[1]);
}
static Value of_setitem(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return op_set_item(vm, args[0], args[1], args[2]) ? NONE : NO_VALUE;
}
static Value of_delitem(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return op_set_item(vm, args[0], args[1], NO_VALUE) ? NONE : NO_VALUE;
}
static Value of_index_(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (is_small_int(args[0])) return args[0];
    const Type *type = TYPE_OF(vm, args[0]);
    if (type->slots.to_index) return type->slots.to_index(vm, args[0]);
    return vm_raise(vm, "TypeError", "'%s' object cannot be interpreted as an integer",
                    type->c_name);
}

// a + b of sequences: what has no __getitem__ is none.
static Value concatenate(Vm *vm, const Value *args, BinaryOp op, bool is_in_place) {
    for (int i = 0; i < 2; i++)
        if (!TYPE_OF(vm, args[i])->slots.get_item)
            return vm_raise(vm, "TypeError", "'%s' object can't be concatenated",
                            type_name(vm, args[i]));
    return is_in_place ? op_in_place(vm, op, args[0], args[1])
                       : op_binary(vm, op, args[0], args[1]);
}
static Value of_concat(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return concatenate(vm, args, BINARY_ADD, false);
}
static Value of_iconcat(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return concatenate(vm, args, BINARY_ADD, true);
}

// ---- itemgetter and attrgetter: `keys` are the items, or the paths as tuples of names

typedef struct Getter {
    Object object;
    Tuple *keys;  // owned
    Tuple *shown; // owned: for repr
} Getter;

static void getter_free(Vm *vm, Object *self) {
    value_unref(vm, value_of(((Getter *)self)->keys));
    value_unref(vm, value_of(((Getter *)self)->shown));
}

static Value getter_repr(Vm *vm, Value self) {
    const Getter *getter = object_of(self);
    Str text = {0};
    str_printf(&text, "operator.");
    text_to_utf8(getter->object.type->name, &text);
    for (size_t i = 0; i < getter->shown->n; i++) {
        str_add(&text, i ? ", " : "(");
        if (op_repr_into(vm, getter->shown->at[i], &text)) continue;
        vm_deinit(vm, &text);
        return NO_VALUE;
    }
    str_add(&text, ")");
    return text_value_from_str(vm, &text);
}

static Getter *getter_new(Vm *vm, Value type, const char *name, const Value *args, size_t n,
                          const Tuple *names) {
    if (!native_no_names(vm, name, names)) return NULL;
    if (n == 0) {
        vm_raise(vm, "TypeError", "%s expected 1 argument, got 0", name);
        return NULL;
    }
    Getter *getter = object_new(vm, object_of(type), 0);
    if (!getter) return NULL;
    getter->shown = tuple_from(vm, args, n);
    return getter;
}

static Value getter_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names,
                         Value (*get)(Vm *vm, Value from, Value key)) {
    const Getter *getter = object_of(callee);
    if (!native_no_names(vm, type_name(vm, callee) + sizeof "operator", names)) return NO_VALUE;
    if (n != 1)
        return vm_raise(vm, "TypeError", "%s expected 1 argument, got %zu",
                        type_name(vm, callee) + sizeof "operator", n);
    if (getter->keys->n == 1) return get(vm, args[0], getter->keys->at[0]);
    Tuple *row = tuple_new(vm, getter->keys->n);
    for (size_t i = 0; row && i < row->n; i++) {
        row->at[i] = get(vm, args[0], getter->keys->at[i]);
        if (is_value(row->at[i])) continue;
        value_unref(vm, value_of(row));
        return NO_VALUE;
    }
    return value_of(row);
}

static Value item_getter_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                   const Tuple *names) {
    Getter *getter = getter_new(vm, callee, "itemgetter", args, n, names);
    if (getter) getter->keys = object_of(value_ref(value_of(getter->shown)));
    return value_of(getter);
}
static Value item_getter_call(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    return getter_call(vm, callee, args, n, names, op_get_item);
}
static const TypeDef item_getter_def = {.name = "operator.itemgetter",
                                        .instance_bytes = sizeof(Getter),
                                        .slots = {.free = getter_free,
                                                  .repr = getter_repr,
                                                  .construct = item_getter_construct,
                                                  .call = item_getter_call}};

// "a.b" as a tuple of interned names.
static Value path_of(Vm *vm, Text *text) {
    size_t n = 1, from = 0, at = 0;
    for (size_t i = 0; i < text->n; i++) {
        n += text_at(text, i) == '.';
        vm_step(vm, i);
    }
    Tuple *path = tuple_new(vm, n);
    for (size_t i = 0; path && i <= text->n; i++) {
        vm_step(vm, i);
        if (i < text->n && text_at(text, i) != '.') continue;
        Text *name = text_slice(vm, text, from, i);
        if (!name) break;
        path->at[at++] = value_of(text_intern(vm, name));
        vm_spend(vm, 1);
        from = i + 1;
    }
    return value_of(path);
}

static Value walk(Vm *vm, Value from, Value path) {
    Value v = value_ref(from);
    const Tuple *names = tuple_of(path);
    for (size_t i = 0; is_value(v) && i < names->n; i++) {
        Value next = vm_tick(vm) ? op_get_attribute(vm, v, text_of(names->at[i])) : NO_VALUE;
        value_unref(vm, v);
        v = next;
    }
    return v;
}

static Value attr_getter_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                   const Tuple *names) {
    for (size_t i = 0; i < n; i++)
        if (!is_text(args[i])) return vm_raise(vm, "TypeError", "attribute name must be a string");
    vm_spend(vm, n);
    Getter *getter = getter_new(vm, callee, "attrgetter", args, n, names);
    if (!getter) return NO_VALUE;
    getter->keys = tuple_new(vm, n);
    for (size_t i = 0; getter->keys && i < n; i++)
        getter->keys->at[i] = path_of(vm, text_of(args[i]));
    return value_of(getter);
}
static Value attr_getter_call(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    return getter_call(vm, callee, args, n, names, walk);
}
static const TypeDef attr_getter_def = {.name = "operator.attrgetter",
                                        .instance_bytes = sizeof(Getter),
                                        .slots = {.free = getter_free,
                                                  .repr = getter_repr,
                                                  .construct = attr_getter_construct,
                                                  .call = attr_getter_call}};

static bool init(Vm *vm, Dict *dict) {
    return dict_set_c(vm, dict, "itemgetter",
                      value_of(type_from_def(vm, &item_getter_def, NULL))) &&
           dict_set_c(vm, dict, "attrgetter", value_of(type_from_def(vm, &attr_getter_def, NULL)));
}

#define TAKES(n_, name_, function)                                                                 \
    { .name = name_, .takes = TAKES_MANY, .fn = function, .n_min = (n_), .n_max = (n_) }
#define ONE(name_, function)                                                                       \
    { .name = name_, .takes = TAKES_ONE, .fn = function }
#define BOTH(name_) TAKES(2, #name_, of_##name_), TAKES(2, "i" #name_, of_i##name_)

static const NativeDef functions[] = {BOTH(add),
                                      BOTH(sub),
                                      BOTH(mul),
                                      BOTH(matmul),
                                      BOTH(truediv),
                                      BOTH(floordiv),
                                      BOTH(mod),
                                      BOTH(pow),
                                      BOTH(lshift),
                                      BOTH(rshift),
                                      BOTH(xor),
                                      TAKES(2, "and_", of_and),
                                      TAKES(2, "iand", of_iand),
                                      TAKES(2, "or_", of_or),
                                      TAKES(2, "ior", of_ior),
                                      BOTH(concat),
                                      TAKES(2, "eq", of_eq),
                                      TAKES(2, "ne", of_ne),
                                      TAKES(2, "lt", of_lt),
                                      TAKES(2, "le", of_le),
                                      TAKES(2, "gt", of_gt),
                                      TAKES(2, "ge", of_ge),
                                      TAKES(2, "is_", of_is_),
                                      TAKES(2, "is_not", of_is_not),
                                      TAKES(2, "contains", of_contains),
                                      TAKES(2, "getitem", of_getitem),
                                      TAKES(2, "delitem", of_delitem),
                                      TAKES(3, "setitem", of_setitem),
                                      ONE("neg", of_neg),
                                      ONE("pos", of_pos),
                                      ONE("invert", of_invert),
                                      ONE("inv", of_invert),
                                      ONE("abs", of_absolute),
                                      ONE("not_", of_not_),
                                      ONE("truth", of_truth),
                                      ONE("index", of_index_),
                                      {0}};

const ModuleDef operator_module = {.name = "_operator", .init = init, .functions = functions};
