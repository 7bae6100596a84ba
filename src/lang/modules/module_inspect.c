// _inspect: what modules/inspect.py cannot find out by itself.
#include <stdlib.h>
#include <string.h>

#include "lang/core/function.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/modules/modules.h"
#include "lang/tree/code.h"
#include "lang/types/text.h"

// source(filename): the text that was compiled under that name, or None.
static Value source(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (!is_text(args[0])) return NONE;
    char *path = text_c(text_of(args[0]));
    const Unit *unit = vm->units;
    while (unit && (!unit->source.path || strcmp(unit->source.path, path) != 0))
        unit = unit->next;
    vm_free_text(vm, path);
    if (!unit || !unit->source.text) return NONE;
    return value_of(text_from_utf8(vm, unit->source.text, unit->source.n));
}

// end_line(code): the last line of what the code was compiled from.
static Value end_line(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (TYPE_OF(vm, args[0]) != vm->types.code)
        return vm_raise(vm, "TypeError", "a code object is needed");
    return small_int_value(((Code *)object_of(args[0]))->node->span.end_line);
}

static Value is_abstract(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)n;
    return bool_value(is_of_kind(args[0], TYPE_IS_TYPE) &&
                      ((Type *)object_of(args[0]))->kind & TYPE_IS_ABSTRACT);
}

// as_built_in(function): a decorator, of what Python has in C: it looks like that, and is no method
// where a class holds it.
static Value as_built_in(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (TYPE_OF(vm, args[0]) != vm->types.function)
        return vm_raise(vm, "TypeError", "a function is needed");
    ((Function *)object_of(args[0]))->code->flags |= CODE_AS_BUILT_IN;
    return value_ref(args[0]);
}

static const NativeDef functions[] = {
    {.name = "as_built_in", .takes = TAKES_ONE, .fn = as_built_in},
    {.name = "source", .takes = TAKES_ONE, .fn = source},
    {.name = "end_line", .takes = TAKES_ONE, .fn = end_line},
    {.name = "is_abstract", .takes = TAKES_ONE, .fn = is_abstract},
    {0}};

static bool init(Vm *vm, Dict *dict) {
    return dict_set_c(vm, dict, "TracebackType", value_ref(value_of(vm->types.traceback)));
}

const ModuleDef inspect_module = {.name = "_inspect", .init = init, .functions = functions};
