// Stacks grow downwards, and so they are drawn: the outermost call at the top, the free part below.
#include "view/stage/hood_stacks.h"

#include <inttypes.h>
#include <math.h>

#include "view/code/code_focus.h"

typedef struct Stacks {
    const Scene *scene;
    const Hood *hood;
    View *view;
    Ui *ui;
    const Theme *theme;
    TextStyle mono, plain;
    int line;
    int bar_w; // of those without their calls
    bool has_numbers;
} Stacks;

const char *hood_stack_name(const Scene *scene, const HoodStack *stack) {
    if (!stack->frame) return stack->name;
    const ModelFrame *frame = model_frame(scene->model, stack->frame);
    return frame ? code_frame_name(scene, frame) : stack->name;
}

static size_t whole_bytes(const HoodStack *stack) {
    return (size_t)((const char *)stack->view.stack_high - (const char *)stack->view.stack_low);
}

static int identity_of(const Stacks *s, const HoodStack *stack) {
    const ModelFrame *frame = stack->frame ? model_frame(s->scene->model, stack->frame) : NULL;
    ObjectId task = frame ? code_task(s->scene, frame) : 0;
    return task ? scene_identity(s->scene, task) : -1;
}

// A thin line of dots for what is free.
static void draw_free(const Stacks *s, Rect area) {
    int dot = ui_px(s->ui, 1), step = ui_px(s->ui, 8), row = ui_px(s->ui, 14);
    for (int y = area.y + row; y < area.y + area.h - row / 2; y += row)
        for (int x = area.x + step; x < area.x + area.w - step; x += step)
            draw_fill(&s->ui->list, (Rect){x, y, dot, dot}, s->theme->line2);
}

// ---- the stack in use

static void draw_call(const Stacks *s, Rect at, const char *name, size_t bytes, bool is_now) {
    Color ink = is_now ? s->theme->ink : s->theme->text;
    draw_box(&s->ui->list, at,
             (Box){.fill = is_now ? s->theme->now : s->theme->now_tint2,
                   .radius_px = (float)ui_px(s->ui, 3)});
    rect_take_left(&at, ui_px(s->ui, 8));
    rect_take_right(&at, ui_px(s->ui, 8));
    if (bytes) {
        const char *text = arena_printf(s->view->arena, "%zu", bytes);
        int w = text_width(s->ui->list.text, s->mono, text) + ui_px(s->ui, 8);
        if (w + text_width(s->ui->list.text, s->mono, name) <= at.w)
            ui_label(s->ui, rect_take_right(&at, w), s->mono, ink, UI_RIGHT, text);
    }
    ui_label_cut(s->ui, at, s->mono, ink, UI_LEFT, *name ? name : "?");
}

// The calls in boxes as high as their frames are large, but not lower than a line; where they find
// no room, the outermost are left out. Returns the height used.
static int draw_calls(const Stacks *s, Rect area) {
    const Hood *hood = s->hood;
    int gap = ui_px(s->ui, 2), most = area.h * 17 / 20, n = hood->n_calls;
    if (n > most / (s->line + gap)) n = most / (s->line + gap) - 1;
    bool has_count = n > 0;
    if (n < 1) n = 1, most = area.h; // the innermost, and nothing else
    if (most < s->line + gap || !hood->n_calls) return 0;
    int y = area.y;
    if (n < hood->n_calls && has_count) {
        Rect more = {area.x + ui_px(s->ui, 8), y, area.w - ui_px(s->ui, 8), s->line};
        ui_label_cut(s->ui, more, s->mono, s->theme->dim, UI_LEFT,
                     arena_printf(s->view->arena, "+%d", hood->n_calls - n));
        y += s->line + gap;
        most -= s->line + gap;
    }
    size_t bytes = 0;
    for (int i = 0; i < n; i++)
        bytes += hood->calls[i].bytes;
    int spare = most - n * (s->line + gap);
    if (spare > n * s->line) spare = n * s->line;
    for (int i = n - 1; i >= 0; i--) {
        size_t own = hood->calls[i].bytes;
        int h = s->line + (bytes ? (int)((double)spare * (double)own / (double)bytes) : 0);
        draw_call(s, (Rect){area.x, y, area.w, h}, hood->call_names[i], own, i == 0);
        y += h + gap;
    }
    return y - area.y;
}

static void draw_used(const Stacks *s, const HoodStack *here, Rect area) {
    Ui *ui = s->ui;
    Rect title = rect_take_top(&area, s->line + ui_px(ui, 4));
    int identity = identity_of(s, here), shape = ui_px(ui, 10);
    if (identity >= 0) {
        chip_shape_draw(s->view, identity, title.x, title.y + (title.h - shape) / 2, shape,
                        chip_shape_color(s->view, identity));
        rect_take_left(&title, shape + ui_px(ui, 6));
    }
    ui_label_cut(ui, title, ui_sans(ui, s->view->is_small ? 13 : 15, 600), s->theme->text, UI_LEFT,
                 hood_stack_name(s->scene, here));
    Rect foot = rect_take_bottom(&area, s->line);
    const char *used = TR(s->view->arena, s->view->tr, "hood.in-use",
                          {"n", .number = (int64_t)here->view.used_bytes});
    const char *bytes = tr_number(s->view->arena, s->view->tr, (uint32_t)here->view.used_bytes);
    scene_label(s->scene, foot, s->plain, s->theme->text, UI_LEFT, (const char *[]){used, bytes},
                2);
    if (area.h > 6 * s->line) {
        foot = rect_take_bottom(&area, s->line);
        ui_label_cut(
            ui, foot, s->mono, s->theme->now_text, UI_LEFT,
            arena_printf(s->view->arena, "%012" PRIxPTR, (uintptr_t)here->view.stack_pointer));
    }
    rect_take_bottom(&area, ui_px(ui, 4));
    draw_box(&ui->list, area,
             (Box){0, s->theme->now_line, BORDER_SOLID, (float)ui_px(ui, 2), 6 * ui->scale});
    area = rect_inset(area, ui_px(ui, 4));
    int h = draw_calls(s, area);
    rect_take_top(&area, h);
    draw_fill(&ui->list, (Rect){area.x, area.y, area.w, ui_px(ui, 1)}, s->theme->now_line);
    draw_free(s, area);
}

// ---- the others

// On a scale of roots, or most of them would seem empty.
static int part_of(const HoodStack *stack, int h) {
    size_t whole = whole_bytes(stack);
    if (!whole || !stack->view.used_bytes) return 0;
    double part = sqrt((double)stack->view.used_bytes / (double)whole);
    return (int)(part * h) + 1;
}

static void draw_bar(const Stacks *s, const HoodStack *stack, Rect area) {
    Ui *ui = s->ui;
    Rect head = rect_take_top(&area, s->line + ui_px(ui, 4)),
         foot = rect_take_bottom(&area, s->line);
    rect_take_bottom(&area, ui_px(ui, 4));
    int identity = identity_of(s, stack), shape = ui_px(ui, 10), bar_w = s->bar_w;
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
    // Of one that another stands on only that is known.
    bool is_hidden = stack->runs && !stack->is_here;
    const char *text =
        is_hidden ? "▶" : arena_printf(s->view->arena, "%zu", stack->view.used_bytes);
    if (s->has_numbers)
        ui_label_cut(ui, foot, s->mono, stack->is_here ? s->theme->now_text : s->theme->dim,
                     UI_CENTER, text);
    ViewThing frame = {VIEW_FRAME, s->scene->run, stack->frame};
    if (!stack->frame) return;
    Rect reach = rect_join(head, foot);
    if (scene_point(s->scene, reach, frame)) scene_choose_frame(s->scene, stack->frame);
    if (scene_is_pointed(s->scene, frame)) scene_mark(s->scene, bar);
}

// As bars; that in use first, if [has_here].
static void draw_bars(Stacks *s, Rect area, bool has_here) {
    Ui *ui = s->ui;
    const Hood *hood = s->hood;
    int widest = 0, left = 0;
    for (size_t i = 0; i < hood->stacks.n; i++) {
        const HoodStack *stack = &hood->stacks.at[i];
        int w = text_width(ui->list.text, s->mono,
                           arena_printf(s->view->arena, "%zu", stack->view.used_bytes));
        if (stack->is_here && !has_here) continue;
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
    int room = area.w / pitch;
    if (left > room) room--; // the last place says how many more there are
    for (int pass = has_here ? 0 : 1; pass < 2; pass++)
        for (size_t i = 0; i < hood->stacks.n && room > 0; i++) {
            if (hood->stacks.at[i].is_here != (pass == 0)) continue;
            draw_bar(s, &hood->stacks.at[i], rect_take_left(&area, pitch));
            room--;
            left--;
        }
    if (left > 0 && area.w >= pitch)
        ui_label(ui, rect_take_bottom(&area, s->line), s->plain, s->theme->dim, UI_LEFT,
                 arena_printf(s->view->arena, "+%d", left));
}

void hood_stacks_draw(const Scene *scene, const Hood *hood, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    bool is_small = view->is_small;
    Stacks s = {.scene = scene,
                .hood = hood,
                .view = view,
                .ui = ui,
                .theme = ui->theme,
                .mono = ui_mono(ui, is_small ? 12 : 13, 400),
                .plain = ui_sans(ui, is_small ? 12 : 14, 400),
                .line = ui_px(ui, is_small ? 16 : 20)};
    if (area.h < 4 * s.line) return;
    rect_take_bottom(&area, ui_px(ui, 8));
    const HoodStack *here = NULL;
    for (size_t i = 0; i < hood->stacks.n; i++)
        if (hood->stacks.at[i].is_here) here = &hood->stacks.at[i];
    // Too low for the calls in it: then they stand beside it, and it is a bar like the others.
    bool has_calls = here && area.h >= 10 * s.line;
    if (has_calls) {
        draw_used(&s, here, rect_take_left(&area, area.w * 40 / 100));
        rect_take_left(&area, ui_px(ui, 16));
    }
    draw_bars(&s, area, !has_calls);
}
