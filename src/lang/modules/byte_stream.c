// See byte_stream.h. At most one of `ahead` and `kept` has bytes in it.
#include "lang/modules/byte_stream.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/modules/os_error.h"
#include "lang/types/bytes.h"
#include "lang/types/int.h"
#include "lang/types/text_codec.h"

enum { BUFFER_BYTES = 8192 };

static ByteStream *stream_of(Value v) {
    return object_of(v);
}

// ---- bytes in and out

static int flush(ByteStream *stream) {
    if (!stream->kept.n) return 0;
    int failed = open_file_write(stream->file, stream->kept_at, stream->kept.text, stream->kept.n);
    if (!failed && stream->how & FILE_APPEND) stream->at = open_file_size(stream->file);
    stream->kept.n = 0;
    return failed;
}

// What is ahead at the present place.
static size_t n_ahead(const ByteStream *stream, const char **bytes) {
    int64_t from = stream->at - stream->ahead_at;
    if (from < 0 || from >= (int64_t)stream->ahead.n) return 0;
    *bytes = stream->ahead.text + from;
    return stream->ahead.n - (size_t)from;
}

static int read_ahead(ByteStream *stream) {
    char bytes[BUFFER_BYTES];
    size_t n = sizeof bytes;
    str_clear(&stream->ahead);
    stream->ahead_at = stream->at;
    int failed = open_file_read(stream->file, stream->at, bytes, &n);
    if (!failed) str_add_bytes(&stream->ahead, bytes, n);
    return failed;
}

// Adds up to [n] bytes to [out]; stops behind [stop] (-1: nowhere), or after one reading if [once].
static int read_into(ByteStream *stream, size_t n, int stop, bool once, Str *out) {
    int failed = flush(stream);
    bool was_read = false;
    while (!failed && n) {
        const char *bytes = NULL;
        size_t have = n_ahead(stream, &bytes);
        if (!have) {
            if (once && was_read) return 0;
            failed = read_ahead(stream);
            if (failed || !stream->ahead.n) return failed;
            continue;
        }
        was_read = true;
        vm_spend(stream->object.type->vm, 32);
        size_t take = have < n ? have : n;
        const char *end = stop >= 0 ? memchr(bytes, stop, take) : NULL;
        if (end) take = (size_t)(end - bytes) + 1;
        str_add_bytes(out, bytes, take);
        stream->at += (int64_t)take;
        n -= take;
        if (end || once) return 0;
    }
    return failed;
}

// The rest, in one piece as far as it is there.
static int read_all(ByteStream *stream, Str *out) {
    const char *bytes = NULL;
    int failed = flush(stream);
    size_t n = n_ahead(stream, &bytes);
    str_add_bytes(out, n ? bytes : "", n);
    stream->at += (int64_t)n;
    str_clear(&stream->ahead);
    for (size_t i = 0; !failed; i++) {
        vm_spend(stream->object.type->vm, 32);
        char piece[BUFFER_BYTES];
        n = sizeof piece;
        failed = open_file_read(stream->file, stream->at, piece, &n);
        if (failed || !n) return failed;
        str_add_bytes(out, piece, n);
        stream->at += (int64_t)n;
    }
    return failed;
}

static int write_piece(ByteStream *stream, const char *bytes, size_t n) {
    str_clear(&stream->ahead);
    if (stream->kept.n && stream->kept_at + (int64_t)stream->kept.n != stream->at) {
        int failed = flush(stream);
        if (failed) return failed;
    }
    if (!stream->kept.n) stream->kept_at = stream->at;
    str_add_bytes(&stream->kept, bytes, n);
    stream->at += (int64_t)n;
    return stream->is_raw || stream->kept.n > BUFFER_BYTES ? flush(stream) : 0;
}

static int write_bytes(ByteStream *stream, const char *bytes, size_t n) {
    int failed = write_piece(stream, bytes, n < VM_PIECE_BYTES ? n : VM_PIECE_BYTES);
    for (size_t at = VM_PIECE_BYTES, piece; !failed && at < n; at += piece) {
        piece = vm_piece(stream->object.type->vm, n - at);
        failed = write_piece(stream, bytes + at, piece);
    }
    return failed;
}

// ---- the methods

static bool check_open(Vm *vm, const ByteStream *stream) {
    if (stream->file) return true;
    vm_raise(vm, "ValueError", "I/O operation on closed file.");
    return false;
}

static Value fail(Vm *vm, int failed) {
    return raise_os_error(vm, failed, NO_VALUE, NO_VALUE);
}

static Value give(Vm *vm, int failed, Str *out) {
    Value v = failed ? fail(vm, failed) : value_of(bytes_new(vm, str_text(out), out->n));
    vm_release(vm, out->text, out->capacity);
    *out = (Str){0};
    return v;
}

// An optional size: *out stays as it is for None.
static bool get_size(Vm *vm, Value v, int64_t *out) {
    return !is_value(v) || is_none(v) || op_index(vm, v, out);
}

static Value stream_read(Vm *vm, Value self, const Value *args, size_t n) {
    ByteStream *stream = stream_of(self);
    int64_t size = -1;
    Str out = {0};
    if (!check_open(vm, stream) || (n && !get_size(vm, args[0], &size))) return NO_VALUE;
    int failed = size < 0 ? read_all(stream, &out)
                          : read_into(stream, (size_t)size, -1, stream->is_raw, &out);
    return give(vm, failed, &out);
}

static Value stream_read1(Vm *vm, Value self, const Value *args, size_t n) {
    ByteStream *stream = stream_of(self);
    int64_t size = -1;
    Str out = {0};
    if (!check_open(vm, stream) || (n && !get_size(vm, args[0], &size))) return NO_VALUE;
    if (size < 0) size = BUFFER_BYTES;
    return give(vm, read_into(stream, (size_t)size, -1, true, &out), &out);
}

static Value stream_peek(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    ByteStream *stream = stream_of(self);
    const char *bytes = "";
    if (!check_open(vm, stream)) return NO_VALUE;
    int failed = flush(stream);
    size_t have = n_ahead(stream, &bytes);
    if (!failed && !have) {
        failed = read_ahead(stream);
        have = n_ahead(stream, &bytes);
    }
    return failed ? fail(vm, failed) : value_of(bytes_new(vm, bytes, have));
}

static Value stream_readline(Vm *vm, Value self, const Value *args, size_t n) {
    ByteStream *stream = stream_of(self);
    int64_t size = -1;
    Str out = {0};
    if (!check_open(vm, stream) || (n && !get_size(vm, args[0], &size))) return NO_VALUE;
    size_t most = size < 0 ? SIZE_MAX : (size_t)size;
    return give(vm, read_into(stream, most, '\n', false, &out), &out);
}

static Value stream_write(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    ByteStream *stream = stream_of(self);
    Str out = {0};
    if (!check_open(vm, stream)) return NO_VALUE;
    const uint8_t *at;
    size_t n_bytes;
    if (!bytes_view(args[0], &at, &n_bytes)) {
        if (is_of_kind(args[0], TYPE_IS_TEXT) || !bytes_from_value(vm, args[0], "bytes", &out)) {
            vm_clear_exception(vm);
            return vm_raise(vm, "TypeError", "a bytes-like object is required, not '%s'",
                            type_name(vm, args[0]));
        }
        at = (const uint8_t *)str_text(&out);
        n_bytes = out.n;
    }
    int failed = write_bytes(stream, (const char *)at, n_bytes);
    str_deinit(&out);
    return failed ? fail(vm, failed) : small_int_value((int64_t)n_bytes);
}

// write() of a file of text in UTF-8 whose lines end as they are.
static Value stream_put(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    ByteStream *stream = stream_of(self);
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "write() argument must be str, not %s",
                        type_name(vm, args[0]));
    if (!check_open(vm, stream)) return NO_VALUE;
    Text *text = text_of(args[0]);
    int failed;
    if (text->is_ascii) {
        failed = write_bytes(stream, text->data, text->n);
    } else {
        Str bytes = {0};
        if (!text_encode(vm, text, NULL, NULL, &bytes)) return NO_VALUE;
        failed = write_bytes(stream, str_text(&bytes), bytes.n);
        str_deinit(&bytes);
    }
    return failed ? fail(vm, failed) : small_int_value((int64_t)text->n);
}

static Value stream_seek(Vm *vm, Value self, const Value *args, size_t n) {
    ByteStream *stream = stream_of(self);
    int64_t offset, whence = 0;
    if (!check_open(vm, stream) || !op_index(vm, args[0], &offset) ||
        (n > 1 && !op_index(vm, args[1], &whence)))
        return NO_VALUE;
    int failed = flush(stream);
    if (failed) return fail(vm, failed);
    if (whence < 0 || whence > 2)
        return vm_raise(vm, "ValueError", "whence value %lld unsupported", (long long)whence);
    int64_t base = whence == 0 ? 0 : whence == 1 ? stream->at : open_file_size(stream->file);
    if (__builtin_add_overflow(base, offset, &base) || base < 0) return fail(vm, EINVAL);
    stream->at = base;
    return int_from_int64(vm, base);
}

static Value stream_tell(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    const ByteStream *stream = stream_of(self);
    return check_open(vm, stream) ? int_from_int64(vm, stream->at) : NO_VALUE;
}

static Value stream_truncate(Vm *vm, Value self, const Value *args, size_t n) {
    ByteStream *stream = stream_of(self);
    int64_t size = stream->at;
    if (!check_open(vm, stream) || (n && !get_size(vm, args[0], &size))) return NO_VALUE;
    int failed = flush(stream);
    if (!failed && size < 0) failed = EINVAL;
    if (!failed) failed = open_file_truncate(stream->file, size);
    str_clear(&stream->ahead);
    return failed ? fail(vm, failed) : int_from_int64(vm, size);
}

static Value stream_flush(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    ByteStream *stream = stream_of(self);
    if (!check_open(vm, stream)) return NO_VALUE;
    int failed = flush(stream);
    return failed ? fail(vm, failed) : NONE;
}

static int close_stream(ByteStream *stream) {
    if (!stream->file) return 0;
    int failed = flush(stream);
    open_file_close(stream->file);
    stream->file = NULL;
    str_deinit(&stream->ahead);
    str_deinit(&stream->kept);
    return failed;
}

static Value stream_close(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    ByteStream *stream = stream_of(self);
    int failed = close_stream(stream);
    return failed ? fail(vm, failed) : NONE;
}

static Value get_closed(Vm *vm, Value self) {
    (void)vm;
    return bool_value(!stream_of(self)->file);
}
static Value get_number(Vm *vm, Value self) {
    const ByteStream *stream = stream_of(self);
    return check_open(vm, stream) ? small_int_value(open_file_number(stream->file)) : NO_VALUE;
}
static Value get_size_of(Vm *vm, Value self) {
    ByteStream *stream = stream_of(self);
    if (!check_open(vm, stream)) return NO_VALUE;
    int failed = flush(stream);
    return failed ? fail(vm, failed) : int_from_int64(vm, open_file_size(stream->file));
}

// ---- the type

static void enlist(Vm *vm, ByteStream *stream) {
    stream->next = vm->byte_streams;
    stream->place = &vm->byte_streams;
    if (stream->next) stream->next->place = &stream->next;
    vm->byte_streams = stream;
}

// Stream(path, how, is_raw); a path of None: a file in memory without a name.
static Value stream_construct(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    int64_t how;
    OpenFile *file = NULL;
    if (!native_no_names(vm, "Stream", names)) return NO_VALUE;
    if (n != 3) return vm_raise(vm, "TypeError", "Stream() takes a path, a mode and a flag");
    if (!op_index(vm, args[1], &how)) return NO_VALUE;
    int failed = 0;
    if (is_none(args[0])) {
        file = files_open_nameless(vm->files);
    } else {
        char *path = byte_stream_path(vm, args[0]);
        if (!path) return NO_VALUE;
        failed = files_open(vm->files, path, (int)how, &file);
        free(path);
    }
    if (failed) return raise_os_error(vm, failed, args[0], NO_VALUE);
    ByteStream *stream = object_new(vm, object_of(callee), 0);
    if (!stream) return open_file_close(file), NO_VALUE;
    stream->file = file;
    stream->how = (int)how;
    stream->is_raw = same(args[2], TRUE_VALUE);
    if (how & FILE_APPEND) stream->at = open_file_size(file);
    enlist(vm, stream);
    return value_of(stream);
}

static void stream_free(Vm *vm, Object *self) {
    (void)vm;
    ByteStream *stream = (ByteStream *)self;
    close_stream(stream);
    *stream->place = stream->next;
    if (stream->next) stream->next->place = stream->place;
}

void byte_streams_end(Vm *vm) {
    for (ByteStream *stream = vm->byte_streams; stream; stream = stream->next)
        close_stream(stream);
    vm->byte_streams = NULL;
}

static const NativeDef methods[] = {
    {.name = "read", .takes = TAKES_MANY, .fn = stream_read, .n_max = 1},
    {.name = "read1", .takes = TAKES_MANY, .fn = stream_read1, .n_max = 1},
    {.name = "peek", .takes = TAKES_MANY, .fn = stream_peek, .n_max = 1},
    {.name = "readline", .takes = TAKES_MANY, .fn = stream_readline, .n_max = 1},
    {.name = "write", .takes = TAKES_ONE, .fn = stream_write},
    {.name = "put", .takes = TAKES_ONE, .fn = stream_put},
    {.name = "seek", .takes = TAKES_MANY, .fn = stream_seek, .n_min = 1, .n_max = 2},
    {.name = "tell", .takes = TAKES_NONE, .fn = stream_tell},
    {.name = "truncate", .takes = TAKES_MANY, .fn = stream_truncate, .n_max = 1},
    {.name = "flush", .takes = TAKES_NONE, .fn = stream_flush},
    {.name = "close", .takes = TAKES_NONE, .fn = stream_close},
    {0}};
static const GetSetDef attributes[] = {
    {"closed", get_closed, NULL}, {"number", get_number, NULL}, {"size", get_size_of, NULL}, {0}};

const TypeDef byte_stream_def = {.name = "_files.Stream",
                                 .instance_bytes = sizeof(ByteStream),
                                 .slots = {.free = stream_free, .construct = stream_construct},
                                 .methods = methods,
                                 .attributes = attributes,
                                 .is_final = true};
