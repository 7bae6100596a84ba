// The parser on any bytes, driven by libFuzzer: no crash, no leak, no hang; an error can be shown.
#include <stdint.h>

#include "base/str.h"
#include "lang/syntax/parser.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    Arena arena = {0};
    Source source = {0};
    SyntaxError error;
    bool is_text = source_init(&source, "fuzz.py", (const char *)bytes, n, &arena, &error);
    if (!is_text || !parse_module(&source, &arena, &error)) {
        Str shown = {0};
        syntax_error_print(&error, &source, &shown);
        str_deinit(&shown);
    }
    source_deinit(&source);
    arena_deinit(&arena);
    return 0;
}
