// The hooks of sys. What the program puts into their place is asked instead of ours.
#include "lang/core/hooks.h"

#include "lang/builtins/stream.h"
#include "lang/core/exception.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/modules/import.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"
#include "lang/types/record.h"

static const NativeDef natives[] = {
    {"excepthook", TAKES_MANY, {hooks_excepthook}, 3, 3},
    {"unraisablehook", TAKES_ONE, {hooks_unraisablehook}},
    {"displayhook", TAKES_ONE, {hooks_displayhook}},
    {0},
};

// The program's own hook [name], borrowed; NO_VALUE: there is none.
static Value own_hook(Vm *vm, const char *name, NativeFn *fn) {
    Value hook = vm->sys ? dict_find_c(vm->sys, name) : NO_VALUE;
    if (!is_value(hook) || is_none(hook)) return NO_VALUE;
    bool is_native = TYPE_OF(vm, hook) == vm->types.native;
    return is_native && ((Native *)object_of(hook))->def->fn == fn ? NO_VALUE : hook;
}

static void print(Vm *vm, Value exception, const char *title) {
    Str text = {0};
    str_add(&text, title);
    exception_print(vm, exception, TRACEBACK_OF_INTERPRETER, &text);
    stream_tell(vm, str_text(&text), text.n);
    vm_deinit(vm, &text);
}

// ---- warnings

bool hooks_warn(Vm *vm, const char *category, Text *text) {
    Text *name = text ? text_name(vm, "warnings") : NULL;
    Value module = name ? module_import(vm, name) : NO_VALUE, done = NO_VALUE;
    Value args[2] = {value_of(text), value_of(exception_type(vm, category))};
    if (is_value(module)) done = op_call_method(vm, module, "warn", args, 2);
    value_unref(vm, done);
    value_unref(vm, module);
    value_unref(vm, value_of(name));
    value_unref(vm, value_of(text));
    return is_value(done);
}

// ---- the one that ends the program

void hooks_uncaught(Vm *vm, Value exception) {
    Value hook = own_hook(vm, "excepthook", hooks_excepthook);
    if (!is_value(hook)) {
        print(vm, exception, "");
    } else {
        Value traceback = exception_of(exception)->traceback;
        Value args[3] = {value_of(TYPE_OF(vm, exception)), exception,
                         is_value(traceback) ? traceback : NONE};
        value_ref(hook);
        Value done = op_call(vm, hook, args, 3, NULL);
        if (!is_value(done)) {
            Value error = vm_take_exception(vm);
            print(vm, error, "Error in sys.excepthook:\n");
            value_unref(vm, error);
            print(vm, exception, "\nOriginal exception was:\n");
        }
        value_unref(vm, done);
        value_unref(vm, hook);
    }
    value_unref(vm, exception);
}

Value hooks_excepthook(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (!is_exception(args[1]))
        return vm_raise(vm, "TypeError",
                        "print_exception(): Exception expected for value, %s found",
                        type_name(vm, args[1]));
    print(vm, args[1], "");
    return NONE;
}

// ---- those of finalizers

static Value ask_hook(Vm *vm, Value hook, const char *message, Value exception, Value object) {
    if (!vm->types.unraisable)
        vm->types.unraisable = record_type_new(
            vm, "", "UnraisableHookArgs", "exc_type, exc_value, exc_traceback, err_msg, object");
    if (!vm->types.unraisable) return NO_VALUE;
    Value traceback = exception_of(exception)->traceback;
    Value values[] = {value_ref(value_of(TYPE_OF(vm, exception))), value_ref(exception),
                      is_value(traceback) ? value_ref(traceback) : NONE,
                      message ? value_of(text_from_c(vm, message)) : NONE,
                      is_value(object) ? value_ref(object) : NONE};
    Value record = record_new(vm, vm->types.unraisable, values, 5);
    Value done = is_value(record) ? op_call_1(vm, hook, record) : NO_VALUE;
    value_unref(vm, record);
    return done;
}

static void print_unraisable(Vm *vm, const char *message, Value exception, Value object) {
    Str out = {0};
    if (is_value(object)) {
        vm_printf(vm, &out, "%s: ", message ? message : "Exception ignored in");
        if (!op_repr_into(vm, object, &out)) {
            vm_clear_exception(vm);
            str_add(&out, "<object repr() failed>");
        }
        str_add(&out, "\n");
    } else if (message) {
        vm_printf(vm, &out, "%s:\n", message);
    }
    exception_print_alone(vm, exception, &out);
    stream_tell(vm, str_text(&out), out.n);
    vm_deinit(vm, &out);
}

void hooks_unraisable(Vm *vm, const char *message, Value object) {
    if (!vm_has_exception(vm)) return;
    if (vm->frame && !is_value(exception_of(vm->exception)->traceback)) {
        vm->is_new = true; // then it is where the object was let go
        exception_trace(vm, vm->frame);
    }
    Value exception = vm_take_exception(vm);
    Value hook = own_hook(vm, "unraisablehook", hooks_unraisablehook);
    Value done = is_value(hook) ? ask_hook(vm, hook, message, exception, object) : NONE;
    if (!is_value(hook)) print_unraisable(vm, message, exception, object);
    if (!is_value(done)) {
        Value error = vm_take_exception(vm);
        print_unraisable(vm, "Exception ignored in sys.unraisablehook", error, hook);
        value_unref(vm, error);
    }
    value_unref(vm, done);
    value_unref(vm, exception);
}

Value hooks_unraisablehook(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Value exception = op_find_attribute(vm, args[0], "exc_value");
    Value message = is_value(exception) ? op_find_attribute(vm, args[0], "err_msg") : NO_VALUE;
    Value object = is_value(message) ? op_find_attribute(vm, args[0], "object") : NO_VALUE;
    if (is_value(object) && is_exception(exception)) {
        Str text = {0};
        if (is_text(message)) text_to_utf8(text_of(message), &text);
        print_unraisable(vm, text.n ? text.text : NULL, exception,
                         is_none(object) ? NO_VALUE : object);
        vm_deinit(vm, &text);
    } else if (!vm_has_exception(vm)) {
        vm_raise(vm, "TypeError", "sys.unraisablehook argument type must be UnraisableHookArgs");
    }
    value_unref(vm, object);
    value_unref(vm, message);
    value_unref(vm, exception);
    return vm_has_exception(vm) ? NO_VALUE : NONE;
}

// ---- the value of a line that is typed in

Value hooks_displayhook(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (is_none(args[0])) return NONE;
    Value print_fn = dict_find_c(vm->builtins, "print");
    Value text = op_repr(vm, args[0]), done = NO_VALUE;
    if (is_value(text) && dict_set_c(vm, vm->builtins, "_", value_ref(args[0])))
        done = op_call_1(vm, print_fn, text);
    value_unref(vm, text);
    return done;
}

bool hooks_init(Vm *vm, Dict *sys) {
    static const char *const firsts[] = {"__excepthook__", "__unraisablehook__", "__displayhook__"};
    if (!native_add_all(vm, sys, natives, "sys")) return false;
    for (size_t i = 0; natives[i].name; i++)
        dict_set_c(vm, sys, firsts[i], value_ref(dict_find_c(sys, natives[i].name)));
    return true;
}
