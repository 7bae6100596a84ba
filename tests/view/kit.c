// See kit.h.
#include "kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

ViewConfig kit_config(void) {
    return (ViewConfig){.params = HALL_DEFAULT_PARAMS,
                        .language = "en",
                        .theme = VIEW_DARK,
                        .w = 1280,
                        .h = 720,
                        .is_paused = true,
                        .no_motion = true};
}

void kit_open(App *app, const ViewConfig *config) {
    Error error;
    if (!app_init(app, config, &error)) fail_msg("%s", error.message);
}

// A label that finds no room fails whatever test is drawing; in debug builds also a text that
// cannot be read (gui/legible.h).
static const DrawList *draw(App *app) {
    unsigned before = app->ui.n_overflows;
    const DrawList *list = app_draw(app);
    if (app->ui.n_overflows != before) fail_msg("no room: %s", app->ui.overflowed);
    return list;
}

static void give(App *app, const InputEvent *event) {
    for (int i = 0; !app_input(app, event); i++) {
        assert_true(i < 4);
        draw(app);
    }
}

static void give_text(App *app, const char *text) {
    InputEvent event = {.kind = INPUT_TEXT};
    strncpy(event.text, text, sizeof event.text - 1);
    give(app, &event);
}

void kit_key(App *app, int key, int mods) {
    give(app, &(InputEvent){.kind = INPUT_KEY, .key = key, .mods = mods});
    if (key > ' ' && key < KEY_DELETE && !(mods & (MOD_CTRL | MOD_ALT)))
        give_text(app, (char[]){(char)key, '\0'});
    draw(app);
}

void kit_type(App *app, const char *text) {
    give(app, &(InputEvent){.kind = INPUT_KEY}); // of which key does not matter
    give_text(app, text);
    draw(app);
}

void kit_mouse(App *app, InputKind kind, int x, int y) {
    give(app, &(InputEvent){.kind = kind, .x = x, .y = y, .button = MOUSE_LEFT, .clicks = 1});
    draw(app);
}

void kit_click(App *app, int x, int y) {
    kit_mouse(app, INPUT_MOUSE_MOVE, x, y);
    kit_mouse(app, INPUT_MOUSE_DOWN, x, y);
    kit_mouse(app, INPUT_MOUSE_UP, x, y);
}

bool kit_widget(App *app, const char *id, Rect *seen) {
    draw(app);
    for (size_t i = 0; i < app->ui.order.n; i++) {
        if (app->ui.order.at[i].id != ui_id(id)) continue;
        *seen = app->ui.order.at[i].seen;
        return !rect_is_empty(*seen);
    }
    return false;
}

bool kit_find(App *app, const char *id, int y, int *x) {
    draw(app);
    for (*x = 4; *x < app->w; *x += 14) {
        kit_mouse(app, INPUT_MOUSE_MOVE, *x, y);
        if (app->ui.hot == ui_id(id)) return true;
    }
    return false;
}

void kit_press(App *app, const char *id, int y) {
    int x;
    if (!kit_find(app, id, y, &x)) fail_msg("there is no '%s' on the line %d", id, y);
    kit_click(app, x, y);
    kit_mouse(app, INPUT_MOUSE_MOVE, 0, 0);
}

int kit_n_texts(App *app, TextStyle style, const char *text) {
    const DrawList *list = app_draw(app);
    uint64_t hash = text_run(list->text, style, text, strlen(text))->hash;
    int n = 0;
    for (size_t i = 0; i < list->commands.n; i++) {
        const DrawCommand *c = &list->commands.at[i];
        n += c->kind == DRAW_TEXT && c->text.run->hash == hash;
    }
    return n;
}

void kit_wait(App *app, int64_t ns) {
    if (!app->wall_ns) app_advance(app, SECOND);
    int64_t end_ns = app->wall_ns + ns;
    while (app->wall_ns < end_ns) {
        int64_t next_ns = app->wall_ns + 16 * MILLI;
        app_advance(app, next_ns < end_ns ? next_ns : end_ns);
        draw(app);
    }
}

Pixels kit_drawn(const DrawList *list) {
    Pixels pixels = pixels_new(list->w, list->h);
    Raster *raster = raster_new();
    raster_draw(raster, list, pixels, NULL);
    raster_free(raster);
    return pixels;
}

Pixels kit_pixels(App *app) {
    return kit_drawn(draw(app));
}

void kit_golden(App *app, const char *name) {
    Pixels pixels = kit_pixels(app);
    golden_check(name, pixels);
    pixels_free(&pixels);
}

uint64_t kit_picture(App *app) {
    return kit_hash(kit_pixels(app));
}

uint64_t kit_hash(Pixels pixels) {
    uint64_t hash = 1469598103934665603U;
    for (int y = 0; y < pixels.h; y++)
        for (int x = 0; x < pixels.w; x++)
            hash = (hash ^ pixels.at[(ptrdiff_t)y * pixels.stride + x]) * 1099511628211U;
    pixels_free(&pixels);
    return hash;
}
