// The exceptions of encoding and decoding; see unicode_error.h.
#include "lang/types/unicode_error.h"

#include <stdlib.h>

#include "lang/core/exception.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/types/bytes.h"
#include "lang/types/int.h"
#include "lang/types/text.h"

// The arguments: encoding, object, start, end, reason.
static Value argument(Value self, size_t i) {
    const Tuple *args = exception_of(self)->args;
    return args && i < args->n ? value_ref(args->at[i]) : NONE;
}

#define ATTRIBUTE(name, i)                                                                         \
    static Value name(Vm *vm, Value self) {                                                        \
        (void)vm;                                                                                  \
        return argument(self, i);                                                                  \
    }
ATTRIBUTE(get_encoding, 0)
ATTRIBUTE(get_object, 1)
ATTRIBUTE(get_start, 2)
ATTRIBUTE(get_end, 3)
ATTRIBUTE(get_reason, 4)

const GetSetDef unicode_error_attributes[] = {
    {.name = "encoding", .get = get_encoding}, {.name = "object", .get = get_object},
    {.name = "start", .get = get_start},       {.name = "end", .get = get_end},
    {.name = "reason", .get = get_reason},     {0}};

// What cannot be converted: "character '\xe9'", "byte 0xff", or only where it is.
static void describe(Value object, int64_t start, int64_t end, Str *out) {
    const uint8_t *bytes;
    size_t n;
    bool is_one = end == start + 1 && start >= 0;
    bool is_bytes = bytes_view(object, &bytes, &n);
    if (is_one && is_bytes && (size_t)start < n) {
        str_printf(out, "byte 0x%02x in position %lld", bytes[start], (long long)start);
    } else if (is_one && is_text(object) && (size_t)start < text_of(object)->n) {
        uint32_t c = text_at(text_of(object), (size_t)start);
        str_printf(out,
                   c < 0x100     ? "character '\\x%02x'"
                   : c < 0x10000 ? "character '\\u%04x'"
                                 : "character '\\U%08x'",
                   c);
        str_printf(out, " in position %lld", (long long)start);
    } else {
        str_printf(out, "%s in position %lld-%lld", is_bytes ? "bytes" : "characters",
                   (long long)start, (long long)end - 1);
    }
}

Value unicode_error_str(Vm *vm, Value self) {
    const Tuple *args = exception_of(self)->args;
    int64_t start, end;
    if (!args || args->n != 5 || !int_fits_int64(args->at[2], &start) ||
        !int_fits_int64(args->at[3], &end))
        return value_of(text_from_c(vm, ""));
    bool decodes = !is_text(args->at[1]);
    Str out = {0};
    str_add(&out, "'");
    bool ok = op_str_into(vm, args->at[0], &out);
    vm_printf(vm, &out, "' codec can't %s ", decodes ? "decode" : "encode");
    describe(args->at[1], start, end, &out);
    str_add(&out, ": ");
    ok = ok && op_str_into(vm, args->at[4], &out);
    if (ok) return text_value_from_str(vm, &out);
    vm_deinit(vm, &out);
    return NO_VALUE;
}
