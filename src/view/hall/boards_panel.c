// A board is a task; which one, the first mark on it says.
#include "view/hall/boards_panel.h"

#include "view/hall/hall_board.h"
#include "view/hall/hall_grid.h"
#include "view/hall/hall_why.h"

typedef struct Boards {
    const Scene *scene;
    View *view;
    const HallTrack *track;
    size_t n, n_before; // marks at the cursor, and where the step began
    int64_t time_ns;
    const TrackMark *master;
    ObjectId hot; // the task that is pointed at
} Boards;

static ObjectId task_of(const Boards *boards, int board) {
    const HallTrack *track = boards->track;
    uint32_t first = track->board_begin.at[board];
    if (first == track->board_begin.at[board + 1]) return 0;
    const TrackMark *mark = &track->marks.at[track->of_board.at[first]];
    return trace_at(boards->scene->trace, mark->event)->subject;
}

static void draw_board_of(const Boards *boards, const HallGrid *grid, int board) {
    View *view = boards->view;
    ObjectId task = task_of(boards, board);
    bool has_master =
        boards->master && (int)boards->master->board == board && boards->n < boards->track->marks.n;
    const ModelNow *now = &boards->scene->model->now;
    BoardPicture picture = {
        .board = board,
        .time_ns = boards->time_ns,
        .state = hall_track_board(boards->track, board, boards->n, boards->time_ns),
        .before = hall_track_board(boards->track, board, boards->n_before, boards->time_ns),
        .has_master = has_master,
        .is_now = task && now->running_task == task,
        .is_hot = task && boards->hot == task,
        .squares = hall_grid_board(grid, board),
    };
    if (view->progress >= 1) picture.before = picture.state;
    if (grid->label_px) picture.label = hall_grid_label(grid, board);
    Rect all = rect_join(picture.squares, picture.label);
    if (task && scene_point(boards->scene, all, scene_task_thing(boards->scene, task)))
        scene_pin(boards->scene, task);
    hall_board_draw(view, &picture);
}

static void draw_master(const Boards *boards, const HallGrid *grid) {
    View *view = boards->view;
    if (!boards->master || !hall_grid_has(grid, (int)boards->master->board) || !grid->label_px ||
        boards->n >= boards->track->marks.n)
        return;
    Rect label = hall_grid_label(grid, (int)boards->master->board);
    int size = ui_px(view->ui, view->is_small ? 18 : 22);
    if (label.w < ui_px(view->ui, 56)) return;
    hall_master_draw(view, (float)(label.x + ui_px(view->ui, view->is_small ? 30 : 36)),
                     (float)label.y + (float)label.h / 2, (float)size,
                     (MasterLook){.is_now = boards->scene->model->now.running_task != 0,
                                  .is_asleep = !boards->scene->model->now.running_handle &&
                                               !boards->scene->model->now.n_ready});
}

void boards_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    const HallTrack *track = view->tracks[scene->run];
    Boards boards = {scene, view, track, hall_rank(view, scene->run)};
    boards.n_before = hall_track_rank(track, view->before->models[scene->run].now.n);
    int64_t end_ns = view->exhibition->totals[scene->run].last_reply_ns;
    boards.time_ns = scene->time_ns < end_ns ? scene->time_ns : end_ns;
    boards.master = hall_track_master(track, boards.n);
    bool is_task = view->pointed.kind == VIEW_TASK && view->pointed.run == scene->run;
    boards.hot = is_task ? view->pointed.id : 0;
    Rect title = rect_take_top(&area, ui_px(ui, 20));
    bool is_sync = scene->run == HALL_ONE_AT_A_TIME;
    int w = scene_word(scene, title, ui_sans(ui, 15, 600), ui->theme->text, UI_LEFT,
                       tr(view->tr, is_sync ? "view.hall.sync" : "view.hall.async"));
    rect_take_left(&title, w + ui_px(ui, 12));
    scene_word(scene, title, ui_sans(ui, view->is_small ? 13 : 15, 400), ui->theme->faint, UI_LEFT,
               TR(view->arena, view->tr, "stage.boards", {"n", .number = track->params.n_boards}));
    rect_take_top(&area, ui_px(ui, view->is_small ? 10 : 16));
    int frame = ui_px(ui, 6); // of a board, outside its squares
    area.x += frame, area.w -= 2 * frame;
    int page = view->pages[scene->run] > 0 ? view->pages[scene->run] : 0;
    HallGrid grid = hall_grid_fit(area, track->params.n_boards, ui->scale, view->is_small, page);
    if (view->pages[scene->run] < 0 && boards.master && grid.n_pages > 1)
        grid = hall_grid_fit(area, track->params.n_boards, ui->scale, view->is_small,
                             hall_grid_page_of(&grid, (int)boards.master->board));
    for (int board = grid.first; board < hall_grid_end(&grid); board++)
        draw_board_of(&boards, &grid, board);
    draw_master(&boards, &grid);
}
