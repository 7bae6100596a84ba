// A turn is what lies between one TASK_STEP and the next. What it asks rotates with its number;
// where one kind of question makes no sense, the next kind is tried.
#include "trace/predict.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum {
    MOST_EVENTS = 1 << 20, // of a turn that are looked at
    MOST_TURNS = 4096,     // without a question that are passed over
    MOST_TASKS = 5,        // that are choices
    CANDIDATES = 64,       // that are looked at for them
    AHEAD = 24,            // lines of output that wrong answers are taken from
    TICK_NS = 10000000,    // instants are shown to hundredths
};

typedef struct Maker {
    Model *model;
    const Trace *trace;
    Arena *arena;
    Predict *out;
} Maker;

// ---- reading the trace

static uint32_t list_n(const Trace *trace, TraceList list) {
    return (uint32_t)trace->lists[list].n;
}

static uint32_t list_at(const Trace *trace, TraceList list, uint32_t i) {
    return trace->lists[list].at[i];
}

// The last statement that begins in [from, to): its index, or EVENT_NONE.
static uint32_t last_line(const Trace *trace, uint32_t from, uint32_t to) {
    uint32_t rank = trace_list_rank(trace, TRACE_LINES, to);
    if (!rank) return EVENT_NONE;
    uint32_t index = list_at(trace, TRACE_LINES, rank - 1);
    return index >= from ? index : EVENT_NONE;
}

const char *predict_output(Arena *arena, const Trace *trace, uint32_t position, uint32_t *end) {
    Str line = {0};
    bool is_whole = false, any = false;
    for (uint32_t i = trace_list_rank(trace, TRACE_OUTPUTS, position);
         i < list_n(trace, TRACE_OUTPUTS) && !is_whole; i++) {
        uint32_t index = list_at(trace, TRACE_OUTPUTS, i);
        const char *text = trace_text(trace, (StringId)trace_at(trace, index)->value);
        size_t n = strcspn(text, "\n");
        str_add_bytes(&line, text, n);
        is_whole = text[n];
        any = true;
        if (end) *end = index + 1;
    }
    bool is_there = is_whole || (any && line.n);
    const char *found = is_there ? arena_copy(arena, str_text(&line), line.n) : NULL;
    str_deinit(&line);
    return found;
}

// ---- the choices

static PredictChoice *add(Maker *m, PredictChoice choice) {
    if (m->out->n == PREDICT_CHOICES) return NULL;
    m->out->choices[m->out->n] = choice;
    return &m->out->choices[m->out->n++];
}

// [compare] puts them into an order that does not tell; the first of them was the right one.
static void put_in_order(Predict *out, int (*compare)(const void *, const void *)) {
    PredictChoice right = out->choices[0];
    qsort(out->choices, (size_t)out->n, sizeof *out->choices, compare);
    for (int i = 0; i < out->n; i++)
        if (compare(&out->choices[i], &right) == 0) out->right = i;
}

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int by_task(const void *a, const void *b) { // nobody is the last one
    ObjectId x = ((const PredictChoice *)a)->task - 1, y = ((const PredictChoice *)b)->task - 1;
    return ORDER(x, y);
}
static int by_text(const void *a, const void *b) {
    return strcmp(((const PredictChoice *)a)->text, ((const PredictChoice *)b)->text);
}
static int by_time(const void *a, const void *b) {
    int64_t x = ((const PredictChoice *)a)->time_ns, y = ((const PredictChoice *)b)->time_ns;
    return ORDER(x, y);
}
static int by_state(const void *a, const void *b) {
    TaskState x = ((const PredictChoice *)a)->state, y = ((const PredictChoice *)b)->state;
    return ORDER(x, y);
}
static int by_line(const void *a, const void *b) {
    const PredictChoice *x = a, *y = b;
    return x->source != y->source ? ORDER(x->source, y->source) : ORDER(x->line, y->line);
}

// Adds [choice] unless one that compares equal is there already.
static void add_new(Maker *m, PredictChoice choice, int (*compare)(const void *, const void *)) {
    for (int i = 0; i < m->out->n; i++)
        if (compare(&m->out->choices[i], &choice) == 0) return;
    add(m, choice);
}

// ---- a turn

typedef struct Turn {
    uint32_t begin, end; // of its events: a TASK_STEP, and its HANDLE_END or the end of the record
    uint32_t leave;      // the last event by which the task gave the turn back, or EVENT_NONE
    ObjectId task;       // 0: what lies before the first turn
    bool is_over;        // its end is recorded
} Turn;

static bool find_turn(const Trace *trace, uint32_t step, Turn *turn) {
    uint32_t begin = list_at(trace, TRACE_STEPS, step), most = begin + MOST_EVENTS;
    *turn = (Turn){.begin = begin, .leave = EVENT_NONE, .task = trace_at(trace, begin)->subject};
    for (uint32_t i = begin + 1; i < trace->n && i < most; i++) {
        const Event *e = trace_at(trace, i);
        turn->end = i;
        bool is_own = e->subject == turn->task;
        if (is_own && (e->kind == EVENT_TASK_AWAIT || e->kind == EVENT_TASK_YIELD ||
                       e->kind == EVENT_TASK_END))
            turn->leave = i;
        if (e->kind != EVENT_HANDLE_END) continue;
        turn->is_over = true;
        return true;
    }
    turn->end = trace->n;
    return trace->n < most;
}

static bool is_own(const Maker *m, ObjectId task) {
    const ModelTask *found = model_task(m->model, task);
    return found && model_is_own_task(m->model, found);
}

// ---- who runs next

static void add_candidate(Maker *m, ObjectId id) {
    const ModelTask *task = model_task(m->model, id);
    if (!task || state_is_over(task->state) || !model_is_own_task(m->model, task)) return;
    if (m->out->n < MOST_TASKS) add_new(m, (PredictChoice){.task = id}, by_task);
}

// Those who could as well be next: in the queue, by their timers, and whoever else is there.
static void add_candidates(Maker *m, ObjectId was_running) {
    const Model *model = m->model;
    int n = 0;
    const ModelHandle *timers[3];
    for (const ModelHandle *h = model_ready_first(model); h && n < 3;
         h = model_ready_next(model, h))
        add_candidate(m, h->whom), n++;
    add_candidate(m, was_running);
    uint32_t n_timers = model_next_timers(model, timers, 3);
    for (uint32_t i = 0; i < n_timers; i++) {
        const ModelFuture *future = model_future(model, timers[i]->whom);
        if (future) add_candidate(m, model_first_waiting_task(model, future));
    }
    for (uint32_t i = 1; i <= model->now.n_tasks && i < CANDIDATES; i++)
        add_candidate(m, model->tasks[i].future.id);
}

// What comes behind the turn: the next task, or the loop's sleep. False: neither does.
static bool find_next(const Maker *m, const Turn *turn, ObjectId *task, uint32_t *answer) {
    for (uint32_t i = turn->end + 1; i < m->trace->n && i < turn->end + MOST_EVENTS; i++) {
        const Event *e = trace_at(m->trace, i);
        bool sleeps = e->kind == EVENT_PHASE && e->a == PHASE_TIMEOUT && e->value > 0;
        if (e->kind == EVENT_RUN_END || e->kind == EVENT_DEADLOCK) return false;
        if (!sleeps && e->kind != EVENT_TASK_STEP) continue;
        *task = sleeps ? 0 : e->subject;
        *answer = i + 1;
        return true;
    }
    return false;
}

static bool ask_runs(Maker *m, const Turn *turn) {
    Predict *out = m->out;
    ObjectId next;
    if (!turn->is_over || !find_next(m, turn, &next, &out->answer)) return false;
    out->position = turn->end + 1;
    model_seek(m->model, out->position);
    if (next && !is_own(m, next)) return false;
    add(m, (PredictChoice){.task = next});
    add_candidates(m, turn->task);
    if (next) add(m, (PredictChoice){.task = 0});
    put_in_order(out, by_task);
    return out->n >= 3; // two tasks and nobody
}

// ---- what is printed next

static bool is_printed(const Trace *trace, uint32_t rank) {
    return rank < list_n(trace, TRACE_OUTPUTS) &&
           trace_at(trace, list_at(trace, TRACE_OUTPUTS, rank))->a == 1;
}

// Other lines, first those that come soon, then those that were printed before. None of a
// traceback: nobody would take it for an answer, and it would tell how the run ends.
static void add_other_lines(Maker *m, uint32_t answer) {
    uint32_t end = answer;
    for (int i = 0; i < AHEAD && m->out->n < 3; i++) {
        bool is_own = is_printed(m->trace, trace_list_rank(m->trace, TRACE_OUTPUTS, end));
        const char *text = predict_output(m->arena, m->trace, end, &end);
        if (!text) break;
        if (*text && is_own) add_new(m, (PredictChoice){.text = text}, by_text);
    }
    uint32_t rank = trace_list_rank(m->trace, TRACE_OUTPUTS, m->out->position);
    for (uint32_t i = 1; i <= rank && i < AHEAD && m->out->n < 4; i++) {
        uint32_t at = list_at(m->trace, TRACE_OUTPUTS, rank - i);
        const char *text = predict_output(m->arena, m->trace, at, NULL);
        bool is_own = is_printed(m->trace, rank - i);
        if (text && *text && is_own) add_new(m, (PredictChoice){.text = text}, by_text);
    }
}

// [asked] is the position, not behind the output.
static bool ask_output_at(Maker *m, uint32_t asked) {
    Predict *out = m->out;
    uint32_t rank = trace_list_rank(m->trace, TRACE_OUTPUTS, asked);
    if (!is_printed(m->trace, rank)) return false;
    const char *text = predict_output(m->arena, m->trace, asked, &out->answer);
    if (!text || !*text) return false;
    out->position = asked;
    add(m, (PredictChoice){.text = text});
    add_other_lines(m, out->answer);
    put_in_order(out, by_text);
    return out->n >= 2;
}

static bool ask_output(Maker *m, const Turn *turn) {
    uint32_t rank = trace_list_rank(m->trace, TRACE_OUTPUTS, turn->begin);
    if (rank == list_n(m->trace, TRACE_OUTPUTS)) return false;
    uint32_t first = list_at(m->trace, TRACE_OUTPUTS, rank);
    if (first >= turn->end) return false;
    uint32_t line = last_line(m->trace, turn->begin, first);
    return ask_output_at(m, line != EVENT_NONE ? line + 1 : turn->begin + 1);
}

// ---- when it wakes

static int64_t as_shown(int64_t ns) {
    return (ns + TICK_NS / 2) / TICK_NS * TICK_NS;
}

// The timer that fills the future that the task goes to sleep for; -1: none does.
static int64_t find_due(const Maker *m, const Turn *turn) {
    const Event *await = trace_at(m->trace, turn->leave);
    if (await->kind != EVENT_TASK_AWAIT) return -1;
    int64_t due_ns = -1;
    for (uint32_t i = turn->begin; i < turn->leave; i++) {
        const Event *e = trace_at(m->trace, i);
        if (e->kind == EVENT_CALL_AT && e->a == HANDLE_FILL && e->object == await->object)
            due_ns = e->value;
    }
    return due_ns;
}

// Whether the task really wakes then: not later, and by nobody else.
static bool wakes_then(const Maker *m, ObjectId task, uint32_t behind, int64_t due_ns) {
    uint32_t rank = trace_list_rank(m->trace, TRACE_STEPS, behind);
    for (uint32_t i = rank; i < list_n(m->trace, TRACE_STEPS) && i < rank + MOST_TURNS; i++) {
        const Event *e = trace_at(m->trace, list_at(m->trace, TRACE_STEPS, i));
        if (e->subject != task) continue;
        return e->a == STEP_VALUE && as_shown(e->time_ns) == as_shown(due_ns);
    }
    return false;
}

static bool ask_wakes(Maker *m, const Turn *turn) {
    Predict *out = m->out;
    if (turn->leave == EVENT_NONE) return false;
    int64_t due_ns = find_due(m, turn), now_ns = trace_at(m->trace, turn->leave)->time_ns;
    uint32_t line = last_line(m->trace, turn->begin, turn->leave);
    if (due_ns < 0 || as_shown(due_ns) == as_shown(now_ns) || line == EVENT_NONE ||
        !wakes_then(m, turn->task, turn->leave, due_ns))
        return false;
    out->about = turn->task;
    out->position = line + 1;
    out->answer = turn->leave + 1;
    model_seek(m->model, out->position);
    add(m, (PredictChoice){.time_ns = as_shown(due_ns)});
    // Taken for the instant: the length of the sleep, twice that, now, when others wake.
    int64_t wrong[] = {due_ns - now_ns, due_ns + (due_ns - now_ns), now_ns};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        add_new(m, (PredictChoice){.time_ns = as_shown(wrong[i])}, by_time);
    const ModelHandle *timers[2];
    uint32_t n = model_next_timers(m->model, timers, 2);
    for (uint32_t i = 0; i < n && out->n < 5; i++)
        add_new(m, (PredictChoice){.time_ns = as_shown(timers[i]->due_ns)}, by_time);
    put_in_order(out, by_time);
    return out->n >= 2 && is_own(m, turn->task);
}

// ---- which state follows

static bool ask_state(Maker *m, const Turn *turn) {
    static const TaskState usual[] = {STATE_READY, STATE_ON_TIMER, STATE_ON_FUTURE, STATE_DONE};
    Predict *out = m->out;
    if (!turn->is_over || turn->leave == EVENT_NONE) return false;
    uint32_t line = last_line(m->trace, turn->begin, turn->leave);
    if (line == EVENT_NONE) return false;
    out->about = turn->task;
    out->position = line + 1;
    out->answer = turn->leave + 1;
    model_seek(m->model, turn->end + 1);
    if (!is_own(m, turn->task)) return false;
    add(m, (PredictChoice){.state = model_task(m->model, turn->task)->state});
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        add_new(m, (PredictChoice){.state = usual[i]}, by_state);
    put_in_order(out, by_state);
    return true;
}

// ---- turns in their order

static bool ask(Maker *m, PredictAsk what, const Turn *turn) {
    *m->out = (Predict){.ask = what};
    switch (what) {
    case PREDICT_RUNS: return ask_runs(m, turn);
    case PREDICT_OUTPUT: return ask_output(m, turn);
    case PREDICT_WAKES: return ask_wakes(m, turn);
    case PREDICT_STATE: return ask_state(m, turn);
    case PREDICT_LINE:
    case PREDICT_ASKS: break;
    }
    return false;
}

static bool ask_in_turn(Maker *m, uint32_t step) {
    static const PredictAsk rota[] = {PREDICT_RUNS, PREDICT_OUTPUT, PREDICT_WAKES, PREDICT_STATE,
                                      PREDICT_RUNS};
    enum { KINDS = sizeof rota / sizeof *rota };
    Turn turn;
    if (!find_turn(m->trace, step, &turn)) return false;
    for (uint32_t i = 0; i < KINDS; i++)
        if (ask(m, rota[(step + i) % KINDS], &turn)) return true;
    return false;
}

static bool next_in_turns(Maker *m, uint32_t from) {
    uint32_t rank = trace_list_rank(m->trace, TRACE_STEPS, from);
    for (uint32_t step = rank ? rank - 1 : 0;
         step < list_n(m->trace, TRACE_STEPS) && step < rank + MOST_TURNS; step++)
        if (ask_in_turn(m, step) && m->out->position >= from) return true;
    return false;
}

// ---- programs without tasks

static bool has_generators(const Trace *trace) {
    for (CodeId id = 1; id < trace->codes.n; id++)
        if (trace_code(trace, id)->a >= FRAME_GENERATOR) return true;
    return false;
}

static SourceId source_of(const Trace *trace, PlaceId place) {
    return trace_place(trace, place)->object;
}

// The line of [source] behind [line] on which something stands; 0: there is none.
static int line_below(const Trace *trace, SourceId source, int line) {
    const char *at = trace_text(trace, trace_source(trace, source)->object);
    for (int number = 1; *at; number++) {
        size_t n = strcspn(at, "\n"), indent = strspn(at, " \t");
        if (number > line && indent < n && at[indent] != '#') return number;
        at += n + (at[n] == '\n');
    }
    return 0;
}

// What stands in line [number] of [source]: its indentation, and its text from there on.
static const char *line_text(const Trace *trace, SourceId source, int number, size_t *indent) {
    const char *at = trace_text(trace, trace_source(trace, source)->object);
    for (; number > 1 && *at; number--)
        at += strcspn(at, "\n"), at += *at == '\n';
    *indent = strspn(at, " \t");
    return at + *indent;
}

static bool begins(const char *text, const char *word) {
    return strncmp(text, word, strlen(word)) == 0;
}

// The line that follows on [line] where nothing is called: at the end of a loop's body its head, at
// the end of a function none, which is 0.
static int line_after(const Trace *trace, SourceId source, int line) {
    size_t indent, next_indent = 0, outer;
    line_text(trace, source, line, &indent);
    int next = line_below(trace, source, line);
    if (next) line_text(trace, source, next, &next_indent);
    for (int head = line - 1; head >= 1 && (!next || next_indent < indent); head--) {
        const char *text = line_text(trace, source, head, &outer);
        if (outer >= indent || !*text || *text == '\n' || *text == '#') continue;
        indent = outer;
        if (begins(text, "while ") || begins(text, "for ") || begins(text, "async for "))
            return head;
        if (begins(text, "def ") || begins(text, "async def ") || begins(text, "class ")) return 0;
    }
    return next;
}

// Whether what lies between two statements passes from one frame to another.
static bool is_passage(const Trace *trace, uint32_t from, uint32_t to, bool only_generators) {
    const Event *a = trace_at(trace, from), *b = trace_at(trace, to);
    if (!only_generators)
        return a->subject != b->subject ||
               trace_line(trace, b->object) <= trace_line(trace, a->object);
    for (uint32_t i = from + 1; i < to && i < from + MOST_EVENTS; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind == EVENT_FRAME_SUSPEND || e->kind == EVENT_FRAME_RESUME) return true;
        if (e->kind == EVENT_FRAME_NEW && trace_code(trace, e->object)->a >= FRAME_GENERATOR)
            return true;
    }
    return false;
}

static void add_line_of(Maker *m, SourceId source, int line) {
    if (line && m->out->n < 4) add_new(m, (PredictChoice){.source = source, .line = line}, by_line);
}

// Where a function of [code] begins to run.
static void add_body(Maker *m, CodeId code) {
    SourceId file = trace_code(m->trace, code)->object;
    int first = (int)event_high(trace_code(m->trace, code)->value);
    add_line_of(m, file, line_below(m->trace, file, first));
}

// The body of a generator that is only made in [from, to): it seems to be called.
static void add_made(Maker *m, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to && i < from + MOST_EVENTS; i++) {
        const Event *e = trace_at(m->trace, i);
        bool is_made = e->kind == EVENT_FRAME_NEW;
        if (is_made && trace_code(m->trace, e->object)->a >= FRAME_GENERATOR)
            add_body(m, e->object);
    }
}

static bool ask_line(Maker *m, uint32_t here, uint32_t next) {
    Predict *out = m->out;
    const Trace *trace = m->trace;
    PlaceId now = trace_at(trace, here)->object, then = trace_at(trace, next)->object;
    *out = (Predict){.ask = PREDICT_LINE, .position = here + 1, .answer = next + 1};
    model_seek(m->model, out->position);
    add_line_of(m, source_of(trace, then), trace_line(trace, then));
    SourceId source = source_of(trace, now);
    add_line_of(m, source, line_after(trace, source, trace_line(trace, now)));
    add_made(m, here + 1, next);
    // Where somebody sleeps or has called, and what stands behind that.
    for (uint32_t i = m->model->now.n_frames; i >= 1 && i + CANDIDATES > m->model->now.n_frames;
         i--) {
        const ModelFrame *frame = &m->model->frames[i];
        if (!frame->id) continue;
        if (frame->state == FRAME_CREATED) {
            add_body(m, frame->code);
        } else if (frame->state != FRAME_OVER && frame->line) {
            SourceId file = source_of(trace, frame->line);
            int line = trace_line(trace, frame->line);
            add_line_of(m, file, line_after(trace, file, line));
            bool is_here = file == source && line == trace_line(trace, now);
            if (!is_here) add_line_of(m, file, line);
        }
    }
    put_in_order(out, by_line);
    return out->n >= 2;
}

static bool next_in_lines(Maker *m, uint32_t from) {
    bool only_generators = has_generators(m->trace);
    uint32_t rank = trace_list_rank(m->trace, TRACE_LINES, from);
    for (uint32_t i = rank ? rank - 1 : 0;
         i + 1 < list_n(m->trace, TRACE_LINES) && i < rank + MOST_TURNS; i++) {
        uint32_t here = list_at(m->trace, TRACE_LINES, i),
                 next = list_at(m->trace, TRACE_LINES, i + 1);
        if (here + 1 < from || !is_passage(m->trace, here, next, only_generators)) continue;
        // By the number of the line alone, so that it is the same whenever one comes here.
        *m->out = (Predict){.ask = PREDICT_OUTPUT};
        if (i % 3 == 1 && ask_output_at(m, here + 1)) return true;
        if (ask_line(m, here, next)) return true;
    }
    return false;
}

bool predict_next(Model *model, uint32_t from, Arena *arena, Predict *out) {
    Maker maker = {.model = model, .trace = model->trace, .arena = arena, .out = out};
    bool has_tasks = maker.trace->n_of_kind[OBJECT_TASK];
    return has_tasks ? next_in_turns(&maker, from) : next_in_lines(&maker, from);
}
