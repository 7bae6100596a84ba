// Built-in functions that run text as a part of the program: exec, eval, compile; and those
// that only somebody at a prompt has a use for.
#include <string.h>

#include "lang/builtins/builtins.h"
#include "lang/core/exception.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/core/syntax_exception.h"
#include "lang/core/work.h"
#include "lang/modules/import.h"
#include "lang/modules/module.h"
#include "lang/types/box.h"
#include "lang/types/bytes.h"
#include "lang/types/dict.h"
#include "lang/types/search.h"

// ---- compiling

// The text of [v], a str or bytes, goes to [out].
static bool source_of(Vm *vm, Value v, const char *function, const char *kinds, Str *out) {
    const uint8_t *bytes;
    size_t n;
    if (is_text(v)) {
        text_to_utf8(text_of(v), out);
    } else if (bytes_view(v, &bytes, &n)) {
        vm_add_bytes(vm, out, bytes, n);
    } else {
        vm_raise(vm, "TypeError", "%s() arg 1 must be a string, bytes or %s object", function,
                 kinds);
        return false;
    }
    if (units_find(vm, (Units){out->text, out->n, 1}, (Units){"", 1, 1}, 0, out->n) < 0)
        return true;
    vm_raise(vm, "SyntaxError", "source code string cannot contain null bytes");
    vm_deinit(vm, out);
    return false;
}

// Where an expression ends too early, and no line end is written there, CPython has no column.
static void forget_column(Vm *vm, const Str *source, SyntaxError *error) {
    const char *text = str_text(source), *end = text + source->n;
    if (source->n && end[-1] == '\n') return;
    if (!source->n) error->span = (Span){0}; // nor a line
    if (error->kind != SYNTAX_ERROR || strcmp(error->message, "invalid syntax") != 0) return;
    const char *at = text;
    for (int line = 1; at && line < error->span.line; line++) {
        at = vm_find_byte(vm, at, '\n', (size_t)(end - at));
        if (at) at++;
    }
    if (!at || error->span.col < 0 || error->span.col > end - at) return;
    at += error->span.col;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    bool is_end = at == end || (*at == '#' && !vm_find_byte(vm, at, '\n', (size_t)(end - at)));
    if (!is_end) return;
    error->span.col = -1;
    error->end = ENDS_AT_0;
}

// Compiles what a string says; its lines are in no file, so tracebacks do not show them.
static Code *compile_text(Vm *vm, const Str *source, const char *path, ModuleMode mode) {
    const char *text = str_text(source);
    SyntaxError error = {0};
    Unit *unit = NULL;
    Code *code = module_compile(vm, path, text, source->n, mode, &error, &unit);
    if (unit) unit->is_hidden = true;
    if (!code && mode != MODULE_EXEC) forget_column(vm, source, &error);
    if (!code && !vm_has_exception(vm))
        syntax_exception_raise(vm, &error, &unit->source, !unit->is_parsed, mode == MODULE_EXEC);
    if (!code && unit) unit_unref(vm, unit);
    return code;
}

static Value builtin_compile(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    enum { SOURCE, FILENAME, MODE };
    Str source = {0}, path = {0};
    if (!is_text(args[MODE]))
        return vm_raise(vm, "TypeError", "compile() argument 'mode' must be str, not %s",
                        type_name(vm, args[MODE]));
    bool is_eval = text_is(text_of(args[MODE]), "eval");
    bool is_single = text_is(text_of(args[MODE]), "single");
    if (!is_eval && !is_single && !text_is(text_of(args[MODE]), "exec"))
        return vm_raise(vm, "ValueError", "compile() mode must be 'exec', 'eval' or 'single'");
    if (TYPE_OF(vm, args[SOURCE]) == vm->types.code) return value_ref(args[SOURCE]);
    Value fields = op_find_attribute(vm, args[SOURCE], "_fields");
    if (is_value(fields)) {
        value_unref(vm, fields);
        return vm_raise(vm, "NotImplementedError", "compiling a syntax tree is not supported here");
    }
    if (!source_of(vm, args[SOURCE], "compile", "AST", &source)) return NO_VALUE;
    if (!op_str_into(vm, args[FILENAME], &path)) return NO_VALUE;
    ModuleMode mode = is_eval ? MODULE_EVAL : is_single ? MODULE_SINGLE : MODULE_EXEC;
    Code *code = compile_text(vm, &source, str_text(&path), mode);
    vm_deinit(vm, &path);
    vm_deinit(vm, &source);
    return value_of(code);
}

// ---- running

typedef struct Spaces {
    Dict *globals; // borrowed
    Value locals;  // owned; a dict, or another mapping
} Spaces;

static bool is_mapping(Vm *vm, Value v) {
    return is_dict(v) || (TYPE_OF(vm, v)->slots.get_item && !is_of_kind(v, TYPE_IS_LIST) &&
                          !is_tuple(v) && !is_text(v));
}

// Where the names are: as it was given, or those of the caller.
static bool find_spaces(Vm *vm, const Value *args, bool is_eval, Spaces *spaces) {
    bool has_globals = is_value(args[0]) && !is_none(args[0]);
    bool has_locals = is_value(args[1]) && !is_none(args[1]);
    if (has_globals && !is_dict(args[0])) {
        if (is_eval)
            vm_raise(vm, "TypeError", "globals must be a %s",
                     is_mapping(vm, args[0]) ? "real dict; try eval(code, {}, mapping)" : "dict");
        else
            vm_raise(vm, "TypeError", "exec() globals must be a dict, not %s",
                     type_name(vm, args[0]));
        return false;
    }
    if (has_locals && !is_mapping(vm, args[1])) {
        if (is_eval)
            vm_raise(vm, "TypeError", "locals must be a mapping");
        else
            vm_raise(vm, "TypeError", "locals must be a mapping or None, not %s",
                     type_name(vm, args[1]));
        return false;
    }
    spaces->globals = has_globals ? dict_of(args[0]) : vm->frame->globals;
    spaces->locals = has_locals    ? value_ref(args[1])
                     : has_globals ? value_ref(args[0])
                                   : frame_locals(vm->frame);
    if (!is_value(spaces->locals)) return false;
    if (is_value(dict_find_name(spaces->globals, vm->names.builtins))) return true;
    Value builtins = dict_find_name(vm->frame->globals, vm->names.builtins);
    return dict_set_name(vm, spaces->globals, vm->names.builtins,
                         is_value(builtins) ? builtins : value_of(vm->builtins));
}

static Value run(Vm *vm, const Value *args, bool is_eval) {
    const char *name = is_eval ? "eval" : "exec";
    Spaces spaces = {0};
    if (!find_spaces(vm, args + 1, is_eval, &spaces)) return NO_VALUE;
    Code *code;
    bool is_own = TYPE_OF(vm, args[0]) != vm->types.code;
    if (!is_own) {
        code = object_of(value_ref(args[0]));
        if (code->n_free) {
            vm_raise(vm, "TypeError",
                     is_eval ? "code object passed to eval() may not contain free variables"
                             : "code object passed to exec() may not contain free variables");
            value_unref(vm, value_of(code));
            code = NULL;
        }
    } else {
        Str source = {0};
        bool ok = source_of(vm, args[0], name, "code", &source);
        size_t skip = ok && is_eval ? strspn(str_text(&source), " \t") : 0;
        if (skip) memmove(source.text, source.text + skip, source.n + 1 - skip), source.n -= skip;
        code =
            ok ? compile_text(vm, &source, "<string>", is_eval ? MODULE_EVAL : MODULE_EXEC) : NULL;
        vm_deinit(vm, &source);
    }
    Value v = code ? module_run_in(vm, code, spaces.globals, spaces.locals) : NO_VALUE;
    value_unref(vm, spaces.locals);
    if (code) {
        value_unref(vm, value_of(code));
        if (is_own) units_forget(vm);
    }
    if (is_eval || !is_value(v)) return v;
    value_unref(vm, v);
    return NONE;
}

static Value builtin_eval(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return run(vm, args, true);
}

static Value builtin_exec(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return run(vm, args, false);
}

// ---- for somebody at a prompt

static Value builtin_exit(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    return vm_raise_value(vm, "SystemExit", n ? args[0] : NO_VALUE);
}
static Value builtin_breakpoint(Vm *vm, Value self, const Value *args, size_t n,
                                const Tuple *names) {
    Value hook = vm->sys ? dict_find_c(vm->sys, "breakpointhook") : NO_VALUE;
    (void)self;
    if (is_value(hook)) return op_call(vm, hook, args, n, names);
    return vm_raise(vm, "NotImplementedError", "breakpoint() is not supported here");
}
static Value builtin_help(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    Text *name = text_name(vm, "pydoc");
    Value module = name ? module_import(vm, name) : NO_VALUE;
    Value done = is_value(module) ? op_call_method(vm, module, "help", args, n) : NO_VALUE;
    value_unref(vm, module);
    value_unref(vm, value_of(name));
    return done;
}

const NativeDef builtin_run_natives[] = {
    {"compile",
     TAKES_NAMED,
     {builtin_compile},
     .parameters =
         "source, filename, mode, flags=, dont_inherit=, optimize=, *, _feature_version="},
    {"eval", TAKES_NAMED, {builtin_eval}, .parameters = "source, globals=, locals=, /"},
    {"exec",
     TAKES_NAMED,
     {builtin_exec},
     .parameters = "source, globals=, locals=, /, *, closure="},
    {"exit", TAKES_MANY, {builtin_exit}, 0, 1},
    {"quit", TAKES_MANY, {builtin_exit}, 0, 1},
    {"breakpoint", TAKES_ALL, {.fn_all = builtin_breakpoint}},
    {"help", TAKES_MANY, {builtin_help}, 0, 1},
    {0},
};
