// The outputs are compared line by line in their order, the tasks by name, the programs by their
// longest common subsequence of lines.
#include "run/comparison.h"

#include <string.h>

#include "base/str.h"

enum { MAIN_SOURCE = 1 };

// ---- what was printed

static void read_output(Comparison *c, int run) {
    const Trace *trace = c->traces[run];
    Str line = {0};
    for (size_t i = 0; i < trace->lists[TRACE_OUTPUTS].n; i++) {
        uint32_t event = trace->lists[TRACE_OUTPUTS].at[i];
        const Event *e = trace_at(trace, event);
        bool is_last = i + 1 == trace->lists[TRACE_OUTPUTS].n;
        for (const char *text = trace_text(trace, (StringId)e->value);;) {
            size_t n = strcspn(text, "\n");
            str_add_bytes(&line, text, n);
            text += n;
            if (*text != '\n' && !(is_last && line.n)) break;
            vec_push(&c->lines[run],
                     (ComparedLine){.text = arena_copy(&c->arena, str_text(&line), line.n),
                                    .event = event,
                                    .time_ns = e->time_ns,
                                    .task = e->subject});
            str_clear(&line);
            if (*text != '\n') break;
            text++;
        }
    }
    str_deinit(&line);
}

static bool is_same_time(int64_t a, int64_t b) {
    int64_t apart = a < b ? b - a : a - b;
    return apart < COMPARISON_SAME_NS;
}

ComparedRow comparison_row(const Comparison *c, size_t row) {
    if (row >= c->lines[0].n || row >= c->lines[1].n) return ROW_ALONE;
    const ComparedLine *a = &c->lines[0].at[row], *b = &c->lines[1].at[row];
    if (strcmp(a->text, b->text) != 0) return ROW_OTHER;
    return is_same_time(a->time_ns, b->time_ns) ? ROW_SAME : ROW_LATER;
}

// ---- the tasks

// The number of tasks called [name] among those of [run] so far.
static ComparedTask *find_task(Comparison *c, const char *name, int run) {
    for (size_t i = 0; i < c->tasks.n; i++) {
        ComparedTask *task = &c->tasks.at[i];
        if (!task->id[run] && strcmp(task->name, name) == 0) return task;
    }
    return NULL;
}

static bool is_own_task(const Trace *trace, ObjectId id, const uint8_t *has_frame) {
    return trace->sources.n <= 1 || has_frame[id];
}

// Finds what becomes of each task; names are those at the end.
static void read_tasks(Comparison *c, int run) {
    const Trace *trace = c->traces[run];
    size_t n = trace->objects.n + 1;
    uint8_t *has_frame = calloc(n, 1);
    StringId *names = calloc(n, sizeof *names);
    uint32_t *ends = calloc(n, sizeof *ends);
    if (!has_frame || !names || !ends) check_no_memory("a comparison");
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind == EVENT_TASK_FRAME) has_frame[e->subject] = 1;
        if (e->kind == EVENT_TASK_NEW || e->kind == EVENT_TASK_NAME)
            names[e->subject] = (StringId)e->value;
        if (e->kind == EVENT_TASK_END) ends[e->subject] = i + 1;
    }
    for (ObjectId id = 1; id < trace->objects.n; id++) {
        if (trace_object_kind(trace, id) != OBJECT_TASK || !is_own_task(trace, id, has_frame))
            continue;
        const char *name = trace_text(trace, names[id]);
        ComparedTask *task = run ? find_task(c, name, run) : NULL;
        if (!task) {
            vec_push(
                &c->tasks,
                (ComparedTask){.name = name, .end_ns = {-1, -1}, .end = {EVENT_NONE, EVENT_NONE}});
            task = &vec_last(&c->tasks);
        }
        task->id[run] = id;
        if (!ends[id]) continue;
        const Event *end = trace_at(trace, ends[id] - 1);
        task->end[run] = ends[id] - 1;
        task->end_ns[run] = end->time_ns;
        task->outcome[run] = (Outcome)end->a;
    }
    free(has_frame);
    free(names);
    free(ends);
}

bool comparison_task_differs(const ComparedTask *task) {
    if (!task->id[0] || !task->id[1]) return true;
    if (task->outcome[0] != task->outcome[1]) return true;
    return !is_same_time(task->end_ns[0], task->end_ns[1]);
}

// ---- the programs

typedef struct Text {
    VEC(const char *) lines; // and the end behind the last one
} Text;

static void cut_lines(const Trace *trace, Text *out) {
    if (trace->sources.n <= MAIN_SOURCE) return;
    const char *at = trace_text(trace, trace_source(trace, MAIN_SOURCE)->object);
    vec_push(&out->lines, at);
    while (*at) {
        at += strcspn(at, "\n");
        if (*at) at++;
        vec_push(&out->lines, at);
    }
}

static int n_lines(const Text *text) {
    return text->lines.n ? (int)text->lines.n - 1 : 0;
}

// Line [i], from 0, without its end.
static const char *line_of(const Text *text, int i, size_t *n) {
    const char *at = text->lines.at[i];
    *n = (size_t)(text->lines.at[i + 1] - at);
    if (*n && at[*n - 1] == '\n') --*n;
    return at;
}

static bool is_same_line(const Text *a, int i, const Text *b, int j) {
    size_t n, m;
    const char *x = line_of(a, i, &n), *y = line_of(b, j, &m);
    return n == m && memcmp(x, y, n) == 0;
}

// Whether the byte begins a character.
static bool is_start(char c) {
    return (c & 0xC0) != 0x80;
}

static void add_whole_line(Comparison *c, int run, const Text *text, int i) {
    size_t n;
    line_of(text, i, &n);
    vec_push(&c->code[run], (ComparedCode){.line = i + 1, .to = (int)n});
}

// Line [i] of one stands in the place of line [j] of the other: what lies between their common
// beginning and end differs.
static void add_pair(Comparison *c, const Text texts[2], int i, int j) {
    size_t n, m, from = 0, behind = 0;
    const char *x = line_of(&texts[0], i, &n), *y = line_of(&texts[1], j, &m);
    while (from < n && from < m && x[from] == y[from])
        from++;
    while (from && !(is_start(x[from]) && is_start(y[from])))
        from--;
    while (behind < n - from && behind < m - from && x[n - 1 - behind] == y[m - 1 - behind])
        behind++;
    while (behind && !is_start(x[n - behind]))
        behind--;
    vec_push(&c->code[0], (ComparedCode){i + 1, (int)from, (int)(n - behind)});
    vec_push(&c->code[1], (ComparedCode){j + 1, (int)from, (int)(m - behind)});
}

// Lines [i, i_end) of one stand in the place of lines [j, j_end) of the other.
static void add_hunk(Comparison *c, const Text texts[2], int i, int i_end, int j, int j_end) {
    for (; i < i_end && j < j_end; i++, j++)
        add_pair(c, texts, i, j);
    for (; i < i_end; i++)
        add_whole_line(c, 0, &texts[0], i);
    for (; j < j_end; j++)
        add_whole_line(c, 1, &texts[1], j);
}

// Between the common beginning and the common end of the programs: [i, i_end) and [j, j_end).
static void compare_middle(Comparison *c, const Text texts[2], int i, int i_end, int j, int j_end) {
    enum { MOST_CELLS = 4000000 };
    size_t n = (size_t)(i_end - i), m = (size_t)(j_end - j);
    if (!n || !m || n * m > MOST_CELLS) {
        add_hunk(c, texts, i, i_end, j, j_end);
        return;
    }
    // common[x][y]: the length of the longest common subsequence of what follows both.
    uint32_t *common = calloc((n + 1) * (m + 1), sizeof *common);
    if (!common) check_no_memory("a comparison");
#define COMMON(x, y) common[(size_t)(x) * (m + 1) + (size_t)(y)]
    for (size_t x = n; x-- > 0;)
        for (size_t y = m; y-- > 0;) {
            uint32_t down = COMMON(x + 1, y), on = COMMON(x, y + 1);
            COMMON(x, y) = is_same_line(&texts[0], i + (int)x, &texts[1], j + (int)y)
                               ? COMMON(x + 1, y + 1) + 1
                           : down > on ? down
                                       : on;
        }
    size_t x = 0, y = 0, x_from = 0, y_from = 0;
    while (x < n || y < m) {
        if (x < n && y < m && is_same_line(&texts[0], i + (int)x, &texts[1], j + (int)y)) {
            add_hunk(c, texts, i + (int)x_from, i + (int)x, j + (int)y_from, j + (int)y);
            x_from = ++x, y_from = ++y;
        } else if (y == m || (x < n && COMMON(x + 1, y) >= COMMON(x, y + 1))) {
            x++;
        } else {
            y++;
        }
    }
    add_hunk(c, texts, i + (int)x_from, i_end, j + (int)y_from, j_end);
#undef COMMON
    free(common);
}

static void compare_code(Comparison *c) {
    Text texts[2] = {0};
    for (int run = 0; run < COMPARISON_RUNS; run++)
        cut_lines(c->traces[run], &texts[run]);
    int from = 0, n = n_lines(&texts[0]), m = n_lines(&texts[1]);
    while (from < n && from < m && is_same_line(&texts[0], from, &texts[1], from))
        from++;
    while (n > from && m > from && is_same_line(&texts[0], n - 1, &texts[1], m - 1))
        n--, m--;
    bool has_both = texts[0].lines.n && texts[1].lines.n; // a record may have no program
    if (has_both) compare_middle(c, texts, from, n, from, m);
    for (int run = 0; run < COMPARISON_RUNS; run++)
        vec_deinit(&texts[run].lines);
}

const ComparedCode *comparison_code(const Comparison *c, int run, int line) {
    size_t low = 0, high = c->code[run].n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c->code[run].at[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < c->code[run].n && c->code[run].at[low].line == line;
    return found ? &c->code[run].at[low] : NULL;
}

// ---- moments

static void add_moment(Comparison *c, const uint32_t events[2], size_t row) {
    int run = -1;
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        if (events[i] == EVENT_NONE) continue;
        if (run < 0 || trace_at(c->traces[i], events[i])->time_ns <
                           trace_at(c->traces[run], events[run])->time_ns)
            run = i;
    }
    if (run < 0) return;
    vec_push(&c->moments, (ComparedMoment){trace_at(c->traces[run], events[run])->time_ns, run,
                                           events[run], row});
}

static int by_time(const void *a, const void *b) {
    const ComparedMoment *x = a, *y = b;
    if (x->time_ns != y->time_ns) return x->time_ns < y->time_ns ? -1 : 1;
    if (x->run != y->run) return x->run - y->run;
    return x->event < y->event ? -1 : x->event > y->event;
}

static void find_moments(Comparison *c) {
    for (size_t row = 0; row < c->n_rows; row++) {
        if (comparison_row(c, row) == ROW_SAME) continue;
        uint32_t events[2];
        for (int run = 0; run < COMPARISON_RUNS; run++)
            events[run] = row < c->lines[run].n ? c->lines[run].at[row].event : EVENT_NONE;
        add_moment(c, events, row);
    }
    for (size_t i = 0; i < c->tasks.n; i++)
        if (comparison_task_differs(&c->tasks.at[i])) add_moment(c, c->tasks.at[i].end, SIZE_MAX);
    if (c->moments.n) qsort(c->moments.at, c->moments.n, sizeof *c->moments.at, by_time);
}

// ---- all of it

void comparison_init(Comparison *c, const Trace *a, const Trace *b) {
    *c = (Comparison){.traces = {a, b}, .first_other = SIZE_MAX};
    for (int run = 0; run < COMPARISON_RUNS; run++) {
        c->end_ns[run] = trace_time(c->traces[run], c->traces[run]->n);
        read_output(c, run);
        read_tasks(c, run);
    }
    c->n_rows = c->lines[0].n > c->lines[1].n ? c->lines[0].n : c->lines[1].n;
    for (size_t row = 0; row < c->n_rows && c->first_other == SIZE_MAX; row++)
        if (comparison_row(c, row) >= ROW_OTHER) c->first_other = row;
    compare_code(c);
    find_moments(c);
}

void comparison_deinit(Comparison *c) {
    for (int run = 0; run < COMPARISON_RUNS; run++) {
        vec_deinit(&c->lines[run]);
        vec_deinit(&c->code[run]);
    }
    vec_deinit(&c->tasks);
    vec_deinit(&c->moments);
    arena_deinit(&c->arena);
    *c = (Comparison){0};
}

const char *comparison_name(const Trace *trace) {
    bool has_name = trace->n && trace_at(trace, 0)->kind == EVENT_RUN_BEGIN;
    const char *name = has_name ? trace_text(trace, (StringId)trace_at(trace, 0)->value) : "";
    const char *slash = strrchr(name, '/');
    return slash ? slash + 1 : name;
}
