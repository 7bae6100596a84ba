// memoryview: bytes of another object, seen without a copy, as items of one format. One dimension.
#include "lang/types/memoryview.h"

#include <string.h>

#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/bytes_methods.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"
#include "lang/types/list.h"
#include "lang/types/slice.h"
#include "lang/types/tuple.h"

typedef struct MemoryView {
    Object object;
    Value base;       // owned: the bytes or the bytearray; NO_VALUE: released
    Value told;       // owned: what .obj says
    int64_t at, step; // in bytes, from the beginning of the base
    size_t n;         // items
    size_t item_bytes;
    char format;
    bool is_read_only;
    int64_t hash; // 0: not known yet
} MemoryView;

static MemoryView *view_of(Value v) {
    return object_of(v);
}

static bool is_view(const Vm *vm, Value v) {
    return is_object(v) && ((Object *)object_of(v))->type == vm->types.memoryview;
}

// Where the item [i] begins. A bytearray does not move while it is seen.
static uint8_t *place(const MemoryView *view, size_t i) {
    const uint8_t *at = NULL;
    size_t n;
    bytes_view(view->base, &at, &n);
    return (uint8_t *)at + view->at + (int64_t)i * view->step;
}

static bool is_contiguous(const MemoryView *view) {
    return view->n <= 1 || view->step == (int64_t)view->item_bytes;
}

static bool check_open(Vm *vm, const MemoryView *view) {
    if (is_value(view->base)) return true;
    vm_raise(vm, "ValueError", "operation forbidden on released memoryview object");
    return false;
}

bool memoryview_bytes(Value v, const uint8_t **at, size_t *n) {
    const MemoryView *view = object_of(v);
    if (!is_value(view->base) || !is_contiguous(view)) return false;
    *at = view->n ? place(view, 0) : (const uint8_t *)"";
    *n = view->n * view->item_bytes;
    return true;
}

// ---- making

static size_t format_bytes(char format) {
    switch (format) {
    case 'b':
    case 'B':
    case 'c':
    case '?': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd': return 8;
    default: return 0;
    }
}

static bool is_byte_format(char format) {
    return format == 'b' || format == 'B' || format == 'c';
}

static MemoryView *new_like(Vm *vm, const MemoryView *like) {
    MemoryView *view = object_new(vm, vm->types.memoryview, 0);
    if (!view) return NULL;
    Object object = view->object;
    *view = *like;
    view->object = object;
    view->hash = 0;
    value_ref(view->base);
    value_ref(view->told);
    bytearray_hold(view->base, 1);
    return view;
}

// What [v] is a view of: bytes, a bytearray, or what an object of the library holds its items in.
static Value find_base(Vm *vm, Value v, char *format) {
    const uint8_t *at;
    size_t n;
    if (bytes_view(v, &at, &n)) return value_ref(v);
    Value buffer = op_find_attribute(vm, v, "_buffer"); // (bytearray, format)
    if (is_value(buffer) && is_tuple(buffer) && tuple_of(buffer)->n == 2 &&
        is_text(tuple_of(buffer)->at[1])) {
        Value base = value_ref(tuple_of(buffer)->at[0]);
        *format = (char)text_at(text_of(tuple_of(buffer)->at[1]), 0);
        value_unref(vm, buffer);
        return base;
    }
    value_unref(vm, buffer);
    if (vm_has_exception(vm)) return NO_VALUE;
    return vm_raise(vm, "TypeError", "memoryview: a bytes-like object is required, not '%s'",
                    type_name(vm, v));
}

static Value construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)callee;
    Value object;
    if (!native_sort_args(vm, "memoryview", "object", args, n, names, &object)) return NO_VALUE;
    if (is_view(vm, object))
        return check_open(vm, view_of(object)) ? value_of(new_like(vm, view_of(object))) : NO_VALUE;
    char format = 'B';
    Value base = find_base(vm, object, &format);
    if (!is_value(base)) return NO_VALUE;
    const uint8_t *at;
    size_t n_bytes = 0;
    bytes_view(base, &at, &n_bytes);
    size_t item_bytes = format_bytes(format);
    bool is_bytes = !is_bytearray(base);
    MemoryView like = {.base = base,
                       .told = object,
                       .step = (int64_t)item_bytes,
                       .n = n_bytes / item_bytes,
                       .item_bytes = item_bytes,
                       .format = format,
                       .is_read_only = is_bytes};
    MemoryView *view = new_like(vm, &like);
    value_unref(vm, base);
    return value_of(view);
}

static void let_go(Vm *vm, MemoryView *view) {
    bytearray_hold(view->base, -1);
    Value base = view->base, told = view->told;
    view->base = view->told = NO_VALUE;
    value_unref(vm, base);
    value_unref(vm, told);
}

static void view_free(Vm *vm, Object *self) {
    let_go(vm, (MemoryView *)self);
}

// ---- items

static Value int_from_unsigned(Vm *vm, uint64_t n) {
    mpz_t z;
    mpz_init_set_ui(z, n);
    Value v = int_from_mpz(vm, z);
    mpz_clear(z);
    return v;
}

static bool int_fits_unsigned(Value v, uint64_t *out) {
    IntView view;
    mpz_srcptr z = int_view(v, &view);
    *out = mpz_get_ui(z);
    return mpz_fits_ulong_p(z);
}

static Value load(Vm *vm, const MemoryView *view, size_t i) {
    const uint8_t *at = place(view, i);
    union {
        int16_t h;
        uint16_t uh;
        int32_t i;
        uint32_t ui;
        int64_t q;
        uint64_t uq;
        float f;
        double d;
    } item;
    memcpy(&item, at, view->item_bytes);
    switch (view->format) {
    case 'b': return small_int_value((int8_t)*at);
    case 'B': return small_int_value(*at);
    case 'c': return value_of(bytes_new(vm, at, 1));
    case '?': return bool_value(*at);
    case 'h': return small_int_value(item.h);
    case 'H': return small_int_value(item.uh);
    case 'i': return small_int_value(item.i);
    case 'I': return small_int_value(item.ui);
    case 'l':
    case 'q':
    case 'n': return int_from_int64(vm, item.q);
    case 'L':
    case 'Q':
    case 'N': return int_from_unsigned(vm, item.uq);
    case 'f': return float_value(vm, (double)item.f);
    case 'd': return float_value(vm, item.d);
    default:
        return vm_raise(vm, "NotImplementedError", "memoryview: format %c not supported",
                        view->format);
    }
}

static bool bad_value(Vm *vm, const MemoryView *view, const char *error, const char *what) {
    vm_raise(vm, error, "memoryview: invalid %s for format '%c'", what, view->format);
    return false;
}

static bool store_float(Vm *vm, const MemoryView *view, size_t i, Value v) {
    double d;
    if (!float_get(vm, v, &d)) {
        if (!vm_exception_is(vm, "TypeError")) return false;
        vm_clear_exception(vm);
        return bad_value(vm, view, "TypeError", "type");
    }
    float f = (float)d;
    if (!check_open(vm, view)) return false; // __float__ may have released it
    memcpy(place(view, i), view->format == 'f' ? (void *)&f : (void *)&d, view->item_bytes);
    return true;
}

static bool store_int(Vm *vm, const MemoryView *view, size_t i, Value v) {
    if (!is_int(v) && !TYPE_OF(vm, v)->slots.to_index)
        return bad_value(vm, view, "TypeError", "type");
    Value index = is_int(v) ? value_ref(v) : TYPE_OF(vm, v)->slots.to_index(vm, v);
    if (!is_value(index)) return false;
    bool is_signed = strchr("bhilqn", view->format), fits;
    int64_t n = 0;
    uint64_t u = 0;
    if (is_signed)
        fits = int_fits_int64(index, &n);
    else
        fits = int_fits_unsigned(index, &u);
    value_unref(vm, index);
    int bits = (int)view->item_bytes * 8;
    if (fits && bits < 64)
        fits = is_signed ? n >= -(INT64_C(1) << (bits - 1)) && n < INT64_C(1) << (bits - 1)
                         : u < UINT64_C(1) << bits;
    if (!fits) return bad_value(vm, view, "ValueError", "value");
    if (is_signed) u = (uint64_t)n;
    if (!check_open(vm, view)) return false;      // __index__ may have released it
    memcpy(place(view, i), &u, view->item_bytes); // the low bytes come first
    return true;
}

static bool store(Vm *vm, const MemoryView *view, size_t i, Value v) {
    const uint8_t *byte;
    size_t n;
    switch (view->format) {
    case 'c':
        if (!bytes_view(v, &byte, &n) || is_bytearray(v))
            return bad_value(vm, view, "TypeError", "type");
        if (n != 1) return bad_value(vm, view, "ValueError", "value");
        *place(view, i) = *byte;
        return true;
    case '?': {
        int truth = op_truth(vm, v);
        if (truth < 0 || !check_open(vm, view)) return false;
        *place(view, i) = (uint8_t)truth;
        return true;
    }
    case 'f':
    case 'd': return store_float(vm, view, i, v);
    default: return store_int(vm, view, i, v);
    }
}

static bool find_place(Vm *vm, const MemoryView *view, Value key, size_t *out) {
    int64_t i;
    if (!op_index(vm, key, &i) || !check_open(vm, view)) return false;
    if (i < 0) i += (int64_t)view->n;
    *out = (size_t)i;
    if (i >= 0 && i < (int64_t)view->n) return true;
    vm_raise(vm, "IndexError", "index out of bounds on dimension 1");
    return false;
}

static MemoryView *part(Vm *vm, const MemoryView *view, Value slice) {
    SliceRange range;
    if (!slice_unpack(vm, slice, &range) || !check_open(vm, view)) return NULL;
    slice_adjust(&range, view->n);
    MemoryView *out = new_like(vm, view);
    if (!out) return NULL;
    out->at += range.start * view->step;
    out->step *= range.step;
    out->n = range.n;
    return out;
}

static bool is_index(Vm *vm, Value v) {
    return is_int(v) || TYPE_OF(vm, v)->slots.to_index;
}

static Value get_item(Vm *vm, Value self, Value key) {
    const MemoryView *view = view_of(self);
    size_t i;
    if (!check_open(vm, view)) return NO_VALUE;
    if (is_slice(vm, key)) return value_of(part(vm, view, key));
    if (is_index(vm, key)) return find_place(vm, view, key, &i) ? load(vm, view, i) : NO_VALUE;
    if (same(key, ELLIPSIS)) return value_ref(self);
    return vm_raise(vm, "TypeError", "memoryview: invalid slice key");
}

// The bytes of [view], one item after the other.
static bool add_bytes(Vm *vm, const MemoryView *view, Str *out) {
    for (size_t i = 0; i < view->n; i++) {
        str_add_bytes(out, (const char *)place(view, i), view->item_bytes);
        vm_step(vm, i);
    }
    return true;
}

static bool set_slice(Vm *vm, const MemoryView *view, Value key, Value v) {
    MemoryView *to = part(vm, view, key), *from = NULL;
    if (to) from = object_of(construct(vm, NO_VALUE, &v, 1, NULL));
    bool ok = from != NULL;
    if (ok && (from->n != to->n || from->format != to->format)) {
        vm_raise(vm, "ValueError",
                 "memoryview assignment: lvalue and rvalue have different structures");
        ok = false;
    }
    Str copy = {0}; // they may overlap
    if (ok) add_bytes(vm, from, &copy);
    for (size_t i = 0; ok && i < to->n; i++) {
        memcpy(place(to, i), copy.text + i * to->item_bytes, to->item_bytes);
        vm_step(vm, i);
    }
    vm_release(vm, copy.text, copy.capacity);
    value_unref(vm, value_of(to));
    value_unref(vm, value_of(from));
    return ok;
}

static bool set_item(Vm *vm, Value self, Value key, Value v) {
    const MemoryView *view = view_of(self);
    size_t i;
    if (!check_open(vm, view)) return false;
    if (view->is_read_only)
        return vm_raise(vm, "TypeError", "cannot modify read-only memory"), false;
    if (!is_value(v)) return vm_raise(vm, "TypeError", "cannot delete memory"), false;
    if (is_slice(vm, key)) return set_slice(vm, view, key, v);
    if (is_index(vm, key)) return find_place(vm, view, key, &i) && store(vm, view, i, v);
    return vm_raise(vm, "TypeError", "memoryview: invalid slice key"), false;
}

// ---- slots

static Value repr(Vm *vm, Value self) {
    const char *what = is_value(view_of(self)->base) ? "memory" : "released memory";
    return value_of(text_printf(vm, "<%s at %p>", what, object_of(self)));
}

static int64_t length(Vm *vm, Value self) {
    return check_open(vm, view_of(self)) ? (int64_t)view_of(self)->n : -1;
}

static bool hash(Vm *vm, Value self, int64_t *out) {
    MemoryView *view = view_of(self);
    if (view->hash) return *out = view->hash, true;
    if (!check_open(vm, view)) return false;
    if (!view->is_read_only)
        return vm_raise(vm, "ValueError", "cannot hash writable memoryview object"), false;
    if (!is_byte_format(view->format))
        return vm_raise(vm, "ValueError",
                        "memoryview: hashing is restricted to formats 'B', 'b' or 'c'"),
               false;
    Str all = {0};
    add_bytes(vm, view, &all);
    Value bytes = value_of(bytes_new(vm, str_text(&all), all.n));
    vm_release(vm, all.text, all.capacity);
    bool ok = is_value(bytes) && op_hash(vm, bytes, out);
    value_unref(vm, bytes);
    if (ok) view->hash = *out;
    return ok;
}

// 1: equal, 0: not; -1: failed.
static int equal_items(Vm *vm, const MemoryView *a, const MemoryView *b) {
    if (a->n != b->n) return 0;
    int equal = 1;
    for (size_t i = 0; equal == 1 && i < a->n; i++) {
        Value x = load(vm, a, i), y = is_value(x) ? load(vm, b, i) : NO_VALUE;
        equal = is_value(y) ? op_equal(vm, x, y) : -1;
        value_unref(vm, x);
        value_unref(vm, y);
        vm_step(vm, i);
    }
    return equal;
}

static Value compare(Vm *vm, Value self, Value other, CompareOp op) {
    if (op != COMPARE_EQ && op != COMPARE_NE) return NOT_IMPLEMENTED;
    int equal = same(self, other);
    if (!equal && is_value(view_of(self)->base)) {
        Value made = construct(vm, NO_VALUE, &other, 1, NULL);
        if (!is_value(made)) {
            vm_clear_exception(vm);
            return NOT_IMPLEMENTED;
        }
        equal = equal_items(vm, view_of(self), view_of(made));
        value_unref(vm, made);
    }
    return equal < 0 ? NO_VALUE : bool_value(equal == (op == COMPARE_EQ));
}

static Value iterate(Vm *vm, Value self) {
    return check_open(vm, view_of(self)) ? sequence_iterator_new(vm, self) : NO_VALUE;
}

// ---- methods

static Value to_bytes(Vm *vm, Value self) {
    Str all = {0};
    add_bytes(vm, view_of(self), &all);
    Value bytes = value_of(bytes_new(vm, str_text(&all), all.n));
    vm_release(vm, all.text, all.capacity);
    return bytes;
}

static Value method_tobytes(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (is_value(args[0]) && !is_none(args[0]) && !is_text(args[0]))
        return vm_raise(vm, "TypeError", "order must be str or None");
    return check_open(vm, view_of(self)) ? to_bytes(vm, self) : NO_VALUE;
}

static Value method_hex(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    if (!check_open(vm, view_of(self))) return NO_VALUE;
    Value bytes = to_bytes(vm, self), text = NO_VALUE;
    Text *name = text_name(vm, "hex");
    Value method = is_value(bytes) && name ? op_get_attribute(vm, bytes, name) : NO_VALUE;
    if (is_value(method)) text = op_call(vm, method, args, n, names);
    value_unref(vm, method);
    value_unref(vm, value_of(name));
    value_unref(vm, bytes);
    return text;
}

static Value method_tolist(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const MemoryView *view = view_of(self);
    if (!check_open(vm, view)) return NO_VALUE;
    List *list = list_new(vm, view->n);
    for (size_t i = 0; list && i < view->n; i++) {
        Value item = load(vm, view, i);
        vm_step(vm, i);
        if (is_value(item) && list_push(vm, list, item)) continue;
        value_unref(vm, value_of(list));
        return NO_VALUE;
    }
    return value_of(list);
}

static Value method_release(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    if (is_value(view_of(self)->base)) let_go(vm, view_of(self));
    return NONE;
}

static Value method_toreadonly(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    MemoryView *view = check_open(vm, view_of(self)) ? new_like(vm, view_of(self)) : NULL;
    if (view) view->is_read_only = true;
    return value_of(view);
}

static Value method_enter(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return check_open(vm, view_of(self)) ? value_ref(self) : NO_VALUE;
}

// The letter of the format "B" or "@B"; 0: it is none.
static char format_of(Value v) {
    if (!is_text(v)) return 0;
    const Text *text = text_of(v);
    size_t from = text->n == 2 && text_at(text, 0) == '@';
    if (text->n != from + 1 || text_at(text, from) >= 0x80) return 0;
    char format = (char)text_at(text, from);
    if (!format_bytes(format)) return 0;
    return format;
}

static Value method_cast(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    const MemoryView *view = view_of(self);
    if (!check_open(vm, view)) return NO_VALUE;
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "cast() argument 'format' must be str, not %s",
                        type_name(vm, args[0]));
    if (is_value(args[1]))
        return vm_raise(vm, "NotImplementedError",
                        "memoryviews of several dimensions are not supported here");
    if (!is_contiguous(view))
        return vm_raise(vm, "TypeError", "memoryview: casts are restricted to C-contiguous views");
    char format = format_of(args[0]);
    if (!format)
        return vm_raise(vm, "ValueError",
                        "memoryview: destination format must be a native single character format "
                        "prefixed with an optional '@'");
    if (!is_byte_format(format) && !is_byte_format(view->format))
        return vm_raise(vm, "TypeError", "memoryview: cannot cast between two non-byte formats");
    size_t bytes = view->n * view->item_bytes, item_bytes = format_bytes(format);
    if (bytes % item_bytes)
        return vm_raise(vm, "TypeError", "memoryview: length is not a multiple of itemsize");
    MemoryView *out = new_like(vm, view);
    if (!out) return NO_VALUE;
    out->format = format;
    out->item_bytes = item_bytes;
    out->step = (int64_t)item_bytes;
    out->n = bytes / item_bytes;
    return value_of(out);
}

static const NativeDef methods[] = {
    {"tobytes", TAKES_NAMED, {method_tobytes}, .parameters = "order="},
    {"hex", TAKES_ALL, {.fn_all = method_hex}},
    {"tolist", TAKES_NONE, {method_tolist}},
    {"release", TAKES_NONE, {method_release}},
    {"toreadonly", TAKES_NONE, {method_toreadonly}},
    {"cast", TAKES_NAMED, {method_cast}, .parameters = "format, shape="},
    {"__enter__", TAKES_NONE, {method_enter}},
    {"__exit__", TAKES_MANY, {method_release}, 0, -1},
    {0}};

// ---- attributes

#define ATTRIBUTE(name, expression)                                                                \
    static Value get_##name(Vm *vm, Value self) {                                                  \
        const MemoryView *view = view_of(self);                                                    \
        return check_open(vm, view) ? (expression) : NO_VALUE;                                     \
    }
static Value one(Vm *vm, int64_t n) {
    return value_of(tuple_from(vm, (Value[]){small_int_value(n)}, 1));
}
ATTRIBUTE(obj, value_ref(view->told))
ATTRIBUTE(nbytes, small_int_value((int64_t)(view->n * view->item_bytes)))
ATTRIBUTE(readonly, bool_value(view->is_read_only))
ATTRIBUTE(format, value_of(text_printf(vm, "%c", view->format)))
ATTRIBUTE(itemsize, small_int_value((int64_t)view->item_bytes))
ATTRIBUTE(ndim, small_int_value(1))
ATTRIBUTE(shape, one(vm, (int64_t)view->n))
ATTRIBUTE(strides, one(vm, view->step))
ATTRIBUTE(suboffsets, value_of(tuple_from(vm, NULL, 0)))
ATTRIBUTE(contiguous, bool_value(is_contiguous(view)))

static const GetSetDef attributes[] = {{"obj", get_obj, NULL},
                                       {"nbytes", get_nbytes, NULL},
                                       {"readonly", get_readonly, NULL},
                                       {"format", get_format, NULL},
                                       {"itemsize", get_itemsize, NULL},
                                       {"ndim", get_ndim, NULL},
                                       {"shape", get_shape, NULL},
                                       {"strides", get_strides, NULL},
                                       {"suboffsets", get_suboffsets, NULL},
                                       {"c_contiguous", get_contiguous, NULL},
                                       {"f_contiguous", get_contiguous, NULL},
                                       {"contiguous", get_contiguous, NULL},
                                       {0}};

const TypeDef memoryview_def = {.name = "memoryview",
                                .instance_bytes = sizeof(MemoryView),
                                .slots = {.free = view_free,
                                          .repr = repr,
                                          .hash = hash,
                                          .compare = compare,
                                          .length = length,
                                          .iter = iterate,
                                          .construct = construct,
                                          .get_item = get_item,
                                          .set_item = set_item},
                                .methods = methods,
                                .attributes = attributes,
                                .is_final = true};
