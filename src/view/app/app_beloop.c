// The learner in the place of the event loop. Every decision that was made stands in a list by its
// position; going back takes back those that lie ahead again, and the score is counted anew.
#include "program/program.h"
#include "view/app/app_parts.h"
#include "view/hall/task_hall.h"
#include "view/stage/beloop_panel.h"

static const int64_t shown_ns = 1500 * 1000000LL; // what was decided, before the next decision

static bool is_seen(const App *app) {
    bool has_loop = app->screen == VIEW_LOOP || app->screen == VIEW_HALL;
    return app->beloop.is_on && app->record && has_loop && !app->pair.is_on && !app->edit.is_open;
}

void app_beloop_forget(App *app) {
    Beloop *b = &app->beloop;
    if (b->has_model) model_deinit(&b->model);
    vec_deinit(&b->made);
    *b = (Beloop){0};
}

// ---- from decision to decision

static void go(App *app, uint64_t position) {
    uint64_t from = app->now.position;
    cursor_seek(&app->now, position);
    app_arrive(app, from);
    app->beloop.stands = app->now.position;
}

static void ask(App *app, const Decision *asked) {
    Beloop *b = &app->beloop;
    b->asked = *asked;
    b->phase = BELOOP_ASKS;
    b->is_told = false;
    b->n_wrong = 0;
    b->wrong = (Pick){0};
    b->marked = -1;
    go(app, asked->position);
    b->n_choices = decision_choices(&app->now.models[app->run], b->choices);
}

// On to the next decision, as far as the run is known.
static void look(App *app) {
    Beloop *b = &app->beloop;
    if (!b->has_model) {
        model_init(&b->model, app->record);
        b->has_model = true;
    }
    Decision found;
    b->due_wall_ns = 0;
    bool is_running = app->program && program_state(app->program) == PROGRAM_RUNS;
    // What is cleared away after a deadlock was decided by nobody.
    bool has_ended = b->phase == BELOOP_SHOWS && b->asked.kind == DECISION_END;
    if (!has_ended && decision_next(&b->model, &b->from, &found)) {
        ask(app, &found);
    } else if (!has_ended && (is_running || b->from + 1 < app->record->n)) {
        b->phase = BELOOP_WAITS;
        b->stands = app->now.position;
    } else {
        go(app, cursor_end(&app->now));
        b->phase = BELOOP_OVER;
    }
}

static void begin_at(App *app, uint64_t position) {
    Beloop *b = &app->beloop;
    if (position != app->now.position) app_go_to_position(app, position);
    b->made.n = 0;
    b->from = (uint32_t)position;
    look(app);
}

// Else it is said why not.
static bool has_decisions(App *app) {
    bool is_running = app->program && program_state(app->program) == PROGRAM_RUNS;
    if (is_running || task_hall_has(app->record)) return true;
    error_set(&app->error, "this program has no event loop, so nobody decides there who runs: be "
                           "the loop in a program with tasks");
    return false;
}

static void begin_here(App *app) {
    app->beloop.is_on = true;
    begin_at(app, app->now.position < cursor_end(&app->now) ? app->now.position : 0);
}

void app_toggle_beloop(App *app) {
    if (!app->record || app->screen == VIEW_SHELF) return;
    if (is_seen(app)) {
        app->beloop.is_on = false;
        return;
    }
    if (!has_decisions(app)) return;
    if (app->pair.is_on) { // of two runs, the one that the loop view shows
        app->screen = VIEW_LOOP;
        app_end_pair(app);
    }
    app->edit.is_open = false;
    app->hood.is_on = false;
    app->predicting.is_on = false;
    app->is_playing = false;
    begin_here(app);
}

void app_beloop_again(App *app) {
    if (has_decisions(app)) begin_here(app);
}

void app_beloop_advance(App *app) {
    Beloop *b = &app->beloop;
    if (!is_seen(app) || app->now.position != b->stands) return;
    bool is_due = b->phase == BELOOP_SHOWS && b->due_wall_ns && app->wall_ns >= b->due_wall_ns;
    if (is_due || b->phase == BELOOP_WAITS) look(app);
}

int app_beloop_wait_ms(const App *app) {
    const Beloop *b = &app->beloop;
    if (!is_seen(app)) return -1;
    if (b->phase == BELOOP_WAITS) return b->from + 1 < app->record->n ? 1 : -1;
    if (b->phase != BELOOP_SHOWS || !b->due_wall_ns) return -1;
    int64_t left_ns = b->due_wall_ns - app->wall_ns;
    return left_ns > 0 ? (int)(left_ns / 1000000) + 1 : 1;
}

// ---- deciding

static void show(App *app, bool is_told) {
    Beloop *b = &app->beloop;
    vec_push(&b->made, ((BeloopMade){b->asked.position, b->n_wrong}));
    go(app, b->asked.answer);
    b->phase = BELOOP_SHOWS;
    b->is_told = is_told;
    b->from = b->asked.answer;
    // Where nothing moves by itself, and where there is a reason to be read, it waits for a key.
    b->due_wall_ns = app->has_motion && !is_told ? app->wall_ns + shown_ns : 0;
}

static void choose(App *app, Pick pick) {
    enum { TRIES = 2 };
    Beloop *b = &app->beloop;
    if (b->phase != BELOOP_ASKS) return;
    if (decision_is_right(&app->now.models[app->run], &b->asked, pick)) {
        show(app, false);
        return;
    }
    b->wrong = pick;
    b->marked = -1;
    if (++b->n_wrong == TRIES) show(app, true);
}

static void take_back(App *app) {
    Beloop *b = &app->beloop;
    if (!b->made.n) return;
    b->from = b->made.at[--b->made.n].position;
    look(app);
}

static void go_on(App *app) {
    Beloop *b = &app->beloop;
    if (b->phase == BELOOP_OVER)
        begin_at(app, 0);
    else if (b->phase != BELOOP_ASKS && b->phase != BELOOP_WAITS)
        look(app);
}

static void mark_next(Beloop *b, int by) {
    if (!b->n_choices) return;
    if (b->marked < 0 && by < 0) b->marked = 0;
    b->marked = (b->marked + by + b->n_choices) % b->n_choices;
}

static bool take_key(App *app, int key) {
    Beloop *b = &app->beloop;
    bool asks = b->phase == BELOOP_ASKS;
    if (key == '0' && asks) {
        choose(app, (Pick){0});
    } else if (key >= '0' && key <= '9') {
        if (asks && key - '1' < b->n_choices) choose(app, b->choices[key - '1']);
    } else if ((key == KEY_UP || key == KEY_DOWN) && asks) {
        mark_next(b, key == KEY_UP ? -1 : 1);
    } else if (key == KEY_ENTER && asks) {
        if (b->marked >= 0) choose(app, b->choices[b->marked]);
    } else if (key == KEY_ENTER || key == KEY_RIGHT || key == KEY_SPACE || key == KEY_PAGE_DOWN) {
        go_on(app);
    } else if (key == KEY_LEFT || key == KEY_PAGE_UP) {
        take_back(app);
    } else if (key == KEY_ESCAPE) {
        app_toggle_beloop(app);
    } else {
        return false;
    }
    return true;
}

bool app_beloop_key(App *app, const InputEvent *event) {
    Beloop *b = &app->beloop;
    if (!is_seen(app) || app->is_blank) return false;
    if (event->kind == INPUT_TEXT && b->owns_text) {
        b->owns_text = false;
        return true;
    }
    if (event->kind != INPUT_KEY) return false;
    b->owns_text = !event->mods && take_key(app, event->key);
    return b->owns_text || (b->phase == BELOOP_ASKS && app_leads_on(action_of_input(event)));
}

bool app_grant_beloop(App *app, const BeloopDone *done) {
    if (!is_seen(app)) return false;
    if (done->chooses)
        choose(app, done->pick);
    else if (done->goes_on)
        go_on(app);
    else if (done->takes_back)
        take_back(app);
    else if (done->leaves)
        app_toggle_beloop(app);
    else
        return false;
    return true;
}

const Beloop *app_beloop(App *app) {
    Beloop *b = &app->beloop;
    if (!is_seen(app)) return NULL;
    if (app->now.position == b->stands) return b;
    // The run was moved by other ways: what lies ahead now is not decided yet.
    b->phase = BELOOP_IDLE;
    b->stands = app->now.position;
    b->from = (uint32_t)app->now.position;
    while (b->made.n && b->made.at[b->made.n - 1].position >= b->from)
        b->made.n--;
    return b;
}
