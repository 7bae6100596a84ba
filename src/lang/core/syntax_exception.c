// SyntaxError as an exception.
#include "lang/core/syntax_exception.h"

#include <stdlib.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/types/int.h"
#include "lang/types/text.h"

typedef enum Detail { PATH, LINE, COLUMN, TEXT, END_LINE, END_COLUMN, N_DETAILS } Detail;

// ---- making

static int characters(Vm *vm, const char *text, int n_bytes) {
    int n = 0;
    for (int i = 0; i < n_bytes && text[i]; i++) {
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
        vm_step(vm, (size_t)i);
    }
    return n;
}

// Of a line, without the end of it.
static size_t line_bytes(Vm *vm, const char *line) {
    size_t n = 0;
    for (; line[n] && line[n] != '\n'; n++)
        vm_step(vm, n);
    return n;
}

// From 1, in characters; a place before the line is that of its first word.
static int column(Vm *vm, const char *line, int byte, bool shows_end) {
    int n = (int)line_bytes(vm, line);
    if (byte == COL_OF_END && shows_end) return n + 1;
    if (byte == COL_OF_LINE) return 0;
    if (byte < 0) return (int)strspn(line, " \t\f");
    return byte > n ? characters(vm, line, n) + byte - n + 1 : characters(vm, line, byte) + 1;
}

void syntax_exception_raise(Vm *vm, const SyntaxError *error, const Source *source, bool shows_line,
                            bool shows_end) {
    static const char *const names[] = {"", "SyntaxError", "IndentationError", "TabError"};
    if (strcmp(error->message, "too deeply nested") == 0) { // as CPython calls it
        vm_raise(vm, "RecursionError", "maximum recursion depth exceeded during compilation");
        return;
    }
    const Span *span = &error->span;
    size_t number = (size_t)span->line;
    const char *line = number >= 1 && number <= source->lines.n ? source->lines.at[number - 1] : "";
    const char *end_line = line;
    if (span->end_line > span->line && (size_t)span->end_line <= source->lines.n)
        end_line = source->lines.at[span->end_line - 1];
    const char *shown = error->shown ? error->shown : line;
    size_t n_shown = line_bytes(vm, shown);
    if (shows_end && !error->is_cut) n_shown += shown[n_shown] == '\n';
    int col = column(vm, line, span->col, shows_end);
    int end_col = error->end == ENDS_AT_0                       ? 0
                  : error->end == ENDS_NOWHERE || span->col < 0 ? -1
                  : span->end_line ? column(vm, end_line, span->end_col, shows_end)
                                   : col;
    // CPython looks for an end in a later line within the one that it shows.
    bool is_within = shows_line && shows_end;
    if (is_within && end_line != line && end_col > (int)n_shown + 1) end_col = (int)n_shown + 1;
    Value details[N_DETAILS] = {
        [PATH] = value_of(text_from_c(vm, source->path)),
        [LINE] = small_int_value(span->line),
        [COLUMN] = small_int_value(col),
        [TEXT] = shows_line ? value_of(text_from_utf8(vm, shown, n_shown)) : NONE,
        [END_LINE] = small_int_value(span->end_line ? span->end_line : span->line),
        [END_COLUMN] = small_int_value(end_col)};
    Value two[2] = {value_of(text_from_c(vm, error->message)),
                    value_of(tuple_from_taken(vm, details, N_DETAILS))};
    if (is_value(two[0]) && is_value(two[1]))
        vm_raise_exception(vm, exception_new(vm, exception_type(vm, names[error->kind]), two, 2));
    value_unref(vm, two[0]);
    value_unref(vm, two[1]);
}

// ---- asking

// Borrowed; NONE where it is not known.
static Value detail(Value self, Detail which) {
    const Tuple *args = exception_of(self)->args;
    if (args->n != 2 || !is_tuple(args->at[1])) return NONE;
    const Tuple *details = tuple_of(args->at[1]);
    return (size_t)which < details->n ? details->at[which] : NONE;
}

Value syntax_error_str(Vm *vm, Value self) {
    const Tuple *args = exception_of(self)->args;
    Value path = detail(self, PATH), line = detail(self, LINE);
    if (!args->n) return value_of(text_from_c(vm, "None"));
    Str out = {0};
    if (!op_str_into(vm, args->at[0], &out)) return NO_VALUE;
    if (is_text(path) && is_small_int(line)) {
        char *full = text_c(text_of(path));
        const char *slash = strrchr(full, '/');
        vm_printf(vm, &out, " (%s, line %d)", slash ? slash + 1 : full, (int)small_int(line));
        vm_free_text(vm, full);
    } else if (is_small_int(line)) {
        str_printf(&out, " (line %d)", (int)small_int(line));
    }
    return text_value_from_str(vm, &out);
}

static bool knows_place(Vm *vm, Value exception) {
    return type_is_subtype(TYPE_OF(vm, exception), exception_type(vm, "SyntaxError")) &&
           is_small_int(detail(exception, LINE));
}

bool syntax_exception_message(Vm *vm, Value exception, Str *out) {
    if (!knows_place(vm, exception)) return false;
    return op_str_into(vm, exception_of(exception)->args->at[0], out);
}

static void add_line(Vm *vm, const char *text, int from, int to, Str *out) {
    int n = (int)line_bytes(vm, text), indent = 0;
    for (; text[indent] && strchr(" \t\f", text[indent]); indent++)
        vm_step(vm, (size_t)indent);
    str_add(out, "    ");
    if (n > indent) vm_add_bytes(vm, out, text + indent, (size_t)(n - indent));
    str_add(out, "\n");
    from -= indent;
    to -= indent;
    if (from < 1) return;
    str_add(out, "    ");
    vm_add_fill(vm, out, ' ', (size_t)from - 1);
    vm_add_fill(vm, out, '^', from < to ? (size_t)(to - from) : 1);
    str_add(out, "\n");
}

bool syntax_exception_print(Vm *vm, Value exception, TracebackStyle style, Str *out) {
    if (!knows_place(vm, exception)) return false;
    Value path = detail(exception, PATH), text = detail(exception, TEXT);
    Value from = detail(exception, COLUMN), to = detail(exception, END_COLUMN);
    int64_t line = small_int(detail(exception, LINE));
    str_add(out, "  File \"");
    if (is_text(path))
        text_to_utf8(text_of(path), out);
    else
        str_add(out, "<string>");
    str_printf(out, "\", line %d\n", (int)line);
    if (!is_text(text) || !is_small_int(from)) return true;
    Value end_line = detail(exception, END_LINE);
    // The interpreter asks nothing but a plain SyntaxError for its end.
    bool is_plain = TYPE_OF(vm, exception) == exception_type(vm, "SyntaxError");
    if (style == TRACEBACK_OF_INTERPRETER && !is_plain) to = from, end_line = NONE;
    bool is_one_line = !is_small_int(end_line) || small_int(end_line) <= line;
    char *shown = text_c(text_of(text));
    int end = is_one_line && is_small_int(to)
                  ? (int)small_int(to)
                  : characters(vm, shown, (int)line_bytes(vm, shown)) + 1;
    add_line(vm, shown, (int)small_int(from), end, out);
    vm_free_text(vm, shown);
    return true;
}

#define DETAIL(name, which)                                                                        \
    static Value get_##name(Vm *vm, Value self) {                                                  \
        (void)vm;                                                                                  \
        return value_ref(detail(self, which));                                                     \
    }
DETAIL(path, PATH)
DETAIL(line, LINE)
DETAIL(column, COLUMN)
DETAIL(text, TEXT)
DETAIL(end_line, END_LINE)
DETAIL(end_column, END_COLUMN)

static Value get_message(Vm *vm, Value self) {
    (void)vm;
    const Tuple *args = exception_of(self)->args;
    return args->n ? value_ref(args->at[0]) : NONE;
}
static Value get_none(Vm *vm, Value self) {
    (void)vm, (void)self;
    return NONE;
}

const GetSetDef syntax_error_attributes[] = {{"msg", get_message, NULL},
                                             {"filename", get_path, NULL},
                                             {"lineno", get_line, NULL},
                                             {"offset", get_column, NULL},
                                             {"text", get_text, NULL},
                                             {"end_lineno", get_end_line, NULL},
                                             {"end_offset", get_end_column, NULL},
                                             {"print_file_and_line", get_none, NULL},
                                             {0}};
