// Exceptions: their types, raising them, matching them.
#include "lang/core/exception.h"
#include "lang/core/gc.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/core/class.h"
#include "lang/core/exception_group.h"
#include "lang/core/message.h"
#include "lang/core/missing.h"
#include "lang/core/operations.h"
#include "lang/core/syntax_exception.h"
#include "lang/modules/import.h"
#include "lang/modules/os_error.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"
#include "lang/types/unicode_error.h"

// ---- the exception that is on its way

void vm_set_exception(Vm *vm, Value exception) {
    value_set(vm, &vm->exception, exception);
    vm->is_new = false;
}

Value vm_handled(const Vm *vm) {
    for (const Handled *h = vm->handled; h; h = h->outer)
        if (is_value(h->exception)) return h->exception;
    return NO_VALUE;
}

// The exception that was being handled becomes the context, unless that would make a ring.
void exception_replace(Vm *vm, const char *type, const char *message) {
    Value cause = vm_take_exception(vm), exception = exception_new_c(vm, type, message);
    if (is_value(exception)) {
        Exception *e = exception_of(exception);
        e->cause = value_ref(cause);
        e->context = value_ref(cause);
        e->suppresses_context = true;
        vm_set_exception(vm, exception);
        vm->is_new = true;
    }
    value_unref(vm, cause);
}

void exception_not_made(Vm *vm, Value type, Value made, const char *opening) {
    Str text = {0};
    if (op_repr_into(vm, type, &text))
        vm_raise(vm, "TypeError",
                 "calling %s should have returned an instance of BaseException, not %s%s%s",
                 str_text(&text), opening, type_name(vm, made), *opening ? "'>" : "");
    vm_deinit(vm, &text);
}

void exception_set_context(Vm *vm, Value exception, Value handled) {
    if (!is_value(handled) || same(handled, exception)) return;
    Exception *e = exception_of(handled), *slow = e; // where the program made a ring, they meet
    for (size_t n = 1; is_value(e->context); n++) {
        if (same(e->context, exception)) {
            value_set(vm, &e->context, NO_VALUE);
            break;
        }
        e = exception_of(e->context);
        if (n % 2 == 0) slow = exception_of(slow->context);
        if (e == slow) break;
    }
    value_set(vm, &exception_of(exception)->context, value_ref(handled));
}

Value vm_raise_exception(Vm *vm, Value exception) {
    if (!is_value(exception)) return NO_VALUE;
    exception_set_context(vm, exception, vm_handled(vm));
    value_set(vm, &vm->exception, exception);
    vm->is_new = true;
    return NO_VALUE;
}

Type *exception_type(Vm *vm, const char *name) {
    Value type = dict_find_c(vm->exceptions, name);
    CHECK(is_value(type), "there is no exception %s", name);
    return object_of(type);
}

Value vm_raise_value(Vm *vm, const char *name, Value argument) {
    Type *type = exception_type(vm, name);
    return vm_raise_exception(vm, exception_new(vm, type, &argument, is_value(argument)));
}

Value vm_raise(Vm *vm, const char *name, const char *format, ...) {
    Str message = {0};
    va_list args;
    va_start(args, format);
    vm_vprintf(vm, &message, format, args);
    va_end(args);
    Value text = text_value_from_str(vm, &message);
    if (is_value(text)) vm_raise_value(vm, name, text);
    value_unref(vm, text);
    return NO_VALUE;
}

bool vm_exception_is_type(const Vm *vm, const Type *type) {
    return is_object(vm->exception) &&
           type_is_subtype(((Object *)object_of(vm->exception))->type, type);
}

bool vm_exception_is(Vm *vm, const char *name) {
    return vm_has_exception(vm) && vm_exception_is_type(vm, exception_type(vm, name));
}

Value vm_take_exception(Vm *vm) {
    Value exception = vm->exception;
    vm->exception = NO_VALUE;
    vm->is_new = false;
    return exception;
}

void vm_clear_exception(Vm *vm) {
    value_unref(vm, vm_take_exception(vm));
}

void exception_trace(Vm *vm, Frame *frame) {
    if (!vm->is_new || !vm_has_exception(vm)) return;
    vm->is_new = false;
    Exception *exception = exception_of(vm->exception);
    size_t limit = vm_unlimit_memory(vm); // another exception would take the place of this one
    Traceback *entry = object_new(vm, vm->types.traceback, 0);
    entry->next = is_value(exception->traceback) ? object_of(exception->traceback) : NULL;
    entry->code = object_of(value_ref(value_of(frame->code)));
    entry->node = frame->at;
    entry->line = frame_line(frame);
    entry->frame = value_of(frame_object(frame));
    exception->traceback = value_of(entry);
    vm_limit_memory(vm, limit);
}

// ---- making

Value exception_new(Vm *vm, Type *type, const Value *args, size_t n) {
    vm->depth--; // it is no call of the program: one can be made however deep the calls are
    Value exception = op_call(vm, value_of(type), args, n, NULL);
    vm->depth++;
    return exception;
}

Value exception_new_c(Vm *vm, const char *type, const char *message) {
    Value text = value_of(text_from_c(vm, message));
    if (!is_value(text)) return NO_VALUE;
    Value exception = exception_new(vm, exception_type(vm, type), &text, 1);
    value_unref(vm, text);
    return exception;
}

// What every constructor ends in: the arguments are kept as they are.
static Value base_construct(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    Type *type = object_of(callee);
    (void)names; // an __init__ of the program may take them; else class_construct has complained
    Exception *exception = object_new(vm, type, 0);
    if (!exception) return NO_VALUE;
    exception->args = tuple_from(vm, args, n);
    if (exception->args) return value_of(exception);
    value_unref(vm, value_of(exception));
    return NO_VALUE;
}

static bool base_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    if (names && names->n) {
        vm_raise(vm, "TypeError", "%s() takes no keyword arguments", type_name(vm, self));
        return false;
    }
    Tuple *given = tuple_from(vm, args, n);
    if (!given) return false;
    Tuple *old = exception_of(self)->args;
    exception_of(self)->args = given;
    value_unref(vm, value_of(old));
    return true;
}

int exception_matches(Vm *vm, Value exception, Value matcher) {
    if (is_tuple(matcher)) {
        for (size_t i = 0; i < tuple_of(matcher)->n; i++) {
            int matches = exception_matches(vm, exception, tuple_of(matcher)->at[i]);
            if (matches) return matches;
        }
        return 0;
    }
    if (is_of_kind(matcher, TYPE_IS_TYPE) && ((Type *)object_of(matcher))->kind & TYPE_IS_EXCEPTION)
        return type_is_subtype(TYPE_OF(vm, exception), object_of(matcher));
    vm_raise(vm, "TypeError",
             "catching classes that do not inherit from BaseException is not allowed");
    return -1;
}

// ---- the base type

static void base_free(Vm *vm, Object *self) {
    Exception *e = (Exception *)self;
    value_unref(vm, e->extra); // what its own type has goes first, as in CPython
    value_unref(vm, value_of(e->dict));
    value_unref(vm, value_of(e->args));
    value_unref(vm, e->traceback);
    value_unref(vm, e->cause);
    value_unref(vm, e->context);
}

static void base_traverse(Object *self, Visit *visit) {
    const Exception *e = (Exception *)self;
    visit_object(visit, e->dict);
    visit_object(visit, e->args);
    const Value owned[] = {e->traceback, e->cause, e->context, e->extra};
    visit_values(visit, owned, 4);
}

static Value base_repr(Vm *vm, Value self) {
    const Tuple *args = exception_of(self)->args;
    Str out = {0};
    text_to_utf8(TYPE_OF(vm, self)->name, &out);
    str_add(&out, "(");
    for (size_t i = 0; i < args->n; i++) {
        if (i) str_add(&out, ", ");
        if (op_repr_into(vm, args->at[i], &out)) continue;
        vm_deinit(vm, &out);
        return NO_VALUE;
    }
    str_add(&out, ")");
    return text_value_from_str(vm, &out);
}

static Value base_str(Vm *vm, Value self) {
    const Tuple *args = exception_of(self)->args;
    if (args->n == 0) return value_ref(value_of(vm->names.empty));
    if (args->n == 1) return op_str(vm, args->at[0]);
    return op_repr(vm, value_of(args));
}

static Value key_error_str(Vm *vm, Value self) {
    const Tuple *args = exception_of(self)->args;
    return args->n == 1 ? op_repr(vm, args->at[0]) : base_str(vm, self);
}

static Value get_args(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(exception_of(self)->args));
}
// Whether it is set, and not deleted, which is a TypeError.
static bool is_set(Vm *vm, const char *name, Value v) {
    if (!is_value(v)) vm_raise(vm, "TypeError", "%s may not be deleted", name);
    return is_value(v);
}

// What an exception came from: another one, or None.
static bool set_origin(Vm *vm, Value *place, const char *name, const char *what, Value v) {
    if (!is_set(vm, name, v)) return false;
    if (!is_none(v) && !is_exception(v)) {
        vm_raise(vm, "TypeError", "exception %s must be None or derive from BaseException", what);
        return false;
    }
    value_set(vm, place, is_none(v) ? NO_VALUE : value_ref(v));
    return true;
}

static bool set_args(Vm *vm, Value self, Value v) {
    Tuple *args = is_set(vm, "args", v) ? tuple_from_iterable(vm, v) : NULL;
    if (!args) return false;
    Tuple *old = exception_of(self)->args;
    exception_of(self)->args = args;
    value_unref(vm, value_of(old));
    return true;
}

static Value or_none(Value v) {
    return is_value(v) ? value_ref(v) : NONE;
}
static Value get_cause(Vm *vm, Value self) {
    (void)vm;
    return or_none(exception_of(self)->cause);
}
static bool set_cause(Vm *vm, Value self, Value v) {
    if (!set_origin(vm, &exception_of(self)->cause, "__cause__", "cause", v)) return false;
    exception_of(self)->suppresses_context = true;
    return true;
}
static Value get_context(Vm *vm, Value self) {
    (void)vm;
    return or_none(exception_of(self)->context);
}
static bool set_context_of(Vm *vm, Value self, Value v) {
    return set_origin(vm, &exception_of(self)->context, "__context__", "context", v);
}
static Value get_traceback(Vm *vm, Value self) {
    (void)vm;
    const Traceback *entry = traceback_visible(exception_of(self)->traceback);
    return entry ? value_ref(value_of(entry)) : NONE;
}
static bool set_traceback(Vm *vm, Value self, Value v) {
    if (!is_set(vm, "__traceback__", v)) return false;
    if (!is_none(v) && TYPE_OF(vm, v) != vm->types.traceback) {
        vm_raise(vm, "TypeError", "__traceback__ must be a traceback or None");
        return false;
    }
    value_set(vm, &exception_of(self)->traceback, is_none(v) ? NO_VALUE : value_ref(v));
    return true;
}
static Value get_suppress(Vm *vm, Value self) {
    (void)vm;
    return bool_value(exception_of(self)->suppresses_context);
}
static bool set_suppress(Vm *vm, Value self, Value v) {
    if (!is_value(v) || !is_bool(v)) {
        vm_raise(vm, "TypeError",
                 is_value(v) ? "attribute value type must be bool"
                             : "can't delete numeric/char attribute");
        return false;
    }
    exception_of(self)->suppresses_context = same(v, TRUE_VALUE);
    return true;
}

static Value with_traceback(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return set_traceback(vm, self, args[0]) ? value_ref(self) : NO_VALUE;
}

static Value add_note(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "note must be a str, not '%s'", type_name(vm, args[0]));
    Value notes = op_find_attribute(vm, self, "__notes__");
    if (!is_value(notes)) {
        notes = op_call_0(vm, value_of(vm->types.list));
        if (!is_value(notes) || !op_set_attribute(vm, self, vm->names.notes, notes))
            return NO_VALUE;
    }
    bool ok = is_list(notes) && list_push(vm, list_of(notes), value_ref(args[0]));
    if (!is_list(notes)) vm_raise(vm, "TypeError", "Cannot add note: __notes__ is not a list");
    value_unref(vm, notes);
    return ok ? NONE : NO_VALUE;
}

static const NativeDef base_methods[] = {
    {.name = "with_traceback", .takes = TAKES_ONE, .fn = with_traceback},
    {.name = "add_note", .takes = TAKES_ONE, .fn = add_note},
    {0}};
static const GetSetDef base_attributes[] = {{"args", get_args, set_args},
                                            {"__cause__", get_cause, set_cause},
                                            {"__context__", get_context, set_context_of},
                                            {"__traceback__", get_traceback, set_traceback},
                                            {"__suppress_context__", get_suppress, set_suppress},
                                            {0}};

const TypeDef base_exception_def = {.name = "BaseException",
                                    .instance_bytes = sizeof(Exception),
                                    .dict_offset = offsetof(Exception, dict),
                                    .slots = {.free = base_free,
                                              .traverse = base_traverse,
                                              .repr = base_repr,
                                              .str = base_str,
                                              .construct = base_construct,
                                              .init = base_init},
                                    .methods = base_methods,
                                    .attributes = base_attributes};

// ---- attributes of particular ones

static Value get_first_arg(Vm *vm, Value self) {
    (void)vm;
    const Exception *e = exception_of(self);
    if (is_value(e->extra)) return value_ref(e->extra);
    return e->args->n ? value_ref(e->args->at[0]) : NONE;
}
static bool set_extra(Vm *vm, Value self, Value v) {
    value_set(vm, &exception_of(self)->extra, value_ref(v));
    return true;
}
static Value get_exit_code(Vm *vm, Value self) {
    const Exception *e = exception_of(self);
    return e->args->n > 1 && !is_value(e->extra) ? value_ref(value_of(e->args))
                                                 : get_first_arg(vm, self);
}
static const GetSetDef stop_attributes[] = {{"value", get_first_arg, set_extra}, {0}};
static const GetSetDef exit_attributes[] = {{"code", get_exit_code, set_extra}, {0}};

// ---- the hierarchy

#define PLAIN(exception, parent)                                                                   \
    { {.name = exception}, parent }
#define KNOWING(exception, what)                                                                   \
    {                                                                                              \
        {.name = exception, .slots = {.init = what##_init}, .attributes = what##_attributes},      \
            "Exception"                                                                            \
    }
static const struct {
    TypeDef def;
    const char *base;
} hierarchy[] = {
    PLAIN("Exception", "BaseException"),
    PLAIN("GeneratorExit", "BaseException"),
    PLAIN("KeyboardInterrupt", "BaseException"),
    {{.name = "SystemExit", .attributes = exit_attributes}, "BaseException"},
    PLAIN("ArithmeticError", "Exception"),
    PLAIN("FloatingPointError", "ArithmeticError"),
    PLAIN("OverflowError", "ArithmeticError"),
    PLAIN("ZeroDivisionError", "ArithmeticError"),
    PLAIN("AssertionError", "Exception"),
    KNOWING("AttributeError", missing_attribute),
    PLAIN("BufferError", "Exception"),
    PLAIN("EOFError", "Exception"),
    {{.name = "ImportError",
      .slots = {.init = import_error_init},
      .attributes = import_error_attributes},
     "Exception"},
    PLAIN("ModuleNotFoundError", "ImportError"),
    PLAIN("LookupError", "Exception"),
    PLAIN("IndexError", "LookupError"),
    {{.name = "KeyError", .slots = {.str = key_error_str}}, "LookupError"},
    PLAIN("MemoryError", "Exception"),
    KNOWING("NameError", missing_name),
    PLAIN("UnboundLocalError", "NameError"),
    {{.name = "OSError",
      .slots = {.str = os_error_str, .construct = os_error_construct, .init = os_error_init},
      .attributes = os_error_attributes},
     "Exception"},
    PLAIN("BlockingIOError", "OSError"),
    PLAIN("ChildProcessError", "OSError"),
    PLAIN("ConnectionError", "OSError"),
    PLAIN("BrokenPipeError", "ConnectionError"),
    PLAIN("ConnectionAbortedError", "ConnectionError"),
    PLAIN("ConnectionRefusedError", "ConnectionError"),
    PLAIN("ConnectionResetError", "ConnectionError"),
    PLAIN("FileExistsError", "OSError"),
    PLAIN("FileNotFoundError", "OSError"),
    PLAIN("InterruptedError", "OSError"),
    PLAIN("IsADirectoryError", "OSError"),
    PLAIN("NotADirectoryError", "OSError"),
    PLAIN("PermissionError", "OSError"),
    PLAIN("ProcessLookupError", "OSError"),
    PLAIN("TimeoutError", "OSError"),
    PLAIN("ReferenceError", "Exception"),
    PLAIN("RuntimeError", "Exception"),
    PLAIN("NotImplementedError", "RuntimeError"),
    PLAIN("RecursionError", "RuntimeError"),
    PLAIN("StopAsyncIteration", "Exception"),
    {{.name = "StopIteration", .attributes = stop_attributes}, "Exception"},
    {{.name = "SyntaxError",
      .slots = {.str = syntax_error_str},
      .attributes = syntax_error_attributes},
     "Exception"},
    PLAIN("IndentationError", "SyntaxError"),
    PLAIN("TabError", "IndentationError"),
    PLAIN("SystemError", "Exception"),
    PLAIN("TypeError", "Exception"),
    PLAIN("ValueError", "Exception"),
    PLAIN("UnicodeError", "ValueError"),
    {{.name = "UnicodeDecodeError",
      .slots = {.str = unicode_error_str},
      .attributes = unicode_error_attributes},
     "UnicodeError"},
    {{.name = "UnicodeEncodeError",
      .slots = {.str = unicode_error_str},
      .attributes = unicode_error_attributes},
     "UnicodeError"},
    PLAIN("UnicodeTranslateError", "UnicodeError"),
    PLAIN("Warning", "Exception"),
    PLAIN("BytesWarning", "Warning"),
    PLAIN("DeprecationWarning", "Warning"),
    PLAIN("EncodingWarning", "Warning"),
    PLAIN("FutureWarning", "Warning"),
    PLAIN("ImportWarning", "Warning"),
    PLAIN("PendingDeprecationWarning", "Warning"),
    PLAIN("ResourceWarning", "Warning"),
    PLAIN("RuntimeWarning", "Warning"),
    PLAIN("SyntaxWarning", "Warning"),
    PLAIN("UnicodeWarning", "Warning"),
    PLAIN("UserWarning", "Warning"),
};

static void add_type(Vm *vm, const char *name, Type *type) {
    dict_set_c(vm, vm->exceptions, name, value_ref(value_of(type)));
    dict_set_c(vm, vm->builtins, name, value_ref(value_of(type)));
}

void exception_init_types(Vm *vm) {
    vm->types.base_exception = type_from_def(vm, &base_exception_def, NULL);
    add_type(vm, "BaseException", vm->types.base_exception);
    for (size_t i = 0; i < sizeof hierarchy / sizeof *hierarchy; i++) {
        Type *base = exception_type(vm, hierarchy[i].base);
        add_type(vm, hierarchy[i].def.name, type_from_def(vm, &hierarchy[i].def, base));
    }
    add_type(vm, "ExceptionGroup", exception_group_init_types(vm, exception_type(vm, "Exception")));
    add_type(vm, "BaseExceptionGroup", vm->types.base_exception_group);
    // Made last, for it needs Exception, but the first that __subclasses__ names.
    const Type *root = vm->types.base_exception;
    for (size_t i = root->n_subclasses - 1; i > 0; i--)
        root->subclasses[i] = root->subclasses[i - 1];
    root->subclasses[0] = vm->types.base_exception_group;
    vm->types.stop_iteration = exception_type(vm, "StopIteration");
    Value os_error = value_of(exception_type(vm, "OSError"));
    dict_set_c(vm, vm->builtins, "IOError", value_ref(os_error));
    dict_set_c(vm, vm->builtins, "EnvironmentError", value_ref(os_error));
}
