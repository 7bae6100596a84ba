// The bytes of an open file, with what was read ahead and what is still to be written: what io's
// classes (modules/io.py) stand on.
#pragma once

#include "lang/core/vm.h"
#include "lang/modules/files.h"

typedef struct ByteStream {
    Object object;
    OpenFile *file; // owned; NULL: closed
    int how;
    bool is_raw;      // nothing is read ahead or kept back
    int64_t at;       // of the next byte that the program reads or writes
    Str ahead, kept;  // owned
    int64_t ahead_at; // where in the file they belong
    int64_t kept_at;
    struct ByteStream *next, **place; // in vm->byte_streams
} ByteStream;

void byte_streams_end(Vm *vm); // closes them all: the program has ended

// The path that a str or bytes means, for the caller to free(), and the clock of the files is set.
// NULL: TypeError, ValueError.
char *byte_stream_path(Vm *vm, Value v);

extern const TypeDef byte_stream_def;
