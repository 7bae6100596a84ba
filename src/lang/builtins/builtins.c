// Built-in functions: iterating, asking, describing. See builtins.h for the others.
#include "lang/builtins/builtins.h"
#include "lang/core/work.h"

#include "lang/modules/import.h"
#include "lang/modules/module.h"
#include "lang/modules/spec.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"
#include "lang/types/int.h"
#include "lang/types/iterators.h"
#include "lang/types/list.h"
#include "lang/types/sort.h"

// ---- iterating

static Value builtin_iter(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    if (n == 1) return op_iter(vm, args[0]);
    if (TYPE_OF(vm, args[0])->slots.call) return call_iterator_new(vm, args[0], args[1]);
    return vm_raise(vm, "TypeError", "iter(v, w): v must be callable");
}

// Not op_next, which forgets the value of a StopIteration.
static Value builtin_next(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    const Type *type = TYPE_OF(vm, args[0]);
    if (!type->slots.next)
        return vm_raise(vm, "TypeError", "'%s' object is not an iterator", type->c_name);
    Value v = type->slots.next(vm, args[0]);
    if (is_value(v)) return v;
    bool is_end = !vm_has_exception(vm) || vm_exception_is_type(vm, vm->types.stop_iteration);
    if (n > 1 && is_end) {
        vm_clear_exception(vm);
        return value_ref(args[1]);
    }
    return vm_has_exception(vm) ? NO_VALUE : vm_raise_value(vm, "StopIteration", NO_VALUE);
}

static Value builtin_len(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t length = op_length(vm, args[0]);
    return length < 0 ? NO_VALUE : int_from_int64(vm, length);
}

// The first item whose truth is [wanted] decides.
static Value find_truth(Vm *vm, Value iterable, bool wanted) {
    Value iterator = op_iter(vm, iterable), item;
    bool found = false;
    while (is_value(iterator) && !found && is_value(item = op_next(vm, iterator))) {
        int truth = op_truth(vm, item);
        value_unref(vm, item);
        if (truth < 0) break;
        found = truth == wanted;
    }
    value_unref(vm, iterator);
    return vm_has_exception(vm) ? NO_VALUE : bool_value(found == wanted);
}

static Value builtin_all(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return find_truth(vm, args[0], false);
}
static Value builtin_any(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return find_truth(vm, args[0], true);
}

// ---- the largest and the smallest

typedef struct Best {
    Vm *vm;
    Value key;       // the function, or NO_VALUE
    CompareOp op;    // a candidate wins when it is so to the best
    Value item, its; // owned: the best so far and its key
} Best;

static bool consider(void *data, Value item) {
    Best *best = data;
    Vm *vm = best->vm;
    Value key = is_value(best->key) ? op_call_1(vm, best->key, item) : value_ref(item);
    if (!is_value(key)) return false;
    int wins = 1;
    if (is_value(best->item)) {
        Value v = op_compare(vm, best->op, key, best->its);
        wins = is_value(v) ? op_truth(vm, v) : -1;
        value_unref(vm, v);
    }
    if (wins > 0) {
        value_set(vm, &best->item, value_ref(item));
        value_set(vm, &best->its, value_ref(key));
    }
    value_unref(vm, key);
    return wins >= 0;
}

static Value find_best(Vm *vm, const char *name, CompareOp op, const Value *args, size_t n,
                       const Tuple *names) {
    Value options[2];
    if (n == 0) return vm_raise(vm, "TypeError", "%s expected at least 1 argument, got 0", name);
    if (!native_sort_args(vm, name, "*, key=, default=", args + n, 0, names, options))
        return NO_VALUE;
    if (n > 1 && is_value(options[1]))
        return vm_raise(vm, "TypeError",
                        "Cannot specify a default for %s() with multiple positional arguments",
                        name);
    bool has_key = is_value(options[0]) && !is_none(options[0]);
    Best best = {.vm = vm, .key = has_key ? options[0] : NO_VALUE, .op = op};
    bool ok = true;
    if (n == 1) ok = op_each(vm, args[0], consider, &best);
    for (size_t i = 0; ok && n > 1 && i < n; i++) {
        ok = consider(&best, args[i]);
        vm_step(vm, i);
    }
    value_unref(vm, best.its);
    if (ok && is_value(best.item)) return best.item;
    value_unref(vm, best.item);
    if (!ok) return NO_VALUE;
    if (is_value(options[1])) return value_ref(options[1]);
    return vm_raise(vm, "ValueError", "%s() arg is an empty sequence", name);
}

static Value builtin_max(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)self;
    return find_best(vm, "max", COMPARE_GT, args, n, names);
}
static Value builtin_min(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)self;
    return find_best(vm, "min", COMPARE_LT, args, n, names);
}

// ---- describing

static Value builtin_repr(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return op_repr(vm, args[0]);
}

static Value builtin_ascii(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Value repr = op_repr(vm, args[0]);
    if (!is_value(repr) || text_of(repr)->is_ascii) return repr;
    const Text *text = text_of(repr);
    Str out = {0};
    for (size_t i = 0; i < text->n; i++) {
        uint32_t c = text_at(text, i);
        if (c < 0x80)
            str_add_utf8(&out, c);
        else if (c < 0x100)
            str_printf(&out, "\\x%02x", c);
        else if (c < 0x10000)
            str_printf(&out, "\\u%04x", c);
        else
            str_printf(&out, "\\U%08x", c);
    }
    value_unref(vm, repr);
    return text_value_from_str(vm, &out);
}

static Value builtin_format(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    if (n > 1 && !is_text(args[1]))
        return vm_raise(vm, "TypeError", "format() argument 2 must be str, not %s",
                        type_name(vm, args[1]));
    return op_format(vm, args[0], n > 1 ? text_of(args[1]) : vm->names.empty);
}

static const NativeDef natives[] = {
    {"all", TAKES_ONE, {builtin_all}},
    {"any", TAKES_ONE, {builtin_any}},
    {"ascii", TAKES_ONE, {builtin_ascii}},
    {"format", TAKES_MANY, {builtin_format}, 1, 2},
    {"iter", TAKES_MANY, {builtin_iter}, 1, 2},
    {"len", TAKES_ONE_AT_ONCE, {builtin_len}},
    {"max", TAKES_ALL, {.fn_all = builtin_max}, .counts = true},
    {"min", TAKES_ALL, {.fn_all = builtin_min}, .counts = true},
    {"next", TAKES_MANY, {builtin_next}, 1, 2},
    {"repr", TAKES_ONE, {builtin_repr}},
    {0},
};

// The module "builtins", whose names are those that every program sees.
static void add_module(Vm *vm) {
    Text *name = text_name(vm, "builtins");
    Module *module = object_new(vm, vm->types.module, 0);
    module->name = name;
    module->dict = object_of(value_ref(value_of(vm->builtins)));
    dict_set_name(vm, vm->builtins, vm->names.name, value_of(name));
    dict_set_name(vm, vm->modules, name, value_of(module));
    spec_set_built_in(vm, module);
    value_unref(vm, value_of(module));
}

// As dir and vars have them: of names equally near to a wrong one the first is suggested.
static const char *const in_order[] = {"__name__",
                                       "__doc__",
                                       "__package__",
                                       "__loader__",
                                       "__spec__",
                                       "__build_class__",
                                       "__import__",
                                       "abs",
                                       "all",
                                       "any",
                                       "ascii",
                                       "bin",
                                       "breakpoint",
                                       "callable",
                                       "chr",
                                       "compile",
                                       "delattr",
                                       "dir",
                                       "divmod",
                                       "eval",
                                       "exec",
                                       "format",
                                       "getattr",
                                       "globals",
                                       "hasattr",
                                       "hash",
                                       "hex",
                                       "id",
                                       "input",
                                       "isinstance",
                                       "issubclass",
                                       "iter",
                                       "aiter",
                                       "len",
                                       "locals",
                                       "max",
                                       "min",
                                       "next",
                                       "anext",
                                       "oct",
                                       "ord",
                                       "pow",
                                       "print",
                                       "repr",
                                       "round",
                                       "setattr",
                                       "sorted",
                                       "sum",
                                       "vars",
                                       "None",
                                       "Ellipsis",
                                       "NotImplemented",
                                       "False",
                                       "True",
                                       "bool",
                                       "memoryview",
                                       "bytearray",
                                       "bytes",
                                       "classmethod",
                                       "complex",
                                       "dict",
                                       "enumerate",
                                       "filter",
                                       "float",
                                       "frozenset",
                                       "property",
                                       "int",
                                       "list",
                                       "map",
                                       "object",
                                       "range",
                                       "reversed",
                                       "set",
                                       "slice",
                                       "staticmethod",
                                       "str",
                                       "super",
                                       "tuple",
                                       "type",
                                       "zip",
                                       "__debug__",
                                       "BaseException",
                                       "BaseExceptionGroup",
                                       "Exception",
                                       "GeneratorExit",
                                       "KeyboardInterrupt",
                                       "SystemExit",
                                       "ArithmeticError",
                                       "AssertionError",
                                       "AttributeError",
                                       "BufferError",
                                       "EOFError",
                                       "ImportError",
                                       "LookupError",
                                       "MemoryError",
                                       "NameError",
                                       "OSError",
                                       "ReferenceError",
                                       "RuntimeError",
                                       "StopAsyncIteration",
                                       "StopIteration",
                                       "SyntaxError",
                                       "SystemError",
                                       "TypeError",
                                       "ValueError",
                                       "Warning",
                                       "FloatingPointError",
                                       "OverflowError",
                                       "ZeroDivisionError",
                                       "BytesWarning",
                                       "DeprecationWarning",
                                       "EncodingWarning",
                                       "FutureWarning",
                                       "ImportWarning",
                                       "PendingDeprecationWarning",
                                       "ResourceWarning",
                                       "RuntimeWarning",
                                       "SyntaxWarning",
                                       "UnicodeWarning",
                                       "UserWarning",
                                       "BlockingIOError",
                                       "ChildProcessError",
                                       "ConnectionError",
                                       "FileExistsError",
                                       "FileNotFoundError",
                                       "InterruptedError",
                                       "IsADirectoryError",
                                       "NotADirectoryError",
                                       "PermissionError",
                                       "ProcessLookupError",
                                       "TimeoutError",
                                       "IndentationError",
                                       "IndexError",
                                       "KeyError",
                                       "ModuleNotFoundError",
                                       "NotImplementedError",
                                       "RecursionError",
                                       "UnboundLocalError",
                                       "UnicodeError",
                                       "BrokenPipeError",
                                       "ConnectionAbortedError",
                                       "ConnectionRefusedError",
                                       "ConnectionResetError",
                                       "TabError",
                                       "UnicodeDecodeError",
                                       "UnicodeEncodeError",
                                       "UnicodeTranslateError",
                                       "ExceptionGroup",
                                       "EnvironmentError",
                                       "IOError",
                                       "open",
                                       "quit",
                                       "exit",
                                       "help"};

static void put_in_order(Vm *vm) {
    for (size_t i = 0; i < sizeof in_order / sizeof *in_order; i++) {
        Text *name = text_name(vm, in_order[i]);
        Value v = value_ref(dict_find_name(vm->builtins, name));
        if (is_value(v) && dict_remove(vm, vm->builtins, value_of(name), NULL) >= 0)
            dict_set_name(vm, vm->builtins, name, v);
        value_unref(vm, value_of(name));
    }
}

void builtins_init(Vm *vm) {
    const VmTypes *types = &vm->types;
    Type *const all[] = {
        types->object,       types->type,      types->bool_, types->int_,      types->float_,
        types->complex,      types->text,      types->bytes, types->bytearray, types->memoryview,
        types->tuple,        types->list,      types->dict,  types->set,       types->frozenset,
        types->range,        types->slice,     types->super, types->property,  types->classmethod,
        types->staticmethod, types->enumerate, types->zip,   types->map,       types->filter,
        types->reversed};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i]) dict_set_c(vm, vm->builtins, all[i]->c_name, value_ref(value_of(all[i])));
    const NativeDef *const tables[] = {natives,
                                       sort_natives,
                                       builtin_attribute_natives,
                                       builtin_number_natives,
                                       builtin_async_natives,
                                       builtin_print_natives,
                                       builtin_run_natives,
                                       import_natives};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        native_add_all(vm, vm->builtins, tables[i], "builtins");
    dict_set_c(vm, vm->builtins, "None", NONE);
    dict_set_c(vm, vm->builtins, "False", FALSE_VALUE);
    dict_set_c(vm, vm->builtins, "True", TRUE_VALUE);
    dict_set_c(vm, vm->builtins, "Ellipsis", ELLIPSIS);
    dict_set_c(vm, vm->builtins, "NotImplemented", NOT_IMPLEMENTED);
    dict_set_c(vm, vm->builtins, "__debug__", TRUE_VALUE);
    add_module(vm);
    put_in_order(vm);
}
