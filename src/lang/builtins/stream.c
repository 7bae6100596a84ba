// The three standard files. What the host hands in is kept in vm->input until it is read, so that
// sys.stdin, its buffer and input() read from the same place.
#include "lang/builtins/stream.h"

#include <string.h>

#include "lang/core/exception.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/modules/module.h"
#include "lang/types/box.h"
#include "lang/types/bytes_methods.h"
#include "lang/types/dict.h"
#include "lang/types/iterators.h"
#include "lang/types/list.h"

static const struct {
    const char *sys_name, *sys_first_name, *name, *errors;
} ends[] = {[STREAM_IN] = {"stdin", "__stdin__", "<stdin>", "strict"},
            [STREAM_OUT] = {"stdout", "__stdout__", "<stdout>", "strict"},
            [STREAM_ERR] = {"stderr", "__stderr__", "<stderr>", "backslashreplace"}};

static Stream *stream_of(Value v) {
    return object_of(v);
}

Value stream_current(Vm *vm, StreamEnd end) {
    if (!vm->sys) return NO_VALUE;
    Value now = dict_find_c(vm->sys, ends[end].sys_name);
    if (!is_value(now)) return NO_VALUE;
    bool is_first = same(now, dict_find_c(vm->sys, ends[end].sys_first_name));
    return is_first && is_stream(vm, now) && !stream_of(now)->dict ? NO_VALUE : now;
}

static bool is_for(Vm *vm, Value self, bool is_writing) {
    if ((stream_of(self)->end != STREAM_IN) == is_writing) return true;
    vm_raise(vm, "OSError", is_writing ? "not writable" : "not readable");
    return false;
}

// ---- writing

static void put(Vm *vm, StreamEnd end, const char *bytes, size_t n) {
    if (n) (end == STREAM_ERR ? vm_print_error : vm_print)(vm, bytes, n);
}

static Value stream_write(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    const Stream *stream = stream_of(self);
    if (!is_for(vm, self, true)) return NO_VALUE;
    if (stream->is_binary) {
        BytesView view;
        if (!bytes_get(vm, args[0], &view)) return NO_VALUE;
        put(vm, stream->end, (const char *)view.at, view.n);
        return small_int_value((int64_t)view.n);
    }
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "write() argument must be str, not %s",
                        type_name(vm, args[0]));
    Str out = {0};
    text_to_utf8(text_of(args[0]), &out);
    put(vm, stream->end, str_text(&out), out.n);
    vm_deinit(vm, &out);
    return small_int_value((int64_t)text_of(args[0])->n);
}

typedef struct Writing {
    Vm *vm;
    Value self;
} Writing;

static bool write_one(void *data, Value line) {
    const Writing *writing = data;
    Vm *vm = writing->vm;
    Value done = stream_of(writing->self)->dict
                     ? op_call_method(vm, writing->self, "write", &line, 1)
                     : stream_write(vm, writing->self, &line, 1);
    value_unref(vm, done);
    return is_value(done);
}

static Value stream_write_lines(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Writing writing = {vm, self};
    return op_each(vm, args[0], write_one, &writing) ? NONE : NO_VALUE;
}

void stream_tell(Vm *vm, const char *text, size_t n) {
    Value file = stream_current(vm, STREAM_ERR);
    if (!is_value(file)) {
        put(vm, STREAM_ERR, text, n);
        return;
    }
    if (is_none(file)) return;
    Value exception = vm_take_exception(vm), line = value_of(text_from_utf8(vm, text, n));
    value_ref(file);
    Value done = is_value(line) ? op_call_method(vm, file, "write", &line, 1) : NO_VALUE;
    if (!is_value(done)) vm_clear_exception(vm);
    value_unref(vm, file);
    value_unref(vm, done);
    value_unref(vm, line);
    vm->exception = exception;
}

// ---- reading

// More of the input in vm->input; false at its end.
static bool fill(Vm *vm) {
    char bytes[4096];
    size_t n = vm->output.in ? vm->output.in(vm->output.data, bytes, sizeof bytes) : 0;
    str_add_bytes(&vm->input, bytes, n);
    return n > 0;
}

// The next [n] bytes are read: they go to [out].
static void take(Vm *vm, size_t n, Str *out) {
    str_add_bytes(out, vm->input.text + vm->input_at, n);
    vm->input_at += n;
    if (vm->input_at < vm->input.n) return;
    str_clear(&vm->input);
    vm->input_at = 0;
}

bool stream_read_line(Vm *vm, Str *line) {
    size_t seen = 0;
    for (;;) {
        size_t left = vm->input.n - vm->input_at;
        const char *from = left ? vm->input.text + vm->input_at : "";
        const char *newline = left > seen ? memchr(from + seen, '\n', left - seen) : NULL;
        if (newline) left = (size_t)(newline - from) + 1;
        seen = left;
        if (!newline && fill(vm)) continue;
        if (left) take(vm, left, line);
        return left > 0;
    }
}

static Value read_value(Vm *vm, Value self, Str *bytes) {
    Value v = stream_of(self)->is_binary ? value_of(bytes_new(vm, str_text(bytes), bytes->n))
                                         : value_of(text_from_utf8(vm, str_text(bytes), bytes->n));
    vm_deinit(vm, bytes);
    return v;
}

static Value stream_readline(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    Str line = {0};
    if (!is_for(vm, self, false)) return NO_VALUE;
    stream_read_line(vm, &line);
    return read_value(vm, self, &line);
}

static Value stream_next(Vm *vm, Value self) {
    Str line = {0};
    if (!is_for(vm, self, false) || !stream_read_line(vm, &line)) return NO_VALUE;
    return read_value(vm, self, &line);
}

static Value stream_readlines(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    List *list = list_new(vm, 0);
    bool ok = list != NULL;
    for (Value line; ok && is_value(line = stream_next(vm, self));)
        ok = list_push(vm, list, line);
    if (ok && !vm_has_exception(vm)) return value_of(list);
    value_unref(vm, value_of(list));
    return NO_VALUE;
}

// How many bytes [n] characters are, or all there are.
static size_t bytes_of(const Vm *vm, bool is_binary, int64_t n) {
    const char *from = str_text(&vm->input) + vm->input_at;
    size_t left = vm->input.n - vm->input_at;
    if (n < 0 || (size_t)n > left) return left;
    if (is_binary) return (size_t)n;
    const char *at = from, *end = from + left;
    while (n-- > 0 && at < end)
        utf8_next(&at, end);
    return (size_t)(at - from);
}

static Value stream_read(Vm *vm, Value self, const Value *args, size_t n) {
    int64_t wanted = -1;
    Str bytes = {0};
    if (!is_for(vm, self, false)) return NO_VALUE;
    if (n && !is_none(args[0]) && !op_index(vm, args[0], &wanted)) return NO_VALUE;
    while (wanted < 0 || vm->input.n - vm->input_at < (size_t)wanted * 4)
        if (!fill(vm)) break;
    take(vm, bytes_of(vm, stream_of(self)->is_binary, wanted), &bytes);
    return read_value(vm, self, &bytes);
}

// ---- what else files have

static Value do_nothing(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)vm, (void)self, (void)args, (void)n, (void)names;
    return NONE;
}
static Value stream_enter(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return value_ref(self);
}
static Value say_false(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)args, (void)n;
    return FALSE_VALUE;
}
static Value is_readable(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return bool_value(stream_of(self)->end == STREAM_IN);
}
static Value is_writable(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return bool_value(stream_of(self)->end != STREAM_IN);
}
static Value get_number(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)args, (void)n;
    return small_int_value(stream_of(self)->end);
}

static Value get_name(Vm *vm, Value self) {
    return value_of(text_from_c(vm, ends[stream_of(self)->end].name));
}
static Value get_mode(Vm *vm, Value self) {
    const Stream *stream = stream_of(self);
    const char *mode = stream->end == STREAM_IN ? "rb" : "wb";
    return value_of(text_from_utf8(vm, mode, stream->is_binary ? 2 : 1));
}
static Value get_encoding(Vm *vm, Value self) {
    (void)self;
    return value_of(text_from_c(vm, "utf-8"));
}
static Value get_errors(Vm *vm, Value self) {
    return value_of(text_from_c(vm, ends[stream_of(self)->end].errors));
}
static Value get_closed(Vm *vm, Value self) {
    (void)vm, (void)self;
    return FALSE_VALUE;
}
static Value get_newlines(Vm *vm, Value self) {
    (void)vm, (void)self;
    return NONE;
}
static Value get_line_buffering(Vm *vm, Value self) {
    (void)vm;
    return bool_value(stream_of(self)->end == STREAM_ERR);
}
static Value get_buffer(Vm *vm, Value self) {
    (void)vm;
    return value_ref(stream_of(self)->buffer);
}

static Value stream_repr(Vm *vm, Value self) {
    const Stream *stream = stream_of(self);
    const char *name = ends[stream->end].name;
    if (!stream->is_binary)
        return value_of(text_printf(vm, "<_io.TextIOWrapper name='%s' mode='%s' encoding='utf-8'>",
                                    name, stream->end == STREAM_IN ? "r" : "w"));
    return value_of(text_printf(vm, "<_io.Buffered%s name='%s'>",
                                stream->end == STREAM_IN ? "Reader" : "Writer", name));
}

static void stream_free(Vm *vm, Object *self) {
    value_unref(vm, ((Stream *)self)->buffer);
    value_unref(vm, value_of(((Stream *)self)->dict));
}

static void stream_traverse(Object *self, Visit *visit) {
    visit_object(visit, ((Stream *)self)->dict);
}

#define METHODS                                                                                    \
    {"write", TAKES_ONE, {stream_write}}, {"writelines", TAKES_ONE, {stream_write_lines}},         \
        {"flush", TAKES_ALL, {.fn_all = do_nothing}},                                              \
        {"close", TAKES_ALL, {.fn_all = do_nothing}}, {"read", TAKES_MANY, {stream_read}, 0, 1},   \
        {"readline", TAKES_MANY, {stream_readline}, 0, 1},                                         \
        {"readlines", TAKES_MANY, {stream_readlines}, 0, 1}, {"isatty", TAKES_NONE, {say_false}},  \
        {"seekable", TAKES_NONE, {say_false}}, {"readable", TAKES_NONE, {is_readable}},            \
        {"writable", TAKES_NONE, {is_writable}}, {"fileno", TAKES_NONE, {get_number}},             \
        {"__enter__", TAKES_NONE, {stream_enter}}, {                                               \
        "__exit__", TAKES_ALL, {                                                                   \
            .fn_all = do_nothing                                                                   \
        }                                                                                          \
    }

#define ATTRIBUTES                                                                                 \
    {"name", get_name, NULL}, {"mode", get_mode, NULL}, {                                          \
        "closed", get_closed, NULL                                                                 \
    }

static const NativeDef text_methods[] = {
    METHODS, {"reconfigure", TAKES_ALL, {.fn_all = do_nothing}}, {0}};
static const NativeDef binary_methods[] = {METHODS, {0}};
static const GetSetDef text_attributes[] = {ATTRIBUTES,
                                            {"encoding", get_encoding, NULL},
                                            {"errors", get_errors, NULL},
                                            {"newlines", get_newlines, NULL},
                                            {"line_buffering", get_line_buffering, NULL},
                                            {"buffer", get_buffer, NULL},
                                            {0}};
static const GetSetDef binary_attributes[] = {ATTRIBUTES, {0}};

static const TypeDef text_stream_def = {.name = "_io.TextIOWrapper",
                                        .instance_bytes = sizeof(Stream),
                                        .slots = {.free = stream_free,
                                                  .traverse = stream_traverse,
                                                  .repr = stream_repr,
                                                  .iter = iterator_self,
                                                  .next = stream_next},
                                        .methods = text_methods,
                                        .attributes = text_attributes,
                                        .dict_offset = offsetof(Stream, dict)};
static const TypeDef binary_stream_def = {
    .name = "_io.BufferedWriter",
    .instance_bytes = sizeof(Stream),
    .slots = {.repr = stream_repr, .iter = iterator_self, .next = stream_next},
    .methods = binary_methods,
    .attributes = binary_attributes};

Value stream_new(Vm *vm, StreamEnd end) {
    if (!vm->types.text_stream) {
        vm->types.text_stream = type_from_def(vm, &text_stream_def, NULL);
        vm->types.binary_stream = type_from_def(vm, &binary_stream_def, NULL);
    }
    Stream *text = object_new(vm, vm->types.text_stream, 0);
    Stream *buffer = text ? object_new(vm, vm->types.binary_stream, 0) : NULL;
    if (!buffer) return NO_VALUE;
    text->end = buffer->end = end;
    buffer->is_binary = true;
    text->buffer = value_of(buffer);
    return value_of(text);
}
