// Tracebacks as CPython 3.11's interpreter prints them: the lines, the carets, what caused what.
#include <stdlib.h>
#include <string.h>

#include "lang/class.h"
#include "lang/dict.h"
#include "lang/exception.h"
#include "lang/list.h"
#include "lang/operations.h"
#include "lang/text.h"

// ---- one entry

static int characters(const char *text, size_t n_bytes) {
    int n = 0;
    for (size_t i = 0; i < n_bytes; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}

// Which part of [from, to) is marked by ^ while the rest gets ~: a binary operator, the brackets
// of a subscript. False: all of it is marked.
static bool find_anchor(const char *line, const Node *node, size_t *from, size_t *to) {
    if (node->kind == NODE_BIN_OP) {
        size_t end = (size_t)node->value->span.col;
        for (size_t i = (size_t)node->target->span.end_col; i < end; i++) {
            if (is_space(line[i])) continue;
            *from = i;
            *to = i + 1;
            if (i + 1 < end && !is_space(line[i + 1])) ++*to;
            return true;
        }
        return false;
    }
    if (node->kind == NODE_SUBSCRIPT) {
        *from = (size_t)node->value->span.end_col;
        *to = (size_t)node->target->span.end_col + 1;
        return true;
    }
    return false;
}

static void add_carets(const char *line, size_t indent, size_t end, const Node *node, Str *out) {
    size_t from = (size_t)node->span.col, to = (size_t)node->span.end_col;
    bool is_one_line = node->span.line == node->span.end_line;
    if (!is_one_line || to > end) to = end;
    if (from > end || from < indent || to <= from) return;
    size_t mark_from = from, mark_to = to;
    bool has_anchor = is_one_line && find_anchor(line, node, &mark_from, &mark_to);
    if (!has_anchor && from == indent && to == end) return;
    str_printf(out, "    %*s", characters(line + indent, from - indent), "");
    for (size_t i = from; i < to; i++) {
        if (((unsigned char)line[i] & 0xC0) == 0x80) continue;
        str_add(out, has_anchor && (i < mark_from || i >= mark_to) ? "~" : "^");
    }
    str_add(out, "\n");
}

static void add_entry(const Traceback *entry, Str *out) {
    const Source *source = &entry->code->unit->source;
    str_printf(out, "  File \"%s\", line %d, in ", source->path, entry->line);
    text_to_utf8(entry->code->name, out);
    str_add(out, "\n");
    size_t number = (size_t)entry->line;
    if (number < 1 || number > source->lines.n) return;
    const char *line = source->lines.at[number - 1];
    size_t end = strcspn(line, "\n"), indent = strspn(line, " \t\f");
    while (end > indent && is_space(line[end - 1]))
        end--;
    if (indent >= end) return;
    str_printf(out, "    %.*s\n", (int)(end - indent), line + indent);
    if (entry->node && entry->node->kind != NODE_MODULE)
        add_carets(line, indent, end, entry->node, out);
}

static bool is_same_line(const Traceback *a, const Traceback *b) {
    return a->code == b->code && a->line == b->line;
}

static void add_traceback(const Traceback *entry, Str *out) {
    enum { SHOWN = 3 };
    for (int n_same = 0; entry; entry = entry->next) {
        if (++n_same <= SHOWN) add_entry(entry, out);
        bool goes_on = entry->next && is_same_line(entry, entry->next);
        if (goes_on) continue;
        if (n_same > SHOWN)
            str_printf(out, "  [Previous line repeated %d more time%s]\n", n_same - SHOWN,
                       n_same - SHOWN == 1 ? "" : "s");
        n_same = 0;
    }
}

// ---- the exception's own line

static void add_notes(Vm *vm, Value exception, Str *out) {
    Value notes = op_find_attribute(vm, exception, "__notes__");
    if (!is_value(notes)) {
        vm_clear_exception(vm);
        return;
    }
    for (size_t i = 0; is_list(notes) && i < list_of(notes)->n; i++) {
        if (!op_str_into(vm, list_of(notes)->at[i], out)) {
            vm_clear_exception(vm);
            str_add(out, "<note str() failed>");
        }
        str_add(out, "\n");
    }
    value_unref(vm, notes);
}

void exception_print_only(Vm *vm, Value exception, Str *out) {
    const Type *type = TYPE_OF(vm, exception);
    if (is_value(type->module) && is_text(type->module) &&
        !text_is(text_of(type->module), "builtins") &&
        !text_is(text_of(type->module), "__main__")) {
        text_to_utf8(text_of(type->module), out);
        str_add(out, ".");
    }
    text_to_utf8(type->qualname, out);
    Str message = {0};
    if (!op_str_into(vm, exception, &message)) {
        vm_clear_exception(vm);
        str_clear(&message);
        str_add(&message, "<exception str() failed>");
    }
    if (message.n) str_printf(out, ": %s", message.text);
    str_add(out, "\n");
    str_deinit(&message);
    add_notes(vm, exception, out);
}

// ---- and what came before it

typedef struct Seen {
    Value exception;
    const struct Seen *before;
} Seen;

static bool was_seen(const Seen *seen, Value exception) {
    for (; seen; seen = seen->before)
        if (same(seen->exception, exception)) return true;
    return false;
}

static void print_chain(Vm *vm, Value exception, const Seen *before, Str *out) {
    const Exception *e = exception_of(exception);
    Seen seen = {exception, before};
    if (is_value(e->cause) && !was_seen(&seen, e->cause)) {
        print_chain(vm, e->cause, &seen, out);
        str_add(out, "\nThe above exception was the direct cause of the following exception:\n\n");
    } else if (!is_value(e->cause) && is_value(e->context) && !e->suppresses_context &&
               !was_seen(&seen, e->context)) {
        print_chain(vm, e->context, &seen, out);
        str_add(out, "\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    if (is_value(e->traceback)) {
        str_add(out, "Traceback (most recent call last):\n");
        add_traceback(object_of(e->traceback), out);
    }
    exception_print_only(vm, exception, out);
}

void exception_print(Vm *vm, Value exception, Str *out) {
    print_chain(vm, exception, NULL, out);
}

// ---- the type

static void traceback_free(Vm *vm, Object *self) {
    Traceback *entry = (Traceback *)self;
    value_unref(vm, value_of(entry->next));
    value_unref(vm, value_of(entry->code));
    value_unref(vm, entry->frame);
}

static Value get_next(Vm *vm, Value self) {
    (void)vm;
    Traceback *next = ((Traceback *)object_of(self))->next;
    return next ? value_ref(value_of(next)) : NONE;
}
static Value get_line(Vm *vm, Value self) {
    (void)vm;
    return small_int_value(((Traceback *)object_of(self))->line);
}
static Value get_frame(Vm *vm, Value self) {
    (void)vm;
    Value frame = ((Traceback *)object_of(self))->frame;
    return is_value(frame) ? value_ref(frame) : NONE;
}
static const GetSetDef attributes[] = {
    {"tb_next", get_next, NULL}, {"tb_lineno", get_line, NULL}, {"tb_frame", get_frame, NULL}, {0}};

const TypeDef traceback_def = {.name = "traceback",
                               .instance_bytes = sizeof(Traceback),
                               .slots = {.free = traceback_free},
                               .attributes = attributes,
                               .is_final = true};
