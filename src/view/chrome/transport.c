// Where the bar has no room for the parameters, one button shows them and opens a sheet above it.
#include "view/chrome/transport.h"

#include <inttypes.h>
#include <limits.h>
#include <string.h>

#include "view/app/app.h"
#include "view/chrome/grain_bar.h"
#include "view/chrome/scrub.h"
#include "view/parts/bar.h"
#include "view/parts/row.h"
#include "view/stage/why_panel.h"

#define SECOND INT64_C(1000000000)

// Not where the line would tell what is asked for, nor where what ran is only a memory.
static bool has_scrub(const View *view) {
    return !view->edit && !view->predicting && !view->beloop;
}

int transport_height(const View *view) {
    return ui_px(view->ui, view->is_tiny ? 36.0F : view->is_small ? 40.0F : 52.0F);
}

// ---- parameters
// ----------------------------------------------------------------------------------

enum { PARAMS = 4 };

typedef struct Param {
    const char *id;
    UiStepper stepper;
    long value;
    int64_t unit_ns; // of a length of time
} Param;

// A length of time in whole seconds, or in milliseconds where it is not whole.
static Param time_param(View *view, const char *id, const char *label, int64_t ns, long step) {
    bool is_whole = ns % SECOND == 0;
    int64_t unit_ns = is_whole ? SECOND : SECOND / 1000;
    long max = is_whole ? 3600 : 3600000;
    return (Param){.id = id,
                   .unit_ns = unit_ns,
                   .value = (long)(ns / unit_ns),
                   .stepper = {.label = tr(view->tr, label),
                               .unit = tr(view->tr, is_whole ? "view.param.s" : "view.param.ms"),
                               .min = 1,
                               .max = ns / unit_ns > max ? (long)(ns / unit_ns) : max,
                               .step = is_whole ? step : 100}};
}

static Param count_param(View *view, const char *id, const char *label, int n, long max) {
    return (Param){.id = id,
                   .value = n,
                   .stepper = {.label = tr(view->tr, label),
                               .min = 1,
                               .max = n > max ? n : max, // the command line allows more
                               .step = 1}};
}

static void list_params(View *view, Param params[PARAMS]) {
    const HallParams *wanted = view->wanted;
    params[0] = count_param(view, "param.boards", "view.param.boards", wanted->n_boards, 9999);
    params[1] = time_param(view, "param.master", "view.param.master", wanted->master_ns, 1);
    params[2] = time_param(view, "param.player", "view.param.player", wanted->player_ns, 5);
    params[3] = count_param(view, "param.pairs", "view.param.pairs", wanted->n_pairs, 999);
}

static void draw_param(View *view, Rect rect, int i, Param *param) {
    if (!ui_stepper(view->ui, param->id, rect, &param->stepper, &param->value)) return;
    HallParams wanted = *view->wanted;
    switch (i) {
    case 0: wanted.n_boards = (int)param->value; break;
    case 1: wanted.master_ns = param->value * param->unit_ns; break;
    case 2: wanted.player_ns = param->value * param->unit_ns; break;
    default: wanted.n_pairs = (int)param->value; break;
    }
    view->request = (ViewRequest){.wish = VIEW_WISH_PARAMS, .params = wanted};
}

static int params_gap(const View *view) {
    return ui_px(view->ui, 24);
}

static int params_width(View *view) {
    Param params[PARAMS];
    list_params(view, params);
    int w = (PARAMS - 1) * params_gap(view);
    for (int i = 0; i < PARAMS; i++)
        w += ui_stepper_width(view->ui, &params[i].stepper);
    return w;
}

static void draw_params(View *view, Rect rect) {
    Param params[PARAMS];
    list_params(view, params);
    for (int i = 0; i < PARAMS; i++) {
        draw_param(view, rect_take_left(&rect, ui_stepper_width(view->ui, &params[i].stepper)), i,
                   &params[i]);
        rect_take_left(&rect, params_gap(view));
    }
}

// The same below each other, on a sheet whose lower left corner is at ([x], [bottom]).
static void draw_sheet(View *view, int x, int bottom) {
    Ui *ui = view->ui;
    Param params[PARAMS];
    list_params(view, params);
    int w = 0, line = ui_px(ui, 40), pad = ui_px(ui, 16);
    for (int i = 0; i < PARAMS; i++) {
        int wanted = ui_stepper_width(ui, &params[i].stepper);
        if (wanted > w) w = wanted;
    }
    Rect sheet = {x, bottom - PARAMS * line - 2 * pad, w + 2 * pad, PARAMS * line + 2 * pad};
    if (sheet.x + sheet.w > ui->list.w) sheet.x = ui->list.w - sheet.w;
    ui_hit(ui, "params.sheet", sheet, NULL);
    draw_box(&ui->list, sheet,
             (Box){.fill = ui->theme->panel,
                   .border = ui->theme->line2,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = 8 * ui->scale});
    Rect inner = rect_inset(sheet, pad);
    for (int i = 0; i < PARAMS; i++) {
        Rect rect = rect_take_top(&inner, line);
        rect_take_left(&rect, rect.w - ui_stepper_width(ui, &params[i].stepper));
        draw_param(view, rect, i, &params[i]);
    }
}

// "24 × 30 · 5 s / 55 s": the button in place of the steppers.
static UiButton params_button(View *view) {
    const HallParams *wanted = view->wanted;
    const char *boards =
        TR(view->arena, view->tr, "view.boards", {"n", .number = wanted->n_boards});
    const char *master = tr_seconds(view->arena, view->tr, wanted->master_ns);
    const char *player = tr_seconds(view->arena, view->tr, wanted->player_ns);
    return (UiButton){.label = arena_printf(view->arena, "%s · %s / %s · %d", boards, master,
                                            player, wanted->n_pairs),
                      .tip = tr(view->tr, "view.exhibition"),
                      .is_selected = view->shows_params};
}

// ---- grain and speed
// -----------------------------------------------------------------------------

static const char *speed_name(View *view, int i) {
    const Speed *speed = &app_speeds[i];
    if (speed->steps_per_s)
        return TR(view->arena, view->tr, "view.speed.steps", {"n", .number = speed->steps_per_s});
    return TR(view->arena, view->tr, "view.speed.times", {"n", .number = speed->times});
}

static int value_width(View *view, const char *text) {
    Ui *ui = view->ui;
    return text_width(ui->list.text, ui_sans(ui, 15, 600), text) + ui_px(ui, 12);
}

static BarChoice grain_choice(View *view) {
    BarChoice choice = {.id_less = "grain.finer",
                        .id_more = "grain.coarser",
                        .label = view->is_tiny ? NULL : tr(view->tr, "view.step-by"),
                        .value = grain_name(view, view->grain),
                        .less = ACTION_FINER,
                        .more = ACTION_COARSER,
                        .is_first = !(view->grains & ((1u << view->grain) - 1)),
                        .is_last = !(view->grains >> view->grain >> 1)};
    for (int i = 0; i < VIEW_GRAINS; i++) {
        if (!(view->grains >> i & 1)) continue;
        int w = value_width(view, grain_name(view, (ViewGrain)i));
        if (w > choice.value_px) choice.value_px = w;
    }
    return choice;
}

static BarChoice speed_choice(View *view) {
    BarChoice choice = {.id_less = "speed.slower",
                        .id_more = "speed.faster",
                        .label = tr(view->tr, "view.speed"),
                        .value = speed_name(view, view->speed),
                        .less = ACTION_SLOWER,
                        .more = ACTION_FASTER,
                        .is_first = view->speed == 0,
                        .is_last = view->speed == app_n_speeds - 1};
    for (int i = 0; i < app_n_speeds; i++) {
        int w = value_width(view, speed_name(view, i));
        if (w > choice.value_px) choice.value_px = w;
    }
    return choice;
}

// ---- the bar
// -------------------------------------------------------------------------------------

enum { MOVES = 5 };

static const struct {
    const char *id;
    Action action;
    Icon icon;
} moves[MOVES] = {
    {"go.first", ACTION_FIRST, ICON_FIRST}, {"go.back", ACTION_BACK, ICON_BACK},
    {"go.play", ACTION_PLAY, ICON_PLAY},    {"go.forward", ACTION_FORWARD, ICON_FORWARD},
    {"go.last", ACTION_LAST, ICON_LAST},
};

static void draw_moves(View *view, Rect rect, int side, int gap) {
    for (int i = 0; i < MOVES; i++) {
        bool is_play = moves[i].action == ACTION_PLAY;
        UiButton button = {.icon = is_play && view->is_playing ? ICON_PAUSE : moves[i].icon,
                           .tip = bar_tip(view, moves[i].action),
                           .is_primary = is_play,
                           .is_round = is_play};
        Rect at = rect_take_left(&rect, side);
        at = (Rect){at.x, at.y + (at.h - side) / 2, side, side};
        if (ui_button(view->ui, moves[i].id, at, &button)) view_wish_action(view, moves[i].action);
        rect_take_left(&rect, gap);
    }
}

typedef enum Part {
    PART_MOVES,
    PART_STOP,          // while a program runs
    PART_PARAMS,        // the steppers
    PART_PARAMS_BUTTON, // or the button in their place
    PART_GRAIN,
    PART_SPEED,
    PART_HINTS, // the keys that one needs first
    PART_RANK,
    PARTS
} Part;

static UiButton stop_button(View *view) {
    return (UiButton){.label = tr(view->tr, "view.stop"),
                      .icon = ICON_STOP,
                      .tip = bar_tip(view, ACTION_STOP_PROGRAM)};
}

static void draw_stop(View *view, Rect at) {
    UiButton button = stop_button(view);
    int h = ui_px(view->ui, 32);
    at = (Rect){at.x, at.y + (at.h - h) / 2, at.w, h};
    if (ui_button(view->ui, "program.stop", at, &button))
        view_wish_action(view, ACTION_STOP_PROGRAM);
}

// Space: play, the arrows: a step.
static const struct {
    const char *keys[2], *text;
} hints[] = {{{"Space"}, "view.hint.play"},
             {{"←", "→"}, "view.hint.step"},
             {{"P"}, "view.hint.predict"},
             {{"?"}, "view.hint.keys"}};
enum { HINTS = sizeof hints / sizeof *hints };

// Draws them from [rect]'s left on. Returns their width; without a rect that is all.
static int draw_hints(View *view, const Rect *rect) {
    Ui *ui = view->ui;
    TextStyle style = ui_sans(ui, 15, 400);
    int x = rect ? rect->x : 0, from = x, gap = ui_px(ui, 5);
    for (int i = 0; i < HINTS; i++) {
        if (i) x += ui_px(ui, 16);
        for (int k = 0; k < 2 && hints[i].keys[k]; k++)
            x += gap + (rect ? ui_key_hint(ui, x, rect->y + rect->h / 2, hints[i].keys[k])
                             : ui_key_hint_width(ui, hints[i].keys[k]));
        const char *text = tr(view->tr, hints[i].text);
        int w = text_width(ui->list.text, style, text) + 1;
        if (rect)
            ui_label(ui, (Rect){x, rect->y, w, rect->h}, style, ui->theme->faint, UI_LEFT, text);
        x += w;
    }
    return x - from;
}

// "step 14 of 2160", and what takes the most room of its kind. Where no clock stands above, this is
// its place.
static void write_rank(View *view, const char **rank, const char **longest) {
    const char *grain = grain_name(view, view->grain);
    int64_t n = (int64_t)view->count;
    if (view->is_looking) { // for a breakpoint, which may take a while
        *rank = *longest = TR(view->arena, view->tr, "view.looking",
                              {"n", .number = (int64_t)view->looked_percent});
    } else if (view->is_tiny) {
        const char *unit, *clock = why_clock_text(view, &unit);
        *rank = *longest = arena_printf(view->arena, "%s %s", clock, unit);
    } else {
        *rank = TR(view->arena, view->tr, "view.rank", {"grain", grain, 0},
                   {"i", .number = (int64_t)view->rank}, {"n", .number = n});
        *longest = TR(view->arena, view->tr, "view.rank", {"grain", grain, 0}, {"i", .number = n},
                      {"n", .number = n});
    }
}

// [top]: a sheet stands above it.
static void draw_parts(View *view, Rect area, int top) {
    Ui *ui = view->ui;
    int side = ui_px(ui, view->is_small ? 34 : 38), gap = ui_px(ui, view->is_small ? 5 : 8);
    BarChoice grain = grain_choice(view), speed = speed_choice(view);
    UiButton sheet = params_button(view), stop = stop_button(view);
    TextStyle rank_style = ui_sans(ui, 15, 400);
    const char *rank, *longest;
    write_rank(view, &rank, &longest);
    RowItem items[PARTS] = {
        [PART_MOVES] = {MOVES * side + (MOVES - 1) * gap, 0, INT_MAX, false, 0},
        [PART_PARAMS] = {params_width(view), ui_px(ui, 32), INT_MAX, false, 0},
        [PART_PARAMS_BUTTON] = {0, 0, INT_MAX, false, 0},
        [PART_GRAIN] = {bar_choice_width(view, &grain), ui_px(ui, 24), 5, false, 0},
        [PART_SPEED] = {bar_choice_width(view, &speed), ui_px(ui, 24), 6, false, 0},
        [PART_HINTS] = {draw_hints(view, NULL), ui_px(ui, 32), 0, false, 0},
        [PART_RANK] = {text_width(ui->list.text, rank_style, longest) + 1, ui_px(ui, 24),
                       view->is_tiny ? INT_MAX : 1, false, 0},
    };
    if (view->runs[0] || view->runs[1])
        items[PART_STOP] = (RowItem){ui_button_width(ui, &stop), ui_px(ui, 16), INT_MAX, false, 0};
    bool has_params = view->exhibition;
    if (!has_params) items[PART_PARAMS] = (RowItem){0};
    // All grains beside each other, unless anything had to leave for them.
    RowItem wide[PARTS];
    memcpy(wide, items, sizeof wide);
    wide[PART_GRAIN].w = grain_bar_width(view);
    wide[PART_HINTS] = (RowItem){0};
    bool has_grain_bar = !has_params;
    row_fit(wide, PARTS, area.w);
    for (int i = PART_GRAIN; i < PARTS; i++)
        has_grain_bar &= wide[i].is_shown;
    if (has_grain_bar) items[PART_GRAIN] = wide[PART_GRAIN];
    row_fit(items, PARTS, area.w);
    bool has_steppers = items[PART_GRAIN].is_shown;
    if (!has_params) {
        items[PART_PARAMS].is_shown = items[PART_PARAMS_BUTTON].is_shown = false;
    } else if (!has_steppers) { // they may stay only if nothing but the rank has to leave
        items[PART_PARAMS] = (RowItem){0, 0, 0, false, 0};
        items[PART_PARAMS_BUTTON] =
            (RowItem){ui_button_width(ui, &sheet), ui_px(ui, 24), 4, false, 0};
        row_fit(items, PARTS, area.w);
        items[PART_PARAMS].is_shown = false;
    } else {
        items[PART_PARAMS_BUTTON].is_shown = false;
    }
    Rect at[PARTS];
    for (int i = 0; i < PARTS; i++)
        at[i] = (Rect){area.x + items[i].x, area.y, items[i].w, area.h};
    at[PART_RANK].x = area.x + area.w - at[PART_RANK].w;
    if (items[PART_HINTS].is_shown) { // at the right end, behind the rank
        at[PART_HINTS].x = area.x + area.w - at[PART_HINTS].w;
        at[PART_RANK].x = at[PART_HINTS].x - items[PART_HINTS].gap - at[PART_RANK].w;
        draw_hints(view, &at[PART_HINTS]);
    }
    draw_moves(view, at[PART_MOVES], side, gap);
    if (view->runs[0] || view->runs[1]) draw_stop(view, at[PART_STOP]);
    if (items[PART_PARAMS].is_shown) draw_params(view, at[PART_PARAMS]);
    if (items[PART_GRAIN].is_shown && has_grain_bar)
        grain_bar_draw(view, at[PART_GRAIN]);
    else if (items[PART_GRAIN].is_shown)
        bar_choice_draw(view, at[PART_GRAIN], &grain);
    if (items[PART_SPEED].is_shown) bar_choice_draw(view, at[PART_SPEED], &speed);
    if (items[PART_RANK].is_shown)
        ui_label(ui, at[PART_RANK], rank_style, view->is_looking ? ui->theme->text : ui->theme->dim,
                 UI_RIGHT, rank);
    if (items[PART_PARAMS_BUTTON].is_shown) {
        Rect rect = at[PART_PARAMS_BUTTON];
        int h = ui_px(ui, 32);
        rect = (Rect){rect.x, rect.y + (rect.h - h) / 2, rect.w, h};
        if (ui_button(ui, "params.open", rect, &sheet))
            view->request = (ViewRequest){.wish = VIEW_WISH_SHEET};
        if (view->shows_params) draw_sheet(view, rect.x, top - ui_px(ui, 8));
    }
}

static int error_line(const View *view, TextStyle *style) {
    float size = view->is_small ? 13 : 15;
    *style = ui_sans(view->ui, size, 500);
    return ui_px(view->ui, size * 1.4F);
}

int transport_error_height(View *view) {
    enum { MOST_LINES = 8 };
    Ui *ui = view->ui;
    TextStyle style;
    TextLine lines[MOST_LINES];
    int line = error_line(view, &style), w = ui->list.w - 2 * view_margin(view);
    size_t n = text_wrap(ui->list.text, style, view->error, w, lines, MOST_LINES);
    return ui_px(ui, 18) + (int)(n < MOST_LINES ? n : MOST_LINES) * line;
}

void transport_draw_error(View *view, Rect bar) {
    Ui *ui = view->ui;
    int h = transport_error_height(view);
    Rect strip = {bar.x, bar.y - h, bar.w, h};
    draw_fill(&ui->list, strip, ui->theme->fail_tint);
    draw_fill(&ui->list, (Rect){strip.x, strip.y, strip.w, ui_px(ui, 1)}, ui->theme->fail);
    TextStyle style;
    int line = error_line(view, &style), margin = view_margin(view);
    Rect text = {strip.x + margin, strip.y, strip.w - 2 * margin, strip.h};
    if (text_width(ui->list.text, style, view->error) <= text.w) {
        ui_label(ui, text, style, ui->theme->text, UI_CENTER, view->error);
        return;
    }
    rect_take_top(&text, ui_px(ui, 9));
    ui_paragraph(ui, text, style, line, ui->theme->text, view->error);
}

void transport_draw(View *view, Rect area) {
    Ui *ui = view->ui;
    draw_fill(&ui->list, area, ui->theme->panel);
    draw_fill(&ui->list, (Rect){area.x, area.y, area.w, ui_px(ui, 1)}, ui->theme->line);
    int top = view->error[0] ? area.y - transport_error_height(view) : area.y;
    int margin = view_margin(view);
    rect_take_left(&area, margin);
    rect_take_right(&area, margin);
    if (has_scrub(view)) {
        scrub_draw_edge(view, area);
        rect_take_top(&area, scrub_edge_height(view));
    }
    float whole = bar_begin(view);
    draw_parts(view, area, top);
    bar_end(view, whole);
}
