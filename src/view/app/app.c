// The state of the window and the few ways in which it changes. Everything that is shown is
// computed from it anew for each picture, so there is nothing to keep in step.
#include "view/app/app_parts.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "gui/window.h"
#include "program/program.h"
#include "trace/store.h"

#define SECOND INT64_C(1000000000)

const Speed app_speeds[] = {{1, 0},  {2, 0},   {4, 0},   {0, 1},    {0, 4},    {0, 10},
                            {0, 60}, {0, 300}, {0, 600}, {0, 1800}, {0, 3600}, {0, 10000}};
const int app_n_speeds = sizeof app_speeds / sizeof *app_speeds;
enum { USUAL_SPEED = 6 };

const float app_zooms[] = {0.75F, 0.9F, 1, 1.1F, 1.25F, 1.5F, 1.75F, 2, 2.5F, 3};
const int app_n_zooms = sizeof app_zooms / sizeof *app_zooms;

static const int64_t step_ns = 240 * 1000000LL;     // a movement (LOOK: motion)
static const int64_t travel_ns = 320 * 1000000LL;   // of a value in its tube (likewise)
static const int64_t debounce_ns = 200 * 1000000LL; // after the last change of a parameter
static const int64_t longest_tick_ns = SECOND / 4;  // a window that was stopped does not leap
enum {
    MORE_EVENTS = 1000000,  // that a full record may grow by
    PREPARE_EVENTS = 20000, // in one go, some 2 ms
    SLICE_NS = 8 * 1000000, // that a program runs between two pictures
};

// ---- places
// --------------------------------------------------------------------------------------

static Place here(const App *app) {
    return (Place){app->now.position, app->time_ns};
}

static bool is_before(Place a, Place b) {
    return a.position != b.position ? a.position < b.position : a.time_ns < b.time_ns;
}

static void go_to(App *app, Place place) {
    cursor_seek(&app->now, place.position);
    app->time_ns = place.time_ns;
    app->wanted_ns = 0;
}

// Comes to rest where it is.
static void settle(App *app) {
    app->rest = here(app);
    app->is_playing = false;
    app->wanted_ns = 0;
}

void app_go_to(App *app, int64_t time_ns) {
    int64_t end_ns = cursor_end_time(&app->now);
    app->time_ns = time_ns < 0 ? 0 : time_ns < end_ns ? time_ns : end_ns;
    if (app->time_ns == 0)
        cursor_seek(&app->now, 0);
    else
        cursor_seek_time(&app->now, app->time_ns);
    app->is_moving = false;
    app->rest = here(app);
    bool goes_on = app->program && program_state(app->program) == PROGRAM_RUNS;
    app->wanted_ns = time_ns > end_ns && (goes_on || app_pair_runs(app)) ? time_ns : 0;
}

void app_go_to_place(App *app, Place place) {
    go_to(app, place);
    app->is_moving = false;
    settle(app);
}

void app_go_to_position(App *app, uint64_t position) {
    cursor_seek(&app->now, position);
    app->time_ns = cursor_time(&app->now);
    app->is_moving = false;
    settle(app);
}

Grain app_cursor_grain(ViewGrain grain) {
    switch (grain) {
    case VIEW_GRAIN_SWITCH: return GRAIN_SWITCH;
    case VIEW_GRAIN_ITERATION: return GRAIN_ITERATION;
    case VIEW_GRAIN_OUTPUT: return GRAIN_OUTPUT;
    case VIEW_GRAIN_LINE: return GRAIN_LINE;
    case VIEW_GRAIN_EXPRESSION: return GRAIN_EXPRESSION;
    case VIEW_GRAIN_EVENT:
    case VIEW_GRAIN_MOVE:
    case VIEW_GRAINS: break;
    }
    return GRAIN_EVENT;
}

// How many moves end at or before [position].
size_t app_moves_until(const App *app, uint64_t position) {
    size_t low = 0, high = app->moves.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (app->moves.at[middle] <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The cursor to the next or previous boundary of the grain. False at the end or the beginning.
static bool move_cursor(App *app, bool forward) {
    uint64_t from = app->now.position;
    if (app->grain != VIEW_GRAIN_MOVE) {
        Grain grain = app_cursor_grain(app->grain);
        return forward ? cursor_forward(&app->now, grain) : cursor_back(&app->now, grain);
    }
    size_t n = app_moves_until(app, from);
    uint64_t to;
    if (forward) {
        to = n < app->moves.n ? app->moves.at[n] : cursor_end(&app->now);
    } else {
        if (n && app->moves.at[n - 1] == from) n--;
        to = n ? app->moves.at[n - 1] : 0;
    }
    cursor_seek(&app->now, to);
    return to != from;
}

static bool is_boundary(App *app) {
    uint64_t position = app->now.position;
    if (!move_cursor(app, false)) return true;
    move_cursor(app, true);
    bool is_one = app->now.position == position;
    cursor_seek(&app->now, position);
    return is_one;
}

// Begins to show the movement from position [from] to where the cursor is.
static void start_moving(App *app, uint64_t from) {
    app->is_moving = app->has_motion && app->wall_ns && from != app->now.position;
    if (!app->is_moving) return;
    cursor_seek(&app->before, from);
    app->step_wall_ns = app->wall_ns;
}

// One step to the next boundary; the place of rest is one too.
static bool step(App *app, bool forward) {
    Place from = here(app), rest = app->rest, to;
    if (!forward && app->time_ns > cursor_time(&app->now) && is_boundary(app)) {
        to = (Place){from.position, cursor_time(&app->now)};
    } else {
        if (!move_cursor(app, forward) && !is_before(from, rest) && !is_before(rest, from)) {
            bool is_new = app->time_ns != cursor_time(&app->now);
            app->time_ns = cursor_time(&app->now);
            return is_new;
        }
        to = (Place){app->now.position, cursor_time(&app->now)};
    }
    bool is_between = forward ? is_before(from, rest) && is_before(rest, to)
                              : is_before(rest, from) && is_before(to, rest);
    if (is_between) to = rest;
    go_to(app, to);
    start_moving(app, from.position);
    return is_before(from, to) || is_before(to, from);
}

void app_arrive(App *app, uint64_t from) {
    app->time_ns = cursor_time(&app->now);
    start_moving(app, from);
    settle(app);
}

// ---- actions
// -------------------------------------------------------------------------------------

static int within(int value, int n) {
    return value < 0 ? 0 : value < n ? value : n - 1;
}

static void toggle_play(App *app) {
    if (app->is_playing) {
        settle(app);
        return;
    }
    bool is_at_end = app->now.position == cursor_end(&app->now);
    if (is_at_end && app->program && program_state(app->program) == PROGRAM_FULL)
        program_allow(app->program, MORE_EVENTS); // the program goes on from there
    else if (is_at_end)
        app_go_to(app, 0);
    app->is_playing = true;
    app->owed_steps = 0;
}

// Of two programs nobody knows the marks.
static bool stops_on_way(App *app, uint64_t from, bool stops_for_lesson) {
    return !app->pair.is_on && app_stop_on_way(app, from, stops_for_lesson);
}

static void stop_and_step(App *app, bool forward) {
    if (app->is_playing) settle(app);
    uint64_t from = app->now.position;
    step(app, forward);
    stops_on_way(app, from, false);
}

static void go_first_or_last(App *app, bool last) {
    app_go_to_position(app, last ? cursor_end(&app->now) : 0); // not by time: there may be none
}

static bool load_texts(App *app, const char *language, Error *error) {
    Tr *texts = tr_load(language, error);
    if (!texts) return false;
    tr_free(app->texts);
    app->texts = texts;
    return true;
}

// Whether what is shown has steps of that kind.
bool app_has_grain(const App *app, ViewGrain grain) {
    if (grain == VIEW_GRAIN_MOVE) return !app->record;
    if (grain == VIEW_GRAIN_LINE || grain == VIEW_GRAIN_EXPRESSION)
        return app->record && cursor_count(&app->now, app_cursor_grain(grain)) > 0;
    if (grain == VIEW_GRAIN_SWITCH || grain == VIEW_GRAIN_ITERATION) // nothing turns without tasks
        return !app->record || cursor_count(&app->now, app_cursor_grain(grain)) > 0;
    return true;
}

// Coarser for [by] 1, finer for -1.
static void change_grain(App *app, int by) {
    int grain = (int)app->grain + by;
    while (grain >= 0 && grain < VIEW_GRAINS && !app_has_grain(app, (ViewGrain)grain))
        grain += by;
    if (grain >= 0 && grain < VIEW_GRAINS) app->grain = (ViewGrain)grain;
}

static void escape(App *app) {
    if (app->kept.kind) {
        app->kept = (ViewThing){0};
        return;
    }
    if (take_is_busy(&app->take))
        take_cancel(&app->take);
    else if (app->is_blank)
        app->is_blank = false;
    else if (app->keeper.is_broken && app->keeper.broken.message[0])
        app->keeper.broken.message[0] = '\0'; // it was read
    else if (app->shows_help || app->shows_params || app->shows_settings)
        app->shows_help = app->shows_params = app->shows_settings = false;
    else if (app->marks.line)
        app->marks.line = 0;
    else if (app_leave_found(app))
        ; // it is no longer said
    else if (app->presenting.is_on)
        app_toggle_present(app);
    else if (app->stage.pinned[app->run])
        app->stage.pinned[app->run] = 0;
    else
        app->is_full_screen = false;
}

void app_do(App *app, Action action) {
    if (app->is_blank && action != ACTION_QUIT) action = ACTION_BLANK; // any key lights it again
    if (app->record && action_needs_hall(action)) return;
    app->marks.is_looking = false;
    app->error.message[0] = '\0'; // whoever goes on has read it
    if (app_do_line(app, action)) return;
    switch (action) {
    case ACTION_PLAY: toggle_play(app); break;
    case ACTION_FORWARD: stop_and_step(app, true); break;
    case ACTION_BACK: stop_and_step(app, false); break;
    case ACTION_FIRST: go_first_or_last(app, false); break;
    case ACTION_LAST: go_first_or_last(app, true); break;
    case ACTION_POINT_NEXT: app->stage.light_step = 1; break;
    case ACTION_POINT_BACK: app->stage.light_step = -1; break;
    case ACTION_FRAME_OUT: app->stage.frame_step = 1; break;
    case ACTION_FRAME_IN: app->stage.frame_step = -1; break;
    case ACTION_LINE_FORWARD: app_step_line(app, true); break;
    case ACTION_LINE_BACK: app_step_line(app, false); break;
    case ACTION_COARSER: change_grain(app, 1); break;
    case ACTION_FINER: change_grain(app, -1); break;
    case ACTION_FASTER: app->speed = within(app->speed + 1, app_n_speeds); break;
    case ACTION_SLOWER: app->speed = within(app->speed - 1, app_n_speeds); break;
    case ACTION_SCREEN: app_change_screen(app); break;
    case ACTION_RUN: app->run = !app->run; break;
    case ACTION_HOOD: app_toggle_hood(app); break;
    case ACTION_SHELF: app_show_shelf(app); break;
    case ACTION_OPEN: app_ask_file(app, FILES_TO_OPEN); break;
    case ACTION_COMPARE_WITH: app_ask_file(app, FILES_TO_COMPARE); break;
    case ACTION_NEW_LESSON: app_ask_file(app, FILES_TO_MAKE); break;
    case ACTION_EDIT:
        app_begin_edit(app);
        app_show_change(app, 0);
        break;
    case ACTION_RUN_PROGRAM: app_run_edited(app); break;
    case ACTION_STOP_PROGRAM: app_stop_program(app); break;
    case ACTION_SAVE: app_save_edited(app); break;
    case ACTION_OPEN_DRAFT: app_open_found(app); break;
    case ACTION_DISCARD_DRAFT: app_discard_found(app); break;
    case ACTION_NEXT_FILE: app_next_file(app, 1); break;
    case ACTION_PREVIOUS_FILE: app_next_file(app, -1); break;
    case ACTION_COMPARE: app_compare(app); break;
    case ACTION_SWAP: app_swap(app); break;
    case ACTION_NEXT_DIFFERENCE: app_next_difference(app); break;
    case ACTION_PICTURE:
    case ACTION_TRANSCRIPT:
    case ACTION_PERFETTO:
    case ACTION_FILM:
    case ACTION_GIF:
    case ACTION_FILM_BEGIN:
    case ACTION_FILM_END: app_take(app, action); break;
    case ACTION_NEXT_MOMENT: app_go_to_moment(app, true); break;
    case ACTION_PREVIOUS_MOMENT: app_go_to_moment(app, false); break;
    case ACTION_PREDICT: app_toggle_predict(app); break;
    case ACTION_BELOOP: app_toggle_beloop(app); break;
    case ACTION_HIDE_HANDS: app_hide_hands(app); break;
    case ACTION_PRESENT: app_toggle_present(app); break;
    case ACTION_SPOTLIGHT: app_toggle_spotlight(app); break;
    case ACTION_NOTES: app_toggle_notes(app); break;
    case ACTION_LANGUAGE:
        load_texts(app, strcmp(tr_name(app->texts), "en") == 0 ? "ru" : "en", &app->error);
        break;
    case ACTION_THEME: app->is_dark = !app->is_dark; break;
    case ACTION_MOTION:
        app->has_motion = !app->has_motion;
        app->is_moving = false;
        break;
    case ACTION_DEPTH: app_set_depth(app, (app_depth(app) + 1) % (REPORT_EXPRESSIONS + 1)); break;
    case ACTION_SETTINGS: app->shows_settings = !app->shows_settings; break;
    case ACTION_ZOOM_IN: app_zoom_by(app, 1); break;
    case ACTION_ZOOM_OUT: app_zoom_by(app, -1); break;
    case ACTION_ZOOM_RESET:
        for (int i = 0; i < app_n_zooms; i++)
            if (app_zooms[i] == 1) app->zoom = i;
        break;
    case ACTION_FULL_SCREEN: app->is_full_screen = !app->is_full_screen; break;
    case ACTION_BLANK: app->is_blank = !app->is_blank; break;
    case ACTION_SEARCH: app_show_palette(app); break;
    case ACTION_HELP: app->shows_help = !app->shows_help; break;
    case ACTION_ESCAPE: escape(app); break;
    case ACTION_QUIT: app->wants_quit = true; break;
    default: app_jump(app, action); break;
    }
}

// ---- time
// ----------------------------------------------------------------------------------------

static void play_steps(App *app, int64_t tick_ns) {
    app->owed_steps += (double)tick_ns / (double)SECOND * app_speeds[app->speed].steps_per_s;
    for (; app->is_playing && app->owed_steps >= 1; app->owed_steps--) {
        app->rest = here(app); // nothing but boundaries from here on
        uint64_t from = app->now.position;
        if (!step(app, true)) settle(app);
        bool has_stopped = app_stops(app, from);
        if (stops_on_way(app, from, true)) settle(app);
        if (has_stopped) break;
    }
}

static void play_time(App *app, int64_t tick_ns) {
    const Speed *speed = &app_speeds[app->speed];
    uint64_t from = app->now.position;
    int64_t end_ns = cursor_end_time(&app->now);
    int64_t time_ns = app->time_ns + tick_ns * speed->times;
    app->time_ns = time_ns < end_ns ? time_ns : end_ns;
    cursor_seek_time(&app->now, app->time_ns);
    app_stops(app, from);
    if (app->now.position != from && speed->times <= 4) start_moving(app, from);
    if (stops_on_way(app, from, true) || app->time_ns == end_ns) settle(app);
}

bool app_plays_steps(const App *app) {
    return app_speeds[app->speed].steps_per_s;
}

void app_play(App *app, int64_t tick_ns) {
    if (app->is_moving && app->wall_ns - app->step_wall_ns >= travel_ns) app->is_moving = false;
    if (!app->is_playing || tick_ns <= 0) return;
    if (app_plays_steps(app))
        play_steps(app, tick_ns);
    else
        play_time(app, tick_ns);
}

// Some of what makes later jumps quick: the tracks leave key frames behind, which the cursors
// share. True when all of it is done.
static bool prepare(App *app, uint32_t max_events) {
    bool is_done = true;
    for (int run = 0; run < app->now.n_traces && is_done; run++)
        is_done = stage_track_extend(&app->stages[run], max_events);
    return is_done && (!app->record || app_prepare_hall(app));
}

void app_advance(App *app, int64_t wall_ns) {
    leavers_free_some(&app->leavers, SLICE_NS / 2);
    if (app->film.is_on) { // by a clock of its own
        app_take_advance(app);
        return;
    }
    int64_t tick_ns = app->wall_ns ? wall_ns - app->wall_ns : 0;
    if (tick_ns > longest_tick_ns) tick_ns = longest_tick_ns;
    app->wall_ns = wall_ns;
    if (app->rerun_wall_ns && wall_ns >= app->rerun_wall_ns) {
        app_rerun(app);
        tick_ns = 0;
    }
    bool is_held = app->ui.active != 0; // while something is dragged, time stands still
    app_play(app, is_held ? 0 : tick_ns);
    // What a program did is gone through at once, so that it is never far ahead.
    uint64_t n_new = app_run_programs(app, SLICE_NS);
    app_look_for_changes(app);
    if (!app->pair.is_on) app_follow_marks(app, SLICE_NS / 2);
    app_beloop_advance(app);
    if (!app->is_prepared) app->is_prepared = prepare(app, (uint32_t)n_new + PREPARE_EVENTS);
    app_take_advance(app);
}

int app_wait_ms(const App *app) {
    enum { FRAME_MS = 16 };
    if (app->program && program_state(app->program) == PROGRAM_RUNS) return 1;
    if (app->wants_picture || take_is_busy(&app->take) || app_pair_runs(app)) return 1;
    if (app->probe_goes_on) return 1;
    if (app->is_hood_late || app->leavers.programs.n) return 1;
    if (app->is_moving || !app->is_prepared) return FRAME_MS;
    if (app->is_playing) {
        int steps_per_s = app_speeds[app->speed].steps_per_s;
        if (!steps_per_s) return FRAME_MS;
        int wait_ms = (int)((1 - app->owed_steps) * 1000 / steps_per_s) + 1;
        return wait_ms > FRAME_MS ? wait_ms : FRAME_MS;
    }
    int wait_ms = ui_wait_ms(&app->ui);
    const int others_ms[] = {app_take_wait_ms(app), app_beloop_wait_ms(app)};
    for (int i = 0; i < 2; i++)
        if (others_ms[i] >= 0 && (wait_ms < 0 || others_ms[i] < wait_ms)) wait_ms = others_ms[i];
    if (app->presenting.shows_notes && (wait_ms < 0 || wait_ms > 1000)) wait_ms = 1000;
    const int64_t dues[] = {app->rerun_wall_ns, app->keeper.due_wall_ns};
    for (int i = 0; i < 2; i++) {
        int due_ms = (int)((dues[i] - app->wall_ns) / 1000000) + 1;
        if (dues[i] && (wait_ms < 0 || due_ms < wait_ms)) wait_ms = due_ms > 0 ? due_ms : 1;
    }
    enum { WATCH_MS = 1000 };
    if (app->program && (wait_ms < 0 || wait_ms > WATCH_MS)) wait_ms = WATCH_MS;
    return wait_ms;
}

// The part of a movement that takes [ns], eased; where it plays by steps, it ends before the next.
static float progress_of(const App *app, int64_t ns) {
    if (!app->is_moving) return 1;
    int steps_per_s = app->is_playing ? app_speeds[app->speed].steps_per_s : 0;
    if (steps_per_s && ns > SECOND * 9 / 10 / steps_per_s) ns = SECOND * 9 / 10 / steps_per_s;
    float part = (float)(app->wall_ns - app->step_wall_ns) / (float)ns;
    float left = part < 1 ? 1 - part : 0;
    return 1 - left * left * left; // cubic, out
}

float app_progress(const App *app) {
    return progress_of(app, step_ns);
}

float app_travel(const App *app) {
    return progress_of(app, travel_ns);
}

// ---- wishes and input
// ----------------------------------------------------------------------------

// Does what a panel asked for. Returns whether the picture must be drawn again.
bool app_grant(App *app, const ViewRequest *request) {
    switch (request->wish) {
    case VIEW_WISH_NONE: return false;
    case VIEW_WISH_ACTION: app_do(app, request->action); break;
    case VIEW_WISH_TIME: app_go_near(app, request->time_ns); break;
    case VIEW_WISH_LINE:
    case VIEW_WISH_BREAK:
    case VIEW_WISH_CONDITION:
    case VIEW_WISH_TYPED:
    case VIEW_WISH_FOLD: app_grant_line(app, request); break;
    case VIEW_WISH_FILE: app_show_file(app, (SourceId)request->page); break;
    case VIEW_WISH_EVENT: {
        CursorEvent event = {.trace = request->thing.run, .index = request->thing.id};
        app_go_to_position(app, cursor_position_of(&app->now, event));
        break;
    }
    case VIEW_WISH_RUN: app->run = request->thing.run; break;
    case VIEW_WISH_SHEET: app->shows_params = !app->shows_params; break;
    case VIEW_WISH_PARAMS:
        app->wanted = request->params;
        app->rerun_wall_ns = app->wall_ns + debounce_ns;
        break;
    case VIEW_WISH_GRAIN: app->grain = (ViewGrain)request->page; break;
    case VIEW_WISH_DEPTH: app_set_depth(app, request->page); break;
    case VIEW_WISH_PAGE: app->pages[request->thing.run] = request->page; break;
    }
    return true;
}

bool app_input(App *app, const InputEvent *event) {
    if (app_take_input(app, event)) return true;
    switch (event->kind) {
    case INPUT_RESIZE:
        app->w = event->w;
        app->h = event->h;
        return true;
    case INPUT_CLOSE: app->wants_quit = true; return true;
    case INPUT_FOCUS: app_watch_now(app); return true;
    case INPUT_DROP:
        app_open_path(app, event->path);
        free(event->path);
        return true;
    case INPUT_EXPOSE: return true;
    case INPUT_KEY: app->key_mods = event->mods; return ui_input(&app->ui, event);
    case INPUT_TEXT: // X sends the text of Ctrl = too, but that was meant as a key
        return app->key_mods & (MOD_CTRL | MOD_ALT) ? true : ui_input(&app->ui, event);
    default: return ui_input(&app->ui, event);
    }
}

// The keys that no widget took.
bool app_do_keys(App *app) {
    bool done = false, is_covered = app->shows_help || app->shows_settings;
    for (size_t i = 0; i < app->ui.keys.n; i++) {
        const InputEvent *event = &app->ui.keys.at[i];
        if (app_palette_key(app, event)) {
            app->ui.keys.at[i].kind = INPUT_NONE;
            done = true;
            continue;
        }
        if (!is_covered && app_marks_key(app, event)) {
            app->ui.keys.at[i].kind = INPUT_NONE;
            done = true;
            continue;
        }
        if (!app->ui.focus && !is_covered && app_edit_key(app, event)) {
            app->ui.keys.at[i].kind = INPUT_NONE; // Tab is a tab
            done = true;
            continue;
        }
        if (!app->ui.focus && !is_covered &&
            (app_beloop_key(app, event) || app_present_key(app, event) ||
             app_predict_key(app, event) || app_lessons_key(app, event))) {
            done = true;
            continue;
        }
        Action action = action_of_input(event);
        bool may_repeat = action == ACTION_FORWARD || action == ACTION_BACK ||
                          action == ACTION_TASK_FORWARD || action == ACTION_TASK_BACK;
        bool belongs_to_focus =
            app->ui.focus && (action == ACTION_ESCAPE || ui_wants(&app->ui, event));
        if (action == ACTION_NONE || (event->repeat && !may_repeat) || belongs_to_focus) continue;
        app_do(app, action);
        done = true;
    }
    return done;
}

// ---- life
// ----------------------------------------------------------------------------------------

static int nearest_zoom(float zoom) {
    int best = 0;
    for (int i = 0; i < app_n_zooms; i++)
        if (fabsf(app_zooms[i] - zoom) < fabsf(app_zooms[best] - zoom)) best = i;
    return best;
}

static bool open_all(App *app, const ViewConfig *config, Error *error) {
    if (!load_texts(app, tr_language(config->language), error)) return false;
    app->text = text_new(error);
    if (!app->text) return false;
    app->icons = icons_new(error);
    if (!app->icons) return false;
    ui_init(&app->ui, app->text, app->icons);
    ui_init(&app->notes_ui, app->text, app->icons);
    if (!app_open_lessons(app, config, error)) return false;
    if (!config->lesson_path) return app_open_run(app, config, error);
    app->lesson = lesson_load(config->lesson_path, error);
    if (!app->lesson) return false;
    bool ok = app_open_lesson(app, app->lesson);
    if (!ok) *error = app->error;
    return ok;
}

// A program may take longer than its first slice to have a task, on a busy machine.
static bool comes_to_grain(App *app, ViewGrain grain) {
    enum { MOST_SLICES = 25 };
    for (int i = 0; i < MOST_SLICES && app->program && !app_has_grain(app, grain); i++)
        if (!program_run_some(app->program, FIRST_SLICE_NS)) break;
    return app_has_grain(app, grain);
}

bool app_init(App *app, const ViewConfig *config, Error *error) {
    *app = (App){
        .screen = config->screen,
        .run = (int)config->run,
        .grain = VIEW_GRAIN_MOVE,
        .speed = USUAL_SPEED,
        .zoom = nearest_zoom(config->zoom > 0 ? config->zoom : 1),
        .is_playing = !config->is_paused,
        .is_dark = config->theme == VIEW_THEME_DESKTOP ? window_prefers_dark()
                                                       : config->theme == VIEW_DARK,
        .has_motion = !config->no_motion,
        .is_full_screen = config->full_screen,
        .presenting = {.notes = config->notes},
        .wanted = config->params,
        .depth = config->depth,
        .keeps_progress = config->keeps_progress,
        .marks.keeps = config->keeps_progress,
        .limits = config->limits,
        .max_events = config->max_events,
        .display_scale = 1,
        .w = config->w ? config->w : 1920,
        .h = config->h ? config->h : 1080,
    };
    app->hood.leavers = &app->leavers;
    if (!open_all(app, config, error)) {
        app_deinit(app);
        return false;
    }
    while (app->program && cursor_end_time(&app->now) < config->at_ns &&
           program_run_some(app->program, FIRST_SLICE_NS))
        continue;
    app_go_to(app, config->at_ns);
    if (config->grain && comes_to_grain(app, config->grain)) app->grain = config->grain;
    for (int64_t i = 0; i < config->n_steps; i++) {
        while (app->program && app->now.position + 1000 > cursor_end(&app->now) &&
               program_run_some(app->program, FIRST_SLICE_NS))
            continue;
        if (!step(app, true)) break;
    }
    settle(app);
    app->is_playing = !config->is_paused && app->exhibition.games;
    if (config->with_path && !app_offer_pair_file(app, config->with_path, error)) {
        app_deinit(app);
        return false;
    }
    if (config->shows_hall && app->screen == VIEW_LOOP) app_begin_in_hall(app);
    if (config->compares && app->screen == VIEW_LOOP) app_compare(app);
    if (app->pair.is_on && config->at_ns && !config->n_steps) app_go_near(app, config->at_ns);
    if (config->shows_shelf) app->screen = VIEW_SHELF, app_choose_last_lesson(app);
    app_begin_settings(app, config);
    return true;
}

void app_deinit(App *app) {
    app_end_settings(app);
    if (app->now.n_traces) app_drop_run(app);
    take_deinit(&app->take);
    app_close_pair(app);
    app_close_marks(app);
    app_close_edits(app);
    app_forget_watched(app);
    app_close_lessons(app);
    palette_deinit(&app->palette);
    bookmarks_deinit(&app->bookmarks);
    recent_deinit(&app->recent);
    hood_deinit(&app->hood);
    leavers_deinit(&app->leavers);
    chess_games_deinit(&app->games);
    vec_deinit(&app->moves);
    arena_deinit(&app->arena);
    ui_deinit(&app->ui);
    ui_deinit(&app->notes_ui);
    icons_free(app->icons);
    text_free(app->text);
    tr_free(app->texts);
    *app = (App){0};
}
