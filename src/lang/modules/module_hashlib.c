// _hashlib: digest objects (modules/hashlib.py).
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/work.h"
#include "lang/modules/digest.h"
#include "lang/modules/modules.h"
#include "lang/types/box.h"
#include "lang/types/bytes.h"
#include "lang/types/int.h"
#include "lang/types/tuple.h"

typedef struct HashObject {
    Object object;
    Digest digest;
} HashObject;

static const char *const names[DIGEST_KINDS] = {"md5",      "sha1",    "sha224",   "sha256",
                                                "sha384",   "sha512",  "sha3_224", "sha3_256",
                                                "sha3_384", "sha3_512"};

enum { PIECE_BYTES = 1 << 16 }; // that are read in less than a millisecond

static bool add(Vm *vm, Digest *digest, Value v) {
    const uint8_t *at;
    size_t n;
    if (is_text(v)) {
        vm_raise(vm, "TypeError", "Strings must be encoded before hashing");
        return false;
    }
    if (!bytes_view(v, &at, &n)) {
        vm_raise(vm, "TypeError", "object supporting the buffer API required");
        return false;
    }
    for (size_t from = 0, piece; from < n; from += piece) {
        piece = n - from < PIECE_BYTES ? n - from : PIECE_BYTES;
        digest_add(digest, at + from, piece);
        vm_spend(vm, piece / 16);
    }
    return true;
}

// HASH(name, data=b'')
static Value hash_construct(Vm *vm, Value callee, const Value *args, size_t n,
                            const Tuple *keywords) {
    if (!native_no_names(vm, "HASH", keywords)) return NO_VALUE;
    if (n < 1 || !is_text(args[0])) return vm_raise(vm, "TypeError", "name must be a string");
    for (int kind = 0; kind < DIGEST_KINDS; kind++) {
        if (!text_is(text_of(args[0]), names[kind])) continue;
        HashObject *self = object_new(vm, object_of(callee), 0);
        if (!self) return NO_VALUE;
        digest_init(&self->digest, (DigestKind)kind);
        if (n < 2 || add(vm, &self->digest, args[1])) return value_of(self);
        value_unref(vm, value_of(self));
        return NO_VALUE;
    }
    char *name = text_c(text_of(args[0]));
    vm_raise(vm, "ValueError", "unsupported hash type %s", name);
    vm_free_text(vm, name);
    return NO_VALUE;
}

static Value hash_update(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    return add(vm, &((HashObject *)object_of(self))->digest, args[0]) ? NONE : NO_VALUE;
}

static Value hash_digest(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    uint8_t out[DIGEST_MAX_BYTES];
    size_t size = digest_get(&((HashObject *)object_of(self))->digest, out);
    return value_of(bytes_new(vm, out, size));
}

static Value hash_hexdigest(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    uint8_t out[DIGEST_MAX_BYTES];
    size_t size = digest_get(&((HashObject *)object_of(self))->digest, out);
    Str text = {0};
    for (size_t i = 0; i < size; i++)
        str_printf(&text, "%02x", out[i]);
    return text_value_from_str(vm, &text);
}

static Value hash_copy(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    HashObject *copy = object_new(vm, TYPE_OF(vm, self), 0);
    if (copy) copy->digest = ((HashObject *)object_of(self))->digest;
    return value_of(copy);
}

static Value get_name(Vm *vm, Value self) {
    return value_of(text_from_c(vm, names[((HashObject *)object_of(self))->digest.kind]));
}
static Value get_size(Vm *vm, Value self) {
    return int_from_int64(vm, (int64_t)digest_bytes(((HashObject *)object_of(self))->digest.kind));
}
static Value get_block(Vm *vm, Value self) {
    return int_from_int64(
        vm, (int64_t)digest_block_bytes(((HashObject *)object_of(self))->digest.kind));
}

static Value hash_repr(Vm *vm, Value self) {
    return value_of(text_printf(vm, "<%s _hashlib.HASH object @ %p>",
                                names[((HashObject *)object_of(self))->digest.kind],
                                object_of(self)));
}

static const NativeDef methods[] = {{"update", TAKES_ONE, {hash_update}},
                                    {"digest", TAKES_NONE, {hash_digest}},
                                    {"hexdigest", TAKES_NONE, {hash_hexdigest}},
                                    {"copy", TAKES_NONE, {hash_copy}},
                                    {0}};
static const GetSetDef attributes[] = {{"name", get_name, NULL},
                                       {"digest_size", get_size, NULL},
                                       {"block_size", get_block, NULL},
                                       {0}};
static const TypeDef hash_def = {.name = "_hashlib.HASH",
                                 .instance_bytes = sizeof(HashObject),
                                 .slots = {.construct = hash_construct, .repr = hash_repr},
                                 .methods = methods,
                                 .attributes = attributes,
                                 .is_final = true};

static bool init(Vm *vm, Dict *dict) {
    return dict_set_c(vm, dict, "HASH", value_of(type_from_def(vm, &hash_def, NULL)));
}

const ModuleDef hashlib_module = {.name = "_hashlib", .init = init};
