// Measures are those of LOOK's sheet of states.
#include "view/parts/chip.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

typedef struct ChipSizes {
    float h, font, pad, gap, shape, icon, radius;
} ChipSizes;

static const ChipSizes chip_sizes[] = {
    [CHIP_XS] = {16, 12, 4, 4, 9, 10, 4},     [CHIP_S] = {20, 13, 5, 4, 10, 11, 5},
    [CHIP_M] = {28, 15, 8, 6, 12, 14, 6},     [CHIP_L] = {40, 20, 12, 8, 16, 18, 8},
    [CHIP_XL] = {64, 32, 20, 12, 26, 28, 10},
};

static TextStyle name_style(const View *view, ChipSize size) {
    return ui_sans(view->ui, chip_sizes[size].font, 600);
}

int chip_height(const View *view, ChipSize size) {
    return ui_px(view->ui, chip_sizes[size].h);
}

static int pad_of(const View *view, ChipSize size, const Chip *chip) {
    return chip->is_bare ? 0 : ui_px(view->ui, chip_sizes[size].pad);
}

// The content's width without the name.
static int fixed_width(const View *view, ChipSize size, const Chip *chip) {
    const ChipSizes *s = &chip_sizes[size];
    const Ui *ui = view->ui;
    int parts = (chip->identity >= 0) + (chip->icon != ICON_NONE) + (chip->name[0] != 0);
    int w = parts > 1 ? (parts - 1) * ui_px(ui, s->gap) : 0;
    if (chip->identity >= 0) w += ui_px(ui, s->shape);
    if (chip->icon != ICON_NONE) w += ui_px(ui, s->icon);
    return w;
}

int chip_width(const View *view, ChipSize size, const Chip *chip) {
    Text *text = view->ui->list.text;
    return fixed_width(view, size, chip) + text_width(text, name_style(view, size), chip->name) +
           2 * pad_of(view, size, chip);
}

Color chip_shape_color(const View *view, int identity) {
    return theme_shape_color(view->ui->theme, (unsigned)identity);
}

void chip_shape_draw(View *view, int identity, int x, int y, int size_px, Color color) {
    draw_icon(&view->ui->list, theme_shape((unsigned)identity), x, y, size_px, color);
}

static Box chip_box(const View *view, ChipSize size, const Chip *chip) {
    const Theme *theme = view->ui->theme;
    Box box = theme_look(theme, chip->look).chip;
    if (chip->is_ghost) box = (Box){0, theme->line2, BORDER_DOTTED, 1, 0};
    float border = box.style == BORDER_DOUBLE && size <= CHIP_S ? 3 : box.border_px;
    box.border_px = (float)ui_px(view->ui, border > 0 ? border : 1);
    box.radius_px = chip_sizes[size].radius * view->ui->scale;
    return box;
}

// A ring close around [rect].
static void draw_ring_around(View *view, Rect rect, ChipSize size, Color color, float width) {
    const Ui *ui = view->ui;
    int out = ui_px(ui, width + 1);
    Box ring = {0, color, BORDER_SOLID, (float)ui_px(ui, width),
                (chip_sizes[size].radius + width + 1) * ui->scale};
    draw_box(&view->ui->list, rect_inset(rect, -out), ring);
}

// Where the part of [name] begins that must stay: its number, or the last third of its characters.
static size_t tail_of(const char *name, size_t n) {
    size_t tail = n;
    while (tail && name[tail - 1] >= '0' && name[tail - 1] <= '9')
        tail--;
    if (tail < n) return tail;
    tail = n - n / 3;
    while (tail < n && ((unsigned char)name[tail] & 0xC0) == 0x80) // within a character
        tail++;
    return tail;
}

// With how many bytes the name of another task begins as [name] does, of those that would be cut to
// the same text: the first [head] bytes, and those from [tail] on. SIZE_MAX: there is none.
static size_t common_with_another(const View *view, const char *name, size_t n, size_t head,
                                  size_t tail) {
    enum { MOST = 1000 };
    const Model *model = &view->now->models[view->run];
    size_t most = SIZE_MAX, kept = n - tail;
    for (uint32_t i = 1; i <= model->now.n_tasks && i <= MOST; i++) {
        const char *other = trace_text(model->trace, model->tasks[i].name);
        size_t length = strlen(other), common = head;
        bool is_alike = length > head + kept && strncmp(name, other, head) == 0 &&
                        memcmp(name + tail, other + length - kept, kept) == 0;
        if (!is_alike || strcmp(name, other) == 0) continue;
        while (name[common] && name[common] == other[common])
            common++;
        if (most == SIZE_MAX || common > most) most = common;
    }
    return most;
}

static bool is_within(const char *name, size_t at) {
    bool is_character = ((unsigned char)name[at] & 0xC0) == 0x80;
    return is_character ||
           (isdigit((unsigned char)name[at]) && isdigit((unsigned char)name[at - 1]));
}

// Its first letter, and what follows from where it differs, at [from]; NULL: there is no room.
static const char *fit_difference(View *view, TextStyle style, const char *name, size_t from,
                                  int w) {
    Text *text = view->ui->list.text;
    size_t n = strlen(name), first = 1, begin = from;
    while (((unsigned char)name[first] & 0xC0) == 0x80)
        first++;
    while (begin > first && is_within(name, begin)) // whole letters, whole numbers
        begin--;
    const char *head = arena_printf(view->arena, "%.*s…", (int)first, name);
    int room = w - text_width(text, style, head);
    if (text_width(text, style, name + begin) <= room)
        return arena_printf(view->arena, "%s%s", head, name + begin);
    room -= text_width(text, style, "…");
    size_t fits = room > 0 ? text_fit(text, style, name + begin, n - begin, room) : 0;
    if (begin + fits <= from) return NULL;
    return arena_printf(view->arena, "%s%.*s…", head, (int)fits, name + begin);
}

const char *chip_fit_name(View *view, TextStyle style, const char *name, int w) {
    Text *text = view->ui->list.text;
    size_t n = strlen(name);
    if (text_width(text, style, name) <= w) return name;
    size_t tail = tail_of(name, n);
    if (tail == n || tail == 0) return name;
    const char *end = arena_printf(view->arena, "…%s", name + tail), *cut = name;
    int room = w - text_width(text, style, end);
    size_t head = 0;
    if (room >= 0) {
        head = text_fit(text, style, name, tail, room);
        while (head && name[head - 1] == ' ')
            head--;
        cut = arena_printf(view->arena, "%.*s%s", (int)head, name, end);
    } else if (text_width(text, style, name + tail) <= w) {
        cut = name + tail;
    } else { // it is cut at its end
        int dots = text_width(text, style, "…");
        head = w > dots ? text_fit(text, style, name, n, w - dots) : 0;
        tail = n;
    }
    size_t common = common_with_another(view, name, n, head, tail);
    const char *other = common < n ? fit_difference(view, style, name, common, w) : NULL;
    return other ? other : cut;
}

void chip_name_draw(View *view, Rect rect, TextStyle style, Color color, const char *name) {
    const char *fit = chip_fit_name(view, style, name, rect.w);
    ui_label_cut(view->ui, rect, style, color, UI_LEFT, fit);
    if (fit != name || text_width(view->ui->list.text, style, name) > rect.w)
        view_tip(view, rect, name, false);
}

void chip_draw(View *view, Rect rect, ChipSize size, const Chip *chip) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    const ChipSizes *s = &chip_sizes[size];
    LookStyle style = theme_look(theme, chip->look);
    if (!chip->is_bare) draw_box(&ui->list, rect, chip_box(view, size, chip));
    if (chip->is_hot)
        draw_ring_around(view, rect, size, theme->text, 1.5F);
    else if (chip->is_now)
        draw_ring_around(view, rect, size, theme->now_line, 1.5F);
    else if (chip->is_selected)
        draw_ring_around(view, rect, size, theme->dim, 1.5F);
    int pad = pad_of(view, size, chip), gap = ui_px(ui, s->gap);
    int name_w = text_width(ui->list.text, name_style(view, size), chip->name);
    int spare = rect.w - 2 * pad - fixed_width(view, size, chip) - name_w;
    Rect rest = {rect.x + pad, rect.y, rect.w - 2 * pad, rect.h};
    if (spare > 0) rest = (Rect){rest.x + spare / 2, rest.y, rest.w - spare, rest.h};
    bool is_running = chip->look == LOOK_RUNNING && !chip->is_ghost;
    if (chip->identity >= 0) {
        int shape = ui_px(ui, s->shape);
        Rect at = rect_take_left(&rest, shape);
        Color color = is_running ? theme->ink : chip_shape_color(view, chip->identity);
        chip_shape_draw(view, chip->identity, at.x, at.y + (at.h - shape) / 2, shape, color);
        rect_take_left(&rest, gap);
    }
    if (chip->icon != ICON_NONE) {
        int icon = ui_px(ui, s->icon);
        Rect at = rect_take_right(&rest, icon);
        Color color = is_running ? theme->ink : style.color;
        draw_icon(&ui->list, chip->icon, at.x, at.y + (at.h - icon) / 2, icon, color);
        if (chip->name[0]) rect_take_right(&rest, gap);
    }
    if (!chip->name[0] || rest.w <= 0) return;
    chip_name_draw(view, rest, name_style(view, size), chip->is_ghost ? theme->dim : style.text,
                   chip->name);
    if (name_w > rest.w) view_tip(view, rect, chip->name, chip->is_hot); // also from its shape
}

// ---- futures

static Color box_color(const Theme *theme, BoxLook look) {
    switch (look) {
    case BOX_NOW: return theme->now_line;
    case BOX_FULL: return theme->done;
    case BOX_BROKEN: return theme->fail;
    case BOX_CANCELLED: return theme->cancel;
    case BOX_EMPTY: break;
    }
    return theme->sleep;
}

// The tray: sides and bottom, cracked in the middle if it is broken.
static void draw_tray(View *view, Rect rect, BoxLook look, float line) {
    float half = line / 2, w = (float)rect.w, h = (float)rect.h;
    float x0 = (float)rect.x + half, x1 = (float)rect.x + w - half;
    float y0 = (float)rect.y + h / 8, y1 = (float)rect.y + h - half;
    Stroke stroke = {.color = box_color(view->ui->theme, look), .width_px = line};
    DrawList *list = &view->ui->list;
    if (look < BOX_BROKEN) {
        draw_polyline(list, (Point[]){{x0, y0}, {x0, y1}, {x1, y1}, {x1, y0}}, 4, false, stroke);
        return;
    }
    float middle = (float)rect.x + w / 2, crack = h * 0.18F;
    Point left[] = {{x0, y0},
                    {x0, y1},
                    {middle - 2.2F * crack, y1},
                    {middle - 1.4F * crack, y1 - crack},
                    {middle - 0.6F * crack, y1}};
    Point right[] = {{x1, y0},
                     {x1, y1},
                     {middle + 1.4F * crack, y1},
                     {middle + 0.4F * crack, y1 - crack * 0.8F}};
    draw_polyline(list, left, 5, false, stroke);
    draw_polyline(list, right, 4, false, stroke);
}

void box_draw(View *view, Rect rect, BoxLook look, const char *text) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    float line = (look == BOX_NOW ? 2.0F : 1.6F) * ui->scale;
    draw_tray(view, rect, look, line);
    int inset = ui_px(ui, rect.w > ui_px(ui, 42) ? 3 : 4), top = ui_px(ui, look == BOX_NOW ? 2 : 3);
    Rect inside = {rect.x + inset, rect.y + top, rect.w - 2 * inset, rect.h - top - inset};
    if (look == BOX_NOW) draw_fill(&ui->list, inside, theme->now);
    if (look == BOX_FULL) draw_fill(&ui->list, inside, theme->done_tint);
    Color color = look == BOX_NOW     ? theme->ink
                  : look == BOX_EMPTY ? theme->faint
                                      : box_color(theme, look);
    bool is_filled = look == BOX_NOW || look == BOX_FULL;
    if (look >= BOX_BROKEN) inside.h -= ui_px(ui, 2);
    TextStyle style =
        is_filled ? ui_mono(ui, 12, look == BOX_NOW ? 700 : 600) : ui_sans(ui, 12, 400);
    if (text[0]) ui_label_cut(ui, inside, style, color, UI_CENTER, text);
}

void badge_draw(View *view, int x, int y, int diameter_px, int number) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    Rect rect = {x - diameter_px / 2, y - diameter_px / 2, diameter_px, diameter_px};
    draw_box(&ui->list, rect,
             (Box){theme->now, theme->now_edge, BORDER_SOLID, (float)ui_px(ui, 1),
                   (float)diameter_px / 2});
    const char *text = arena_printf(view->arena, "%d", number);
    float size = (float)diameter_px / ui->scale * 0.66F;
    ui_label(ui, rect, ui_sans(ui, size < 12 ? 12 : size, 700), theme->ink, UI_CENTER, text);
}
