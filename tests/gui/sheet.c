// See sheet.h. Geometry in logical pixels.
#include "sheet.h"

static const char *const look_names[LOOKS][2] = {
    [LOOK_CREATED] = {"created", "made, its first step not yet queued"},
    [LOOK_READY] = {"ready", "in the ready queue"},
    [LOOK_RUNNING] = {"running", "the one that runs"},
    [LOOK_TIMER] = {"waiting: timer", "asleep until a due time"},
    [LOOK_FUTURE] = {"waiting: future", "asleep on a box, lock or task"},
    [LOOK_IO] = {"waiting: I/O", "asleep until a socket is ready"},
    [LOOK_WORKER] = {"in a worker", "a thread or process works for it"},
    [LOOK_DONE] = {"done", "returned a value"},
    [LOOK_FAILED] = {"failed", "raised out of its last frame"},
    [LOOK_CANCELLED] = {"cancelled", "ended by CancelledError"},
};

static void label(Ui *ui, float x, float y, float w, float h, float size, int weight, Color color,
                  const char *text) {
    ui_label(ui, ui_rect(ui, x, y, w, h), ui_sans(ui, size, weight), color, UI_LEFT, text);
}

static void icon(Ui *ui, Icon which, float x, float y, float size, Color color) {
    draw_icon(&ui->list, which, ui_px(ui, x), ui_px(ui, y), ui_px(ui, size), color);
}

static void box(Ui *ui, float x, float y, float w, float h, Box look, float radius) {
    look.border_px *= ui->scale;
    look.radius_px = radius * ui->scale;
    draw_box(&ui->list, ui_rect(ui, x, y, w, h), look);
}

static void chips(Ui *ui, Look which, float y) {
    const Theme *t = ui->theme;
    LookStyle look = theme_look(t, which);
    bool runs = which == LOOK_RUNNING;
    box(ui, 32, y, 111, 36, look.chip, 8);
    icon(ui, theme_shape(5), 45, y + 10, 16, runs ? t->ink : theme_shape_color(t, 5));
    label(ui, 69, y, 40, 36, 17, 600, look.text, "spin");
    icon(ui, look.icon, 112, y + 9, 18, runs ? t->ink : look.color);
    box(ui, 220, y + 8, 51, 20, look.chip, 5);
    icon(ui, theme_shape(2), 226, y + 13, 10, runs ? t->ink : theme_shape_color(t, 2));
    label(ui, 240, y + 8, 12, 20, 13, 600, look.text, "B");
    icon(ui, look.icon, 253, y + 12, 12, runs ? t->ink : look.color);
}

static void lane(Ui *ui, Look which, float y) {
    LookStyle look = theme_look(ui->theme, which);
    if (look.ends_lane) {
        icon(ui, look.icon, 800, y + 10, 16, look.color);
    } else if (which == LOOK_RUNNING) {
        Box block = {look.color, look.chip.border, BORDER_SOLID, 1, 0};
        box(ui, 800, y + 9, 18, 18, block, 4);
    } else {
        draw_pattern(&ui->list, ui_rect(ui, 800, y + 12, 160, 12), look.pattern, ui->scale,
                     look.color, look.ground);
    }
}

static void tray(Ui *ui, float x, const char *name, bool is_mono, const char *means, Color line,
                 Color fill, Color text, bool is_broken) {
    float s = ui->scale, y = 612, w = is_broken || fill != ui->theme->now ? 1.6F : 2;
    DrawList *list = &ui->list;
    Stroke stroke = {.color = line, .width_px = w * s};
#define AT(dx, dy)                                                                                 \
    { (x + (dx)) * s, (y + (dy)) * s }
    if (is_broken) {
        const Point left[] = {AT(1, 3), AT(1, 25), AT(15, 25), AT(18, 21), AT(21, 25)};
        const Point right[] = {AT(25, 22), AT(29, 25), AT(47, 25), AT(47, 3)};
        draw_polyline(list, left, 5, false, stroke);
        draw_polyline(list, right, 4, false, stroke);
    } else {
        const Point whole[] = {AT(1, 3), AT(1, 25), AT(47, 25), AT(47, 3)};
        draw_polyline(list, whole, 4, false, stroke);
    }
#undef AT
    if (fill) draw_fill(list, ui_rect(ui, x + 4, y + 2.6F, 40, 19.4F), fill);
    TextStyle style = is_mono ? ui_mono(ui, 12, 600) : ui_sans(ui, 12, 400);
    ui_label(ui, ui_rect(ui, x, is_broken ? y - 1 : y, 48, is_broken ? 22 : 25), style, text,
             UI_CENTER, name);
    label(ui, x + 60, y, 160, 28, 15, 400, ui->theme->dim, means);
}

static void futures(Ui *ui) {
    const Theme *t = ui->theme;
    label(ui, 32, 568, 200, 28, 20, 700, t->text, "Futures");
    tray(ui, 32, "F8", false, "empty: waiting", t->sleep, 0, t->faint, false);
    tray(ui, 268, "F7", true, "filled just now", t->now_line, t->now, t->ink, false);
    tray(ui, 504, "'a'", true, "filled", t->done, t->done_tint, t->done, false);
    tray(ui, 740, "F6", false, "broken: exception", t->fail, 0, t->fail, true);
    tray(ui, 976, "F4", false, "broken: cancelled", t->cancel, 0, t->cancel, true);
}

static void identities(Ui *ui) {
    static const char *const names[] = {"main", "A",    "B",    "C",
                                        "D",    "spin", "disk", "then again, numbered"};
    for (unsigned i = 0; i < 8; i++) {
        float y = 108 + 44 * (float)i;
        icon(ui, theme_shape(i), 1016, y + 6, 24, theme_shape_color(ui->theme, i));
        label(ui, 1056, y, 200, 36, 15, 500, ui->theme->text, names[i]);
    }
}

void sheet_draw(Ui *ui) {
    const Theme *t = ui->theme;
    static const struct {
        float x;
        const char *text;
    } heads[] = {{32, "in the picture"},   {220, "in the margin"},
                 {352, "state"},           {512, "means"},
                 {800, "in the timeline"}, {1016, "identity: shape, name, thin hue"}};
    label(ui, 32, 24, 400, 36, 28, 700, t->text, "States");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        label(ui, heads[i].x, 76, 240, 20, 15, 400, t->faint, heads[i].text);
    for (int i = 0; i < LOOKS; i++) {
        float y = 108 + 44 * (float)i;
        chips(ui, (Look)i, y);
        label(ui, 352, y, 150, 36, 15, 600, t->text, look_names[i][0]);
        label(ui, 512, y, 270, 36, 15, 400, t->dim, look_names[i][1]);
        lane(ui, (Look)i, y);
    }
    identities(ui);
    futures(ui);
    label(
        ui, 32, 664, 1200, 24, 15, 400, t->dim,
        "Identity is a pastel shape beside the name and never fills an area. State is a saturated "
        "fill, border, pattern and icon. Amber is only ever “now”.");
}
