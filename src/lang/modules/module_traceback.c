// _traceback: tracebacks, exceptions and lines of source as texts, for the modules traceback and
// warnings.
#include <string.h>

#include "lang/core/exception.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/traceback.h"
#include "lang/modules/modules.h"
#include "lang/types/list.h"
#include "lang/types/text.h"

// The line without the spaces around it; None if the source has no such line.
static Value source_line(Vm *vm, const Unit *unit, int64_t number) {
    const Source *source = &unit->source;
    if (number < 1 || (size_t)number > source->lines.n || unit->is_built_in || unit->is_hidden)
        return NONE;
    const char *line = source->lines.at[number - 1];
    line += strspn(line, " \t\f");
    size_t n = strcspn(line, "\r\n");
    while (n && strchr(" \t\f", line[n - 1]))
        n--;
    return value_of(text_from_utf8(vm, line, n));
}

// entry(tb): (file, line, end of line, column, end of column, name, source, formatted entry).
static Value get_entry(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (TYPE_OF(vm, args[0]) != vm->types.traceback)
        return vm_raise(vm, "TypeError", "a traceback is wanted");
    const Traceback *entry = object_of(args[0]);
    const Unit *unit = entry->code->unit;
    const Node *node = entry->node;
    Str text = {0};
    traceback_add_entry(entry, TRACEBACK_OF_MODULE, &text);
    const Value fields[] = {value_of(text_from_c(vm, unit->source.path)),
                            small_int_value(entry->line),
                            node ? small_int_value(node->span.end_line) : NONE,
                            node ? small_int_value(node->span.col) : NONE,
                            node ? small_int_value(node->span.end_col) : NONE,
                            value_ref(value_of(entry->code->name)),
                            source_line(vm, unit, entry->line),
                            text_value_from_str(vm, &text)};
    return value_of(tuple_from_taken(vm, fields, sizeof fields / sizeof *fields));
}

static Value format_all(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Str text = {0};
    if (!is_exception(args[0])) return vm_raise(vm, "TypeError", "an exception is wanted");
    exception_print(vm, args[0], TRACEBACK_OF_MODULE, &text);
    return text_value_from_str(vm, &text);
}

static Value format_only(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Str text = {0};
    if (!is_exception(args[0])) return vm_raise(vm, "TypeError", "an exception is wanted");
    exception_print_only(vm, args[0], &text);
    return text_value_from_str(vm, &text);
}

// line(code, number)
static Value get_line(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t number;
    if (!op_index(vm, args[1], &number)) return NO_VALUE;
    if (TYPE_OF(vm, args[0]) != vm->types.code) return NONE;
    return source_line(vm, ((Code *)object_of(args[0]))->unit, number);
}

// is_ours(code): whether it is of a built-in module, and to be left out.
static Value is_ours(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return bool_value(TYPE_OF(vm, args[0]) == vm->types.code &&
                      ((Code *)object_of(args[0]))->unit->is_built_in);
}

static const NativeDef functions[] = {
    {.name = "entry", .takes = TAKES_ONE, .fn = get_entry},
    {.name = "text", .takes = TAKES_ONE, .fn = format_all},
    {.name = "only", .takes = TAKES_ONE, .fn = format_only},
    {.name = "line", .takes = TAKES_MANY, .fn = get_line, .n_min = 2, .n_max = 2},
    {.name = "is_ours", .takes = TAKES_ONE, .fn = is_ours},
    {0}};

const ModuleDef traceback_module = {.name = "_traceback", .functions = functions};
