// sys.stdin, sys.stdout and sys.stderr: files of text over what the host of the Vm reads and
// writes, each with its `buffer` of bytes.
#pragma once

#include "lang/core/vm.h"

typedef enum StreamEnd { STREAM_IN, STREAM_OUT, STREAM_ERR } StreamEnd;

typedef struct Stream {
    Object object;
    StreamEnd end;
    bool is_binary;
    Value buffer; // of a file of text: the one of bytes; owned
    Dict *dict;   // owned; or NULL: the program has not put its own `write` in
} Stream;

Value stream_new(Vm *vm, StreamEnd end); // of text
static inline bool is_stream(const Vm *vm, Value v) {
    return is_object(v) && vm->types.text_stream &&
           ((Object *)object_of(v))->type == vm->types.text_stream;
}
// Whether what is printed to [v] goes straight to the host.
static inline bool is_plain_output(const Vm *vm, Value v) {
    const Stream *stream = is_stream(vm, v) ? object_of(v) : NULL;
    return stream && stream->end != STREAM_IN && !stream->dict;
}
// What sys.stdout (…) is now, borrowed: NO_VALUE where the program has not touched it.
Value stream_current(Vm *vm, StreamEnd end);
// Writes to sys.stderr, wherever that goes now.
void stream_tell(Vm *vm, const char *text, size_t n);
// Adds the next line of the input with its newline to [line]; false: the input has ended.
bool stream_read_line(Vm *vm, Str *line);
