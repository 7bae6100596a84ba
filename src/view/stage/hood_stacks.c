// Stacks grow downwards, and so they are drawn: the outermost call at the top, the free part below.
#include "view/stage/hood_parts.h"

#include <inttypes.h>
#include <math.h>

#include "view/stage/hood_says.h"

typedef struct Stacks {
    HoodPanel *panel;
    const Scene *scene;
    const Hood *hood;
    View *view;
    Ui *ui;
    const Theme *theme;
    TextStyle mono, plain;
    const HoodStack *here, *other;
    int line;
    int bar_w; // of those without their calls
    bool has_numbers;
} Stacks;

static size_t whole_bytes(const HoodStack *stack) {
    return (size_t)((const char *)stack->view.stack_high - (const char *)stack->view.stack_low);
}

// A thin line of dots for what is free.
static void draw_free(const Stacks *s, Rect area) {
    int dot = ui_px(s->ui, 1), step = ui_px(s->ui, 8), row = ui_px(s->ui, 14);
    for (int y = area.y + row; y < area.y + area.h - row / 2; y += row)
        for (int x = area.x + step; x < area.x + area.w - step; x += step)
            draw_fill(&s->ui->list, (Rect){x, y, dot, dot}, s->theme->line2);
}

// ---- a stack with its calls

// Of the stack in use (amber, its innermost call strongly) or of the one that waits for it.
typedef struct Boxed {
    const HoodStack *stack;
    const HoodCalls *calls;
    bool is_here;
} Boxed;

static void draw_call(const Stacks *s, Rect at, const Boxed *boxed, int i) {
    bool is_now = boxed->is_here && i == 0;
    Color ink = is_now ? s->theme->ink : s->theme->text;
    Color fill = is_now ? s->theme->now : boxed->is_here ? s->theme->now_tint2 : s->theme->raised;
    draw_box(&s->ui->list, at, (Box){.fill = fill, .radius_px = (float)ui_px(s->ui, 3)});
    rect_take_left(&at, ui_px(s->ui, 8));
    rect_take_right(&at, ui_px(s->ui, 8));
    const char *name = boxed->calls->names[i];
    if (boxed->calls->at[i].bytes) {
        const char *text = arena_printf(s->view->arena, "%zu", boxed->calls->at[i].bytes);
        int w = text_width(s->ui->list.text, s->mono, text) + ui_px(s->ui, 8);
        if (w + text_width(s->ui->list.text, s->mono, name) <= at.w)
            ui_label(s->ui, rect_take_right(&at, w), s->mono, ink, UI_RIGHT, text);
    }
    ui_label_cut(s->ui, at, s->mono, ink, UI_LEFT, *name ? name : "?");
}

// The calls in boxes as high as their frames are large, but not lower than a line; where they find
// no room, the outermost are left out. Returns the height used.
static int draw_calls(const Stacks *s, Rect area, const Boxed *boxed, Rect *innermost) {
    const HoodCalls *calls = boxed->calls;
    int gap = ui_px(s->ui, 2), most = area.h * 17 / 20, n = calls->n;
    if (n > most / (s->line + gap)) n = most / (s->line + gap) - 1;
    bool has_count = n > 0;
    if (n < 1) n = 1, most = area.h; // the innermost, and nothing else
    if (most < s->line + gap || !calls->n) return 0;
    int y = area.y;
    if (n < calls->n && has_count) {
        Rect more = {area.x + ui_px(s->ui, 8), y, area.w - ui_px(s->ui, 8), s->line};
        // Of a deep stack only the innermost calls are known.
        const char *sign = calls->n == HOOD_CALLS ? "…" : "";
        ui_label_cut(s->ui, more, s->mono, s->theme->dim, UI_LEFT,
                     arena_printf(s->view->arena, "+%d%s", calls->n - n, sign));
        y += s->line + gap;
        most -= s->line + gap;
    }
    size_t bytes = 0;
    for (int i = 0; i < n; i++)
        bytes += calls->at[i].bytes;
    int spare = most - n * (s->line + gap);
    if (spare > n * s->line) spare = n * s->line;
    for (int i = n - 1; i >= 0; i--) {
        size_t own = calls->at[i].bytes;
        int h = s->line + (bytes ? (int)((double)spare * (double)own / (double)bytes) : 0);
        *innermost = (Rect){area.x, y, area.w, h};
        draw_call(s, *innermost, boxed, i);
        y += h + gap;
    }
    return y - area.y;
}

// Shape and name; of the one that waits, that it does.
static void draw_title(const Stacks *s, Rect title, const Boxed *boxed) {
    Ui *ui = s->ui;
    int identity = hood_identity(s->scene, boxed->stack), shape = ui_px(ui, 10);
    if (identity >= 0) {
        chip_shape_draw(s->view, identity, title.x, title.y + (title.h - shape) / 2, shape,
                        chip_shape_color(s->view, identity));
        rect_take_left(&title, shape + ui_px(ui, 6));
    }
    int w = ui_label_cut(ui, title, ui_sans(ui, s->view->is_small ? 13 : 15, 600), s->theme->text,
                         UI_LEFT, hood_stack_name(s->scene, boxed->stack));
    rect_take_left(&title, w + ui_px(ui, 8) < title.w ? w + ui_px(ui, 8) : title.w);
    if (!boxed->is_here)
        scene_word(s->scene, title, s->plain, s->theme->dim, UI_LEFT,
                   tr(s->view->tr, "hood.waits"));
}

static void draw_foot(const Stacks *s, Rect foot, const Boxed *boxed) {
    const CoroView *view = &boxed->stack->view;
    Color color = boxed->is_here ? s->theme->now_text : s->theme->dim;
    ui_label_cut(s->ui, rect_take_top(&foot, s->line), s->mono, color, UI_LEFT,
                 arena_printf(s->view->arena, "%012" PRIxPTR, (uintptr_t)view->stack_pointer));
    const char *used =
        TR(s->view->arena, s->view->tr, "hood.in-use", {"n", .number = (int64_t)view->used_bytes});
    const char *bytes = tr_number(s->view->arena, s->view->tr, (uint32_t)view->used_bytes);
    scene_label(s->scene, foot, s->plain, s->theme->text, UI_LEFT, (const char *[]){used, bytes},
                2);
}

// Returns where the stack ends, at its [number].
static Point draw_boxed(const Stacks *s, Rect area, const Boxed *boxed, Rect *innermost) {
    Ui *ui = s->ui;
    Color edge = boxed->is_here ? s->theme->now_line : s->theme->edge;
    draw_title(s, rect_take_top(&area, s->line + ui_px(ui, 4)), boxed);
    draw_foot(s, rect_take_bottom(&area, 2 * s->line), boxed);
    rect_take_bottom(&area, ui_px(ui, 4));
    draw_box(&ui->list, area,
             (Box){0, edge, BORDER_SOLID, (float)ui_px(ui, boxed->is_here ? 2 : 1), 6 * ui->scale});
    Rect inner = rect_inset(area, ui_px(ui, 4));
    int h = draw_calls(s, inner, boxed, innermost);
    rect_take_top(&inner, h);
    draw_fill(&ui->list, (Rect){inner.x, inner.y, inner.w, ui_px(ui, 1)}, edge);
    draw_free(s, inner);
    int half = hood_badge_px(s->panel) / 2, number = boxed->is_here ? HOOD_HERE : HOOD_OTHER;
    Point at = {(float)(area.x + area.w - half - ui_px(ui, 10)),
                (float)(inner.y + half + ui_px(ui, 5))};
    if (inner.h >= 2 * half + ui_px(ui, 8)) hood_badge_draw(s->panel, (int)at.x, (int)at.y, number);
    return (Point){(float)area.x, (float)inner.y};
}

// From where the other one was left to where the one in use ends now.
static void draw_switch(const Stacks *s, Point from, Rect to) {
    float scale = s->ui->scale, x = (float)(to.x + to.w) + 2 * scale;
    float y = (float)to.y + (float)to.h / 2, middle = (x + from.x) / 2;
    Stroke stroke = {.color = s->theme->now_line, .width_px = (float)ui_px(s->ui, 2)};
    Point way[] = {{from.x, from.y}, {middle, from.y}, {middle, y}, {x + 6 * scale, y}};
    draw_polyline(&s->ui->list, way, 4, false, stroke);
    Point head[] = {{x, y}, {x + 9 * scale, y - 5 * scale}, {x + 9 * scale, y + 5 * scale}};
    draw_polygon(&s->ui->list, head, 3, s->theme->now_line);
}

// The stack in use, and right of it the one that waits for it. Returns the width used.
static int draw_pair(const Stacks *s, Rect area) {
    int gap = ui_px(s->ui, 28), from = area.x, w = area.w * 36 / 100;
    bool has_other = s->other && s->other == hood_resumer(s->hood) && s->hood->waiting.n;
    if (!has_other) w = area.w * 44 / 100;
    Boxed here = {s->here, &s->hood->calls, true}, other = {s->other, &s->hood->waiting, false};
    Rect innermost = {0}, ignored;
    draw_boxed(s, rect_take_left(&area, w), &here, &innermost);
    s->panel->here = innermost;
    if (has_other) {
        rect_take_left(&area, gap);
        Point left = draw_boxed(s, rect_take_left(&area, w), &other, &ignored);
        if (!rect_is_empty(innermost)) draw_switch(s, left, innermost);
    }
    return area.x - from;
}

// ---- the others

// On a scale of roots, or most of them would seem empty.
static int part_of(const HoodStack *stack, int h) {
    size_t whole = whole_bytes(stack);
    if (!whole || !stack->view.used_bytes) return 0;
    double part = sqrt((double)stack->view.used_bytes / (double)whole);
    return (int)(part * h) + 1;
}

// Whether it is drawn with its calls already.
static bool is_boxed(const Stacks *s, const HoodStack *stack) {
    return stack == s->here || (stack == s->other && stack == hood_resumer(s->hood));
}

static void draw_bar(const Stacks *s, const HoodStack *stack, Rect area) {
    Ui *ui = s->ui;
    Rect head = rect_take_top(&area, s->line + ui_px(ui, 4)),
         foot = rect_take_bottom(&area, s->line);
    rect_take_bottom(&area, ui_px(ui, 4));
    int identity = hood_identity(s->scene, stack), shape = ui_px(ui, 10), bar_w = s->bar_w;
    Rect bar = {area.x + (area.w - bar_w) / 2, area.y, bar_w, area.h};
    if (identity >= 0)
        chip_shape_draw(s->view, identity, bar.x + (bar_w - shape) / 2,
                        head.y + (head.h - shape) / 2, shape, chip_shape_color(s->view, identity));
    draw_box(&ui->list, bar,
             (Box){0, stack->is_here ? s->theme->now_line : s->theme->line2, BORDER_SOLID,
                   (float)ui_px(ui, 1), 4 * ui->scale});
    Rect inner = rect_inset(bar, ui_px(ui, 2));
    Rect used = rect_take_top(&inner, part_of(stack, inner.h));
    draw_box(&ui->list, used,
             (Box){.fill = stack->is_here ? s->theme->now
                           : stack->runs  ? s->theme->now_tint2
                                          : s->theme->raised,
                   .radius_px = 3 * ui->scale});
    draw_fill(&ui->list, (Rect){used.x, used.y + used.h, used.w, ui_px(ui, 1)},
              stack->runs ? s->theme->now_line : s->theme->edge);
    // Of one that another stands on, and did not resume, only that is known.
    bool is_hidden = stack->runs && !stack->view.used_bytes;
    const char *text =
        is_hidden ? "▶" : arena_printf(s->view->arena, "%zu", stack->view.used_bytes);
    if (s->has_numbers)
        ui_label_cut(ui, foot, s->mono, stack->is_here ? s->theme->now_text : s->theme->dim,
                     UI_CENTER, text);
    int badge = hood_badge_px(s->panel), number = stack == s->here    ? HOOD_HERE
                                                  : stack == s->other ? HOOD_OTHER
                                                                      : 0;
    if (number && used.y + used.h + badge < bar.y + bar.h)
        hood_badge_draw(s->panel, bar.x + bar.w / 2, used.y + used.h + badge * 3 / 4, number);
    ViewThing frame = {VIEW_FRAME, s->scene->run, stack->frame};
    if (!stack->frame) return;
    Rect reach = rect_join(head, foot);
    if (scene_point(s->scene, reach, frame)) scene_choose_frame(s->scene, stack->frame);
    if (scene_is_pointed(s->scene, frame)) scene_mark(s->scene, bar);
}

// In which order: the one in use, the other one, then the oldest first.
static int rank_of(const Stacks *s, const HoodStack *stack) {
    return stack == s->here ? 0 : stack == s->other ? 1 : 2;
}

// As bars those that are not [boxed].
static void draw_bars(Stacks *s, Rect area, bool has_boxed) {
    Ui *ui = s->ui;
    const Hood *hood = s->hood;
    int widest = 0, left = 0;
    for (size_t i = 0; i < hood->stacks.n; i++) {
        const HoodStack *stack = &hood->stacks.at[i];
        if (has_boxed && is_boxed(s, stack)) continue;
        const char *used = arena_printf(s->view->arena, "%zu", stack->view.used_bytes);
        int w = text_width(ui->list.text, s->mono, used);
        left++;
        if (w > widest) widest = w;
    }
    int least = ui_px(ui, 24), pitch = (widest > least ? widest : least) + ui_px(ui, 8);
    if (left * pitch > area.w) pitch -= ui_px(ui, 4);
    s->bar_w = ui_px(ui, 20);
    s->has_numbers = (left + 1) / 2 * pitch <= area.w;
    if (!s->has_numbers) { // thin ones tell more than one or two
        pitch = ui_px(ui, 14);
        s->bar_w = ui_px(ui, 9);
    }
    int wide = hood_badge_px(s->panel) + ui_px(ui, 4); // with a number
    if (wide < pitch) wide = pitch;
    int more_w = text_width(ui->list.text, s->plain, "+000");
    if (more_w < pitch) more_w = pitch;
    for (int rank = 0; rank < 3; rank++)
        for (size_t i = 0; i < hood->stacks.n; i++) {
            const HoodStack *stack = &hood->stacks.at[i];
            if (rank_of(s, stack) != rank || (has_boxed && is_boxed(s, stack))) continue;
            int w = rank < 2 ? wide : pitch;
            int rest = left * pitch > area.w ? more_w : 0; // says how many more there are
            if (area.w < w + rest) continue;
            draw_bar(s, stack, rect_take_left(&area, w));
            left--;
        }
    if (left > 0 && area.w >= more_w)
        ui_label(ui, rect_take_bottom(&area, s->line), s->plain, s->theme->dim, UI_LEFT,
                 arena_printf(s->view->arena, "+%d", left));
}

// "5,320 bytes in use, 512 KiB reserved"
static const char *sum_text(const Stacks *s) {
    size_t used = 0, whole = 0;
    for (size_t i = 0; i < s->hood->stacks.n; i++) {
        used += s->hood->stacks.at[i].view.used_bytes;
        whole += whole_bytes(&s->hood->stacks.at[i]);
    }
    bool is_large = whole >= (size_t)10 << 20;
    return TR(s->view->arena, s->view->tr, is_large ? "hood.bytes-mib" : "hood.bytes",
              {"used", .number = (int64_t)used},
              {"size", .number = (int64_t)(whole >> (is_large ? 20 : 10))});
}

void hood_stacks_draw(HoodPanel *p, Rect area) {
    View *view = p->view;
    Ui *ui = p->ui;
    bool is_small = view->is_small;
    Stacks s = {.panel = p,
                .scene = p->scene,
                .hood = p->hood,
                .view = view,
                .ui = ui,
                .theme = ui->theme,
                .mono = ui_mono(ui, is_small ? 12 : 13, 400),
                .plain = ui_sans(ui, is_small ? 12 : 14, 400),
                .here = hood_here(p->hood),
                .other = hood_other(p->scene, p->hood),
                .line = ui_px(ui, is_small ? 16 : 20)};
    hood_heading_draw(p, &area, tr(view->tr, "hood.stacks"), sum_text(&s));
    if (area.h < 4 * s.line) return;
    rect_take_bottom(&area, ui_px(ui, 8));
    bool has_calls = s.here && !p->lists_calls && area.h >= 10 * s.line;
    if (has_calls) rect_take_left(&area, draw_pair(&s, area) + ui_px(ui, 16));
    draw_bars(&s, area, has_calls);
}
