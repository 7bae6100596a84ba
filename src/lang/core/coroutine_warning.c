// What is told of a coroutine that nobody awaited; and where it was made, which is remembered while
// sys.set_coroutine_origin_tracking_depth asks for it.
#include "lang/core/generator.h"

#include "lang/core/hooks.h"
#include "lang/core/operations.h"
#include "lang/modules/import.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"

// (file, line, function) of the [depth] innermost calls.
Value coroutine_origin_now(Vm *vm, int depth) {
    List *calls = list_new(vm, 0);
    bool ok = calls != NULL;
    for (const Frame *frame = vm->frame; ok && frame && depth > 0; frame = frame->back) {
        Text *path = text_from_c(vm, frame->code->unit->source.path);
        Value call[] = {value_of(path), small_int_value(frame_line(frame)),
                        value_of(frame->code->name)};
        Tuple *tuple = path ? tuple_from(vm, call, 3) : NULL;
        value_unref(vm, value_of(path));
        ok = tuple && list_push(vm, calls, value_of(tuple));
        depth--;
    }
    Value origin = ok ? value_of(tuple_from(vm, calls->at, calls->n)) : NO_VALUE;
    value_unref(vm, value_of(calls));
    return origin;
}

// Through the module warnings, which knows what the program wants to be told, and which the program
// may have changed.
void generator_warn_never_awaited(Vm *vm, Generator *g) {
    if (g->object.type != vm->types.coroutine || g->state != GENERATOR_CREATED) return;
    Value self = value_of(g), told = value_of(g->qualname);
    Text *name = text_name(vm, "warnings");
    Value module = name ? module_import(vm, name) : NO_VALUE, done = NO_VALUE;
    Value warn =
        is_value(module) ? op_find_attribute(vm, module, "_warn_unawaited_coroutine") : NO_VALUE;
    if (is_value(warn)) done = op_call_1(vm, warn, self);
    bool was_told = is_value(done) || vm_exception_is(vm, "RuntimeWarning"); // made an error of
    if (vm_has_exception(vm)) hooks_unraisable(vm, NULL, self);
    if (!was_told && is_value(module)) {
        done = op_call_method(vm, module, "_never_awaited", &told, 1);
        if (!is_value(done)) hooks_unraisable(vm, NULL, self);
    }
    value_unref(vm, done);
    value_unref(vm, warn);
    value_unref(vm, module);
    value_unref(vm, value_of(name));
}
