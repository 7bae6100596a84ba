// The picture: what stands where, drawn from the state of the window until nothing changes any
// more.
#include "view/app/app_parts.h"

#include <math.h>
#include <string.h>

#include "program/program.h"
#include "view/chrome/help.h"
#include "view/chrome/topbar.h"
#include "view/chrome/transport.h"
#include "view/compare/compare_panel.h"
#include "view/hall/hall_panel.h"
#include "view/hall/task_hall.h"
#include "view/lesson/term_panel.h"
#include "view/stage/stage.h"

enum { SLIDE_W = 960, SLIDE_H = 540 }; // logical pixels: half of LOOK 08

// How large everything is at 100 %.
static float base_scale(const App *app) {
    float w = (float)app->w, h = (float)app->h;
    float by_size = fminf(w / 1920, h / 1080), small = fminf(w / 1280, h / 720);
    float base = fmaxf(1, fmaxf(by_size, fminf(app->display_scale, small)));
    // Twice as large, as long as a slide still finds room.
    if (app->presenting.is_on) base *= fminf(2, fmaxf(1, fminf(w / SLIDE_W, h / SLIDE_H) / base));
    return base;
}

static float scale_of(const App *app) {
    enum { LEAST_W = 426, LEAST_H = 240 }; // 1280 × 720 at 300 %
    float w = (float)app->w, h = (float)app->h, scale = base_scale(app) * app_zooms[app->zoom];
    return fmaxf(0.5F, fminf(scale, fminf(w / LEAST_W, h / LEAST_H))); // a smaller window
}

void app_zoom_by(App *app, int by) {
    int to = app->zoom + by;
    if (to >= 0 && to < app_n_zooms) app->zoom = to;
}

static bool is_fast(const App *app) {
    const Speed *speed = &app_speeds[app->speed];
    return app->is_playing && (speed->steps_per_s > 4 || speed->times > 4);
}

static const char *error_text(App *app) {
    if (app->is_too_long)
        return TR(&app->arena, app->texts, "view.too-many", {"n", .number = app->wanted.n_boards},
                  {"pairs", .number = app->wanted.n_pairs}, {"max", .number = APP_MAX_MOVES});
    if (app->program && program_state(app->program) == PROGRAM_FULL)
        return TR(&app->arena, app->texts, "view.program-full",
                  {"n", .number = program_trace(app->program)->n});
    if (!app->error.message[0] && app->keeper.broken.message[0]) {
        Error why = app->keeper.broken;
        tr_error(app->texts, &why);
        return TR(&app->arena, app->texts, "view.settings-broken", {"path", why.path},
                  {"line", .number = why.line}, {"why", why.message});
    }
    if (!app->error.message[0]) return "";
    return tr_error_line(&app->arena, app->texts, &app->error);
}

static unsigned grains_of(const App *app) {
    unsigned grains = 0;
    for (int i = 0; i < VIEW_GRAINS; i++)
        grains |= (unsigned)app_has_grain(app, (ViewGrain)i) << i;
    return grains;
}

static bool is_slide(const App *app) {
    float most = app->ui.scale * 0.999F;
    bool has_room = (float)app->w >= SLIDE_W * most && (float)app->h >= SLIDE_H * most;
    return app->presenting.is_on && app->screen == VIEW_LOOP && !app->edit.is_open && has_room;
}

static View view_of(App *app) {
    if (app->hood.is_on) app_tell_hood(app);
    float scale = app->ui.scale;
    bool has_grain_of_cursor = app->grain != VIEW_GRAIN_MOVE;
    Grain grain = app_cursor_grain(app->grain);
    View view = {
        .ui = &app->ui,
        .tr = app->texts,
        .arena = &app->arena,
        .is_small = (float)app->w / scale < 1600 || (float)app->h / scale < 960,
        .is_tiny = (float)app->w / scale < 600 || (float)app->h / scale < 340,
        .exhibition = app->record ? NULL : &app->exhibition,
        .tracks = {&app->tracks[0], &app->tracks[1]},
        .stages = {&app->stages[0], &app->stages[1]},
        .own = {&app->own[0], &app->own[1]},
        .printed = {&app->printed[0], &app->printed[1]},
        .locks = {&app->locks[0], &app->locks[1]},
        .stage = &app->stage,
        .pair = app->pair.is_on ? &app->pair : NULL,
        .left = app->pair.left,
        .may_edit = app->program && app->record && app->record->sources.n > 1,
        .is_compare = app->screen == VIEW_COMPARE,
        .codes = app->record ? &app->codes : NULL,
        .frames = &app->frames,
        .marks = app->record ? &app->marks : NULL,
        .shown_source = &app->shown_source,
        .unsaved = app_unsaved(app),
        .is_stale = app->edit.is_open && app_is_stale(app),
        .runs = {app->program && program_state(app->program) == PROGRAM_RUNS, app_pair_runs(app)},
        .now = &app->now,
        .before = app->is_moving ? &app->before : &app->now,
        .progress = app_progress(app),
        .travel = app_travel(app),
        .time_ns = app->time_ns,
        .glossary = &app->glossary,
        .is_presenting = app->presenting.is_on,
        .is_slide = is_slide(app),
        .is_hall = app->screen == VIEW_HALL,
        .run = app->run,
        .pages = {app->pages[0], app->pages[1]},
        .is_playing = app->is_playing,
        .is_fast = is_fast(app),
        .grain = app->grain,
        .grains = grains_of(app),
        .rank = has_grain_of_cursor ? cursor_rank(&app->now, grain)
                                    : app_moves_until(app, app->now.position),
        .count = has_grain_of_cursor ? cursor_count(&app->now, grain) : app->moves.n,
        .is_looking = app->marks.is_looking,
        .looked_percent = app_looked_percent(app),
        .speed = app->speed,
        .wanted = &app->wanted,
        .shows_params = app->shows_params,
        .is_dark = app->is_dark,
        .has_motion = app->has_motion,
        .is_full_screen = app->is_full_screen,
        .hood = app->hood.is_on ? &app->hood : NULL,
        .bookmarks = &app->bookmarks,
        .film = app->film.is_drawing ? NULL : &app->film,
        .edit = app->edit.is_open ? &app->edit : NULL,
        .error = error_text(app),
        .pointed = app->pointed,
        .kept = app->kept,
    };
    return view;
}

static void draw_sheets(App *app, View *view) {
    if (app->shows_help) help_draw(view, &app->help_scroll, (Rect){0, 0, app->w, app->h});
    app_draw_settings(app, view);
    app_draw_palette(app, view);
}

static bool is_covered(const App *app) {
    return app->shows_help || app->shows_settings || app->palette.is_open;
}

static void draw_everything(App *app, View *view) {
    Ui *ui = view->ui;
    Rect area = {0, 0, app->w, app->h};
    if (app->is_blank) {
        draw_fill(&ui->list, area, 0xFF000000);
        return;
    }
    if (app->screen == VIEW_SHELF) {
        if (view->error[0]) {
            rect_take_bottom(&area, transport_error_height(view));
            transport_draw_error(view, (Rect){0, app->h, app->w, 0});
        }
        app_draw_shelf(app, view, area);
        draw_sheets(app, view);
        app_draw_take(app, view, area);
        return;
    }
    EditorDone edited = {0};
    view->edit_done = &edited;
    float wheel_y = ui->wheel_y; // is for what lies above, if something does
    if (is_covered(app)) ui->wheel_y = 0;
    bool is_bare = view->is_presenting && app->screen == VIEW_LOOP && !view->edit;
    if (!is_bare) topbar_draw(view, rect_take_top(&area, topbar_height(view)));
    Rect bottom =
        rect_take_bottom(&area, is_bare ? app_thread_height(view) : transport_height(view));
    if (!is_bare) app_draw_found(app, view, &area);
    if (app->screen == VIEW_HALL)
        view->exhibition ? hall_panel_draw(view, area) : task_hall_draw(view, area);
    else if (app->screen == VIEW_COMPARE)
        compare_panel_draw(view, area);
    else
        stage_draw(view, area);
    if (view->edit) {
        EditorDone done = editor_bar_draw(view, view->edit, bottom);
        done.keeps_mine = edited.keeps_mine;
        done.takes_theirs = edited.takes_theirs;
        app_grant_edit(app, &done);
        ui->wants_frame |=
            done.runs || done.saves || done.leaves || done.keeps_mine || done.takes_theirs;
    } else if (view->beloop) {
        beloop_bar_draw(view, bottom);
    } else if (predict_is_open(view)) {
        predict_hints_draw(view, bottom);
    } else if (is_bare) {
        app_draw_thread(view, bottom);
    } else {
        transport_draw(view, bottom);
    }
    if (view->error[0]) transport_draw_error(view, bottom);
    term_panel_draw(view);
    app_draw_spotlight(app, view);
    if (is_covered(app)) ui->wheel_y = wheel_y;
    draw_sheets(app, view);
    if (view->error[0]) rect_take_bottom(&area, transport_error_height(view)); // both are read
    app_draw_take(app, view, area);
}

const DrawList *app_draw(App *app) {
    // A click changes what is drawn, and what is drawn where decides what is pointed at: drawn
    // until nothing changes, which is after two or three times.
    enum { MOST = 6, LANES_EVENTS = 1 << 17 };
    text_trim(app->text);
    app_follow_hood(app);
    app_look_for_drafts(app);
    app->ui.now_ns = app->wall_ns; // for tooltips
    if (app->screen == VIEW_LOOP) {
        StageTrack *track = &app->stages[app->run];
        uint32_t n = app->now.models[app->run].now.n,
                 behind = n > track->n_seen ? n - track->n_seen : 0;
        stage_track_extend(track, behind + LANES_EVENTS);
        if (app->record) frame_track_extend(&app->frames, LANES_EVENTS);
    }
    for (int i = 0; i < MOST; i++) {
        app_prepare_compare(app); // a key may just have led there
        if (app->record && app->screen != VIEW_LOOP) app_prepare_hall(app);
        unsigned watched = app->n_watched;
        arena_reset(&app->arena);
        ui_begin(&app->ui, app->w, app->h, app->is_dark ? &theme_dark : &theme_light,
                 scale_of(app));
        View view = view_of(app);
        LessonView lesson;
        LessonDone done = {.go_to = -1, .question = -1, .tries = -1};
        PredictDone predicted = {.chosen = -1};
        view.predicting = app_predicting(app);
        view.predict_done = &predicted;
        if (app->teach.lesson && app->screen == VIEW_LOOP) {
            app_follow_lesson(app);
            lesson = teach_view(&app->teach, tr_name(app->texts), (uint32_t)app->now.position);
            view.lesson = &lesson;
            view.lesson_done = &done;
            app_tell_notes(app, &lesson);
        }
        BeloopDone decided = {0};
        view.beloop = app_beloop(app);
        view.beloop_done = &decided;
        view.asked = view.beloop ? NULL : predict_asked(&view);
        view.veiled = predict_veiled(&view);
        draw_everything(app, &view);
        if (app->n_watched == watched) app->kept = view.kept;
        bool again = app_do_keys(app) | app_grant_lesson(app, &done);
        again |= app_grant_predict(app, &predicted);
        again |= app_grant_beloop(app, &decided);
        again |= app_grant(app, &view.request);
        ViewThing pointed = view.next_pointed.kind ? view.next_pointed : view.next_kept;
        if (app->n_watched != watched) pointed = (ViewThing){0}; // that was of another run
        bool points_elsewhere = memcmp(&app->pointed, &pointed, sizeof pointed) != 0;
        app->pointed = pointed;
        again |= ui_end(&app->ui) | points_elsewhere;
        if (!again) break;
    }
    app_keep_settings(app);
    app_keep_edits(app);                     // what was typed has just come into the text
    if (!app->is_moving) ui_prove(&app->ui); // what is on its way may pass over texts
    return &app->ui.list;
}
