// How the widgets look and behave; ui.c knows who is pointed at.
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gui/ui.h"

// Logical pixels.
enum {
    RADIUS = 6,
    PAD = 12,
    GAP = 8,
    ICON_SIZE = 16,
    STEP_BUTTON = 28,
    STEP_VALUE = 52,
    SWITCH_W = 34,
    SWITCH_H = 20,
    KEY_H = 20,
};

void ui_focus_ring(Ui *ui, Rect rect, float radius) {
    int out = ui_px(ui, 3);
    ui->has_ring = true;
    ui->ring = rect;
    draw_box(&ui->list, rect_inset(rect, -out),
             (Box){0, ui->theme->text, BORDER_SOLID, 2 * ui->scale, (radius + 3) * ui->scale});
}

int ui_key_hint_width(Ui *ui, const char *key) {
    int w = text_width(ui->list.text, ui_sans(ui, 12, 500), key) + ui_px(ui, 12);
    return w > ui_px(ui, KEY_H) ? w : ui_px(ui, KEY_H);
}

static int key_hint(Ui *ui, int x, int y, const char *key, Color edge, Color text) {
    int h = ui_px(ui, KEY_H);
    Rect rect = {x, y - h / 2, ui_key_hint_width(ui, key), h};
    draw_box(&ui->list, rect, (Box){0, edge, BORDER_SOLID, ui->scale, 4 * ui->scale});
    ui_label(ui, rect, ui_sans(ui, 12, 500), text, UI_CENTER, key);
    return rect.w;
}

int ui_key_hint(Ui *ui, int x, int y, const char *key) {
    return key_hint(ui, x, y, key, ui->theme->line2, ui->theme->dim);
}

// ---- buttons -----------------------------------------------------------------------------------

static TextStyle button_style(const Ui *ui) {
    return ui_sans(ui, 15, 500);
}

int ui_button_width(Ui *ui, const UiButton *button) {
    int w = 2 * ui_px(ui, button->label ? PAD : GAP), parts = 0;
    if (button->icon != ICON_NONE) w += ui_px(ui, ICON_SIZE), parts++;
    if (button->label) w += text_width(ui->list.text, button_style(ui), button->label), parts++;
    if (button->key) w += ui_key_hint_width(ui, button->key), parts++;
    return w + (parts > 1 ? (parts - 1) * ui_px(ui, GAP) : 0);
}

typedef struct ButtonColors {
    Color fill, text, key_edge, key;
} ButtonColors;

static ButtonColors button_colors(const Ui *ui, const UiButton *button, UiHit hit) {
    const Theme *t = ui->theme;
    if (button->is_now) {
        Color fill = hit.is_hot || hit.is_pressed ? color_mix(t->now, t->ink, 0.12F) : t->now;
        return (ButtonColors){fill, t->ink, t->ink, t->ink};
    }
    if (button->is_primary) {
        Color fill = hit.is_pressed ? t->dim : t->text;
        if (hit.is_hot) fill = color_mix(fill, t->bg, 0.12F);
        return (ButtonColors){fill, t->bg, t->faint, t->bg};
    }
    bool is_bare = button->is_quiet && !button->is_selected && !hit.is_hot && !hit.is_pressed;
    Color fill = is_bare ? 0 : t->raised;
    if (!button->is_quiet && hit.is_hot) fill = color_mix(t->raised, t->text, 0.10F);
    if (hit.is_pressed) fill = color_mix(t->raised, t->text, 0.20F);
    Color key = hit.is_pressed ? t->text : t->dim; // dim is too little there
    if (button->is_wrong) return (ButtonColors){fill, t->fail, t->line2, key};
    bool is_bright = button->is_selected || hit.is_hot || !button->is_quiet;
    return (ButtonColors){fill, is_bright ? t->text : t->dim, t->line2, key};
}

static void draw_button(Ui *ui, Rect rect, const UiButton *button, ButtonColors colors) {
    float radius = button->is_round ? (float)rect.h / 2 : RADIUS * ui->scale;
    draw_box(&ui->list, rect,
             (Box){colors.fill, button->is_now ? ui->theme->now_edge : 0,
                   button->is_now ? BORDER_SOLID : BORDER_NONE, ui->scale, radius});
    int gap = ui_px(ui, GAP), icon = ui_px(ui, ICON_SIZE), x = rect.x + ui_px(ui, PAD);
    int wanted = ui_button_width(ui, button);
    if (!button->label)
        x = rect.x + (rect.w - icon) / 2;
    else if (wanted < rect.w)
        x = rect.x + (rect.w - wanted) / 2 + ui_px(ui, PAD);
    if (button->icon != ICON_NONE) {
        draw_icon(&ui->list, button->icon, x, rect.y + (rect.h - icon) / 2, icon, colors.text);
        x += icon + gap;
    }
    if (!button->label) return;
    int key_w = button->key ? ui_key_hint_width(ui, button->key) + gap : 0;
    int room = rect.x + rect.w - ui_px(ui, PAD) - key_w - x;
    Rect label = {x, rect.y, room, rect.h};
    x += ui_label(ui, label, button_style(ui), colors.text, UI_LEFT, button->label) + gap;
    if (button->key) key_hint(ui, x, rect.y + rect.h / 2, button->key, colors.key_edge, colors.key);
}

bool ui_button(Ui *ui, const char *id, Rect rect, const UiButton *button) {
    UiHit hit = {0};
    if (!button->is_disabled) hit = ui_hit(ui, id, rect, button->tip);
    if (button->is_disabled) draw_opacity_push(&ui->list, 0.4F);
    draw_button(ui, rect, button, button_colors(ui, button, hit));
    if (button->is_disabled) draw_pop(&ui->list);
    if (hit.is_focused) ui_focus_ring(ui, rect, button->is_round ? 999 : RADIUS);
    return hit.was_clicked;
}

// ---- choices -----------------------------------------------------------------------------------

static int segment_width(Ui *ui, const char *label) {
    return text_width(ui->list.text, ui_sans(ui, 15, 600), label) + 2 * ui_px(ui, PAD);
}

int ui_segmented_width(Ui *ui, const char *const *labels, int n) {
    int w = 2 * ui_px(ui, 3);
    for (int i = 0; i < n; i++)
        w += segment_width(ui, labels[i]);
    return w;
}

bool ui_segmented(Ui *ui, const char *name, Rect rect, const char *const *labels, int n,
                  int *chosen) {
    const Theme *t = ui->theme;
    UiHit hit = ui_hit(ui, name, rect, NULL);
    UiId id = ui_id(name);
    int before = *chosen;
    if (ui_take_key(ui, id, KEY_RIGHT, 0) && *chosen < n - 1) ++*chosen;
    if (ui_take_key(ui, id, KEY_LEFT, 0) && *chosen > 0) --*chosen;
    draw_box(&ui->list, rect, (Box){0, t->line, BORDER_SOLID, ui->scale, RADIUS * ui->scale});
    Rect rest = rect_inset(rect, ui_px(ui, 3));
    for (int i = 0; i < n; i++) {
        Rect segment = rect_take_left(&rest, segment_width(ui, labels[i]));
        bool is_hot = hit.is_hot && rect_has(segment, ui->mouse_x, ui->mouse_y);
        if (is_hot && hit.was_clicked) *chosen = i;
        bool is_chosen = i == *chosen;
        Box box = {is_chosen ? t->raised : 0, 0, BORDER_NONE, 0, (RADIUS - 2) * ui->scale};
        if (is_chosen) draw_box(&ui->list, segment, box);
        ui_label(ui, segment, ui_sans(ui, 15, is_chosen ? 600 : 400),
                 is_chosen || is_hot ? t->text : t->dim, UI_CENTER, labels[i]);
    }
    if (hit.is_focused) ui_focus_ring(ui, rect, RADIUS);
    if (*chosen != before) ui->wants_frame = true; // an earlier segment still shows the old choice
    return *chosen != before;
}

int ui_toggle_width(Ui *ui, const char *label) {
    return ui_px(ui, SWITCH_W + GAP) + text_width(ui->list.text, ui_sans(ui, 15, 400), label);
}

bool ui_toggle(Ui *ui, const char *id, Rect rect, const char *label, bool *on) {
    const Theme *t = ui->theme;
    UiHit hit = ui_hit(ui, id, rect, NULL);
    if (hit.was_clicked) *on = !*on;
    int w = ui_px(ui, SWITCH_W), h = ui_px(ui, SWITCH_H);
    Rect track = {rect.x, rect.y + (rect.h - h) / 2, w, h};
    Box box = {*on ? t->text : t->raised, *on ? t->text : t->edge, BORDER_SOLID, ui->scale,
               (float)h / 2};
    draw_box(&ui->list, track, box);
    float radius = (float)h / 2 - 4 * ui->scale, middle = (float)h / 2;
    draw_disc(&ui->list, (float)track.x + (*on ? (float)w - middle : middle),
              (float)track.y + middle, radius, *on ? t->bg : t->dim);
    Rect text = rect;
    rect_take_left(&text, w + ui_px(ui, GAP));
    ui_label(ui, text, ui_sans(ui, 15, 400), hit.is_hot ? t->text : t->dim, UI_LEFT, label);
    if (hit.is_focused) ui_focus_ring(ui, track, SWITCH_H / 2.0F);
    return hit.was_clicked;
}

// ---- numbers -----------------------------------------------------------------------------------

static void print_value(const UiStepper *stepper, long value, char *out, size_t n) {
    snprintf(out, n, stepper->unit ? "%ld\u00A0%s" : "%ld", value, stepper->unit);
}

static int stepper_label_width(Ui *ui, const UiStepper *stepper) {
    if (!stepper->label) return 0;
    return text_width(ui->list.text, ui_sans(ui, 15, 400), stepper->label) + ui_px(ui, PAD);
}

static int stepper_value_width(Ui *ui, const UiStepper *stepper) {
    char longest[48];
    print_value(stepper, stepper->max, longest, sizeof longest);
    int w = text_width(ui->list.text, ui_sans(ui, 17, 600), longest) + ui_px(ui, 16);
    return w > ui_px(ui, STEP_VALUE) ? w : ui_px(ui, STEP_VALUE);
}

int ui_stepper_width(Ui *ui, const UiStepper *stepper) {
    return stepper_label_width(ui, stepper) + 2 * ui_px(ui, STEP_BUTTON + 4) +
           stepper_value_width(ui, stepper);
}

static long within(const UiStepper *stepper, long value) {
    return value < stepper->min ? stepper->min : value > stepper->max ? stepper->max : value;
}

static bool step_button(Ui *ui, const char *name, const char *end, Rect rect, Icon icon,
                        bool is_disabled) {
    char id[96];
    snprintf(id, sizeof id, "%s%s", name, end);
    UiHit hit = {0};
    if (!is_disabled) {
        hit = ui_hit(ui, id, rect, NULL);
        ui->order.n--; // the number itself has the keyboard's focus
        vec_last(&ui->places).by = ui_id(name);
    }
    UiButton button = {.icon = icon};
    if (is_disabled) draw_opacity_push(&ui->list, 0.4F);
    draw_button(ui, rect, &button, button_colors(ui, &button, hit));
    if (is_disabled) draw_pop(&ui->list);
    return hit.was_clicked;
}

// Reads what was typed into ui->typed; Enter, Esc and leaving end it. Returns whether *value is
// new.
static bool edit_number(Ui *ui, UiId id, const UiStepper *stepper, long *value) {
    bool left = ui->mouse_went_down && ui->active != id; // pressed elsewhere
    for (size_t i = 0; i < ui->keys.n;) {
        const InputEvent *event = &ui->keys.at[i];
        bool is_digit =
            event->kind == INPUT_KEY && event->mods == 0 && event->key < 128 && isdigit(event->key);
        size_t n = strlen(ui->typed);
        if (is_digit && n < 9) {
            ui->typed[n] = (char)event->key;
            ui->typed[n + 1] = '\0';
        } else if (event->kind == INPUT_KEY && event->key == KEY_BACKSPACE) {
            if (n) ui->typed[n - 1] = '\0';
        } else if (event->kind == INPUT_KEY && !is_digit) {
            left = left || event->key == KEY_TAB;
            i++;
            continue;
        }
        memmove(ui->keys.at + i, ui->keys.at + i + 1, (--ui->keys.n - i) * sizeof *ui->keys.at);
    }
    bool is_kept = ui_shortcut(ui, KEY_ENTER, 0), is_dropped = ui_shortcut(ui, KEY_ESCAPE, 0);
    if (!is_kept && !is_dropped && !left) return false;
    ui->edited = 0;
    ui->wants_frame = true;
    long typed = within(stepper, strtol(ui->typed, NULL, 10));
    if (is_dropped || !ui->typed[0] || typed == *value) return false;
    *value = typed;
    return true;
}

// The number, which can be clicked and typed over.
static bool step_value(Ui *ui, const char *name, Rect rect, const UiStepper *stepper, long *value) {
    const Theme *t = ui->theme;
    UiId id = ui_id(name);
    bool changed = false;
    UiHit hit = ui_hit(ui, name, rect, NULL);
    bool starts = hit.was_clicked;
    for (size_t i = 0; hit.is_focused && i < ui->keys.n; i++)
        starts = starts || (ui->keys.at[i].kind == INPUT_KEY && ui->keys.at[i].mods == 0 &&
                            ui->keys.at[i].key < 128 && isdigit(ui->keys.at[i].key));
    if (starts && ui->edited != id) {
        ui->edited = id;
        ui->typed[0] = '\0';
    }
    if (ui->edited == id) changed = edit_number(ui, id, stepper, value);
    char text[48];
    print_value(stepper, *value, text, sizeof text);
    bool is_edited = ui->edited == id;
    if (is_edited || hit.is_hot)
        draw_box(&ui->list, rect,
                 (Box){is_edited ? t->panel : 0, is_edited ? t->text : t->line2, BORDER_SOLID,
                       ui->scale, 4 * ui->scale});
    const char *shown = is_edited && ui->typed[0] ? ui->typed : text;
    Color color = is_edited && !ui->typed[0] ? t->faint : t->text;
    TextStyle style = ui_sans(ui, 17, 600);
    int w = ui_label(ui, rect, style, color, UI_CENTER, shown);
    if (is_edited && ui->typed[0]) { // the caret
        Rect caret = {rect.x + (rect.w + w) / 2 + ui_px(ui, 1), rect.y + ui_px(ui, 5),
                      ui_px(ui, 1.5F), rect.h - 2 * ui_px(ui, 5)};
        draw_fill(&ui->list, caret, t->text);
    }
    return changed;
}

bool ui_stepper(Ui *ui, const char *name, Rect rect, const UiStepper *stepper, long *value) {
    long before = *value, step = 0;
    UiId id = ui_id(name);
    Rect rest = rect;
    int side = ui_px(ui, STEP_BUTTON), gap = ui_px(ui, 4);
    if (stepper->is_disabled) draw_opacity_push(&ui->list, 0.4F);
    if (stepper->label) {
        Rect label = rect_take_left(&rest, stepper_label_width(ui, stepper));
        ui_label(ui, label, ui_sans(ui, 15, 400), ui->theme->dim, UI_LEFT, stepper->label);
    }
    rest = (Rect){rest.x, rest.y + (rest.h - side) / 2, rest.w, side};
    Rect minus = rect_take_left(&rest, side);
    rect_take_left(&rest, gap);
    Rect number = rect_take_left(&rest, stepper_value_width(ui, stepper));
    rect_take_left(&rest, gap);
    Rect plus = rect_take_left(&rest, side);
    if (step_button(ui, name, "-", minus, ICON_MINUS,
                    stepper->is_disabled || *value <= stepper->min))
        step--;
    if (step_button(ui, name, "+", plus, ICON_PLUS, stepper->is_disabled || *value >= stepper->max))
        step++;
    if (stepper->is_disabled) {
        char text[48];
        print_value(stepper, *value, text, sizeof text);
        ui_label(ui, number, ui_sans(ui, 17, 600), ui->theme->text, UI_CENTER, text);
        draw_pop(&ui->list);
        return false;
    }
    if (ui->edited != id) {
        if (ui_take_key(ui, id, KEY_UP, 0) || ui_take_key(ui, id, KEY_RIGHT, 0)) step++;
        if (ui_take_key(ui, id, KEY_DOWN, 0) || ui_take_key(ui, id, KEY_LEFT, 0)) step--;
        Rect all = {minus.x, minus.y, plus.x + plus.w - minus.x, side};
        if (rect_has(all, ui->mouse_x, ui->mouse_y) && fabsf(ui->wheel_y) >= 1) {
            step += lroundf(ui->wheel_y);
            ui->wheel_y = 0;
        }
    }
    *value = within(stepper, *value + step * stepper->step);
    step_value(ui, name, number, stepper, value);
    if (ui->focus == id) ui_focus_ring(ui, number, 4);
    return *value != before;
}

// ---- along a line ------------------------------------------------------------------------------

bool ui_scrub(Ui *ui, const char *name, Rect rect, double key_step, double *part) {
    UiId id = ui_id(name);
    UiHit hit = ui_hit(ui, name, rect, NULL);
    double before = *part, wanted = before;
    if (hit.is_pressed && rect.w > 1) wanted = (ui->mouse_x - rect.x + 0.5) / rect.w;
    if (ui_take_key(ui, id, KEY_LEFT, 0)) wanted -= key_step;
    if (ui_take_key(ui, id, KEY_RIGHT, 0)) wanted += key_step;
    if (ui_take_key(ui, id, KEY_HOME, 0)) wanted = 0;
    if (ui_take_key(ui, id, KEY_END, 0)) wanted = 1;
    *part = wanted < 0 ? 0 : wanted > 1 ? 1 : wanted;
    if (hit.is_focused) ui_focus_ring(ui, rect, 4);
    return *part != before;
}

bool ui_slider(Ui *ui, const char *name, Rect rect, double key_step, double *part) {
    const Theme *t = ui->theme;
    bool changed = ui_scrub(ui, name, rect, key_step, part);
    int h = ui_px(ui, 4), done = (int)lround(*part * rect.w);
    Rect track = {rect.x, rect.y + (rect.h - h) / 2, rect.w, h};
    float radius = (float)h / 2;
    draw_box(&ui->list, track, (Box){t->line2, 0, BORDER_NONE, 0, radius});
    track.w = done;
    draw_box(&ui->list, track, (Box){t->text, 0, BORDER_NONE, 0, radius});
    draw_disc(&ui->list, (float)(rect.x + done), (float)rect.y + (float)rect.h / 2, 7 * ui->scale,
              t->text);
    return changed;
}
