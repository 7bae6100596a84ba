// A trace goes out and comes in as a stream of 64-bit words, so that neither way holds it twice.
// What comes in may be anything: every count is held against the size of the file before memory is
// taken for it, and every event goes through trace_check.
#include "trace/store.h"

#include <endian.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/new_file.h"
#include "base/str.h"

enum { HEADER_BYTES = 32, CHECKSUM_BYTES = 8 };
static const unsigned char magic[8] = {0x89, 'S', 'M', 'L', '\r', '\n', 0x1A, '\n'};

#define FNV_BASIS UINT64_C(0xCBF29CE484222325)
#define FNV_PRIME UINT64_C(0x100000001B3)

typedef struct Header {
    unsigned char magic[8];
    uint32_t version, n_texts;
    uint64_t text_bytes;
    uint32_t n_events, reserved;
} Header;
_Static_assert(sizeof(Header) == HEADER_BYTES, "the header is written as it lies in memory");

static void header_swap(Header *header) {
    header->version = le32toh(header->version);
    header->n_texts = le32toh(header->n_texts);
    header->text_bytes = le64toh(header->text_bytes);
    header->n_events = le32toh(header->n_events);
}

// To the file's byte order and back: the same on every machine.
static inline Event event_swap(Event event) {
    event.site = le16toh(event.site);
    event.cause = le32toh(event.cause);
    event.time_ns = (int64_t)le64toh((uint64_t)event.time_ns);
    event.subject = le32toh(event.subject);
    event.object = le32toh(event.object);
    event.value = (int64_t)le64toh((uint64_t)event.value);
    return event;
}

// [n_bytes] is a multiple of 8.
static uint64_t checksum(uint64_t sum, const void *bytes, size_t n_bytes) {
    for (size_t i = 0; i < n_bytes; i += 8) {
        uint64_t word;
        memcpy(&word, (const char *)bytes + i, 8);
        sum = (sum ^ le64toh(word)) * FNV_PRIME;
    }
    return sum;
}

// All texts behind one another, filled up to whole words. Returns the bytes without the filling.
static size_t join_texts(const Trace *trace, Str *out) {
    for (StringId id = 1; id < trace->texts.n; id++)
        str_add_bytes(out, trace_text(trace, id), strlen(trace_text(trace, id)) + 1);
    size_t n = out->n;
    while (out->n % 8)
        str_add_bytes(out, "", 1);
    return n;
}

// ---- out

typedef struct Writer {
    FILE *file;
    uint64_t sum;
} Writer;

static bool put(Writer *writer, const void *bytes, size_t n) {
    writer->sum = checksum(writer->sum, bytes, n);
    return fwrite(bytes, 1, n, writer->file) == n;
}

// What cannot be written is remembered by the file.
static void write_trace(Writer *writer, const Trace *trace) {
    Str texts = {0};
    Header header = {.version = TRACE_FILE_VERSION,
                     .n_texts = (uint32_t)trace->texts.n - 1,
                     .text_bytes = join_texts(trace, &texts),
                     .n_events = trace->n};
    memcpy(header.magic, magic, sizeof magic);
    header_swap(&header);
    bool ok = put(writer, &header, sizeof header);
    if (ok && texts.n) ok = put(writer, texts.text, texts.n);
    str_deinit(&texts);
    enum { AT_ONCE = 256 };
    Event events[AT_ONCE];
    for (uint32_t i = 0; ok && i < trace->n;) {
        uint32_t n = 0;
        while (n < AT_ONCE && i < trace->n)
            events[n++] = event_swap(*trace_at(trace, i++));
        ok = put(writer, events, n * sizeof *events);
    }
    uint64_t sum = htole64(writer->sum);
    if (ok) fwrite(&sum, 1, sizeof sum, writer->file);
}

bool trace_save(const Trace *trace, const char *path, Error *error) {
    NewFile made;
    if (!new_file_begin(&made, path, error)) return false;
    write_trace(&(Writer){made.file, FNV_BASIS}, trace);
    return new_file_end(&made, error);
}

// ---- in

typedef struct Reader {
    FILE *file;
    const char *path;
    uint64_t sum;
    Error *error;
} Reader;

static bool get(Reader *reader, void *bytes, size_t n) {
    if (fread(bytes, 1, n, reader->file) != n)
        return error_set(reader->error, "'%s' is cut off; record the run again", reader->path);
    reader->sum = checksum(reader->sum, bytes, n);
    return true;
}

static bool damaged(Reader *reader, const char *how) {
    return error_set(reader->error, "'%s' is damaged: %s; record the run again", reader->path, how);
}

static bool read_header(Reader *reader, uint64_t file_bytes, Header *header) {
    if (file_bytes < sizeof magic || fread(header, 1, sizeof magic, reader->file) != sizeof magic ||
        memcmp(header->magic, magic, sizeof magic) != 0)
        return error_set(
            reader->error,
            "'%s' cannot be shown: it is neither a Python program (.py) nor a lesson's "
            "folder nor a record of a run",
            reader->path);
    rewind(reader->file);
    if (!get(reader, header, sizeof *header)) return false;
    header_swap(header);
    if (header->version != TRACE_FILE_VERSION)
        return error_set(reader->error,
                         "'%s' is a trace of format %u, but this Simul reads format %d; use a "
                         "newer Simul or record the run again",
                         reader->path, header->version, TRACE_FILE_VERSION);
    if (header->reserved || header->n_events > TRACE_MAX_EVENTS)
        return damaged(reader, "its header makes no sense");
    uint64_t left = file_bytes - HEADER_BYTES;
    uint64_t filled = header->text_bytes > left ? left : (header->text_bytes + 7) / 8 * 8;
    uint64_t wanted = filled + header->n_events * (uint64_t)sizeof(Event) + CHECKSUM_BYTES;
    if (header->text_bytes > left || wanted > left)
        return error_set(reader->error, "'%s' is cut off; record the run again", reader->path);
    if (wanted < left) return damaged(reader, "there is something behind its end");
    return true;
}

static bool split_texts(Reader *reader, Trace *trace, const Header *header, const char *bytes) {
    const char *at = bytes, *end = bytes + header->text_bytes;
    for (uint32_t i = 0; i < header->n_texts; i++) {
        const char *stop = at < end ? memchr(at, '\0', (size_t)(end - at)) : NULL;
        if (!stop || trace_intern(trace, at) != i + 1)
            return damaged(reader, "its texts make no sense");
        at = stop + 1;
    }
    return at == end || damaged(reader, "its texts make no sense");
}

static bool read_texts(Reader *reader, Trace *trace, const Header *header) {
    char block[4096];
    Str texts = {0};
    bool ok = true;
    for (uint64_t left = (header->text_bytes + 7) / 8 * 8; ok && left;) {
        size_t n = left < sizeof block ? (size_t)left : sizeof block;
        ok = get(reader, block, n);
        if (ok) str_add_bytes(&texts, block, n);
        left -= n;
    }
    ok = ok && split_texts(reader, trace, header, str_text(&texts));
    str_deinit(&texts);
    return ok;
}

static bool read_events(Reader *reader, Trace *trace, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        Event event;
        if (!get(reader, &event, sizeof event)) return false;
        event = event_swap(event);
        const char *problem = trace_check(trace, &event);
        if (problem)
            return error_set(reader->error,
                             "'%s' is damaged: event %u cannot be: %s; record the run again",
                             reader->path, i, problem);
        trace_append(trace, &event);
    }
    return true;
}

static bool read_trace(Reader *reader, uint64_t file_bytes, Trace *trace) {
    Header header = {0};
    if (!read_header(reader, file_bytes, &header) || !read_texts(reader, trace, &header) ||
        !read_events(reader, trace, header.n_events))
        return false;
    uint64_t sum = reader->sum, written;
    if (!get(reader, &written, sizeof written)) return false;
    return sum == le64toh(written) || damaged(reader, "its checksum is wrong");
}

Trace *trace_load(const char *path, Error *error) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        error_set(error, "cannot open '%s': %s", path, strerror(errno));
        return NULL;
    }
    Trace *trace = trace_new();
    Reader reader = {.file = file, .path = path, .sum = FNV_BASIS, .error = error};
    struct stat status;
    bool ok = fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode);
    if (!ok)
        error_set(error, "'%s' is not a file", path);
    else
        ok = read_trace(&reader, (uint64_t)status.st_size, trace);
    fclose(file);
    if (ok) return trace;
    trace_free(trace);
    return NULL;
}
