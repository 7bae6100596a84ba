// Two programs on one clock. What is shown stays trace 0 of the cursor, the other program is trace
// 1 while the comparison, or the hall of both, is on the screen; whoever leaves those comes back to
// the same event of the one.
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "program/program.h"
#include "trace/store.h"
#include "view/app/app_parts.h"
#include "view/hall/task_hall.h"

static void forget_offer(Pair *pair) {
    str_clear(&pair->path);
    trace_free(pair->record);
    pair->record = NULL;
    pair->is_for_hall = pair->is_earlier = false;
}

static void offer(Pair *pair, const char *path) {
    forget_offer(pair);
    str_add(&pair->path, path);
    vec_clear(&pair->files);
    arena_reset(&pair->arena);
}

static void add_file(Pair *pair, const char *path, const char *text, size_t n) {
    vec_push(&pair->files, (PairFile){arena_copy(&pair->arena, path, strlen(path)),
                                      arena_copy(&pair->arena, text, n), n});
}

void app_offer_earlier(App *app) {
    const Trace *trace = app->program ? app->record : NULL;
    if (!trace || trace->sources.n <= 1) return;
    app_end_pair(app);
    for (SourceId id = 1; id < trace->sources.n; id++) {
        const Event *source = trace_source(trace, id);
        const char *path = trace_text(trace, (StringId)source->value);
        const char *text = trace_text(trace, source->object);
        if (id == 1) offer(&app->pair, path);
        add_file(&app->pair, path, text, strlen(text));
    }
    app->pair.is_earlier = true;
}

static bool is_program(const char *path) {
    size_t n = strlen(path);
    return n > 3 && strcmp(path + n - 3, ".py") == 0;
}

static bool offer_record(Pair *pair, const char *path, Error *error) {
    Trace *record = trace_load(path, error);
    if (!record) return false;
    offer(pair, path);
    pair->record = record;
    pair->is_for_hall = true;
    return true;
}

bool app_offer_pair_file(App *app, const char *path, Error *error) {
    enum { MOST_BYTES = 64 << 20 };
    Str text = {0};
    app_end_pair(app);
    if (!is_program(path)) return offer_record(&app->pair, path, error);
    bool ok = file_read(path, MOST_BYTES, &text, error);
    if (ok) {
        char *absolute = realpath(path, NULL); // what it imports is looked for beside it
        offer(&app->pair, absolute ? absolute : path);
        add_file(&app->pair, str_text(&app->pair.path), str_text(&text), text.n);
        app->pair.is_for_hall = true;
        free(absolute);
    }
    str_deinit(&text);
    return ok;
}

static void forget_comparison(Pair *pair) {
    if (pair->compared[0] || pair->compared[1]) comparison_deinit(&pair->comparison);
    pair->compared[0] = pair->compared[1] = 0;
}

static bool runs(const Program *program) {
    return program && program_state(program) == PROGRAM_RUNS;
}

// What differs, as far as both are recorded. While they run, not anew for every few events.
static void compare(App *app) {
    enum { PART = 8 };
    Pair *pair = &app->pair;
    const Trace *a = app->now.traces[0], *b = app->now.traces[1];
    if (pair->compared[0] == a->n && pair->compared[1] == b->n) return;
    uint64_t n = (uint64_t)pair->compared[0] + pair->compared[1];
    bool goes_on = runs(app->program) || runs(pair->program);
    if (n && goes_on && cursor_end(&app->now) - n < n / PART) {
        for (int run = 0; run < COMPARISON_RUNS; run++) // where the axis ends
            pair->comparison.end_ns[run] =
                trace_time(app->now.traces[run], app->now.traces[run]->n);
        return;
    }
    forget_comparison(pair);
    comparison_init(&pair->comparison, a, b);
    pair->compared[0] = a->n, pair->compared[1] = b->n;
}

// Begins to run the other program: most are over before the first picture.
static const Trace *run_other(App *app) {
    Pair *pair = &app->pair;
    const PairFile *file = &pair->files.at[0];
    ProgramFile *files = arena_alloc(&pair->arena, pair->files.n * sizeof *files);
    for (size_t i = 0; i < pair->files.n; i++) {
        const PairFile *from = &pair->files.at[i];
        files[i] = (ProgramFile){from->path, from->text, from->n};
    }
    ProgramConfig config = {.depth = (ReportDepth)app_depth(app),
                            .max_events = app->max_events,
                            .name = file->path,
                            .files = files,
                            .n_files = pair->files.n};
    if (app->limits) config.limits = *app->limits;
    pair->program = program_begin(&config, file->path, file->text, file->n);
    program_run_some(pair->program, FIRST_SLICE_NS);
    return program_trace(pair->program);
}

bool app_begin_pair(App *app) {
    Pair *pair = &app->pair;
    if (pair->is_on) return true;
    if (!app->record || !pair->path.n) return false;
    Place here = {app->now.position, app->wanted_ns ? app->wanted_ns : app->time_ns};
    const Trace *traces[] = {app->record, pair->record ? pair->record : run_other(app)};
    app_watch(app, traces, 2);
    code_texts_init(&pair->codes, traces[1]);
    pair->is_on = true;
    CursorEvent event = {.trace = 0, .index = (uint32_t)here.position - 1};
    if (here.position)
        app_go_to_position(app, cursor_position_of(&app->now, event));
    else
        app_go_to(app, 0);
    if (here.time_ns > app->time_ns) app_go_to(app, here.time_ns);
    if (app->grain == VIEW_GRAIN_MOVE) app->grain = VIEW_GRAIN_SWITCH;
    return true;
}

// What belongs to the other program goes; the cursor must not stand on it any more.
static void drop(App *app) {
    Pair *pair = &app->pair;
    forget_comparison(pair);
    code_texts_deinit(&pair->codes);
    leavers_add(&app->leavers, pair->program);
    pair->program = NULL;
    pair->is_on = false;
}

void app_end_pair(App *app) {
    Pair *pair = &app->pair;
    if (!pair->is_on) return;
    uint32_t position = app->now.models[0].now.n;
    int64_t time_ns = app->wanted_ns ? app->wanted_ns : app->time_ns;
    app_watch(app, (const Trace *const[]){app->record}, 1);
    drop(app);
    app_go_to_position(app, position);
    if (time_ns > app->time_ns) app_go_to(app, time_ns);
}

void app_drop_pair(App *app) {
    if (app->pair.is_on) drop(app);
}

void app_forget_pair(App *app) {
    forget_offer(&app->pair);
}

void app_close_pair(App *app) {
    forget_offer(&app->pair);
    str_deinit(&app->pair.path);
    vec_deinit(&app->pair.files);
    arena_deinit(&app->pair.arena);
}

// What was opened before.
static void offer_recent(App *app) {
    const Recent *recent = &app->recent;
    Error ignored;
    for (size_t i = 1; i < recent->paths.n; i++) {
        const char *slash = strrchr(recent->paths.at[i], '/'),
                   *dot = strrchr(recent->paths.at[i], '.');
        bool is_file = dot && dot > slash; // and not the folder of a lesson
        if (is_file && app_offer_pair_file(app, recent->paths.at[i], &ignored)) break;
    }
    app->pair.is_for_hall = false;
}

void app_compare(App *app) {
    if (app->screen == VIEW_COMPARE) {
        app->screen = VIEW_LOOP;
        app_end_pair(app);
        return;
    }
    if (app->screen == VIEW_SHELF || !app->record) return;
    app->edit.is_open = false;
    if (!app->pair.path.n && !app->teach.lesson) offer_recent(app);
    if (!app_begin_pair(app)) {
        app_ask_file(app, FILES_TO_COMPARE);
        return;
    }
    app->error.message[0] = '\0';
    // What was before, and what the author wants to be left behind, stands at the left.
    app->pair.left = app->pair.is_earlier || app->teach.lesson;
    app->screen = VIEW_COMPARE;
}

void app_compare_with(App *app, const char *path) {
    if (!app_offer_pair_file(app, path, &app->error)) return;
    app->pair.is_for_hall = false;
    app->screen = VIEW_LOOP;
    app_compare(app);
}

void app_swap(App *app) {
    if (app->pair.is_on) app->pair.left = !app->pair.left;
}

void app_next_difference(App *app) {
    Pair *pair = &app->pair;
    if (!pair->is_on) return;
    compare(app);
    uint64_t from = app->now.position;
    uint64_t first = UINT64_MAX, next = UINT64_MAX;
    for (size_t i = 0; i < pair->comparison.moments.n; i++) {
        const ComparedMoment *moment = &pair->comparison.moments.at[i];
        CursorEvent event = {.trace = moment->run, .index = moment->event};
        uint64_t position = cursor_position_of(&app->now, event);
        if (position < first) first = position;
        if (position > from && position < next) next = position;
    }
    uint64_t to = next != UINT64_MAX ? next : first; // round again
    if (to != UINT64_MAX) app_go_to_position(app, to);
}

void app_go_near(App *app, int64_t time_ns) {
    app_go_to(app, time_ns);
    uint64_t nearest = UINT64_MAX;
    for (int run = 0; app->pair.is_on && run < app->now.n_traces; run++) {
        const Trace *trace = app->now.traces[run];
        uint32_t rank = trace_list_rank(trace, TRACE_STEPS, app->now.models[run].now.n);
        if (rank == trace->lists[TRACE_STEPS].n) continue;
        CursorEvent step = {.trace = run, .index = trace->lists[TRACE_STEPS].at[rank]};
        int64_t apart_ns = trace_at(trace, step.index)->time_ns - app->time_ns;
        uint64_t position = cursor_position_of(&app->now, step);
        if (apart_ns < COMPARISON_SAME_NS && position < nearest) nearest = position;
    }
    if (nearest != UINT64_MAX)
        app_go_to_position(app, nearest);
    else if (app_pair_runs(app))
        app->wanted_ns = time_ns; // it may not be recorded yet
}

// ---- both run

// Where one is. Its events stay the same when more is recorded of two runs, their positions do not.
typedef struct Standing {
    CursorEvent now, before, rest;
    bool is_at_event; // and not between two
} Standing;

static Standing standing(const App *app) {
    CursorEvent now = cursor_now(&app->now);
    return (Standing){.now = now,
                      .before = cursor_now(&app->before),
                      .rest = cursor_event_at(&app->now, app->rest.position),
                      .is_at_event = app->time_ns == cursor_time(&app->now)};
}

static void stay(App *app, const Standing *at) {
    if (at->is_at_event)
        cursor_seek(&app->now, cursor_position_of(&app->now, at->now));
    else
        cursor_seek_time(&app->now, app->time_ns);
    cursor_seek(&app->before, cursor_position_of(&app->before, at->before));
    app->rest.position = cursor_position_of(&app->now, at->rest);
    bool rests = app->rest.time_ns == app->time_ns;
    if (!at->is_at_event && !app->is_playing && rests) app->rest.position = app->now.position;
}

// Lets each of the programs go on for [budget_ns], or stops it.
static uint64_t go_on(App *app, int64_t budget_ns, bool stops) {
    Standing at = standing(app);
    Program *programs[] = {app->program, app->pair.is_on ? app->pair.program : NULL};
    uint64_t n = cursor_end(&app->now);
    for (int i = 0; i < 2; i++) {
        if (programs[i] && stops && program_state(programs[i]) != PROGRAM_ENDED)
            program_stop(programs[i]);
        else if (programs[i] && !stops)
            program_run_some(programs[i], budget_ns);
    }
    uint64_t n_new = cursor_end(&app->now) - n;
    if (!n_new) return 0;
    app->is_prepared = false;
    if (app->now.n_traces > 1) stay(app, &at);
    int64_t wanted_ns = app->wanted_ns;
    if (wanted_ns && !app->is_playing) app_go_near(app, wanted_ns);
    return n_new;
}

uint64_t app_run_programs(App *app, int64_t budget_ns) {
    return go_on(app, budget_ns, false);
}

void app_stop_program(App *app) {
    app->wanted_ns = 0;
    go_on(app, 0, true);
    app->is_prepared = false;
}

bool app_pair_runs(const App *app) {
    return app->pair.is_on && runs(app->pair.program);
}

void app_prepare_compare(App *app) {
    if (app->screen == VIEW_COMPARE && !app_begin_pair(app)) app->screen = VIEW_LOOP;
    if (app->screen == VIEW_LOOP) app_end_pair(app);
    if (app->screen == VIEW_COMPARE) compare(app);
}
