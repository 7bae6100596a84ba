// Traces as files: *.simul.
//
// All numbers are little-endian; nothing in the file depends on the machine or the moment, so two
// runs of the same program give identical files.
//
//     offset  bytes  what
//     0       8      magic: 89 'S' 'M' 'L' 0D 0A 1A 0A
//     8       4      version of the format: 1
//     12      4      number of texts, without text 0, which is ""
//     16      8      bytes of all texts, each with its NUL, without the filling
//     24      4      number of events
//     28      4      0
//     32      …      the texts, each ended by a NUL, in the order of their ids; then NULs up to a
//                    multiple of 8 bytes
//     …       32 n   the events as base/event.h lays them out
//     …       8      checksum: FNV-1a over 64-bit words of all before it (the last one filled with
//     0)
#pragma once

#include <stdbool.h>

#include "base/error.h"
#include "trace/trace.h"

enum { TRACE_FILE_VERSION = 1 };

// Writes [trace] to [path]; a crash or a full disk leaves the old content.
// Errors: false when it cannot be written.
bool trace_save(const Trace *trace, const char *path, Error *error);

// Reads a trace that trace_save wrote. Every event is checked, so whatever loads can be folded.
// Errors: NULL when the file cannot be read, is not a trace, is of a newer version, is cut off, has
// been changed, or holds an event that could not be.
Trace *trace_load(const char *path, Error *error);
