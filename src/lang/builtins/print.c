// print(), input() and open().
#include "lang/builtins/builtins.h"
#include "lang/builtins/stream.h"
#include "lang/core/message.h"
#include "lang/core/work.h"
#include "lang/modules/import.h"
#include "lang/types/box.h"
#include "lang/types/dict.h"

static bool write_to(Vm *vm, Value file, const char *text, size_t n) {
    Value argument = value_of(text_from_utf8(vm, text, n));
    if (!is_value(argument)) return false;
    Value done = op_call_method(vm, file, "write", &argument, 1);
    value_unref(vm, argument);
    value_unref(vm, done);
    return is_value(done);
}

// A separator or end: *[text] stays as it is for None.
static bool get_text(Vm *vm, Value v, const char *what, Str *text) {
    if (!is_value(v) || is_none(v)) return true;
    if (!is_text(v)) {
        vm_raise(vm, "TypeError", "%s must be None or a string, not %s", what, type_name(vm, v));
        return false;
    }
    str_clear(text);
    text_to_utf8(text_of(v), text);
    return true;
}

// Each piece is a write of its own, as CPython does: a file that the program made sees them.
static bool print_to(Vm *vm, Value file, const Value *args, size_t n, const Str *sep,
                     const Str *end) {
    for (size_t i = 0; i < n; i++) {
        if (i && !write_to(vm, file, str_text(sep), sep->n)) return false;
        Str piece = {0};
        bool ok = op_str_into(vm, args[i], &piece) && write_to(vm, file, str_text(&piece), piece.n);
        vm_deinit(vm, &piece);
        if (!ok) return false;
    }
    return write_to(vm, file, str_text(end), end->n);
}

static void put_out(Vm *vm, StreamEnd end, Str *line) {
    if (line->n) (end == STREAM_ERR ? vm_print_error : vm_print)(vm, line->text, line->n);
    str_clear(line);
}

// To one of the files of the host. A call of its write() must have room in the depth of calls.
static bool print_out(Vm *vm, StreamEnd to, const Value *args, size_t n, const Str *sep,
                      const Str *end) {
    Str line = {0};
    bool ok = n || op_may_enter(vm, 1, OP_CALLING);
    for (size_t i = 0; ok && i < n; i++) {
        if (i) str_add_bytes(&line, str_text(sep), sep->n);
        vm_spend(vm, 1);
        // What comes before must be out if describing this one prints, or fails.
        bool may_tell = is_object(args[i]) && TYPE_OF(vm, args[i]) != vm->types.text;
        if (may_tell) put_out(vm, to, &line);
        ok = (!is_small_int(args[i]) || op_may_enter(vm, 1, OP_GETTING_STR)) &&
             op_str_into(vm, args[i], &line) && op_may_enter(vm, 1, OP_CALLING);
    }
    if (ok) str_add_bytes(&line, str_text(end), end->n);
    if (ok) put_out(vm, to, &line);
    vm_deinit(vm, &line);
    return ok;
}

static Value builtin_print(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)self;
    enum { SEP, END, FILE_, FLUSH };
    Value options[4];
    if (!native_sort_args(vm, "print", "*, sep=, end=, file=, flush=", args + n, 0, names, options))
        return NO_VALUE;
    Str sep = {0}, end = {0};
    str_add(&sep, " ");
    str_add(&end, "\n");
    bool ok = get_text(vm, options[SEP], "sep", &sep) && get_text(vm, options[END], "end", &end);
    Value file = options[FILE_];
    StreamEnd to = STREAM_OUT;
    if (!is_value(file) || is_none(file)) file = stream_current(vm, STREAM_OUT);
    if (is_plain_output(vm, file)) {
        to = ((Stream *)object_of(file))->end;
        file = NO_VALUE;
    }
    if (ok && is_none(file)) {
        // sys.stdout = None: nothing is printed
    } else if (ok && is_value(file)) {
        value_ref(file);
        ok = print_to(vm, file, args, n, &sep, &end);
        int flush = ok && is_value(options[FLUSH]) ? op_truth(vm, options[FLUSH]) : 0;
        if (flush > 0) {
            Value done = op_call_method(vm, file, "flush", NULL, 0);
            ok = is_value(done);
            value_unref(vm, done);
        }
        value_unref(vm, file);
    } else if (ok) {
        ok = print_out(vm, to, args, n, &sep, &end);
    }
    vm_deinit(vm, &sep);
    vm_deinit(vm, &end);
    return ok ? NONE : NO_VALUE;
}

// A line of what the program has put into the place of sys.stdin.
static Value read_line_of(Vm *vm, Value file) {
    if (is_none(file)) return vm_raise(vm, "RuntimeError", "input(): lost sys.stdin");
    Value line = op_call_method(vm, file, "readline", NULL, 0);
    if (!is_value(line) || is_text(line)) return line;
    vm_raise(vm, "TypeError", "object.readline() returned non-string");
    value_unref(vm, line);
    return NO_VALUE;
}

static Value builtin_input(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    Str none = {0}, bytes = {0};
    Value out = stream_current(vm, STREAM_OUT), in = stream_current(vm, STREAM_IN);
    if (is_none(out)) return vm_raise(vm, "RuntimeError", "input(): lost sys.stdout");
    bool ok = is_value(out) ? print_to(vm, out, args, n, &none, &none)
                            : print_out(vm, STREAM_OUT, args, n, &none, &none);
    if (!ok) return NO_VALUE;
    if (is_value(in)) {
        Value line = read_line_of(vm, in);
        if (!is_value(line)) return NO_VALUE;
        text_to_utf8(text_of(line), &bytes);
        value_unref(vm, line);
    } else {
        stream_read_line(vm, &bytes);
    }
    size_t length = bytes.n;
    if (!length) {
        vm_deinit(vm, &bytes);
        return vm_raise(vm, "EOFError", "EOF when reading a line");
    }
    if (bytes.text[length - 1] == '\n') length--;
    Value line = value_of(text_from_utf8(vm, bytes.text, length));
    vm_deinit(vm, &bytes);
    return line;
}

static Value builtin_open(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)self;
    Text *name = text_name(vm, "io");
    Value module = name ? module_import(vm, name) : NO_VALUE;
    value_unref(vm, value_of(name));
    if (!is_value(module)) return NO_VALUE;
    Value open = op_find_attribute(vm, module, "open");
    Value file = is_value(open) ? op_call(vm, open, args, n, names) : NO_VALUE;
    value_unref(vm, open);
    value_unref(vm, module);
    return file;
}

const NativeDef builtin_print_natives[] = {
    {"input", TAKES_MANY, {builtin_input}, 0, 1},
    {"open", TAKES_ALL, {.fn_all = builtin_open}},
    {"print", TAKES_ALL, {.fn_all = builtin_print}},
    {0},
};
