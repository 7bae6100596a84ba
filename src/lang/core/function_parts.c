// Functions and cells that programs put together from their parts: types.FunctionType(code, …).
#include <stdlib.h>

#include "lang/core/function.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/tree/code.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"

Value function_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)callee;
    Value sorted[5];
    if (!native_sort_args(vm, "function", "code, globals, name=, argdefs=, closure=", args, n,
                          names, sorted))
        return NO_VALUE;
    if (TYPE_OF(vm, sorted[0]) != vm->types.code)
        return vm_raise(vm, "TypeError", "function() argument 'code' must be code, not %s",
                        type_name(vm, sorted[0]));
    if (!is_dict(sorted[1]))
        return vm_raise(vm, "TypeError", "function() argument 'globals' must be dict, not %s",
                        type_name(vm, sorted[1]));
    Code *code = object_of(sorted[0]);
    bool has_closure = is_value(sorted[4]) && is_tuple(sorted[4]);
    size_t n_cells = has_closure ? tuple_of(sorted[4])->n : 0;
    if (n_cells != code->n_free && !has_closure)
        return vm_raise(vm, "TypeError", "arg 5 (closure) must be tuple");
    if (n_cells != code->n_free) {
        char *name = text_c(code->name);
        vm_raise(vm, "ValueError", "%s requires closure of length %u, not %zu", name, code->n_free,
                 n_cells);
        vm_free_text(vm, name);
        return NO_VALUE;
    }
    Function *function =
        function_new(vm, code, dict_of(sorted[1]), has_closure ? tuple_of(sorted[4]) : NULL);
    if (!function) return NO_VALUE;
    if (is_value(sorted[2]) && is_text(sorted[2])) {
        Text *old = function->name;
        function->name = object_of(value_ref(sorted[2]));
        value_unref(vm, value_of(old));
    }
    if (is_value(sorted[3]) && is_tuple(sorted[3]))
        function->defaults = object_of(value_ref(sorted[3]));
    return value_of(function);
}

Value cell_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)callee;
    if (!native_no_names(vm, "cell", names)) return NO_VALUE;
    if (n > 1) return vm_raise(vm, "TypeError", "cell expected at most 1 argument, got %zu", n);
    Cell *cell = object_new(vm, vm->types.cell, 0);
    if (cell && n) cell->value = value_ref(args[0]);
    return value_of(cell);
}
