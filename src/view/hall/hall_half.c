// The header is three lines (title and total, progress, counts), the rest is the grid of boards.
#include "view/hall/hall_half.h"

#include <limits.h>

#include "view/hall/hall_board.h"
#include "view/hall/hall_grid.h"
#include "view/hall/hall_why.h"
#include "view/parts/row.h"
#include "view/stage/scene.h"

// What the parts of a half have in common.
typedef struct Half {
    View *view;
    int run;
    const HallTrack *track;
    size_t n, n_before;      // marks at the cursor, and where the step began
    int64_t time_ns, end_ns; // its clock stops at its end
    bool is_now;             // the latest step was here
    const TrackMark *master; // where the master is; NULL: he has not come yet
    const TrackMark *master_before;
} Half;

static Half half_of(View *view, int run) {
    const HallTrack *track = view->tracks[run];
    Half half = {.view = view,
                 .run = run,
                 .track = track,
                 .n = hall_rank(view, run),
                 .n_before = hall_track_rank(track, view->before->models[run].now.n),
                 .end_ns = view->exhibition->totals[run].last_reply_ns};
    half.time_ns = view->time_ns < half.end_ns ? view->time_ns : half.end_ns;
    half.is_now = hall_latest_run(view) == run;
    half.master = hall_track_master(track, half.n);
    half.master_before = hall_track_master(track, half.n_before);
    return half;
}

static bool is_over(const Half *half) {
    return half->n == half->track->marks.n;
}

// The size in which both halves' totals stand beside their titles.
static float total_size(View *view, int w) {
    Ui *ui = view->ui;
    TextStyle title = ui_sans(ui, view->is_small ? 17 : 24, 600);
    int size = view->is_small ? 28 : 40;
    for (; size > 15; size--) {
        int widest = 0;
        for (int run = 0; run < HALL_MODES; run++) {
            const char *name =
                tr(view->tr, run == HALL_ONE_AT_A_TIME ? "view.hall.sync" : "view.hall.async");
            const char *total = view_duration(view, view->exhibition->totals[run].master_free_ns);
            int both = text_width(ui->list.text, title, name) +
                       text_width(ui->list.text, ui_sans(ui, (float)size, 600), total);
            if (both > widest) widest = both;
        }
        if (widest + ui_px(ui, 28) <= w) break;
    }
    return (float)size;
}

enum { TITLE, HOW, NOTE, TOTAL, TITLE_PARTS };

typedef struct TitleRow {
    const char *texts[TITLE_PARTS];
    TextStyle styles[TITLE_PARTS];
    RowItem items[TITLE_PARTS];
    int used;
} TitleRow;

static TitleRow title_row(View *view, int run, int w) {
    Ui *ui = view->ui;
    const HallTotals *totals = &view->exhibition->totals[run];
    bool is_sync = run == HALL_ONE_AT_A_TIME, is_small = view->is_small;
    const TextStyle plain = ui_sans(ui, is_small ? 13 : 17, 400);
    TitleRow row = {.texts = {tr(view->tr, is_sync ? "view.hall.sync" : "view.hall.async"),
                              is_sync ? TR(view->arena, view->tr, "view.hall.sync.how",
                                           {"n", .number = view->exhibition->params.n_pairs})
                                      : tr(view->tr, "view.hall.async.how"),
                              is_sync ? tr(view->tr, "view.hall.measured")
                                      : TR(view->arena, view->tr, "view.hall.last-reply",
                                           {"time", view_clock(view, totals->last_reply_ns), 0}),
                              view_duration(view, totals->master_free_ns)},
                    .styles = {ui_sans(ui, is_small ? 17 : 24, 600), plain, plain,
                               ui_sans(ui, total_size(view, w), 600)}};
    static const int weights[TITLE_PARTS] = {INT_MAX, 1, 2, 3};
    for (int i = 0; i < TITLE_PARTS; i++)
        row.items[i] = (RowItem){.w = text_width(ui->list.text, row.styles[i], row.texts[i]) + 1,
                                 .gap = ui_px(ui, i == NOTE  ? 24.0F
                                                  : is_small ? 10.0F
                                                             : 16.0F),
                                 .weight = weights[i]};
    row.used = row_fit(row.items, TITLE_PARTS, w);
    return row;
}

static void draw_title(const Half *half, Rect line) {
    View *view = half->view;
    Ui *ui = view->ui;
    Text *text = ui->list.text;
    TitleRow row = title_row(view, half->run, line.w);
    TitleRow other = title_row(view, !half->run, line.w); // both halves show the same parts
    const Color colors[TITLE_PARTS] = {ui->theme->text, ui->theme->dim, ui->theme->dim,
                                       ui->theme->text};
    int baseline = text_baseline(text, ui_sans(ui, view->is_small ? 28 : 40, 600), line.y, line.h);
    for (int i = 0; i < TITLE_PARTS; i++) {
        if (!row.items[i].is_shown || !other.items[i].is_shown) continue;
        int x = line.x + row.items[i].x + (i >= NOTE ? line.w - row.used : 0);
        if (row.items[i].w > line.w) // not even the title alone
            ui_label(ui, line, row.styles[i], colors[i], UI_LEFT, row.texts[i]);
        else
            draw_text(&ui->list, x, baseline, row.styles[i], colors[i], row.texts[i]);
    }
}

// The bar is the half's own clock: all of it is the half's whole run, so that table to table, which
// takes a twelfth of the time, can be scrubbed as finely.
static void draw_progress(const Half *half, Rect bar) {
    View *view = half->view;
    Ui *ui = view->ui;
    double part = half->end_ns ? (double)half->time_ns / (double)half->end_ns : 1;
    Rect reach = {bar.x, bar.y - ui_px(ui, 6), bar.w, bar.h + ui_px(ui, 12)};
    double wanted = part;
    const char *id = half->run == HALL_ONE_AT_A_TIME ? "half.sync" : "half.async";
    if (ui_scrub(ui, id, reach, 1.0 / 240, &wanted))
        view_wish_time(view, (int64_t)(wanted * (double)half->end_ns));
    float radius = (float)bar.h / 2;
    draw_box(&ui->list, bar, (Box){.fill = ui->theme->raised, .radius_px = radius});
    Rect done = bar;
    done.w = (int)(part * (double)bar.w + 0.5);
    if (done.w > 0 && done.w < bar.h) done.w = bar.h;
    draw_box(&ui->list, done, (Box){.fill = ui->theme->text, .radius_px = radius});
}

static const char *where(const Half *half) {
    View *view = half->view;
    const HallParams *params = &half->track->params;
    if (!half->master) return tr(view->tr, "view.hall.not-begun");
    if (is_over(half)) return tr(view->tr, "view.hall.over");
    int64_t move = half->master->n_plies / 2 + 1;
    if (half->run == HALL_ONE_AT_A_TIME)
        return TR(view->arena, view->tr, "view.hall.sync.where",
                  {"board", .number = half->master->board}, {"boards", .number = params->n_boards},
                  {"move", .number = move}, {"moves", .number = params->n_pairs});
    return TR(view->arena, view->tr, "view.hall.async.where", {"round", .number = move},
              {"rounds", .number = params->n_pairs}, {"board", .number = half->master->board});
}

static int waited_percent(const Half *half) {
    const HallTotals *totals = &half->view->exhibition->totals[half->run];
    int64_t until_ns =
        half->time_ns < totals->master_free_ns ? half->time_ns : totals->master_free_ns;
    if (until_ns <= 0) return 0;
    int64_t busy_ns = hall_track_busy(half->track, half->n, until_ns);
    return (int)((double)(until_ns - busy_ns) * 100 / (double)until_ns + 0.5);
}

static void draw_counts(const Half *half, Rect line) {
    View *view = half->view;
    Ui *ui = view->ui;
    const TrackMark *last = hall_track_last(half->track, half->n);
    const HallParams *params = &half->track->params;
    const char *texts[3] = {
        where(half),
        TR(view->arena, view->tr, "view.hall.moves-made", {"n", .number = last ? last->n_moves : 0},
           {"total", .number = (int64_t)params->n_boards * params->n_pairs}),
        TR(view->arena, view->tr, "view.hall.waits", {"n", .number = waited_percent(half)})};
    float size = view->is_small ? 13 : 15;
    static const int weights[3] = {1, 3, 2};
    RowItem items[3];
    for (int i = 0; i < 3; i++)
        items[i] = (RowItem){
            .w = text_width(ui->list.text, ui_sans(ui, size, i == 1 ? 600 : 400), texts[i]) + 1,
            .gap = ui_px(ui, 12),
            .weight = weights[i]};
    row_fit(items, 3, line.w);
    // The middle one is centred unless that would touch a neighbour.
    int left = line.x + (items[0].is_shown ? items[0].w + items[1].gap : 0);
    int right = line.x + line.w - (items[2].is_shown ? items[2].w + items[2].gap : 0);
    int x = line.x + (line.w - items[1].w) / 2;
    if (x + items[1].w > right) x = right - items[1].w;
    if (x < left) x = left;
    TextStyle plain = ui_sans(ui, size, 400), strong = ui_sans(ui, size, 600);
    if (items[0].is_shown) ui_label(ui, line, plain, ui->theme->dim, UI_LEFT, texts[0]);
    if (items[1].is_shown)
        ui_label(ui, (Rect){x, line.y, items[1].w, line.h}, strong, ui->theme->text, UI_LEFT,
                 texts[1]);
    if (items[2].is_shown) ui_label(ui, line, plain, ui->theme->dim, UI_RIGHT, texts[2]);
}

typedef struct Anchor {
    float x, y, diameter;
} Anchor;

// Where the master's disc stands when he is at [board].
static Anchor anchor_of(const Half *half, const HallGrid *grid, int board) {
    Ui *ui = half->view->ui;
    Rect squares = hall_grid_board(grid, board);
    if (!grid->label_px) {
        float diameter = (float)squares.w * 0.5F;
        return (Anchor){(float)(squares.x + squares.w) - diameter / 2,
                        (float)(squares.y + squares.h) - diameter / 2, diameter};
    }
    Rect label = hall_grid_label(grid, board);
    bool is_small = half->view->is_small;
    return (Anchor){(float)(label.x + ui_px(ui, is_small ? 33 : 40)),
                    (float)label.y + (float)label.h / 2, (float)ui_px(ui, is_small ? 24 : 32)};
}

static void draw_master(const Half *half, const HallGrid *grid) {
    if (!half->master || !hall_grid_has(grid, (int)half->master->board)) return;
    float progress = half->view->progress;
    Anchor at = anchor_of(half, grid, (int)half->master->board);
    if (progress < 1 && half->master_before &&
        hall_grid_has(grid, (int)half->master_before->board)) {
        Anchor from = anchor_of(half, grid, (int)half->master_before->board);
        at.x = from.x + (at.x - from.x) * progress;
        at.y = from.y + (at.y - from.y) * progress;
    }
    hall_master_draw(
        half->view, at.x, at.y, at.diameter,
        (MasterLook){.is_now = half->is_now, .is_asleep = hall_track_waits(half->track, half->n)});
}

// Four dots along the way that the master has just come.
static void draw_way(const Half *half, const HallGrid *grid) {
    Ui *ui = half->view->ui;
    const TrackMark *last = hall_track_last(half->track, half->n);
    if (!half->is_now || half->view->progress < 1 || !grid->label_px || last != half->master)
        return;
    if (!last || last->what != HALL_MARK_SIT) return;
    const TrackMark *from = hall_track_master(half->track, half->n - 1);
    if (!from || from->board + 1 != last->board || !hall_grid_has(grid, (int)from->board)) return;
    Rect a = hall_grid_label(grid, (int)from->board), b = hall_grid_label(grid, (int)last->board);
    float step = (float)ui_px(ui, 9);
    if (a.y != b.y || (float)(b.x - a.x - a.w) < 3.4F * step) return;
    float middle = (float)(a.x + a.w + b.x) / 2, y = (float)b.y + (float)b.h / 2;
    for (int i = 0; i < 4; i++)
        draw_disc(&ui->list, middle + ((float)i - 1.5F) * step, y, (float)ui_px(ui, 22) / 10,
                  color_with_opacity(ui->theme->now_line, 0.4F + 0.2F * (float)i));
}

static void draw_boards(const Half *half, const HallGrid *grid) {
    View *view = half->view;
    bool is_moving = view->progress < 1 && half->n != half->n_before;
    for (int board = grid->first; board < hall_grid_end(grid); board++) {
        BoardPicture picture = {
            .board = board,
            .time_ns = half->time_ns,
            .state = hall_track_board(half->track, board, half->n, half->time_ns),
            .has_master = half->master && (int)half->master->board == board && !is_over(half),
            .squares = hall_grid_board(grid, board),
        };
        picture.before = is_moving
                             ? hall_track_board(half->track, board, half->n_before, half->time_ns)
                             : picture.state;
        if (grid->label_px) picture.label = hall_grid_label(grid, board);
        picture.is_now = picture.has_master && half->is_now;
        ViewThing task = hall_task_of(view, half->run, &picture.state);
        Rect all = rect_join(picture.squares, picture.label);
        if (view_point(view, all, task)) view_pin(view, task);
        picture.is_hot = view_same(view->pointed, task);
        hall_board_draw(view, &picture);
    }
}

// Which boards are in sight, and the ways to the others.
static void draw_pages(const Half *half, const HallGrid *grid, Rect line, int page) {
    View *view = half->view;
    Ui *ui = view->ui;
    bool is_sync = half->run == HALL_ONE_AT_A_TIME;
    int size = line.h;
    Rect back = rect_take_left(&line, size);
    rect_take_left(&line, ui_px(ui, 4));
    Rect on = rect_take_left(&line, size);
    rect_take_left(&line, ui_px(ui, 12));
    int wanted = -2;
    if (ui_button(ui, is_sync ? "page.sync.back" : "page.async.back", back,
                  &(UiButton){.icon = ICON_LEFT, .is_disabled = page == 0}))
        wanted = page - 1;
    if (ui_button(ui, is_sync ? "page.sync.on" : "page.async.on", on,
                  &(UiButton){.icon = ICON_RIGHT, .is_disabled = page == grid->n_pages - 1}))
        wanted = page + 1;
    UiButton follow = {.label = tr(view->tr, "view.hall.follow"), .is_quiet = true};
    int follow_w = ui_button_width(ui, &follow);
    if (view->pages[half->run] >= 0 && line.w > follow_w * 2) {
        Rect rect = rect_take_right(&line, follow_w);
        if (ui_button(ui, is_sync ? "page.sync.follow" : "page.async.follow", rect, &follow))
            wanted = -1;
    }
    const char *text =
        TR(view->arena, view->tr, "view.hall.page", {"from", .number = grid->first},
           {"to", .number = hall_grid_end(grid) - 1}, {"n", .number = grid->n_boards});
    ui_label(ui, line, ui_sans(ui, view->is_small ? 13 : 15, 400), ui->theme->dim, UI_LEFT, text);
    Rect reach = grid->area;
    if (rect_has(reach, ui->mouse_x, ui->mouse_y) && ui->wheel_y != 0) {
        int turned = page - (ui->wheel_y > 0 ? 1 : -1);
        if (turned >= 0) wanted = turned;
    }
    if (wanted >= -1 && wanted < grid->n_pages)
        view->request =
            (ViewRequest){.wish = VIEW_WISH_PAGE, .thing.run = half->run, .page = wanted};
}

static void draw_grid(const Half *half, Rect area) {
    View *view = half->view;
    Ui *ui = view->ui;
    int n = half->track->params.n_boards;
    HallGrid grid = hall_grid_fit(area, n, ui->scale, view->is_small, 0);
    if (grid.n_pages > 1) {
        Rect line = rect_take_bottom(&area, ui_px(ui, 28));
        rect_take_bottom(&area, ui_px(ui, 6));
        grid = hall_grid_fit(area, n, ui->scale, view->is_small, 0);
        int page = view->pages[half->run];
        if (page < 0) page = half->master ? hall_grid_page_of(&grid, (int)half->master->board) : 0;
        grid = hall_grid_fit(area, n, ui->scale, view->is_small, page);
        draw_pages(half, &grid, line, (grid.first - 1) / grid.per_page);
    }
    draw_boards(half, &grid);
    draw_way(half, &grid);
    draw_master(half, &grid);
}

void hall_half_draw(View *view, int run, Rect area) {
    Ui *ui = view->ui;
    Half half = half_of(view, run);
    bool is_small = view->is_small;
    draw_title(&half, rect_take_top(&area, ui_px(ui, is_small ? 32 : 44)));
    rect_take_top(&area, ui_px(ui, is_small ? 2 : 8));
    draw_progress(&half, rect_take_top(&area, ui_px(ui, is_small ? 6 : 8)));
    rect_take_top(&area, ui_px(ui, is_small ? 4 : 8));
    draw_counts(&half, rect_take_top(&area, ui_px(ui, is_small ? 16 : 20)));
    rect_take_top(&area, ui_px(ui, is_small ? 6 : 20));
    draw_grid(&half, area);
}
