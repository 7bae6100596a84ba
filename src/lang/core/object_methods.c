// The methods of object, which all values have.
#include "lang/core/class.h"

#include "lang/builtins/builtins.h"
#include "lang/core/operations.h"
#include "lang/core/sizes.h"
#include "lang/modules/import.h"
#include "lang/types/int.h"
#include "lang/types/text.h"

static Value object_format(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (is_text(args[0]) && text_of(args[0])->n)
        return vm_raise(vm, "TypeError", "unsupported format string passed to %s.__format__",
                        type_name(vm, self));
    return op_str(vm, self);
}

static Value object_dir(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return attribute_names(vm, self);
}

static Value object_size(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return int_from_int64(vm, size_of_value(vm, self) - size_of_head(TYPE_OF(vm, self)));
}

// ---- in parts: what modules/copyreg.py does

static Value ask_copyreg(Vm *vm, const char *function, const Value *args, size_t n) {
    Text *name = text_name(vm, "copyreg");
    Value module = name ? module_import(vm, name) : NO_VALUE;
    value_unref(vm, value_of(name));
    if (!is_value(module)) return NO_VALUE;
    Value parts = op_call_method(vm, module, function, args, n);
    value_unref(vm, module);
    return parts;
}

static Value object_state(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return ask_copyreg(vm, "_state", &self, 1);
}

static Value object_reduce(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return ask_copyreg(vm, "_reduce", (Value[]){self, small_int_value(0)}, 2);
}

static Value object_reduce_ex(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    int64_t protocol;
    if (!op_index(vm, args[0], &protocol)) return NO_VALUE;
    Text *name = text_name(vm, "__reduce__");
    if (!name) return NO_VALUE;
    bool is_own = !same(type_find(TYPE_OF(vm, self), name), type_find(vm->types.object, name));
    value_unref(vm, value_of(name));
    if (is_own) return op_call_method(vm, self, "__reduce__", NULL, 0);
    return ask_copyreg(vm, "_reduce", (Value[]){self, small_int_value(protocol)}, 2);
}

const NativeDef object_methods[] = {
    {.name = "__format__", .takes = TAKES_ONE, .fn = object_format},
    {.name = "__dir__", .takes = TAKES_NONE, .fn = object_dir},
    {.name = "__sizeof__", .takes = TAKES_NONE, .fn = object_size},
    {.name = "__getstate__", .takes = TAKES_NONE, .fn = object_state},
    {.name = "__reduce__", .takes = TAKES_NONE, .fn = object_reduce},
    {.name = "__reduce_ex__", .takes = TAKES_ONE, .fn = object_reduce_ex},
    {0}};
