// What a widget stands on: who is under the mouse, who holds the button, who has the keyboard.
// A widget is found under the mouse by one frame and answers in the next, so that what is drawn
// last (and lies on top) wins; ui_input holds back an event that comes too early for that.
#include "gui/ui.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gui/legible.h"
#include "gui/map.h"

static const int64_t tip_delay_ns = 500 * 1000000LL;

void ui_init(Ui *ui, Text *text, IconSet *icons) {
    *ui = (Ui){.list = {.text = text, .icons = icons}, .theme = &theme_dark, .scale = 1};
    ui->mouse_x = ui->mouse_y = -1;
}

void ui_deinit(Ui *ui) {
    draw_deinit(&ui->list);
    vec_deinit(&ui->order);
    vec_deinit(&ui->places);
    vec_deinit(&ui->keys);
    str_deinit(&ui->scratch);
}

UiId ui_id(const char *id) {
    return hash_bytes(1, id, strlen(id));
}

// ---- input -------------------------------------------------------------------------------------

// Moves the mouse; false if a press or release at its old place waits for its frame.
static bool move_mouse(Ui *ui, int x, int y) {
    if (x == ui->mouse_x && y == ui->mouse_y) return true;
    if (ui->mouse_went_down || ui->mouse_released) return false;
    ui->mouse_x = x;
    ui->mouse_y = y;
    ui->mouse_moved = true;
    ui->is_by_keys = false;
    return true;
}

static bool take_mouse(Ui *ui, const InputEvent *event) {
    bool leaves = event->kind == INPUT_MOUSE_LEAVE;
    if (!move_mouse(ui, leaves ? -1 : event->x, leaves ? -1 : event->y)) return false;
    bool only_moves = leaves || event->kind == INPUT_MOUSE_MOVE;
    if (ui->mouse_moved && !only_moves) return false; // who lies under it is not known yet
    ui->mods = event->mods;
    if (event->kind == INPUT_WHEEL) {
        ui->wheel_x += event->wheel_x;
        ui->wheel_y += event->wheel_y;
    }
    if (event->kind == INPUT_MOUSE_DOWN && event->button == MOUSE_RIGHT) ui->menu_pressed = true;
    if (only_moves || event->kind == INPUT_WHEEL || event->button != MOUSE_LEFT) return true;
    if (event->kind == INPUT_MOUSE_DOWN) {
        if (ui->mouse_went_down || ui->mouse_released) return false;
        ui->mouse_pressed = ui->mouse_went_down = true;
        ui->clicks = event->clicks;
        ui->focus = 0; // the keyboard's focus is for those who use the keyboard
    } else {
        ui->mouse_released = true;
    }
    return true;
}

bool ui_input(Ui *ui, const InputEvent *event) {
    switch (event->kind) {
    case INPUT_MOUSE_MOVE:
    case INPUT_MOUSE_LEAVE:
    case INPUT_MOUSE_DOWN:
    case INPUT_MOUSE_UP:
    case INPUT_WHEEL: return take_mouse(ui, event);
    case INPUT_KEY:
    case INPUT_TEXT:
        // What a click brings may be what the key is for.
        if (ui->mouse_went_down || ui->mouse_released || ui->menu_pressed) return false;
        vec_push(&ui->keys, *event);
        return true;
    default: return true;
    }
}

static void forget_key(Ui *ui, size_t at) {
    ui->keys.n--;
    memmove(ui->keys.at + at, ui->keys.at + at + 1, (ui->keys.n - at) * sizeof *ui->keys.at);
}

bool ui_shortcut(Ui *ui, int key, int mods) {
    for (size_t i = 0; i < ui->keys.n; i++) {
        const InputEvent *event = &ui->keys.at[i];
        if (event->kind != INPUT_KEY || event->key != key || event->mods != mods) continue;
        forget_key(ui, i);
        return true;
    }
    return false;
}

bool ui_take_key(Ui *ui, UiId id, int key, int mods) {
    return ui->focus == id && ui_shortcut(ui, key, mods);
}

// ---- frames ------------------------------------------------------------------------------------

void ui_begin(Ui *ui, int w, int h, const Theme *theme, float scale) {
    ui->theme = theme;
    ui->scale = scale;
    ui->next_hot = 0;
    ui->has_ring = false;
    ui->tip[0] = '\0';
    ui->wants_frame = false;
    vec_clear(&ui->order);
    vec_clear(&ui->places);
    draw_begin(&ui->list, w, h, theme->bg);
}

static int focused_stop(const Ui *ui) {
    for (int i = 0; i < (int)ui->order.n; i++)
        if (ui->order.at[i].id == ui->focus) return i;
    return -1;
}

static bool can_stop(const Ui *ui, int at) {
    return !rect_is_empty(ui->order.at[at].seen);
}

// Of things in a row it stops at the first.
int ui_next_stop(const Ui *ui, int at, int step) {
    int n = (int)ui->order.n;
    bool is_thing = at >= 0 && at < n && ui->order.at[at].is_thing;
    at += step;
    while (at >= 0 && at < n && (!can_stop(ui, at) || (is_thing && ui->order.at[at].is_thing)))
        at += step;
    if (step < 0 && at >= 0 && ui->order.at[at].is_thing)
        while (at > 0 && ui->order.at[at - 1].is_thing && can_stop(ui, at - 1))
            at--;
    return at;
}

// Tab goes round the widgets of this frame and, between the last and the first, to nobody.
static void move_focus(Ui *ui, int step) {
    int n = (int)ui->order.n, at = focused_stop(ui);
    if (at < 0 && step < 0) at = n;
    at = ui_next_stop(ui, at, step);
    ui->focus = at >= 0 && at < n ? ui->order.at[at].id : 0;
    ui->is_by_keys = ui->focus != 0;
    ui->wants_frame = true;
}

static bool tip_is_due(const Ui *ui) {
    return ui->tip[0] && ui->now_ns && ui->now_ns - ui->hot_since_ns >= tip_delay_ns;
}

static void draw_tip(Ui *ui) {
    TextStyle style = ui_sans(ui, 13, 500);
    int w = text_width(ui->list.text, style, ui->tip) + ui_px(ui, 16), h = ui_px(ui, 28);
    Rect anchor = ui->tip_anchor, tip = {anchor.x + (anchor.w - w) / 2, 0, w, h};
    int gap = ui_px(ui, 6);
    tip.y = anchor.y + anchor.h + gap;
    if (tip.y + h > ui->list.h) tip.y = anchor.y - gap - h;
    if (tip.x + w > ui->list.w - gap) tip.x = ui->list.w - gap - w;
    if (tip.x < gap) tip.x = gap;
    draw_box(&ui->list, tip, (Box){ui->theme->text, 0, BORDER_NONE, 0, (float)ui_px(ui, 6)});
    ui_label(ui, tip, style, ui->theme->bg, UI_CENTER, ui->tip);
}

// The nearest that way; what lies aside counts as further. Across it is the left edges that count:
// a thing may stand in the middle of another one, a row.
int ui_neighbour(const Ui *ui, int at, int dx, int dy) {
    Rect from = ui->order.at[at].seen;
    int best = -1;
    long least = 0;
    for (int i = 0; i < (int)ui->order.n; i++) {
        Rect to = ui->order.at[i].seen;
        if (i == at || !ui->order.at[i].is_thing || !can_stop(ui, i)) continue;
        long x = to.x - from.x, y = to.y + to.h / 2 - from.y - from.h / 2;
        long along = x * dx + y * dy, across = labs(x * dy) + labs(y * dx);
        long far = along + 3 * across;
        if (along <= 0 || (best >= 0 && far >= least)) continue;
        best = i;
        least = far;
    }
    return best;
}

static void move_among_things(Ui *ui, int dx, int dy) {
    int at = focused_stop(ui);
    if (at < 0 || !ui->order.at[at].is_thing) return;
    int to = ui_neighbour(ui, at, dx, dy);
    if (to < 0) return;
    ui->focus = ui->order.at[to].id;
    ui->is_by_keys = true;
    ui->wants_frame = true;
}

bool ui_wants(const Ui *ui, const InputEvent *event) {
    int at = event->kind == INPUT_KEY && !event->mods ? focused_stop(ui) : -1;
    return at >= 0 && ui->order.at[at].is_thing && event->key >= KEY_LEFT && event->key <= KEY_DOWN;
}

// Whoever has the focus is seen to have it, also where nothing was drawn for that.
static void show_focus(Ui *ui) {
    int at = ui->focus ? focused_stop(ui) : -1;
    if (at >= 0 && !ui->has_ring && can_stop(ui, at))
        ui_focus_ring(ui, rect_inset(ui->order.at[at].seen, ui_px(ui, 2)), 4);
}

bool ui_end(Ui *ui) {
    show_focus(ui);
    if (ui_shortcut(ui, KEY_LEFT, 0)) move_among_things(ui, -1, 0);
    if (ui_shortcut(ui, KEY_RIGHT, 0)) move_among_things(ui, 1, 0);
    if (ui_shortcut(ui, KEY_UP, 0)) move_among_things(ui, 0, -1);
    if (ui_shortcut(ui, KEY_DOWN, 0)) move_among_things(ui, 0, 1);
    if (ui_shortcut(ui, KEY_TAB, 0) || ui_shortcut(ui, KEY_F6, 0)) move_focus(ui, 1);
    if (ui_shortcut(ui, KEY_TAB, MOD_SHIFT) || ui_shortcut(ui, KEY_F6, MOD_SHIFT))
        move_focus(ui, -1);
    if (ui->focus && ui_shortcut(ui, KEY_ESCAPE, 0)) {
        ui->focus = 0;
        ui->is_by_keys = false;
        ui->wants_frame = true;
    }
    if (ui->hot != ui->next_hot) {
        ui->hot = ui->next_hot;
        ui->hot_since_ns = ui->now_ns;
        ui->wants_frame = true;
    }
    if (ui->mouse_released) {
        ui->wants_frame = ui->wants_frame || ui->active;
        ui->active = 0;
    }
    if (tip_is_due(ui)) draw_tip(ui);
    ui->mouse_moved = ui->mouse_pressed = ui->mouse_went_down = ui->mouse_released = false;
    ui->menu_pressed = false;
    ui->wheel_x = ui->wheel_y = 0;
    vec_clear(&ui->keys);
    return ui->wants_frame;
}

void ui_prove(Ui *ui) {
#ifndef NDEBUG
    if (!legible_check(&ui->list, ui->overflowed, sizeof ui->overflowed)) ui->n_overflows++;
#else
    (void)ui;
#endif
}

int ui_wait_ms(const Ui *ui) {
    if (!ui->tip[0] || tip_is_due(ui)) return -1;
    return (int)((ui->hot_since_ns + tip_delay_ns - ui->now_ns) / 1000000) + 1;
}

UiHit ui_hit(Ui *ui, const char *name, Rect rect, const char *tip) {
    UiId id = ui_id(name);
    Rect seen = rect_cut(rect, vec_last(&ui->list.states).clip);
    bool is_under = rect_has(seen, ui->mouse_x, ui->mouse_y);
    vec_push(&ui->order, (UiStop){id, seen, false});
    vec_push(&ui->places, (UiPlace){id, seen});
    if (is_under && (!ui->active || ui->active == id)) ui->next_hot = id;
    UiHit hit = {.is_hot = is_under && ui->hot == id && (!ui->active || ui->active == id)};
    if (hit.is_hot && ui->mouse_pressed && !ui->active) {
        ui->active = id;
        ui->mouse_pressed = false;
    }
    hit.is_pressed = ui->active == id;
    hit.was_clicked = hit.is_pressed && hit.is_hot && ui->mouse_released;
    hit.is_focused = ui->focus == id;
    if (ui->edited != id &&
        (ui_take_key(ui, id, KEY_ENTER, 0) || ui_take_key(ui, id, KEY_SPACE, 0)))
        hit.was_clicked = true;
    if (hit.is_hot && tip && !ui->active) {
        snprintf(ui->tip, sizeof ui->tip, "%s", tip);
        ui->tip_anchor = seen;
    }
    return hit;
}

bool ui_thing(Ui *ui, unsigned kind, uint32_t number, Rect rect, bool *is_focused) {
    UiId id = hash_mix(hash_mix(hash_mix(2, kind), number), 0) | 1;
    for (size_t i = 0; i < ui->order.n; i++) // it may be drawn more than once
        if (ui->order.at[i].id == id) id = hash_mix(id, i) | 1;
    Rect seen = rect_cut(rect, vec_last(&ui->list.states).clip);
    vec_push(&ui->order, (UiStop){id, seen, true});
    vec_push(&ui->places, (UiPlace){id, seen});
    *is_focused = ui->focus == id;
    return ui_take_key(ui, id, KEY_ENTER, 0) || ui_take_key(ui, id, KEY_SPACE, 0);
}

bool ui_sheet(Ui *ui, const char *name, Rect window, Rect rect) {
    char around[64];
    snprintf(around, sizeof around, "%s.around", name);
    bool was_clicked = ui_hit(ui, around, window, NULL).was_clicked;
    ui_hit(ui, name, rect, NULL);
    vec_clear(&ui->order);
    vec_clear(&ui->places); // beside it: Escape
    return was_clicked;
}

// ---- sizes and text ----------------------------------------------------------------------------

int ui_px(const Ui *ui, float logical) {
    return (int)lroundf(logical * ui->scale);
}

Rect ui_rect(const Ui *ui, float x, float y, float w, float h) {
    int x0 = ui_px(ui, x), y0 = ui_px(ui, y);
    return (Rect){x0, y0, ui_px(ui, x + w) - x0, ui_px(ui, y + h) - y0};
}

TextStyle ui_sans(const Ui *ui, float size, int weight) {
    return (TextStyle){FONT_SANS, weight, size * ui->scale, text_tracking(size) * ui->scale};
}

TextStyle ui_mono(const Ui *ui, float size, int weight) {
    return (TextStyle){FONT_MONO, weight, size * ui->scale, 0};
}

static int draw_aligned(Ui *ui, Rect rect, TextStyle style, Color color, UiAlign align,
                        const char *text, int width) {
    int free_px = rect.w - width;
    int x = rect.x + (align == UI_LEFT ? 0 : align == UI_RIGHT ? free_px : free_px / 2);
    int baseline = text_baseline(ui->list.text, style, rect.y, rect.h);
    return draw_text(&ui->list, x, baseline, style, color, text);
}

int ui_label_cut(Ui *ui, Rect rect, TextStyle style, Color color, UiAlign align, const char *text) {
    int width = text_width(ui->list.text, style, text);
    if (width <= rect.w) return draw_aligned(ui, rect, style, color, align, text, width);
    text_ellipsis(ui->list.text, style, text, rect.w, &ui->scratch);
    const char *cut = str_text(&ui->scratch);
    return draw_aligned(ui, rect, style, color, UI_LEFT, cut,
                        text_width(ui->list.text, style, cut));
}

void ui_overflow(Ui *ui, const char *text) {
    ui->n_overflows++;
    snprintf(ui->overflowed, sizeof ui->overflowed, "%s", text);
}

int ui_label(Ui *ui, Rect rect, TextStyle style, Color color, UiAlign align, const char *text) {
    if (text_width(ui->list.text, style, text) > rect.w) ui_overflow(ui, text);
    return ui_label_cut(ui, rect, style, color, align, text);
}

int ui_paragraph(Ui *ui, Rect rect, TextStyle style, int line_px, Color color, const char *text) {
    enum { MAX_LINES = 64 };
    TextLine lines[MAX_LINES];
    size_t room = line_px > 0 && rect.h > 0 ? (size_t)(rect.h / line_px) : 0;
    if (room > MAX_LINES) room = MAX_LINES;
    size_t n = text_wrap(ui->list.text, style, text, rect.w, lines, room);
    if (n > room) {
        ui_overflow(ui, text);
        n = room;
    }
    for (size_t i = 0; i < n; i++) {
        int baseline = text_baseline(ui->list.text, style, rect.y + (int)i * line_px, line_px);
        draw_text_n(&ui->list, rect.x, baseline, style, color, text + lines[i].from, lines[i].n);
    }
    return (int)n * line_px;
}
