// Python's protocols: arithmetic, comparing, truth, length, hash, text. The order in which operands
// are asked, and the words, are CPython's.
#include "lang/core/operations.h"
#include "lang/types/alias.h"

#include <alloca.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/class.h"
#include "lang/core/exception.h"
#include "lang/core/work.h"
#include "lang/types/complex.h"
#include "lang/types/dict.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"
#include "lang/types/text.h"
#include "lang/watch/condition.h"

static const char *const binary_signs[BINARY_OPS] = {"+",  "-",  "*", "@", "/", "%",  "** or pow()",
                                                     "<<", ">>", "|", "^", "&", "//", "divmod()"};
static const char *const compare_signs[] = {"==", "!=", "<", "<=", ">", ">="};

// ---- arithmetic

// Whether + or * of the type joins or repeats a sequence. A class that has a method of its own for
// it is a number in this.
static bool is_joining(const Type *type, BinaryOp op) {
    return (type->kind & TYPE_IS_JOINED) && (op == BINARY_ADD || op == BINARY_MUL) &&
           type->slots.binary[op] == type->def->slots.binary[op];
}

// The slot of each operand in turn; the right one first if its type is a subclass of the left's
// that has its own. NOT_IMPLEMENTED: neither can.
static Value try_numbers(Vm *vm, BinaryOp op, Value a, Value b) {
    Type *ta = TYPE_OF(vm, a), *tb = TYPE_OF(vm, b);
    Value (*fa)(Vm *, Value, Value) = is_joining(ta, op) ? NULL : ta->slots.binary[op];
    Value (*fb)(Vm *, Value, Value) = tb == ta || is_joining(tb, op) ? NULL : tb->slots.binary[op];
    if (fa == fb) fb = NULL; // it asks both operands
    if (fb && tb != ta && type_is_subtype(tb, ta)) {
        Value v = fb(vm, a, b);
        if (!same(v, NOT_IMPLEMENTED)) return v;
        fb = NULL;
    }
    if (fa) {
        Value v = fa(vm, a, b);
        if (!same(v, NOT_IMPLEMENTED)) return v;
    }
    return fb ? fb(vm, a, b) : NOT_IMPLEMENTED;
}

// The same of sequences, once no number has answered.
static Value try_joining(Vm *vm, BinaryOp op, Value a, Value b, bool is_in_place) {
    const Type *ta = TYPE_OF(vm, a), *tb = TYPE_OF(vm, b);
    if (is_joining(ta, op)) return ta->slots.binary[op](vm, a, b);
    // What could be a sequence itself, as CPython sees it, is not multiplied by one in place.
    bool is_number = !is_in_place || !(ta->kind & TYPE_FROM_CLASS || ta->slots.contains);
    if (op == BINARY_MUL && is_number && is_joining(tb, op)) return tb->slots.binary[op](vm, a, b);
    return NOT_IMPLEMENTED;
}

static Value try_binary(Vm *vm, BinaryOp op, Value a, Value b) {
    Value v = try_numbers(vm, op, a, b);
    return same(v, NOT_IMPLEMENTED) ? try_joining(vm, op, a, b, false) : v;
}

Value op_binary(Vm *vm, BinaryOp op, Value a, Value b) {
    Value v = try_binary(vm, op, a, b);
    if (LIKELY(!same(v, NOT_IMPLEMENTED))) return v;
    if (op == BINARY_RSHIFT && is_object(a) && TYPE_OF(vm, a) == vm->types.native &&
        strcmp(type_name(vm, a), "builtin_function_or_method") == 0) {
        Value name = op_find_attribute(vm, a, "__name__");
        bool is_print = is_value(name) && is_text(name) && text_is(text_of(name), "print");
        value_unref(vm, name);
        if (is_print)
            return vm_raise(vm, "TypeError",
                            "unsupported operand type(s) for >>: '%s' and '%s'. Did you mean "
                            "\"print(<message>, file=<output_stream>)\"?",
                            type_name(vm, a), type_name(vm, b));
    }
    return vm_raise(vm, "TypeError", "unsupported operand type(s) for %s: '%s' and '%s'",
                    binary_signs[op], type_name(vm, a), type_name(vm, b));
}

Value op_power_modulo(Vm *vm, const Type *type, Value a, Value b, Value modulus) {
    if (type->def == &float_def)
        return vm_raise(vm, "TypeError",
                        "pow() 3rd argument not allowed unless all arguments are integers");
    if (type->def == &complex_def) return vm_raise(vm, "ValueError", "complex modulo");
    bool are_ints = is_int(a) && is_int(b) && is_int(modulus);
    return are_ints ? int_power_modulo(vm, a, b, modulus) : NOT_IMPLEMENTED;
}

Value op_in_place(Vm *vm, BinaryOp op, Value a, Value b) {
    const Type *type = TYPE_OF(vm, a);
    Value (*fn)(Vm *, Value, Value) = type->slots.in_place[op];
    if (fn && UNLIKELY(vm->asking != NULL) && !condition_may_change(vm)) return NO_VALUE;
    // A class that inherits from a list has its += as if it were a number's.
    bool is_own = type->kind & TYPE_FROM_CLASS && op == BINARY_ADD;
    bool joins = (type->kind & TYPE_IS_JOINED) && fn == type->def->slots.in_place[op] && !is_own;
    Value v = fn && !joins ? fn(vm, a, b) : NOT_IMPLEMENTED;
    if (same(v, NOT_IMPLEMENTED)) v = try_numbers(vm, op, a, b);
    if (same(v, NOT_IMPLEMENTED) && fn && joins) v = fn(vm, a, b);
    if (same(v, NOT_IMPLEMENTED)) v = try_joining(vm, op, a, b, true);
    if (LIKELY(!same(v, NOT_IMPLEMENTED))) return v;
    if (fn && joins && op == BINARY_MUL)
        return vm_raise(vm, "TypeError", "can't multiply sequence by non-int of type '%s'",
                        type_name(vm, b));
    const char *sign = op == BINARY_POW ? "**" : binary_signs[op];
    return vm_raise(vm, "TypeError", "unsupported operand type(s) for %s=: '%s' and '%s'", sign,
                    type_name(vm, a), type_name(vm, b));
}

Value op_unary(Vm *vm, UnaryOp op, Value a) {
    Value (*fn)(Vm *, Value) = TYPE_OF(vm, a)->slots.unary[op];
    if (fn) return fn(vm, a);
    static const char *const names[] = {"unary ~", "unary +", "unary -", "abs()"};
    return vm_raise(vm, "TypeError", "bad operand type for %s: '%s'", names[op], type_name(vm, a));
}

// ---- comparing

static CompareOp mirrored(CompareOp op) {
    static const CompareOp mirror[] = {COMPARE_EQ, COMPARE_NE, COMPARE_GT,
                                       COMPARE_GE, COMPARE_LT, COMPARE_LE};
    return mirror[op];
}

static Value compare_by_slots(Vm *vm, CompareOp op, Value a, Value b) {
    Type *ta = TYPE_OF(vm, a), *tb = TYPE_OF(vm, b);
    bool was_right_asked = false;
    if (ta != tb && type_is_subtype(tb, ta) && tb->slots.compare) {
        was_right_asked = true;
        Value v = tb->slots.compare(vm, b, a, mirrored(op));
        if (!same(v, NOT_IMPLEMENTED)) return v;
    }
    if (ta->slots.compare) {
        Value v = ta->slots.compare(vm, a, b, op);
        if (!same(v, NOT_IMPLEMENTED)) return v;
    }
    if (!was_right_asked && tb->slots.compare) {
        Value v = tb->slots.compare(vm, b, a, mirrored(op));
        if (!same(v, NOT_IMPLEMENTED)) return v;
    }
    if (op == COMPARE_EQ) return bool_value(same(a, b));
    if (op == COMPARE_NE) return bool_value(!same(a, b));
    return vm_raise(vm, "TypeError", "'%s' not supported between instances of '%s' and '%s'",
                    compare_signs[op], type_name(vm, a), type_name(vm, b));
}

// Comparing and describing what contains itself ends here, not at the end of the stack.
bool op_enter(Vm *vm, const char *doing) {
    if (UNLIKELY(!vm_tick(vm))) return false;
    if (++vm->depth > vm->limits.recursion || (!vm_has_room(vm))) {
        vm->depth--;
        vm_raise(vm, "RecursionError", "maximum recursion depth exceeded%s", doing);
        return false;
    }
    return true;
}

Value op_compare(Vm *vm, CompareOp op, Value a, Value b) {
    if (are_small_ints(a, b)) {
        int64_t x = small_int(a), y = small_int(b);
        bool results[] = {x == y, x != y, x<y, x <= y, x> y, x >= y};
        return bool_value(results[op]);
    }
    if (!op_enter(vm, " in comparison")) return NO_VALUE;
    Value v = compare_by_slots(vm, op, a, b);
    vm->depth--;
    return v;
}

static int truth_taken(Vm *vm, Value v) {
    int truth = op_truth(vm, v);
    value_unref(vm, v);
    return truth;
}

int op_equal(Vm *vm, Value a, Value b) {
    if (same(a, b)) return 1;
    if (are_small_ints(a, b)) return 0;
    if (is_text(a) && is_text(b) && text_of(a)->object.type == vm->types.text &&
        text_of(b)->object.type == vm->types.text)
        return text_equal(text_of(a), text_of(b));
    Value v = op_compare(vm, COMPARE_EQ, a, b);
    return is_value(v) ? truth_taken(vm, v) : -1;
}

int op_less(Vm *vm, Value a, Value b) {
    Value v = op_compare(vm, COMPARE_LT, a, b);
    return is_value(v) ? truth_taken(vm, v) : -1;
}

int op_truth(Vm *vm, Value a) {
    if (is_bool(a)) return same(a, TRUE_VALUE);
    if (is_none(a)) return 0;
    if (is_small_int(a)) return small_int(a) != 0;
    const TypeSlots *slots = &TYPE_OF(vm, a)->slots;
    if (slots->truth) return slots->truth(vm, a);
    if (slots->length) {
        int64_t n = slots->length(vm, a);
        return n < 0 ? -1 : n > 0;
    }
    return 1;
}

// ---- containers

int64_t op_length(Vm *vm, Value a) {
    Type *type = TYPE_OF(vm, a);
    if (type->slots.length) return type->slots.length(vm, a);
    vm_raise(vm, "TypeError", "object of type '%s' has no len()", type->c_name);
    return -1;
}

bool op_hash(Vm *vm, Value a, int64_t *out) {
    if (is_small_int(a)) {
        *out = int_hash(a);
        return true;
    }
    Type *type = TYPE_OF(vm, a);
    if (type == vm->types.text) return *out = text_hash(object_of(a)), true;
    if (UNLIKELY(!vm_tick(vm))) return false;
    if (type->slots.hash) return type->slots.hash(vm, a, out);
    vm_raise(vm, "TypeError", "unhashable type: '%s'", type->c_name);
    return false;
}

Value op_get_item(Vm *vm, Value a, Value key) {
    Type *type = TYPE_OF(vm, a);
    if (type->slots.get_item) return type->slots.get_item(vm, a, key);
    if (is_of_kind(a, TYPE_IS_TYPE)) { // list[int]
        if (object_of(a) == vm->types.type) return alias_new(vm, a, key);
        Value method = op_find_attribute(vm, a, "__class_getitem__");
        if (is_value(method)) {
            Value v = op_call_1(vm, method, key);
            value_unref(vm, method);
            return v;
        }
        if (vm_has_exception(vm)) return NO_VALUE;
        return vm_raise(vm, "TypeError", "type '%s' is not subscriptable",
                        ((Type *)object_of(a))->c_name);
    }
    return vm_raise(vm, "TypeError", "'%s' object is not subscriptable", type->c_name);
}

bool op_set_item(Vm *vm, Value a, Value key, Value v) {
    Type *type = TYPE_OF(vm, a);
    if (type->slots.set_item) return type->slots.set_item(vm, a, key, v);
    // The two words for "not" are CPython's: by whether it thinks of a sequence.
    bool is_sequence = type->slots.contains || type->slots.length || type->kind & TYPE_FROM_CLASS;
    bool is_index = is_small_int(key) || TYPE_OF(vm, key)->slots.to_index;
    vm_raise(vm, "TypeError", "'%s' object %s support item %s", type->c_name,
             !is_value(v) && is_sequence && is_index ? "doesn't" : "does not",
             is_value(v) ? "assignment" : "deletion");
    return false;
}

int op_contains(Vm *vm, Value box, Value item) {
    Type *type = TYPE_OF(vm, box);
    if (type->slots.contains) return type->slots.contains(vm, box, item);
    Value iterator = op_iter(vm, box);
    if (!is_value(iterator)) {
        if (vm_exception_is(vm, "TypeError")) {
            vm_clear_exception(vm);
            vm_raise(vm, "TypeError", "argument of type '%s' is not iterable", type->c_name);
        }
        return -1;
    }
    int found = 0;
    while (!found) {
        Value v = op_next(vm, iterator);
        if (!is_value(v)) break;
        found = op_equal(vm, v, item);
        value_unref(vm, v);
    }
    value_unref(vm, iterator);
    return vm_has_exception(vm) ? -1 : found;
}

bool op_index(Vm *vm, Value a, int64_t *out) {
    if (is_small_int(a)) return *out = small_int(a), true;
    Type *type = TYPE_OF(vm, a);
    if (!type->slots.to_index) {
        vm_raise(vm, "TypeError", "'%s' object cannot be interpreted as an integer", type->c_name);
        return false;
    }
    Value v = type->slots.to_index(vm, a);
    if (!is_value(v)) return false;
    bool ok = int_fits_int64(v, out);
    value_unref(vm, v);
    if (!ok)
        vm_raise(vm, "IndexError", "cannot fit '%s' into an index-sized integer", type->c_name);
    return ok;
}

// ---- iterating

Value op_iter(Vm *vm, Value a) {
    Type *type = TYPE_OF(vm, a);
    if (type->slots.iter) {
        Value v = type->slots.iter(vm, a);
        if (is_value(v) && !TYPE_OF(vm, v)->slots.next) {
            vm_raise(vm, "TypeError", "iter() returned non-iterator of type '%s'",
                     type_name(vm, v));
            value_unref(vm, v);
            return NO_VALUE;
        }
        if (UNLIKELY(vm->asking != NULL) && is_value(v)) {
            // A class may hand out an iterator that was there.
            if (!same(v, a) && !(type->kind & TYPE_FROM_CLASS)) condition_made(vm, v);
            if (!condition_may_use(vm, v)) {
                value_unref(vm, v);
                return NO_VALUE;
            }
        }
        return v;
    }
    if (type->slots.get_item) return sequence_iterator_new(vm, a);
    return vm_raise(vm, "TypeError", "'%s' object is not iterable", type->c_name);
}

Value op_next(Vm *vm, Value iterator) {
    Type *type = TYPE_OF(vm, iterator);
    if (UNLIKELY(!type->slots.next))
        return vm_raise(vm, "TypeError", "'%s' object is not an iterator", type->c_name);
    if (UNLIKELY(!vm_tick(vm))) return NO_VALUE;
    Value v = type->slots.next(vm, iterator);
    if (UNLIKELY(!is_value(v)) && vm_has_exception(vm) &&
        vm_exception_is_type(vm, vm->types.stop_iteration))
        vm_clear_exception(vm);
    return v;
}

bool op_each(Vm *vm, Value iterable, bool (*each)(void *data, Value item), void *data) {
    Value iterator = op_iter(vm, iterable);
    if (!is_value(iterator)) return false;
    bool ok = true;
    while (ok) {
        Value v = op_next(vm, iterator);
        if (!is_value(v)) {
            ok = !vm_has_exception(vm);
            break;
        }
        ok = each(data, v);
        value_unref(vm, v);
    }
    value_unref(vm, iterator);
    return ok;
}

// ---- texts

static Value text_by(Vm *vm, Value a, Value (*fn)(Vm *, Value), const char *what) {
    bool is_repr = fn == TYPE_OF(vm, a)->slots.repr;
    if (!op_enter(vm, is_repr ? OP_GETTING_REPR : OP_GETTING_STR)) return NO_VALUE;
    Value v = fn(vm, a);
    vm->depth--;
    if (is_value(v) && !is_text(v)) {
        vm_raise(vm, "TypeError", "%s returned non-string (type %s)", what, type_name(vm, v));
        value_unref(vm, v);
        return NO_VALUE;
    }
    return v;
}

Value op_repr(Vm *vm, Value a) {
    return text_by(vm, a, TYPE_OF(vm, a)->slots.repr, "__repr__");
}

Value op_str(Vm *vm, Value a) {
    if (is_object(a) && ((Object *)object_of(a))->type == vm->types.text) return value_ref(a);
    const TypeSlots *slots = &TYPE_OF(vm, a)->slots;
    return slots->str ? text_by(vm, a, slots->str, "__str__") : op_repr(vm, a);
}

static bool add_taken(Vm *vm, Value text, Str *out) {
    if (!is_value(text)) return false;
    bool fits = out->n < vm->limits.heap_bytes / 2 || vm_may_have(vm, SIZE_MAX);
    if (fits) text_to_utf8(text_of(text), out);
    value_unref(vm, text);
    return fits;
}

bool op_repr_into(Vm *vm, Value a, Str *out) {
    vm_spend(vm, 1);
    if (is_small_int(a)) return op_may_enter(vm, 1, OP_GETTING_REPR) && int_repr_into(vm, a, out);
    return add_taken(vm, op_repr(vm, a), out);
}

bool op_str_into(Vm *vm, Value a, Str *out) {
    vm_spend(vm, 1);
    if (is_small_int(a)) return int_repr_into(vm, a, out);
    return add_taken(vm, op_str(vm, a), out);
}

Value op_format(Vm *vm, Value a, Text *spec) {
    // Of its type, as all special methods: a class is formatted by its metaclass.
    Text *name = text_name(vm, "__format__");
    Value method = name ? class_special(vm, a, name) : NO_VALUE;
    value_unref(vm, value_of(name));
    if (!is_value(method)) return NO_VALUE;
    Value v = op_call_1(vm, method, value_of(spec));
    value_unref(vm, method);
    if (is_value(v) && !is_text(v)) {
        vm_raise(vm, "TypeError", "__format__ must return a str, not %s", type_name(vm, v));
        value_unref(vm, v);
        return NO_VALUE;
    }
    return v;
}

// ---- attributes

Value op_get_attribute(Vm *vm, Value a, Text *name) {
    return TYPE_OF(vm, a)->slots.get_attribute(vm, a, name);
}

Value op_find_attribute(Vm *vm, Value a, const char *c_name) {
    Text *name = text_name(vm, c_name);
    if (!name) return NO_VALUE;
    Value v = op_get_attribute(vm, a, name);
    value_unref(vm, value_of(name));
    if (!is_value(v) && vm_exception_is(vm, "AttributeError")) vm_clear_exception(vm);
    return v;
}

bool op_set_attribute(Vm *vm, Value a, Text *name, Value v) {
    return TYPE_OF(vm, a)->slots.set_attribute(vm, a, name, v);
}

// ---- calling

Value op_call(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Type *type = TYPE_OF(vm, callee);
    if (LIKELY(type->slots.call != NULL)) return type->slots.call(vm, callee, args, n, names);
    return vm_raise(vm, "TypeError", "'%s' object is not callable", type->c_name);
}

Value op_call_0(Vm *vm, Value callee) {
    return op_call(vm, callee, NULL, 0, NULL);
}

Value op_call_1(Vm *vm, Value callee, Value a) {
    return op_call(vm, callee, &a, 1, NULL);
}

static Value call_apart(Vm *vm, Value callee, Value first, const Value *args, size_t n,
                        const Tuple *names) {
    size_t n_all = n + (names ? names->n : 0), bytes = (n_all + 1) * sizeof(Value);
    Value *all = vm_alloc(vm, bytes);
    if (!all) return NO_VALUE;
    all[0] = first;
    vm_copy(vm, all + 1, args, n_all * sizeof *all);
    Value v = op_call(vm, callee, all, n + 1, names);
    vm_free(vm, all, bytes);
    return v;
}

Value op_call_with(Vm *vm, Value callee, Value first, const Value *args, size_t n,
                   const Tuple *names) {
    enum { FEW = 64 }; // for which any stack has room
    size_t n_all = n + (names ? names->n : 0);
    if (UNLIKELY(n_all >= FEW)) return call_apart(vm, callee, first, args, n, names);
    Value *all = alloca((n_all + 1) * sizeof *all);
    all[0] = first;
    if (n_all) memcpy(all + 1, args, n_all * sizeof *all);
    return op_call(vm, callee, all, n + 1, names);
}

Value op_call_method(Vm *vm, Value self, const char *c_name, const Value *args, size_t n) {
    Text *name = text_name(vm, c_name);
    Value method = name ? op_get_attribute(vm, self, name) : NO_VALUE;
    value_unref(vm, value_of(name));
    if (!is_value(method)) return NO_VALUE;
    Value v = op_call(vm, method, args, n, NULL);
    value_unref(vm, method);
    return v;
}

bool op_is_instance(Vm *vm, Value a, Type *type) {
    return type_is_subtype(TYPE_OF(vm, a), type);
}
