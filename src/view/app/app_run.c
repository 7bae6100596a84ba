// What the window shows: the exhibition, a recorded run, or a program that is running. Each is one
// or two traces with a cursor on them; opening one drops what was there.
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "program/program.h"
#include "trace/store.h"
#include "view/app/app_parts.h"

enum { SPEED_OF_RECORDS = 1 };

// Where a step of VIEW_GRAIN_MOVE ends: behind the master's arrival (which the player's answer
// comes with), behind his move, and behind the end of a game.
static bool is_move_stop(const HallTrack *track, size_t i) {
    const TrackMark *mark = &track->marks.at[i];
    return mark->what != HALL_MARK_REPLY || mark->n_plies == 2 * (int64_t)track->params.n_pairs;
}

static int by_position(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void collect_moves(App *app) {
    vec_clear(&app->moves);
    for (int run = 0; run < HALL_MODES; run++) {
        const HallTrack *track = &app->tracks[run];
        for (size_t i = 0; i < track->marks.n; i++) {
            if (!is_move_stop(track, i)) continue;
            CursorEvent event = {.trace = run, .index = track->marks.at[i].event};
            vec_push(&app->moves, cursor_position_of(&app->now, event));
        }
    }
    if (app->moves.n) qsort(app->moves.at, app->moves.n, sizeof *app->moves.at, by_position);
}

static void drop_cursors(App *app) {
    for (int run = 0; run < app->now.n_traces; run++) {
        stage_track_deinit(&app->stages[run]);
        own_tasks_deinit(&app->own[run]);
        lock_use_deinit(&app->locks[run]);
        printed_boards_deinit(&app->printed[run]);
    }
    cursor_deinit(&app->now);
    cursor_deinit(&app->before);
}

void app_drop_run(App *app) {
    hood_forget(&app->hood);
    app_take_forget(app);
    app_found_forget(app);
    app_ran_anew(app);
    drop_cursors(app);
    app_drop_pair(app);
    app_predict_forget(app);
    app_beloop_forget(app);
    code_texts_deinit(&app->codes);
    frame_track_deinit(&app->frames);
    if (app->record) {
        if (app->program)
            leavers_add(&app->leavers, app->program);
        else
            trace_free(app->record);
        app->program = NULL;
        app->record = NULL;
        return;
    }
    for (int run = 0; run < HALL_MODES; run++)
        hall_track_deinit(&app->tracks[run]);
    exhibition_deinit(&app->exhibition);
}

void app_watch(App *app, const Trace *const *traces, int n) {
    if (app->now.n_traces) drop_cursors(app);
    cursor_init(&app->now, traces, n);
    cursor_init(&app->before, traces, n);
    cursor_share(&app->before, &app->now);
    for (int run = 0; run < n; run++) {
        stage_track_init(&app->stages[run], traces[run]);
        stage_track_share(&app->stages[run], &app->now.models[run]);
        own_tasks_init(&app->own[run], traces[run]);
        lock_use_init(&app->locks[run], traces[run]);
        printed_boards_init(&app->printed[run], traces[run]);
    }
    app->is_prepared = app->is_moving = false;
    app->time_ns = app->wanted_ns = 0;
    app->rest = (Place){0};
    app->owed_steps = 0;
    app->pages[0] = app->pages[1] = -1;
    app->pointed = app->kept = (ViewThing){0};
    app->n_watched++;
}

// Shows the runs that [traces] hold, from their beginning.
static void watch(App *app, const Trace *const *traces, int n) {
    app_watch(app, traces, n);
    app->stage = (StageState){.tab = app->stage.tab};
    code_texts_init(&app->codes, traces[0]);
    app_open_bookmarks(app);
    frame_track_init(&app->frames, traces[0]);
}

void app_take_run(App *app, const Exhibition *exhibition) {
    app->exhibition = *exhibition;
    const Trace *traces[HALL_MODES];
    for (int run = 0; run < HALL_MODES; run++) {
        traces[run] = app->exhibition.traces[run];
        hall_track_init(&app->tracks[run], &app->exhibition.params, traces[run]);
    }
    watch(app, traces, HALL_MODES);
    collect_moves(app);
}

// A record has no hall and no moves: it is seen in the loop, switch by switch.
void app_take_record(App *app, Trace *record) {
    app->record = record;
    app->screen = VIEW_LOOP;
    app->run = 0;
    app->grain = VIEW_GRAIN_SWITCH;
    app->speed = app->keeper.kept.speed ? app->keeper.kept.speed - 1 : SPEED_OF_RECORDS;
    watch(app, (const Trace *const[]){record}, 1);
}

bool app_rerun(App *app) {
    app->rerun_wall_ns = 0;
    int64_t n_moves = (int64_t)app->wanted.n_boards * app->wanted.n_pairs;
    app->is_too_long = n_moves > APP_MAX_MOVES;
    if (app->is_too_long) return false;
    Exhibition made;
    if (!exhibition_init(&made, &app->wanted, &app->games, &app->error)) return false;
    app->error.message[0] = '\0';
    app_drop_run(app);
    app_take_run(app, &made);
    return true;
}

// A program is seen from its beginning, line by line, while it runs.
void app_run_text(App *app, const char *path, const char *text, size_t n) {
    app_run_files(app, path, text, n, NULL, 0);
}

void app_run_files(App *app, const char *path, const char *text, size_t n, const ProgramFile *files,
                   size_t n_files) {
    ProgramConfig chosen = {.depth = (ReportDepth)app_depth(app),
                            .max_events = app->max_events,
                            .name = path,
                            .files = files,
                            .n_files = n_files};
    if (app->limits) chosen.limits = *app->limits;
    Program *program = program_begin(&chosen, path, text, n); // before what was shown goes
    if (app->now.n_traces) app_drop_run(app);
    app->program = program;
    program_run_some(app->program, FIRST_SLICE_NS);
    app_take_record(app, program_trace(app->program));
    app->grain = VIEW_GRAIN_LINE;
    app->is_playing = false;
}

bool app_open_program(App *app, const char *path, Error *error) {
    enum { MOST_BYTES = 64 << 20 };
    Str text = {0};
    bool ok = file_read(path, MOST_BYTES, &text, error);
    if (ok) {
        app_close_edits(app);
        app_forget_watched(app);
        app_forget_pair(app);
        app_run_text(app, path, str_text(&text), text.n);
        if (trace_is_unreadable(app->record)) app_edit_unreadable(app);
    }
    str_deinit(&text);
    return ok;
}

// The exhibition, or the record that was asked for.
bool app_open_run(App *app, const ViewConfig *config, Error *error) {
    if (config->program_path) {
        bool ok = app_open_program(app, config->program_path, error);
        if (ok) recent_add(&app->recent, config->program_path);
        return ok;
    }
    if (config->shows_shelf) {
        app_take_record(app, trace_new()); // an empty one, until a lesson is chosen
        return true;
    }
    if (config->record_path) {
        Trace *record = trace_load(config->record_path, error);
        if (record) app_take_record(app, record);
        return record;
    }
    Exhibition exhibition;
    if (!chess_load_games(config->games_path, &app->games, error)) return false;
    if (!exhibition_init(&exhibition, &config->params, &app->games, error)) return false;
    app_take_run(app, &exhibition);
    return true;
}
