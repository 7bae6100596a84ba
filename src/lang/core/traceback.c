// Tracebacks as CPython 3.11's interpreter prints them: the lines, the carets, what caused what.
#include <stdlib.h>
#include <string.h>

#include "lang/core/class.h"
#include "lang/core/exception_group.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/core/missing.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/syntax_exception.h"
#include "lang/core/traceback.h"
#include "lang/types/dict.h"
#include "lang/types/list.h"
#include "lang/types/text.h"

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

// Which columns of the line, in characters, are marked by ^ while the rest gets ~.
typedef struct Mark {
    int from, to;
} Mark;

// What the interpreter takes for the operator of a + b: what stands behind a closing bracket of
// a's.
static bool find_operator(const char *line, const Node *node, Mark *mark) {
    size_t end = (size_t)node->value->span.col;
    for (size_t i = (size_t)node->target->span.end_col; i < end; i++) {
        if (is_space(line[i])) continue;
        bool is_long = i + 1 < end && !is_space(line[i + 1]);
        mark->from = characters(line, i);
        mark->to = mark->from + 1 + is_long;
        if (line[i] != ')' || i + 1 >= end) return true;
    }
    return false;
}

// What the module traceback takes for it. It counts bytes where it should count characters, and the
// width of the operator is that of what follows a.
static bool find_operator_by_bytes(const char *line, const Node *node, Mark *mark) {
    size_t begin = (size_t)node->span.col, from = (size_t)node->target->span.end_col;
    size_t end = (size_t)node->value->span.col, n = (size_t)node->span.end_col - begin;
    while (from < end && is_space(line[from]))
        from++;
    bool is_long = from + 1 < end && !is_space(line[from + 1]);
    const char *segment = line + begin;
    size_t left = from - begin, at = 0; // of the character [left]
    for (size_t k = 0; k < left && at < n; k++)
        do
            at++;
        while (at < n && ((unsigned char)segment[at] & 0xC0) == 0x80);
    size_t right = left + 1 + is_long;
    for (; at < n && (is_space(segment[at]) || segment[at] == ')' || segment[at] == '#'); at++)
        left++, right++;
    int column = characters(line, begin);
    mark->from = column + characters(segment, left < n ? left : n);
    mark->to = column + characters(segment, right < n ? right : n);
    return true;
}

// A character of a text, or an item of a tuple of constants: CPython's compiler knows what it is,
// and shows it as one thing where something is put into it.
static bool is_folded(const Node *node) {
    const Node *of = node->value, *index = node->target;
    if (index->kind != NODE_INT || index->base != 10 || strlen(index->text) > 4) return false;
    size_t at = (size_t)atoi(index->text), n = 0;
    if (of->kind == NODE_TUPLE) {
        for (size_t i = 0; i < of->list.n; i++)
            if (of->list.at[i]->kind != NODE_INT && of->list.at[i]->kind != NODE_STRING)
                return false;
        n = of->list.n;
    } else if (of->kind == NODE_STRING) {
        for (size_t i = 0; i < of->n_text; i++)
            n += ((unsigned char)of->text[i] & 0xC0) != 0x80;
    } else if (of->kind == NODE_BYTES) {
        n = of->n_text;
    }
    return at < n;
}

// The brackets of a subscript, and what is in between.
static bool find_brackets(const char *line, const Node *node, Mark *mark) {
    size_t end = (size_t)node->span.end_col, from = (size_t)node->value->span.end_col;
    size_t to = (size_t)node->target->span.end_col + 1;
    while (from < end && line[from] != '[')
        from++;
    while (to < end && line[to] != ']')
        to++;
    if (to < end) to++;
    *mark = (Mark){characters(line, from), characters(line, to)};
    return true;
}

static bool find_mark(const char *line, const Node *node, TracebackStyle style, Mark *mark) {
    if (node->span.line != node->span.end_line) return false;
    if (node->kind == NODE_SUBSCRIPT)
        return !(style == TRACEBACK_OF_INTERPRETER && is_folded(node)) &&
               find_brackets(line, node, mark);
    if (node->kind != NODE_BIN_OP) return false;
    return style == TRACEBACK_OF_MODULE ? find_operator_by_bytes(line, node, mark)
                                        : find_operator(line, node, mark);
}

// Of a line that begins behind [indent] and ends at [end], with spaces to [full]. The interpreter
// shows these, and they count when it asks whether the whole line is meant; the module traceback
// strips them, but takes them for a part of the indentation.
static void add_carets(const char *line, size_t indent, size_t end, size_t full, const Node *node,
                       TracebackStyle style, Str *out) {
    size_t from = (size_t)node->span.col, to = (size_t)node->span.end_col;
    if (node->span.line != node->span.end_line || to > end) to = end;
    if (from > end || from < indent || to <= from) return;
    bool is_of_module = style == TRACEBACK_OF_MODULE;
    Mark mark = {0};
    bool has_mark = find_mark(line, node, style, &mark);
    if (!has_mark && from == indent && to == (is_of_module ? end : full)) return;
    int column = characters(line, from), n = column + characters(line + from, to - from);
    int before = column - characters(line, indent);
    if (is_of_module) before -= (int)(full - end);
    str_printf(out, "    %*s", before > 0 ? before : 0, "");
    for (; column < n; column++)
        str_add(out, has_mark && (column < mark.from || column >= mark.to) ? "~" : "^");
    str_add(out, "\n");
}

void traceback_add_entry(const Traceback *entry, TracebackStyle style, Str *out) {
    const Source *source = &entry->code->unit->source;
    str_printf(out, "  File \"%s\", line %d, in ", source->path, entry->line);
    text_to_utf8(entry->code->name, out);
    str_add(out, "\n");
    size_t number = (size_t)entry->line;
    if (number < 1 || number > source->lines.n || entry->code->unit->is_hidden) return;
    const char *line = source->lines.at[number - 1];
    size_t end = strcspn(line, "\n"), indent = strspn(line, " \t\f");
    while (end > indent && is_space(line[end - 1]))
        end--;
    if (indent >= end) return;
    size_t full = strcspn(line, "\r\n"), shown = style == TRACEBACK_OF_MODULE ? end : full;
    str_printf(out, "    %.*s\n", (int)(shown - indent), line + indent);
    if (entry->node && entry->node->kind != NODE_MODULE)
        add_carets(line, indent, end, full, entry->node, style, out);
}

static bool is_same_line(const Traceback *a, const Traceback *b) {
    return a->code == b->code && a->line == b->line;
}

static void add_traceback(const Traceback *entry, TracebackStyle style, Str *out) {
    enum { SHOWN = 3 };
    const Traceback *next;
    for (int n_same = 0; entry; entry = next) {
        next = traceback_visible(value_of(entry->next));
        if (++n_same <= SHOWN) traceback_add_entry(entry, style, out);
        bool goes_on = next && is_same_line(entry, next);
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

static void add_message(Vm *vm, Value exception, bool suggests, Str *out) {
    const Type *type = TYPE_OF(vm, exception);
    if (is_value(type->module) && is_text(type->module) &&
        !text_is(text_of(type->module), "builtins") &&
        !text_is(text_of(type->module), "__main__")) {
        text_to_utf8(text_of(type->module), out);
        str_add(out, ".");
    }
    text_to_utf8(type->qualname, out);
    Str message = {0};
    if (!syntax_exception_message(vm, exception, &message) &&
        !op_str_into(vm, exception, &message)) {
        vm_clear_exception(vm);
        str_clear(&message);
        str_add(&message, "<exception str() failed>");
    }
    if (suggests) missing_suggest(vm, exception, &message);
    if (message.n) vm_printf(vm, out, ": %s", message.text);
    str_add(out, "\n");
    vm_deinit(vm, &message);
}

void exception_print_only(Vm *vm, Value exception, Str *out) {
    syntax_exception_print(vm, exception, TRACEBACK_OF_MODULE, out);
    add_message(vm, exception, false, out);
    add_notes(vm, exception, out);
}

// ---- and what came before it

// An exception and what is told with it.
typedef struct Told {
    Value exception;     // owned: what is asked for its text may change the others
    size_t before;       // the place of the one that is told before it; 0: none
    size_t first_member; // of a group: the place of its first; the others follow
    bool is_cause;       // the one before is its cause
} Told;

// What is within a group stands behind a margin, "  | ", two columns further in for each group.
typedef struct Printer {
    Vm *vm;
    Str *out;
    TracebackStyle style;
    int depth;       // of groups
    bool must_close; // the last member of a group has been printed, not yet the line below it
    VEC(Told) told;  // the first is the one that is printed
    VEC(Value) seen; // borrowed: what need not be told again as a cause
} Printer;

enum { MAX_WIDTH = 15, MAX_DEPTH = 10 }; // members and groups that are shown

static void add_margin(const Printer *printer, char margin) {
    if (printer->depth) str_printf(printer->out, "%*s%c ", 2 * printer->depth, "", margin);
}

// [text], which it empties, with the margin before every line; the first may have another.
static void emit(const Printer *printer, Str *text, char margin) {
    const char *line = str_text(text), *end = line + text->n;
    while (line < end) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        size_t n = (size_t)((newline ? newline + 1 : end) - line);
        add_margin(printer, margin);
        vm_add_bytes(printer->vm, printer->out, line, n);
        vm_spend(printer->vm, 1);
        line += n;
        margin = '|';
    }
    vm_deinit(printer->vm, text);
}

static void emit_c(const Printer *printer, const char *lines, char margin) {
    Str text = {0};
    str_add(&text, lines);
    emit(printer, &text, margin);
}

// Traceback and message. (The lines of a message behind the first have no margin.)
static void print_one(const Printer *printer, Value exception, const char *title, char margin) {
    Str text = {0};
    const Exception *e = exception_of(exception);
    if (is_value(e->traceback)) {
        emit_c(printer, title, margin);
        add_traceback(traceback_visible(e->traceback), printer->style, &text);
        emit(printer, &text, '|');
    }
    if (syntax_exception_print(printer->vm, exception, printer->style, &text))
        emit(printer, &text, '|');
    add_margin(printer, '|');
    add_message(printer->vm, exception, printer->style != TRACEBACK_OF_MODULE, printer->out);
    add_notes(printer->vm, exception, &text);
    emit(printer, &text, '|');
}

// ---- what is told before what

static bool was_seen(const Printer *printer, Value exception) {
    for (size_t i = 0; i < printer->seen.n; i++) {
        vm_step(printer->vm, i);
        if (same(printer->seen.at[i], exception)) return true;
    }
    return false;
}

static size_t add_told(Printer *printer, Value exception) {
    vec_push(&printer->told, (Told){.exception = value_ref(exception)});
    vm_spend(printer->vm, 1);
    return printer->told.n - 1;
}

// What comes before told[at].
static void find_before(Printer *printer, size_t at) {
    Value exception = printer->told.at[at].exception;
    const Exception *e = exception_of(exception);
    bool has_cause = is_value(e->cause) && !was_seen(printer, e->cause);
    bool has_context = !is_value(e->cause) && is_value(e->context) && !e->suppresses_context &&
                       !was_seen(printer, e->context);
    if (!has_cause && !has_context) return;
    size_t before = add_told(printer, has_cause ? e->cause : e->context);
    printer->told.at[at].before = before;
    printer->told.at[at].is_cause = has_cause;
}

static size_t find_members(Printer *printer, size_t at) {
    Value exception = printer->told.at[at].exception;
    if (!is_exception_group(printer->vm, exception)) return 0;
    const Tuple *members = exception_group_members(exception);
    size_t first = printer->told.n;
    for (size_t i = 0; i < members->n; i++)
        add_told(printer, members->at[i]);
    printer->told.at[at].first_member = first;
    return members->n;
}

// The interpreter finds them while it prints: the one before, with all of its own, comes first.
static void plan_in_order(Printer *printer, size_t at) {
    vec_push(&printer->seen, printer->told.at[at].exception);
    vm_spend(printer->vm, 1);
    find_before(printer, at);
    if (printer->told.at[at].before) plan_in_order(printer, printer->told.at[at].before);
    size_t n = find_members(printer, at);
    for (size_t i = 0; i < n; i++)
        plan_in_order(printer, printer->told.at[at].first_member + i);
}

// The module traceback finds all first, of the last members before those of the first ones.
static void plan_as_module(Printer *printer) {
    VEC(size_t) open = {0};
    vec_push(&open, 0);
    vec_push(&printer->seen, printer->told.at[0].exception);
    while (open.n) {
        size_t at = open.at[--open.n], n_before = printer->told.n;
        find_before(printer, at);
        find_members(printer, at);
        for (size_t i = n_before; i < printer->told.n; i++) {
            vec_push(&open, i);
            vec_push(&printer->seen, printer->told.at[i].exception);
        }
    }
    vec_deinit(&open);
}

static void print_chain(Printer *printer, size_t at);

static void print_members(Printer *printer, const Tuple *members, size_t first) {
    size_t n = members->n > MAX_WIDTH ? MAX_WIDTH + 1 : members->n;
    printer->must_close = false;
    for (size_t i = 0; i < n; i++) {
        if (i + 1 == n) printer->must_close = true;
        str_printf(printer->out, "%*s%s", 2 * printer->depth, "", i ? "  " : "+-");
        if (i < MAX_WIDTH)
            str_printf(printer->out, "+---------------- %zu ----------------\n", i + 1);
        else
            str_add(printer->out, "+---------------- ... ----------------\n");
        printer->depth++;
        if (i < MAX_WIDTH) {
            print_chain(printer, first + i);
        } else {
            size_t n_more = members->n - MAX_WIDTH;
            Str text = {0};
            str_printf(&text, "and %zu more exception%s\n", n_more, n_more == 1 ? "" : "s");
            emit(printer, &text, '|');
        }
        if (i + 1 == n && printer->must_close) {
            str_printf(printer->out, "%*s+------------------------------------\n",
                       2 * printer->depth, "");
            printer->must_close = false;
        }
        printer->depth--;
    }
}

static void print_group(Printer *printer, const Told *told) {
    if (printer->depth > MAX_DEPTH) {
        emit_c(printer, "... (max_group_depth is 10)\n", '|');
        return;
    }
    bool is_outermost = printer->depth == 0;
    if (is_outermost) printer->depth = 1;
    print_one(printer, told->exception, "Exception Group Traceback (most recent call last):\n",
              is_outermost ? '+' : '|');
    print_members(printer, exception_group_members(told->exception), told->first_member);
    if (is_outermost) printer->depth = 0;
}

static void print_chain(Printer *printer, size_t at) {
    const Told *told = &printer->told.at[at];
    if (told->before) {
        print_chain(printer, told->before);
        emit_c(printer,
               told->is_cause
                   ? "\nThe above exception was the direct cause of the following exception:\n\n"
                   : "\nDuring handling of the above exception, another exception occurred:\n\n",
               '|');
    }
    if (is_exception_group(printer->vm, told->exception))
        print_group(printer, told);
    else
        print_one(printer, told->exception, "Traceback (most recent call last):\n", '|');
}

void exception_print_alone(Vm *vm, Value exception, Str *out) {
    Printer printer = {.vm = vm, .out = out};
    print_one(&printer, exception, "Traceback (most recent call last):\n", '|');
}

void exception_print(Vm *vm, Value exception, TracebackStyle style, Str *out) {
    Printer printer = {.vm = vm, .out = out, .style = style};
    add_told(&printer, exception);
    if (style == TRACEBACK_OF_MODULE)
        plan_as_module(&printer);
    else
        plan_in_order(&printer, 0);
    print_chain(&printer, 0);
    for (size_t i = 0; i < printer.told.n; i++) {
        vm_spend(vm, 1);
        value_unref(vm, printer.told.at[i].exception);
    }
    vec_deinit(&printer.told);
    vec_deinit(&printer.seen);
}

// ---- the type

static void traceback_free(Vm *vm, Object *self) {
    Traceback *entry = (Traceback *)self;
    value_unref(vm, value_of(entry->next));
    value_unref(vm, value_of(entry->code));
    value_unref(vm, entry->frame);
}

static void traceback_traverse(Object *self, Visit *visit) {
    visit_object(visit, ((Traceback *)self)->next);
    visit_value(visit, ((Traceback *)self)->frame);
}

static Value get_next(Vm *vm, Value self) {
    (void)vm;
    Traceback *next = traceback_visible(value_of(((Traceback *)object_of(self))->next));
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
static Value get_instruction(Vm *vm, Value self) {
    (void)vm;
    return small_int_value(((Traceback *)object_of(self))->instruction);
}

// TypeError: [v] is neither a traceback nor None.
static bool get_entry(Vm *vm, Value v, const char *or_none, Traceback **out) {
    *out = is_object(v) && TYPE_OF(vm, v) == vm->types.traceback ? object_of(v) : NULL;
    if (*out || is_none(v)) return true;
    vm_raise(vm, "TypeError", "expected traceback object%s, got '%s'", or_none, type_name(vm, v));
    return false;
}

static bool set_next(Vm *vm, Value self, Value v) {
    Traceback *entry = object_of(self), *next;
    if (!is_value(v)) return vm_raise(vm, "TypeError", "can't delete tb_next attribute"), false;
    if (!get_entry(vm, v, "", &next)) return false;
    for (const Traceback *i = next; i; i = i->next)
        if (i == entry) return vm_raise(vm, "ValueError", "traceback loop detected"), false;
    Traceback *old = entry->next;
    entry->next = next ? object_of(value_ref(v)) : NULL;
    value_unref(vm, value_of(old));
    return true;
}
static const GetSetDef attributes[] = {{"tb_next", get_next, set_next},
                                       {"tb_lineno", get_line, NULL},
                                       {"tb_lasti", get_instruction, NULL},
                                       {"tb_frame", get_frame, NULL},
                                       {0}};

// types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)
static Value traceback_construct(Vm *vm, Value callee, const Value *args, size_t n,
                                 const Tuple *names) {
    (void)callee;
    Value sorted[4];
    Traceback *next;
    int64_t instruction, line;
    if (!native_sort_args(vm, "TracebackType", "tb_next, tb_frame, tb_lasti, tb_lineno", args, n,
                          names, sorted))
        return NO_VALUE;
    if (TYPE_OF(vm, sorted[1]) != vm->types.frame)
        return vm_raise(vm, "TypeError",
                        "TracebackType() argument 'tb_frame' must be frame, not %s",
                        type_name(vm, sorted[1]));
    if (!op_index(vm, sorted[2], &instruction) || !op_index(vm, sorted[3], &line)) return NO_VALUE;
    if (!get_entry(vm, sorted[0], " or None", &next)) return NO_VALUE;
    Traceback *entry = object_new(vm, vm->types.traceback, 0);
    if (!entry) return NO_VALUE;
    FrameObject *frame = object_of(sorted[1]);
    entry->next = next ? object_of(value_ref(sorted[0])) : NULL;
    entry->code = object_of(value_ref(value_of(frame->code)));
    entry->line = (int)line;
    entry->instruction = (int)instruction;
    entry->frame = value_ref(sorted[1]);
    return value_of(entry);
}

const TypeDef traceback_def = {.name = "traceback",
                               .instance_bytes = sizeof(Traceback),
                               .slots = {.free = traceback_free,
                                         .traverse = traceback_traverse,
                                         .construct = traceback_construct},
                               .attributes = attributes,
                               .is_final = true};
