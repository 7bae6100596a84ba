// Everything between the top bar and the transport.
#include "view/hall/hall_panel.h"

#include "view/hall/hall_board.h"
#include "view/hall/hall_half.h"
#include "view/hall/hall_track.h"
#include "view/hall/hall_why.h"
#include "view/parts/headline.h"
#include "view/parts/row.h"
#include "view/parts/scroll.h"
#include "view/parts/tabs.h"

static void draw_headline(View *view, Rect area) {
    Ui *ui = view->ui;
    HallWhy why = hall_why(view);
    Rect room = headline_clock_draw(view, area, view_clock(view, view->time_ns),
                                    tr(view->tr, "view.hall.clock"));
    int disc = ui_px(ui, view->is_small ? 28 : 40);
    int indent = why.run < 0 ? 0 : disc + ui_px(ui, view->is_small ? 10 : 14);
    Rect line = headline_sentence_draw(view, room, indent, why.text, why.names, why.n_names);
    if (why.run >= 0)
        hall_master_draw(view, (float)(line.x - indent) + (float)disc / 2,
                         (float)line.y + (float)line.h / 2, (float)disc,
                         (MasterLook){.is_now = true,
                                      .is_asleep = !view->is_fast &&
                                                   hall_track_waits(view->tracks[why.run],
                                                                    hall_rank(view, why.run))});
}

// One pair of words: "thinking is await".
typedef enum Sign {
    SIGN_MASTER,
    SIGN_BOARD,
    SIGN_THINKING,
    SIGN_ANSWERED,
    SIGN_ARRIVES,
    SIGN_OVER,
    SIGNS
} Sign;

static const struct {
    const char *chess, *loop;
    int weight;
} signs[SIGNS] = {
    [SIGN_MASTER] = {"view.hall.legend.master", "view.hall.legend.loop", 6},
    [SIGN_BOARD] = {"view.hall.legend.board", "view.hall.legend.task", 5},
    [SIGN_THINKING] = {"view.hall.legend.thinking", "view.hall.legend.await", 4},
    [SIGN_ANSWERED] = {"view.hall.legend.answered", "view.hall.legend.ready", 3},
    [SIGN_ARRIVES] = {"view.hall.legend.arrives", "view.hall.legend.resume", 2},
    [SIGN_OVER] = {"view.hall.legend.over", "view.hall.legend.done", 1},
};

static void draw_sign(View *view, Sign sign, Rect square) {
    Ui *ui = view->ui;
    float x = (float)square.x + (float)square.w / 2, y = (float)square.y + (float)square.h / 2;
    switch (sign) {
    case SIGN_MASTER: hall_master_draw(view, x, y, (float)square.w, (MasterLook){0}); break;
    case SIGN_ARRIVES:
        hall_master_draw(view, x, y, (float)square.w, (MasterLook){.is_now = true});
        break;
    case SIGN_BOARD:
        for (int i = 0; i < 16; i++) {
            Rect cell = {square.x + square.w * (i % 4) / 4, square.y + square.h * (i / 4) / 4,
                         square.w / 4, square.h / 4};
            draw_fill(&ui->list, cell,
                      (i + i / 4) % 2 ? ui->theme->board_dark : ui->theme->board_light);
        }
        break;
    case SIGN_THINKING: hall_ring_draw(view, rect_inset(square, square.w / 14), 0.64F); break;
    case SIGN_ANSWERED:
        draw_icon(&ui->list, ICON_READY, square.x, square.y, square.w, ui->theme->ready);
        break;
    case SIGN_OVER:
        draw_icon(&ui->list, ICON_CHECK, square.x, square.y, square.w, ui->theme->done);
        break;
    case SIGNS: break;
    }
}

typedef struct Words {
    const char *text[3]; // chess, "is", loop
    TextStyle style[3];
    int w[3];
} Words;

static Words words_of(View *view, Sign sign, float size) {
    Ui *ui = view->ui;
    Words words = {
        .text = {tr(view->tr, signs[sign].chess), tr(view->tr, "view.hall.is"),
                 tr(view->tr, signs[sign].loop)},
        .style = {ui_sans(ui, size, 400), ui_sans(ui, size, 400), ui_sans(ui, size, 600)}};
    if (sign == SIGN_THINKING) words.style[2] = ui_mono(ui, size, 700);
    for (int i = 0; i < 3; i++)
        words.w[i] = text_width(ui->list.text, words.style[i], words.text[i]);
    return words;
}

typedef struct Legend {
    float size;
    int sign_px, gap, space;
    RowItem items[SIGNS];
    Words words[SIGNS];
    int used;
} Legend;

static Legend legend_of(View *view, float size, int w) {
    Ui *ui = view->ui;
    Legend legend = {.size = size,
                     .sign_px = ui_px(ui, size < 17 ? size * 1.5F : 32) / 4 * 4,
                     .gap = ui_px(ui, size < 17 ? 8 : 12),
                     .space = ui_px(ui, size < 17 ? 5 : 8)};
    for (int i = 0; i < SIGNS; i++) {
        Words words = words_of(view, (Sign)i, size);
        legend.words[i] = words;
        legend.items[i] = (RowItem){.w = legend.sign_px + legend.gap + words.w[0] + words.w[1] +
                                         words.w[2] + 2 * legend.space,
                                    .gap = ui_px(ui, 16),
                                    .weight = signs[i].weight};
    }
    legend.used = row_fit(legend.items, SIGNS, w);
    return legend;
}

void hall_legend_draw(View *view, Rect area) {
    Ui *ui = view->ui;
    // All six in the largest type in which they find room; in the smallest some may be missing.
    static const float sizes[] = {17, 15, 13, 12};
    Legend legend = {0};
    int n_shown = 0;
    for (int i = view->is_small ? 2 : 0; i < 4 && n_shown < SIGNS; i++) {
        legend = legend_of(view, sizes[i], area.w);
        n_shown = 0;
        for (int sign = 0; sign < SIGNS; sign++)
            n_shown += legend.items[sign].is_shown;
    }
    int left_over = area.w - legend.used, place = 0, sign_px = legend.sign_px;
    for (int i = 0; i < SIGNS; i++) {
        if (!legend.items[i].is_shown) continue;
        const Words *words = &legend.words[i];
        int x = area.x + legend.items[i].x + (n_shown > 1 ? left_over * place / (n_shown - 1) : 0);
        place++;
        draw_sign(view, (Sign)i, (Rect){x, area.y + (area.h - sign_px) / 2, sign_px, sign_px});
        x += sign_px + legend.gap;
        const Color colors[3] = {ui->theme->dim, ui->theme->faint, ui->theme->text};
        int baseline = text_baseline(ui->list.text, words->style[0], area.y, area.h);
        for (int part = 0; part < 3; part++) {
            draw_text(&ui->list, x, baseline, words->style[part], colors[part], words->text[part]);
            x += words->w[part] + legend.space;
        }
    }
}

// One half at a time, where there is no room for two beside each other.
static void draw_as_tabs(View *view, Rect area) {
    enum { LEAST_H = 230 };
    const Tab tabs[HALL_MODES] = {
        [HALL_ONE_AT_A_TIME] = {"runs.first", tr(view->tr, "view.hall.sync"), ICON_NONE},
        [HALL_TABLE_TO_TABLE] = {"runs.second", tr(view->tr, "view.hall.async"), ICON_NONE}};
    StageState *stage = view->stage;
    int run = tabs_choose(view, &area, tabs, HALL_MODES, &stage->pair_tab);
    draw_headline(view, rect_take_top(&area, headline_height(view)));
    Scroll scroll;
    Rect inner = scroll_begin(&scroll, view, "runs.scroll", area, ui_px(view->ui, LEAST_H),
                              &stage->pair_scrolled);
    hall_half_draw(view, run, inner);
    scroll_end(&scroll);
}

void hall_panel_draw(View *view, Rect area) {
    Ui *ui = view->ui;
    bool is_small = view->is_small;
    int margin = view_margin(view);
    area.x += margin, area.w -= 2 * margin;
    if (view->is_tiny) {
        draw_as_tabs(view, area);
        return;
    }
    rect_take_top(&area, ui_px(ui, is_small ? 8 : 12));
    draw_headline(view, rect_take_top(&area, headline_height(view)));
    rect_take_top(&area, ui_px(ui, is_small ? 0 : 16));
    if (area.h > ui_px(ui, 260)) {
        Rect legend = rect_take_bottom(&area, ui_px(ui, is_small ? 30 : 50));
        draw_fill(&ui->list, (Rect){0, legend.y, ui->list.w, ui_px(ui, 1)}, ui->theme->line);
        hall_legend_draw(view, legend);
    }
    rect_take_bottom(&area, ui_px(ui, is_small ? 3 : 8));
    int gutter = ui_px(ui, is_small ? 32 : 48);
    Rect left = rect_take_left(&area, (area.w - gutter) / 2);
    Rect middle = rect_take_left(&area, gutter);
    draw_fill(&ui->list, (Rect){middle.x + gutter / 2, left.y, ui_px(ui, 1), left.h},
              ui->theme->line);
    hall_half_draw(view, HALL_ONE_AT_A_TIME, left);
    hall_half_draw(view, HALL_TABLE_TO_TABLE, area);
}
