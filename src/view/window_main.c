// The loop of the window: sleep until something happens, take it in, draw what changed.
#include "view/window_main.h"

#include "gui/movie.h"
#include "gui/png.h"
#include "gui/raster.h"
#include "gui/window.h"

enum { LEAST_W = 640, LEAST_H = 360, MOST_SIDE = 16384 };

typedef struct Screen {
    App *app;
    Window *window;
    Raster *raster;
    RectList changed;
    bool is_lost; // the window's pixels are not the last picture's
    // The speaker's notes; NULL: they are not in a window.
    Window *notes;
    Raster *notes_raster;
    bool notes_are_lost;
} Screen;

static void close_notes(Screen *screen) {
    window_close(screen->notes);
    raster_free(screen->notes_raster);
    screen->notes = NULL;
}

// The window with the speaker's notes comes and goes as it is wished.
static bool show_notes(Screen *screen, Error *error) {
    enum { W = 900, H = 700 };
    App *app = screen->app;
    bool is_wanted = app->presenting.shows_notes;
    if (is_wanted && !screen->notes) {
        WindowConfig config = {
            .title = tr(app->texts, "notes.title"), .w = W, .h = H, .beside = screen->window};
        screen->notes = window_open(&config, error);
        if (!screen->notes) return false;
        screen->notes_raster = raster_new();
    }
    if (!is_wanted && screen->notes) close_notes(screen);
    if (!screen->notes) return true;
    Pixels pixels;
    if (!window_pixels(screen->notes, &pixels, error)) return false;
    if (screen->notes_are_lost) raster_forget(screen->notes_raster);
    screen->notes_are_lost = false;
    raster_draw(screen->notes_raster, app_draw_notes(app, pixels.w, pixels.h), pixels,
                &screen->changed);
    window_present(screen->notes, screen->changed.rects.at, screen->changed.rects.n);
    return true;
}

static bool show(Screen *screen, Error *error) {
    App *app = screen->app;
    app->display_scale = window_scale(screen->window);
    app->n_displays = window_n_displays();
    Pixels pixels;
    if (!window_pixels(screen->window, &pixels, error)) return false;
    app->w = pixels.w;
    app->h = pixels.h;
    const DrawList *list = app_draw(app);
    if (screen->is_lost) raster_forget(screen->raster);
    screen->is_lost = false;
    raster_draw(screen->raster, list, pixels, &screen->changed);
    window_present(screen->window, screen->changed.rects.at, screen->changed.rects.n);
    bool is_full = app->is_full_screen || app->presenting.is_on;
    if (is_full != window_is_full_screen(screen->window))
        window_set_full_screen(screen->window, is_full);
    return show_notes(screen, error);
}

static void copy_text(void *data, const char *text) {
    (void)data;
    window_set_clipboard(text);
}
static char *pasted_text(void *data) {
    (void)data;
    return window_clipboard();
}

static bool take(Screen *screen, const InputEvent *event) {
    if (event->is_side) {
        screen->notes_are_lost = true;
        if (event->kind == INPUT_CLOSE) screen->app->presenting.shows_notes = false;
        return true;
    }
    if (event->kind == INPUT_RESIZE || event->kind == INPUT_EXPOSE) screen->is_lost = true;
    return app_input(screen->app, event);
}

// Takes in all that has happened. An event that has to wait for a picture comes back in [*waiting].
static bool take_all(Screen *screen, int wait_ms, InputEvent *waiting) {
    InputEvent event = *waiting;
    bool got = event.kind != INPUT_NONE || window_wait(screen->window, wait_ms, &event);
    *waiting = (InputEvent){0};
    bool any = got;
    while (got) {
        if (!take(screen, &event)) {
            *waiting = event;
            break;
        }
        got = window_wait(screen->window, 0, &event);
    }
    return any;
}

static bool stay(Screen *screen, Error *error) {
    App *app = screen->app;
    InputEvent waiting = {0};
    while (!app->wants_quit) {
        int64_t began_ns = window_now_ns();
        app_advance(app, began_ns);
        if (!show(screen, error)) return false;
        if (app->wants_quit) break; // a key said so just now
        int64_t spent_ms = (window_now_ns() - began_ns) / 1000000;
        int wait_ms = app_wait_ms(app);
        if (wait_ms > 0) wait_ms = wait_ms > spent_ms ? wait_ms - (int)spent_ms : 1;
        take_all(screen, wait_ms, &waiting);
    }
    return true;
}

bool view_run(const ViewConfig *config, Error *error) {
    App app;
    if (!app_init(&app, config, error)) return false;
    Window *window = window_open(&(WindowConfig){.title = tr(app.texts, "view.title"),
                                                 .w = config->w,
                                                 .h = config->h,
                                                 .min_w = LEAST_W,
                                                 .min_h = LEAST_H,
                                                 .full_screen = config->full_screen},
                                 error);
    bool ok = window != NULL;
    if (ok) {
        app.clipboard = (EditorClipboard){NULL, copy_text, pasted_text};
        Screen screen = {.app = &app, .window = window, .raster = raster_new(), .is_lost = true};
        ok = stay(&screen, error);
        if (screen.notes) close_notes(&screen);
        raster_free(screen.raster);
        vec_deinit(&screen.changed.rects);
        window_close(window);
    }
    app_deinit(&app);
    return ok;
}

static bool render_picture(App *app, const char *path, Error *error) {
    Pixels pixels = pixels_new(app->w, app->h);
    Raster *raster = raster_new();
    raster_draw(raster, app_draw(app), pixels, NULL);
    bool ok = png_save(path, pixels, error);
    raster_free(raster);
    pixels_free(&pixels);
    return ok;
}

bool view_render(const ViewConfig *config, const char *path, Error *error) {
    int w = config->w ? config->w : 1920, h = config->h ? config->h : 1080;
    if (w < LEAST_W || h < LEAST_H || w > MOST_SIDE || h > MOST_SIDE)
        return error_set(error, "%d x %d is not a size from %d x %d to %d x %d", w, h, LEAST_W,
                         LEAST_H, MOST_SIDE, MOST_SIDE);
    App app;
    ViewConfig still = *config;
    still.is_paused = true;
    if (!app_init(&app, &still, error)) return false;
    app_run_on(&app); // so that it is the same picture however fast the machine is
    bool ok = movie_is_name(path) ? app_film(&app, path, config->from_ns, config->to_ns, error)
                                  : render_picture(&app, path, error);
    app_deinit(&app);
    return ok;
}
