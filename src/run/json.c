// Only what JSON forbids in a text is written in another way.
#include "run/json.h"

#include <string.h>

void json_add_string(Str *out, const char *text) {
    const char *end = text + strlen(text);
    str_add(out, "\"");
    while (text < end) {
        uint32_t c = utf8_next(&text, end);
        if (c == '"' || c == '\\')
            str_printf(out, "\\%c", (char)c);
        else if (c < ' ')
            str_printf(out, "\\u%04x", (unsigned)c);
        else
            str_add_utf8(out, c);
    }
    str_add(out, "\"");
}
