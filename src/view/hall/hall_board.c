// A board's squares are dimmed by its state, its pieces hardly: a position stays readable while its
// player thinks.
#include "view/hall/hall_board.h"

#include <string.h>

static const char piece_letters[] = ".PNBRQK..pnbrqk";

// The squares as they are drawn: row 0 is rank 8.
static void fill_squares(DrawBoard *board, const ChessPosition *position) {
    for (int square = 0; square < CHESS_SQUARES; square++) {
        uint8_t man = position->square[square];
        char letter = piece_letters[chess_kind(man)];
        if (man && chess_colour(man) == CHESS_BLACK) letter = (char)(letter - 'A' + 'a');
        board->squares[square ^ 56] = letter;
    }
}

typedef struct Slide {
    bool is_on;
    int from, to; // drawn squares
    char piece;
} Slide;

static BoardPlace place_in_games(const View *view, const BoardPicture *picture) {
    const ChessGames *games = view->exhibition->games;
    HallBoard now = hall_board_after(games, picture->board, picture->state.n_plies);
    HallBoard before = hall_board_after(games, picture->board, picture->before.n_plies);
    bool is_same = before.game == now.game;
    return (BoardPlace){.position = *chess_position_at(now.game, (size_t)now.n_plies),
                        .before = *chess_position_at(before.game, (size_t)before.n_plies),
                        .last = now.n_plies ? &now.game->moves[now.n_plies - 1] : NULL,
                        .undone = is_same && before.n_plies == now.n_plies + 1
                                      ? &now.game->moves[now.n_plies]
                                      : NULL,
                        .is_moved = is_same && before.n_plies + 1 == now.n_plies};
}

// The board at the end of the step; a piece that is on its way is taken off it and returned.
static Slide set_up(const View *view, const BoardPicture *picture, DrawBoard *board) {
    BoardPlace place = picture->place ? *picture->place : place_in_games(view, picture);
    fill_squares(board, &place.position);
    board->from = board->to = -1;
    if (place.last) {
        board->from = (int8_t)(place.last->from ^ 56);
        board->to = (int8_t)(place.last->to ^ 56);
    }
    if (view->progress == 1) return (Slide){0};
    if (place.undone) { // the same path reversed
        const ChessMove *move = place.undone;
        Slide slide = {true, move->to ^ 56, move->from ^ 56, board->squares[move->from ^ 56]};
        board->squares[slide.to] = '.';
        return slide;
    }
    if (!place.is_moved || !place.last) return (Slide){0};
    Slide slide = {true, board->from, board->to, board->squares[board->to]};
    DrawBoard old;
    fill_squares(&old, &place.before);
    board->squares[slide.to] = old.squares[slide.to]; // what is taken stays until then
    if (place.last->promotion != CHESS_EMPTY) slide.piece = old.squares[slide.from];
    return slide;
}

static void colour(const View *view, const BoardPicture *picture, DrawBoard *board) {
    const Theme *theme = view->ui->theme;
    static const float dimmed[] = {[BOARD_NOT_STARTED] = 0.62F,
                                   [BOARD_MASTER] = 0,
                                   [BOARD_THINKING] = 0.42F,
                                   [BOARD_ANSWERED] = 0,
                                   [BOARD_DONE] = 0.5F};
    static const float pieces_dimmed[] = {[BOARD_NOT_STARTED] = 0.62F, [BOARD_DONE] = 0.25F};
    BoardPhase phase = picture->state.phase;
    bool is_quiet = phase == BOARD_NOT_STARTED || phase == BOARD_DONE;
    float part = dimmed[phase], pieces = is_quiet ? pieces_dimmed[phase] : 0;
    board->dark = color_mix(theme->board_dark, theme->bg, part);
    board->light = color_mix(theme->board_light, theme->bg, part);
    board->white = color_mix(theme->white, theme->bg, pieces);
    board->white_edge = color_mix(theme->white_edge, theme->bg, pieces);
    board->black = color_mix(theme->black, theme->bg, pieces);
    board->black_edge = color_mix(theme->black_edge, theme->bg, pieces);
    if (picture->is_now) {
        board->mark_from = color_with_opacity(theme->now, 0.6F);
        board->mark_to = theme->now;
    } else {
        // Marks on the past are neutral: lighter squares in the dark, darker ones in the light.
        float strength = is_quiet ? 0.5F : 1;
        Color mark = theme->is_dark ? 0xFFFFFF : theme->text;
        board->mark_from = color_with_opacity(mark, 0.13F * strength);
        board->mark_to = color_with_opacity(mark, 0.24F * strength);
    }
}

static Rect square_rect(Rect board, int square) {
    int column = square % 8, row = square / 8;
    int x0 = board.x + board.w * column / 8, y0 = board.y + board.h * row / 8;
    return (Rect){x0, y0, board.w / 8, board.h / 8};
}

static void draw_squares(View *view, const BoardPicture *picture) {
    DrawBoard board = {0};
    Slide slide = set_up(view, picture, &board);
    colour(view, picture, &board);
    DrawList *list = &view->ui->list;
    draw_board(list, picture->squares, &board);
    if (!slide.is_on) return;
    Rect from = square_rect(picture->squares, slide.from);
    Rect to = square_rect(picture->squares, slide.to);
    Rect at = to;
    at.x = from.x + (int)((float)(to.x - from.x) * view->progress);
    at.y = from.y + (int)((float)(to.y - from.y) * view->progress);
    bool is_white = slide.piece < 'a';
    draw_piece(list, at, slide.piece, is_white ? board.white : board.black,
               is_white ? board.white_edge : board.black_edge);
}

// A border of [width] logical pixels whose inner edge is [distance] of them away from the squares.
static void draw_frame(View *view, Rect squares, BorderStyle style, Color color, float distance,
                       float width, float radius) {
    Rect rect = rect_inset(squares, -ui_px(view->ui, distance + width));
    draw_box(&view->ui->list, rect,
             (Box){.border = color,
                   .style = style,
                   .border_px = (float)ui_px(view->ui, width),
                   .radius_px = (float)ui_px(view->ui, radius)});
}

static void draw_frames(View *view, const BoardPicture *picture) {
    const Theme *theme = view->ui->theme;
    Rect squares = picture->squares;
    if (picture->state.phase == BOARD_THINKING)
        draw_frame(view, squares, BORDER_DASHED, theme->edge, 2, 1, 4);
    else if (picture->state.phase == BOARD_ANSWERED)
        draw_frame(view, squares, BORDER_SOLID, theme->ready, 1, 2, 4);
    if (picture->has_master && picture->is_now) {
        draw_frame(view, squares, BORDER_SOLID, theme->now, 2, 4, 8);
        if (theme->now_edge != theme->now) {
            draw_frame(view, squares, BORDER_SOLID, theme->now_edge, 6, 1, 8);
            draw_frame(view, squares, BORDER_SOLID, theme->now_edge, 1, 1, 4);
        }
    } else if (picture->has_master) {
        draw_frame(view, squares, BORDER_SOLID, theme->text, 4, 2, 8);
    } else if (picture->is_hot) {
        draw_frame(view, squares, BORDER_SOLID, theme->dim, 4, 1, 6);
    }
}

void hall_ring_draw(View *view, Rect square, float part) {
    const Theme *theme = view->ui->theme;
    float x = (float)square.x + (float)square.w / 2, y = (float)square.y + (float)square.h / 2;
    float width = (float)square.w * 0.15F, radius = ((float)square.w - width) / 2 - 0.5F;
    DrawList *list = &view->ui->list;
    draw_ring(list, x, y, radius, width, 0, 1, CAP_BUTT, theme->line2);
    if (part > 0) draw_ring(list, x, y, radius, width, 0, part, CAP_BUTT, theme->sleep);
}

static void draw_dashed_ring(DrawList *list, float x, float y, float radius, float width,
                             Color color) {
    enum { DASHES = 12 };
    for (int i = 0; i < DASHES; i++)
        draw_ring(list, x, y, radius, width, (float)i / DASHES, 0.6F / DASHES, CAP_BUTT, color);
}

void hall_master_draw(View *view, float x, float y, float diameter_px, MasterLook look) {
    const Theme *theme = view->ui->theme;
    DrawList *list = &view->ui->list;
    float radius = diameter_px / 2, line = (float)ui_px(view->ui, 1);
    Color fill = look.is_now ? theme->now : theme->text;
    Color king = look.is_now ? theme->ink : theme->bg;
    draw_disc(list, x, y, radius + line, theme->bg);
    if (look.is_asleep) {
        float width = diameter_px / 16;
        king = look.is_now ? theme->now_text : theme->text;
        if (look.is_now && !theme->is_dark) draw_disc(list, x, y, radius, theme->now_tint2);
        draw_dashed_ring(list, x, y, radius - width / 2, width, king);
    } else {
        if (look.is_now && theme->now_edge != theme->now) {
            draw_disc(list, x, y, radius, theme->now_edge);
            radius -= line;
        }
        draw_disc(list, x, y, radius, fill);
    }
    int icon = (int)(diameter_px * 0.62F);
    draw_icon(list, ICON_KING, (int)(x - (float)icon / 2 + 0.5F), (int)(y - (float)icon / 2), icon,
              king);
}

// What is left of the player's thinking, at the right end of the label.
static void draw_countdown(View *view, const BoardPicture *picture, TextStyle style) {
    Ui *ui = view->ui;
    Rect label = picture->label;
    int64_t left_ns = picture->state.due_ns - picture->time_ns;
    int64_t whole_ns = view->exhibition->params.player_ns;
    int ring = label.h < ui_px(ui, 20) ? ui_px(ui, 16) : ui_px(ui, 20);
    Rect square = rect_take_right(&label, ring);
    square.y += (label.h - ring) / 2, square.h = ring;
    hall_ring_draw(view, square, whole_ns ? (float)((double)left_ns / (double)whole_ns) : 0);
    int64_t second = INT64_C(1000000000);
    const char *text = tr_seconds(view->arena, view->tr, (left_ns + second - 1) / second * second);
    label.w -= ui_px(ui, 6);
    const char *number = arena_printf(view->arena, "%d", picture->board);
    int taken =
        picture->has_master
            ? ui_px(ui, view->is_small ? 46 : 58)
            : text_width(ui->list.text, ui_sans(ui, view->is_small ? 13 : 15, 600), number) +
                  ui_px(ui, 12);
    int room = label.w - taken;
    if (text_width(ui->list.text, style, text) <= room)
        ui_label(ui, label, style, ui->theme->dim, UI_RIGHT, text);
}

static void draw_label(View *view, const BoardPicture *picture) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    Rect label = picture->label;
    BoardPhase phase = picture->state.phase;
    float size = view->is_small ? 13 : 15;
    const char *number = arena_printf(view->arena, "%d", picture->board);
    bool is_awake = picture->has_master || phase == BOARD_ANSWERED || phase == BOARD_MASTER;
    Color color = is_awake ? theme->text : phase == BOARD_NOT_STARTED ? theme->faint : theme->dim;
    ui_label(ui, label, ui_sans(ui, size, 600), color, UI_LEFT, number);
    int icon = ui_px(ui, view->is_small ? 14 : 16);
    int icon_x = label.x + label.w - icon, icon_y = label.y + (label.h - icon) / 2;
    if (phase == BOARD_THINKING) draw_countdown(view, picture, ui_sans(ui, size, 400));
    if (phase == BOARD_ANSWERED)
        draw_icon(&ui->list, ICON_READY, icon_x, icon_y, icon, theme->ready);
    if (phase == BOARD_DONE) draw_icon(&ui->list, ICON_CHECK, icon_x, icon_y, icon, theme->done);
}

void hall_board_draw(View *view, const BoardPicture *picture) {
    draw_squares(view, picture);
    draw_frames(view, picture);
    if (!rect_is_empty(picture->label)) draw_label(view, picture);
}
