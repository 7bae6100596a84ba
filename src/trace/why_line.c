// The sentences about where a program goes next: which line decided it, what an expression was
// needed for, which line gave a variable its value or printed something.
//
// A line tells of its own statement alone. What the one before it decided (a branch, a round of a
// loop) follows from where both stand in the source: whether the new line is in the suite of the
// other.
#include <ctype.h>
#include <string.h>

#include "trace/why_make.h"

static void value(WhyMaker *m, const char *name, EventValue told) {
    why_add_slot(m->why, name, WHY_VALUE, told);
}

static void source(WhyMaker *m, const char *name, PlaceId place) {
    why_slot_is_about(why_add_slot(m->why, name, WHY_SOURCE, place), WHY_ABOUT_PLACE, place, 0);
}

static bool is_value(const WhyMaker *m, EventValue told, const char *text) {
    return !(told & 1) && strcmp(trace_text(m->trace, event_value_text(told)), text) == 0;
}

// ---- what stands in the source

static EventSpan span_at(const WhyMaker *m, PlaceId place) {
    return event_span(trace_place(m->trace, place)->value);
}

// The source from the place on.
static const char *text_at(const WhyMaker *m, PlaceId place) {
    size_t n;
    return trace_place_text(m->trace, place, &n);
}

static bool is_in_name(char c) {
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

// Behind [word] and the space after it, if [text] begins with that word; else NULL.
static const char *after_word(const char *text, const char *word) {
    size_t n = strlen(word);
    if (strncmp(text, word, n) != 0 || is_in_name(text[n])) return NULL;
    return text + n + strspn(text + n, " \t");
}

// Whether the statement at [place] begins with one of [words]; `async` before it does not matter.
static bool is_any(const WhyMaker *m, PlaceId place, const char *const *words) {
    const char *text = text_at(m, place), *behind = after_word(text, "async");
    for (; *words; words++)
        if (after_word(behind ? behind : text, *words)) return true;
    return false;
}

#define IS_ANY(m, place, ...) is_any(m, place, (const char *const[]){__VA_ARGS__, NULL})

static const char *next_line(const char *text) {
    text += strcspn(text, "\n");
    return *text ? text + 1 : text;
}

// Whether the statement at [inner] is in the first suite of the one at [outer].
static bool is_in_suite(const WhyMaker *m, PlaceId outer, PlaceId inner) {
    if (trace_place(m->trace, outer)->object != trace_place(m->trace, inner)->object) return false;
    EventSpan head = span_at(m, outer), body = span_at(m, inner);
    if (body.col <= head.col || body.line < head.line) return false;
    const char *line = next_line(text_at(m, outer));
    for (int i = head.line + 1; i <= body.line && *line; i++, line = next_line(line)) {
        int indent = (int)strspn(line, " \t");
        bool is_code = !strchr("\r\n#)]}", line[indent]); // the end of a head in brackets is none
        if (is_code && indent <= head.col) return false;
    }
    return true;
}

// ---- lines

enum { FAR = 4096 }; // events that are looked through

uint32_t why_line_before(const WhyMaker *m, FrameId id, uint32_t index) {
    for (uint32_t i = index; i > 0 && i + FAR > index; i--) {
        const Event *e = why_event(m, i - 1);
        if (e->subject != id) continue;
        if (e->kind == EVENT_LINE) return i - 1;
        if (e->kind == EVENT_FRAME_NEW) break;
    }
    return EVENT_NONE;
}

uint32_t why_own_line(const WhyMaker *m) {
    const Event *cause = why_event(m, m->event->cause);
    if (cause->kind == EVENT_LINE) return m->event->cause;
    bool is_frame = cause->kind == EVENT_FRAME_RESUME || cause->kind == EVENT_FRAME_NEW;
    return is_frame ? why_line_before(m, cause->subject, m->event->cause) : EVENT_NONE;
}

static bool is_raised_between(const WhyMaker *m, FrameId id, uint32_t from, uint32_t to) {
    for (uint32_t i = from + 1; i < to; i++) {
        const Event *e = why_event(m, i);
        bool is_thrown = e->kind == EVENT_FRAME_RESUME && e->a == RESUME_THROW;
        if (e->subject == id && (e->kind == EVENT_RAISE || is_thrown)) return true;
    }
    return false;
}

// How [from], done without an exception, leads to [to].
static const char *line_key(const WhyMaker *m, PlaceId from, PlaceId to) {
    bool is_in = is_in_suite(m, from, to);
    if (from == to) return "why.line-item";
    if (IS_ANY(m, to, "for", "while") && is_in_suite(m, to, from)) return "why.line-round";
    if (IS_ANY(m, from, "if", "elif", "while")) return is_in ? "why.line-true" : "why.line-false";
    if (IS_ANY(m, from, "for")) return is_in ? "why.line-next" : "why.line-no-more";
    if (IS_ANY(m, from, "match")) return is_in ? "why.line-case" : "why.line-no-case";
    if (IS_ANY(m, from, "break")) return "why.line-break";
    if (IS_ANY(m, from, "return")) return "why.line-finally";
    return is_in ? "why.line-block" : "why.line-after";
}

// It was called, or its task had its first turn.
static void because_begun(WhyMaker *m) {
    uint32_t begun = m->event->cause, by = why_event(m, begun)->cause;
    if (by == EVENT_NONE) return; // the program itself
    const Event *step = why_event(m, by);
    bool is_turn = step->kind == EVENT_TASK_STEP;
    why_add_cause(m->why, is_turn ? by : begun, is_turn ? step->subject : 0, 0);
}

void why_of_line(WhyMaker *m) {
    const Event *e = m->event;
    uint32_t before = why_line_before(m, e->subject, m->index);
    bool is_task = why_add_doer(m, e->subject);
    why_add_line(m, "line", e->object);
    if (before == EVENT_NONE) {
        bool has_begun = why_event(m, e->cause)->kind != EVENT_LINE;
        if (is_task) why_add_frame(m, "frame", e->subject);
        why_say(m, !has_begun ? "why.line" : is_task ? "why.line-first-in" : "why.line-first");
        if (has_begun) because_begun(m);
        return;
    }
    PlaceId from = why_event(m, before)->object;
    why_add_line(m, "from", from);
    why_say(m, is_raised_between(m, e->subject, before, m->index) ? "why.line-raised"
               : !from || !e->object                              ? "why.line-after"
                                                                  : line_key(m, from, e->object));
    why_add_cause(m->why, before, 0, 0);
}

// ---- values

// Whether [place] is all that the `if` or `while` at [line] asks.
static bool is_test(const WhyMaker *m, PlaceId line, PlaceId place) {
    static const char *const words[] = {"if", "elif", "while", NULL};
    if (!line || !place) return false;
    EventSpan head = span_at(m, line), test = span_at(m, place);
    if (head.line != test.line || head.end_line != test.end_line || head.end_col != test.end_col)
        return false;
    const char *text = text_at(m, line);
    for (size_t i = 0; words[i]; i++) {
        const char *behind = after_word(text, words[i]);
        if (behind && test.col == head.col + (int)(behind - text)) return true;
    }
    return false;
}

static const char *value_key(const WhyMaker *m, bool is_none) {
    switch ((ExprKind)m->event->a) {
    case EXPR_CALL: return is_none ? "why.value-called" : "why.value-call";
    case EXPR_AWAIT: return is_none ? "why.value-awaited" : "why.value-await";
    case EXPR_YIELD: return is_none ? "why.value-asked" : "why.value-sent";
    case EXPR_CHECK: return "why.value-check";
    case EXPR_CHOICE: return "why.value-choice";
    case EXPR_LOOK_UP: return "why.value-look-up";
    case EXPR_COMPUTE: return "why.value-compute";
    case EXPR_BUILD: return "why.value-build";
    case EXPR_OTHER: break;
    }
    return "why.value";
}

void why_of_value(WhyMaker *m) {
    const Event *e = m->event;
    bool is_none = is_value(m, e->value, "None");
    why_add_doer(m, e->subject);
    source(m, "text", e->object);
    value(m, "value", e->value);
    why_say(m, value_key(m, is_none));
    bool is_true = is_value(m, e->value, "True");
    if (!is_true && !is_none && !is_value(m, e->value, "False")) return;
    uint32_t line = why_line_before(m, e->subject, m->index);
    PlaceId head = line == EVENT_NONE ? 0 : why_event(m, line)->object;
    if (!is_test(m, head, e->object)) return;
    why_add_line(m, "line", head);
    why_say(m, is_true ? "why.value-test" : "why.value-test-fails");
}

// ---- variables

static bool names_it(const WhyMaker *m, PlaceId place, StringId name) {
    size_t n, length = strlen(trace_text(m->trace, name));
    const char *text = trace_place_text(m->trace, place, &n);
    if (!n) n = strcspn(text, "\n");
    for (const char *at = text; length && at + length <= text + n; at++) {
        bool begins = at == text || !is_in_name(at[-1]);
        if (begins && memcmp(at, trace_text(m->trace, name), length) == 0 &&
            !is_in_name(at[length]))
            return true;
    }
    return false;
}

// The line that gave it its value. What a module's variable was given in a function is told at the
// function's next line: then it is the last line that names it.
static uint32_t line_of_change(const WhyMaker *m) {
    const Event *e = m->event;
    if (e->a != VARIABLE_GLOBAL) return why_line_before(m, e->subject, m->index);
    for (uint32_t i = m->index; i > 0 && i + FAR > m->index; i--) {
        const Event *line = why_event(m, i - 1);
        if (line->kind != EVENT_LINE) continue;
        return names_it(m, line->object, e->object) ? i - 1 : EVENT_NONE;
    }
    return EVENT_NONE;
}

// What it was until then; 0: it was not there.
static EventValue value_before(const WhyMaker *m) {
    const ModelFrame *frame = model_frame(m->model, m->event->subject);
    for (uint32_t i = frame ? frame->first_variable : 0; i; i = m->model->variables[i].next)
        if (m->model->variables[i].name == m->event->object) return m->model->variables[i].before;
    return 0;
}

// It is shown in the same words: what changed lies within it.
static bool is_same_text(EventValue a, EventValue b) {
    return event_value_text(a) && event_value_text(a) == event_value_text(b);
}

void why_of_variable(WhyMaker *m) {
    const Event *e = m->event;
    if (e->a == VARIABLE_GONE) {
        why_add_frame(m, "frame", e->subject);
        why_add_slot(m->why, "name", WHY_TEXT, e->object);
        why_say(m, "why.variable-gone");
        return;
    }
    uint32_t line = line_of_change(m);
    EventValue before = value_before(m);
    bool is_passed = line == EVENT_NONE && e->a == VARIABLE_LOCAL && !before;
    why_add_doer(m, line == EVENT_NONE ? e->subject : why_event(m, line)->subject);
    why_slot_is_about(why_add_slot(m->why, "name", WHY_TEXT, e->object), WHY_ABOUT_VARIABLE,
                      e->object, e->subject);
    value(m, "value", e->value);
    if (line != EVENT_NONE) {
        why_add_line(m, "line", why_event(m, line)->object);
        why_say(m, !before                          ? "why.variable-new"
                   : is_same_text(before, e->value) ? "why.variable-inside"
                                                    : "why.variable-changed");
        why_add_cause(m->why, line, 0, 0);
    } else if (is_passed) {
        why_say(m, "why.variable-passed");
        why_add_cause(m->why, e->cause, 0, 0);
    } else {
        bool is_found = !before && e->a == VARIABLE_NONLOCAL; // there before the frame began
        why_say(m, is_found                         ? "why.variable-found"
                   : is_same_text(before, e->value) ? "why.variable-still"
                                                    : "why.variable");
    }
}

// ---- what is printed

static bool is_blank(const char *text) {
    return text[strspn(text, " \n")] == '\0';
}

// The step that began the turn of [task]; EVENT_NONE: it is not its turn.
static uint32_t turn_of(const WhyMaker *m, ObjectId task) {
    uint32_t rank = trace_list_rank(m->trace, TRACE_STEPS, m->index);
    uint32_t step = rank ? m->trace->lists[TRACE_STEPS].at[rank - 1] : EVENT_NONE;
    return why_event(m, step)->subject == task ? step : EVENT_NONE;
}

// The task has its turn, and this line prints. Nobody's output is the program's own.
void why_of_output(WhyMaker *m) {
    const Event *e = m->event;
    uint32_t at_line = why_own_line(m);
    const Event *line = why_event(m, at_line);
    bool has_line = at_line != EVENT_NONE;
    uint32_t step = e->subject ? turn_of(m, e->subject) : EVENT_NONE;
    if (e->subject) {
        why_add_thing(m->model, m->why, "task", e->subject);
        m->why->subject = trace_object(m->trace, e->subject) ? e->subject : 0;
    } else if (has_line) {
        why_add_frame(m, "task", line->subject);
    } else {
        why_add_slot(m->why, "task", WHY_MODULE, 0);
    }
    why_add_slot(m->why, "text", WHY_TEXT, e->value);
    bool has_step = has_line && step != EVENT_NONE;
    bool is_empty = is_blank(trace_text(m->trace, (StringId)e->value));
    bool is_later = has_step && step > at_line; // it slept in the middle of the line
    static const char *const keys[][4] = {
        {"why.output", "why.output-line", "why.output-turn", "why.output-again"},
        {"why.output-blank", "why.output-blank-line", "why.output-blank-turn",
         "why.output-blank-again"},
        {"why.output-error", "why.output-error-line", "why.output-error-turn",
         "why.output-error-again"},
    };
    why_say(m, keys[is_empty ? 1 : e->a == 2 ? 2 : 0][is_later ? 3 : has_step ? 2 : has_line]);
    if (!has_line) {
        const Event *call = why_event(m, e->cause);
        if (e->subject || is_empty || call->kind != EVENT_HANDLE_BEGIN) return;
        why_say(m, "why.output-callback");
        why_add_cause(m->why, e->cause, 0, call->subject);
        return;
    }
    why_add_line(m, "line", line->object);
    if (has_step && !is_later) why_add_cause(m->why, step, e->subject, 0);
    why_add_cause(m->why, at_line, 0, 0);
    if (is_later) why_add_cause(m->why, step, e->subject, 0);
}
