// Taking things away: a picture, the run in words or for Perfetto, a film. What is begun here is
// written in slices by app_advance.
#include <string.h>
#include <time.h>

#include "base/user_folder.h"
#include "program/program.h"
#include "view/app/app_parts.h"
#include "view/chrome/take_panel.h"

enum {
    WORK_NS = 4 * 1000000,
    STILL_FRAMES = MOVIE_FPS, // at the end, so that it can be seen
};
static const int64_t news_ns = 8 * INT64_C(1000000000);
static const int64_t frame_ns = INT64_C(1000000000) / MOVIE_FPS;

// ---- names

// What is shown, for the name of a file: "sleepers" of sleepers.py.
static const char *stem(App *app) {
    if (!app->record) return "exhibition";
    const Trace *trace = app->record;
    bool has_name = trace->n && trace_at(trace, 0)->kind == EVENT_RUN_BEGIN;
    const char *name = has_name ? trace_text(trace, (StringId)trace_at(trace, 0)->value) : "";
    const char *slash = strrchr(name, '/');
    if (slash) name = slash + 1;
    const char *dot = strrchr(name, '.');
    if (!*name) return "run";
    return arena_copy(&app->arena, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

static void choose_path(App *app, const char *kind, const char *usual, const char *ending) {
    take_choose_path(&app->take, user_folder(&app->arena, kind, usual), stem(app), ending);
}

// ---- a picture

// The window as it stands, without what it says of files.
static const DrawList *bare_picture(App *app) {
    app->film.is_drawing = true;
    const DrawList *list = app_draw(app);
    app->film.is_drawing = false;
    return list;
}

static void begin_picture(App *app) {
    app->wants_picture = false;
    Pixels pixels = pixels_new(app->w, app->h);
    Raster *raster = raster_new();
    raster_draw(raster, bare_picture(app), pixels, NULL);
    raster_free(raster);
    choose_path(app, "PICTURES", "Pictures", "png");
    take_begin_picture(&app->take, pixels);
}

// ---- the run

static void begin_telling(App *app, TranscriptForm form) {
    const Trace *trace = app->now.traces[app->now.n_traces > 1 ? app->run : 0];
    bool is_words = form == TRANSCRIPT_WORDS;
    choose_path(app, "DOCUMENTS", "Documents", is_words ? "txt" : "json");
    take_begin_telling(&app->take, trace, tr_name(app->texts), form);
}

// ---- a film

bool app_begin_film(App *app, Place from, Place to, int w, int h) {
    Film *film = &app->film;
    if (!take_begin_film(&app->take, w, h)) return false;
    film->back = (Place){app->now.position, app->time_ns};
    film->was_playing = app->is_playing;
    film->from = from, film->to = to;
    film->pixels = pixels_new(w, h);
    film->raster = raster_new();
    film->clock_ns = app->wall_ns ? app->wall_ns : 1;
    film->n_still = 0;
    film->is_on = true;
    app_go_to_place(app, from);
    app->is_playing = from.position != to.position || from.time_ns != to.time_ns;
    app->owed_steps = 0;
    return true;
}

static bool is_before(Place a, Place b) {
    return a.position != b.position ? a.position < b.position : a.time_ns < b.time_ns;
}

static void begin_film(App *app, const char *ending) {
    Film *film = &app->film;
    Place from = film->has_mark[0] ? film->marks[0] : (Place){0};
    Place to = {cursor_end(&app->now), cursor_end_time(&app->now)};
    if (film->has_mark[1] && is_before(from, film->marks[1])) to = film->marks[1];
    choose_path(app, "VIDEOS", "Videos", ending);
    app_begin_film(app, from, to, app->w, app->h);
}

static void end_film(App *app) {
    Film *film = &app->film;
    film->is_on = false;
    raster_free(film->raster);
    pixels_free(&film->pixels);
    film->raster = NULL;
    app->wall_ns = 0; // its clock was the film's
    app_go_to_place(app, film->back);
    app->is_playing = film->was_playing;
}

static void draw_frame(App *app) {
    Film *film = &app->film;
    int w = app->w, h = app->h, mouse_x = app->ui.mouse_x;
    app->w = film->pixels.w, app->h = film->pixels.h;
    app->ui.mouse_x = -1; // nobody points at anything in a film
    raster_draw(film->raster, bare_picture(app), film->pixels, NULL);
    app->w = w, app->h = h;
    app->ui.mouse_x = mouse_x;
    movie_add(app->take.movie, film->pixels);
}

static float film_part(const App *app) {
    const Film *film = &app->film;
    double whole = (double)(film->to.position - film->from.position);
    double done = (double)app->now.position - (double)film->from.position;
    if (!app_plays_steps(app)) {
        whole = (double)(film->to.time_ns - film->from.time_ns);
        done = (double)(app->time_ns - film->from.time_ns);
    }
    return whole > 0 && done < whole ? (float)(done / whole) : 1;
}

// The next frame, if ffmpeg can take one.
static void film_on(App *app) {
    Film *film = &app->film;
    if (!movie_is_ready(app->take.movie)) return;
    draw_frame(app);
    film->clock_ns += frame_ns;
    app->wall_ns = film->clock_ns;
    app_play(app, frame_ns);
    Place here = {app->now.position, app->time_ns};
    if (app->is_playing && !is_before(here, film->to)) {
        app_go_to_place(app, film->to);
        app->is_playing = false;
    }
    app->take.film_part = film_part(app);
    if (!app->is_playing && film->n_still++ == STILL_FRAMES) movie_close(app->take.movie);
}

// ---- what the app asks

void app_take(App *app, Action action) {
    Film *film = &app->film;
    Place here = {app->now.position, app->time_ns};
    app->shows_help = false; // it is not what is to be taken away
    int mark = action == ACTION_FILM_END;
    switch (action) {
    case ACTION_PICTURE: app->wants_picture = true; break;
    case ACTION_TRANSCRIPT: begin_telling(app, TRANSCRIPT_WORDS); break;
    case ACTION_PERFETTO: begin_telling(app, TRANSCRIPT_PERFETTO); break;
    case ACTION_FILM: begin_film(app, "mp4"); break;
    case ACTION_GIF: begin_film(app, "gif"); break;
    case ACTION_FILM_BEGIN:
    case ACTION_FILM_END: // the same place again: no mark
        film->has_mark[mark] = !film->has_mark[mark] || is_before(here, film->marks[mark]) ||
                               is_before(film->marks[mark], here);
        film->marks[mark] = here;
        break;
    default: break;
    }
}

bool app_take_input(App *app, const InputEvent *event) {
    if (!app->film.is_on) return false;
    if (event->kind == INPUT_RESIZE || event->kind == INPUT_CLOSE || event->kind == INPUT_EXPOSE)
        return false;
    if (action_of_input(event) == ACTION_QUIT) return false;
    bool is_press = event->kind == INPUT_MOUSE_DOWN;
    bool is_key = event->kind == INPUT_KEY && event->key == KEY_ESCAPE;
    if (is_key || (is_press && rect_has(app->take_cancel, event->x, event->y)))
        take_cancel(&app->take);
    return true;
}

void app_take_advance(App *app) {
    Take *take = &app->take;
    if (app->wants_picture) begin_picture(app);
    if (app->film.is_on && take_is_busy(take)) film_on(app);
    take_some(take, WORK_NS);
    if (app->film.is_on && !take_is_busy(take)) end_film(app);
    if (take->has_news && !take->news_until_ns && app->wall_ns) // else the next time
        take->news_until_ns = app->wall_ns + news_ns;
    if (take->has_news && take->news_until_ns && app->wall_ns >= take->news_until_ns)
        take->has_news = false;
}

int app_take_wait_ms(const App *app) {
    const Take *take = &app->take;
    if (app->wants_picture || take_is_busy(take)) return 1;
    if (!take->has_news) return -1;
    int64_t left_ms = (take->news_until_ns - app->wall_ns) / 1000000 + 1;
    return left_ms < 1 ? 1 : (int)left_ms;
}

void app_take_forget(App *app) {
    Film *film = &app->film;
    for (int run = 0; run < app->now.n_traces; run++)
        take_forget(&app->take, app->now.traces[run]);
    if (film->is_on) {
        take_cancel(&app->take);
        film->is_on = false;
        raster_free(film->raster);
        pixels_free(&film->pixels);
        film->raster = NULL;
    }
    film->has_mark[0] = film->has_mark[1] = false;
}

void app_draw_take(App *app, View *view, Rect area) {
    if (!app->film.is_drawing) app->take_cancel = take_panel_draw(view, &app->take, area);
}

static Place place_at(const App *app, int64_t time_ns) {
    if (time_ns <= 0) return (Place){0};
    int64_t end_ns = cursor_end_time(&app->now);
    if (time_ns > end_ns) time_ns = end_ns;
    return (Place){cursor_position_at(&app->now, time_ns), time_ns};
}

bool app_film(App *app, const char *path, int64_t from_ns, int64_t to_ns, Error *error) {
    static const struct timespec nap = {.tv_nsec = 500000};
    while (app->program && program_run_some(app->program, FIRST_SLICE_NS))
        continue;
    str_clear(&app->take.path);
    str_add(&app->take.path, path);
    Place from = place_at(app, from_ns), to = place_at(app, to_ns > 0 ? to_ns : INT64_MAX);
    bool ok = app_begin_film(app, from, to, app->w, app->h);
    while (ok && app->film.is_on) {
        app_take_advance(app);
        if (app->film.is_on && !movie_is_ready(app->take.movie)) nanosleep(&nap, NULL);
    }
    if (app->take.error.message[0]) *error = app->take.error;
    return ok && !app->take.error.message[0];
}
