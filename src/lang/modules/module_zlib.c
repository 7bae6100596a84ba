// _zlib: deflate and its checksums, on zlib. What its streams allocate belongs to the Vm and goes
// with it.
#include <string.h>
#include <zlib.h>

#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/types/bytes.h"
#include "lang/types/int.h"

typedef struct Packer {
    Object object;
    Vm *vm;
    z_stream z;
    bool is_inflating, is_open, is_at_end;
} Packer;

static Packer *packer_of(Value v) {
    return object_of(v);
}

// In front of each piece stands its size, which vm_free wants to know.
static void *allocate(void *vm, unsigned n, unsigned size) {
    size_t bytes = (size_t)n * size + 16;
    size_t *memory = vm_alloc(vm, bytes);
    if (!memory) return NULL;
    *memory = bytes;
    return (char *)memory + 16;
}
static void release(void *vm, void *memory) {
    size_t *start = (size_t *)((char *)memory - 16);
    vm_free(vm, start, *start);
}

// (code, zlib's own words or None), which the module zlib makes its exception of.
static Value failure(Vm *vm, const Packer *packer, int code) {
    if (vm_has_exception(vm)) return NO_VALUE;
    Value text = packer->z.msg ? value_of(text_from_c(vm, packer->z.msg)) : NONE;
    return tuple_of_2(vm, small_int_value(code), text);
}

// Packer(is_inflating, level, wbits)
static Value packer_construct(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    int64_t level, bits;
    (void)names;
    if (n != 3 || !op_index(vm, args[1], &level) || !op_index(vm, args[2], &bits)) return NO_VALUE;
    Packer *packer = object_new(vm, object_of(callee), 0);
    if (!packer) return NO_VALUE;
    packer->vm = vm;
    packer->z.zalloc = allocate;
    packer->z.zfree = release;
    packer->z.opaque = vm;
    packer->is_inflating = same(args[0], TRUE_VALUE);
    enum { MEMORY_LEVEL = 8 };
    int code = packer->is_inflating ? inflateInit2(&packer->z, (int)bits)
                                    : deflateInit2(&packer->z, (int)level, Z_DEFLATED, (int)bits,
                                                   MEMORY_LEVEL, Z_DEFAULT_STRATEGY);
    packer->is_open = code == Z_OK;
    if (packer->is_open) return value_of(packer);
    value_unref(vm, value_of(packer));
    return vm_has_exception(vm) ? NO_VALUE
                                : vm_raise(vm, "ValueError", "Invalid initialization option");
}

static void packer_free(Vm *vm, Object *self) {
    Packer *packer = (Packer *)self;
    (void)vm;
    if (packer->is_open) (packer->is_inflating ? inflateEnd : deflateEnd)(&packer->z);
}

enum { PIECE_BYTES = 1 << 16 }; // that are packed in some ms at most

// run(bytes, flush, most): (what comes out, how many bytes were taken), or a failure. [most] 0:
// all of it.
static Value packer_run(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    Packer *packer = packer_of(self);
    const uint8_t *bytes;
    size_t n_bytes;
    int64_t flush, most;
    if (!bytes_view(args[0], &bytes, &n_bytes))
        return vm_raise(vm, "TypeError", "a bytes-like object is required, not '%s'",
                        type_name(vm, args[0]));
    if (!op_index(vm, args[1], &flush) || !op_index(vm, args[2], &most)) return NO_VALUE;
    Str out = {0};
    unsigned char piece[8192];
    packer->z.next_in = (unsigned char *)bytes;
    packer->z.avail_in = 0;
    size_t left = n_bytes; // not given yet
    int code = Z_OK;
    do {
        if (packer->z.avail_in == 0) {
            packer->z.avail_in = (unsigned)(left < PIECE_BYTES ? left : PIECE_BYTES);
            left -= packer->z.avail_in;
        }
        vm_spend(vm, 500);
        size_t room = sizeof piece;
        if (most && room > (size_t)most - out.n) room = (size_t)most - out.n;
        packer->z.next_out = piece;
        packer->z.avail_out = (unsigned)room;
        code =
            (packer->is_inflating ? inflate : deflate)(&packer->z, left ? Z_NO_FLUSH : (int)flush);
        str_add_bytes(&out, (char *)piece, room - packer->z.avail_out);
        if (out.n > vm->limits.heap_bytes) code = Z_MEM_ERROR;
    } while (code == Z_OK && (packer->z.avail_out == 0 || left) && (!most || out.n < (size_t)most));
    packer->is_at_end |= code == Z_STREAM_END;
    Value v;
    if (code == Z_MEM_ERROR && !vm_has_exception(vm)) {
        v = vm_raise(vm, "MemoryError", "no room for what is unpacked");
    } else if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
        v = failure(vm, packer, code);
    } else {
        Bytes *made = bytes_new(vm, str_text(&out), out.n);
        v = made ? tuple_of_2(vm, value_of(made),
                              small_int_value((int64_t)(n_bytes - left - packer->z.avail_in)))
                 : NO_VALUE;
    }
    vm_deinit(vm, &out);
    return v;
}

static Value get_at_end(Vm *vm, Value self) {
    (void)vm;
    return bool_value(packer_of(self)->is_at_end);
}

// crc32(bytes, start), adler32(bytes, start)
static Value checksum(Vm *vm, const Value *args, uLong (*sum)(uLong, const Bytef *, z_size_t)) {
    const uint8_t *bytes;
    size_t n;
    int64_t start;
    if (!bytes_view(args[0], &bytes, &n))
        return vm_raise(vm, "TypeError", "a bytes-like object is required, not '%s'",
                        type_name(vm, args[0]));
    if (!op_index(vm, args[1], &start)) return NO_VALUE;
    uLong whole = (uLong)start & 0xFFFFFFFF;
    size_t at = 0;
    do { // of no bytes, too
        size_t piece = vm_piece(vm, n - at);
        whole = sum(whole, bytes + at, piece);
        at += piece;
    } while (at < n);
    return int_from_int64(vm, (int64_t)(whole & 0xFFFFFFFF));
}
static Value crc(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return checksum(vm, args, crc32_z);
}
static Value adler(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return checksum(vm, args, adler32_z);
}

static const NativeDef methods[] = {
    {.name = "run", .takes = TAKES_MANY, .fn = packer_run, .n_min = 3, .n_max = 3}, {0}};
static const GetSetDef attributes[] = {{"is_at_end", get_at_end, NULL}, {0}};
static const TypeDef packer_def = {.name = "_zlib.Packer",
                                   .instance_bytes = sizeof(Packer),
                                   .slots = {.free = packer_free, .construct = packer_construct},
                                   .methods = methods,
                                   .attributes = attributes,
                                   .is_final = true};

static bool init(Vm *vm, Dict *dict) {
    Type *packer = type_from_def(vm, &packer_def, NULL);
    return packer && dict_set_c(vm, dict, "Packer", value_of(packer)) &&
           dict_set_c(vm, dict, "VERSION", value_of(text_from_c(vm, zlibVersion())));
}

static const NativeDef functions[] = {
    {.name = "crc32", .takes = TAKES_MANY, .fn = crc, .n_min = 2, .n_max = 2},
    {.name = "adler32", .takes = TAKES_MANY, .fn = adler, .n_min = 2, .n_max = 2},
    {0}};

const ModuleDef zlib_module = {.name = "_zlib", .init = init, .functions = functions};
