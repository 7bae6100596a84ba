// A side bar with the chapters, and the lessons in their order as cards in a grid that scrolls. The
// chapter of a lesson is the letter of the first system that it covers.
#include "view/shelf_panel.h"

#include <stdio.h>
#include <string.h>

#include "view/bar.h"

enum {
    SIDE = 320,
    CARD_W = 340, // at least
    CARD_H = 196,
    GAP = 16,
    GO_ON = 112, // with what is free below it
};

static const char chapters[] = "GCSFEP?"; // the last: of a lesson that names none, or is broken
enum { CHAPTERS = sizeof chapters - 1 };

static int chapter_of(const ShelfEntry *entry) {
    bool has_one = entry->lesson && entry->lesson->n_systems;
    const char *at = has_one ? strchr(chapters, entry->lesson->systems[0][0]) : NULL;
    return at ? (int)(at - chapters) : CHAPTERS - 1;
}

static const LessonText *text_of(View *view, const ShelfEntry *entry) {
    return entry->lesson ? lesson_text(entry->lesson, tr_name(view->tr)) : NULL;
}

static const char *chapter_text(View *view, const char *what, int chapter) {
    static const char *const names[CHAPTERS] = {"generators", "coroutines", "scheduler", "futures",
                                                "loop",       "picture",    "others"};
    return tr(view->tr, arena_printf(view->arena, "shelf.%s.%s", what, names[chapter]));
}

// How many lessons of [chapter] there are; *[n_done] of them were seen whole.
static int count(View *view, const ShelfView *shelf, int chapter, int *n_done) {
    int n = 0;
    *n_done = 0;
    for (size_t i = 0; i < shelf->shelf->entries.n; i++) {
        const ShelfEntry *entry = &shelf->shelf->entries.at[i];
        if (chapter_of(entry) != chapter) continue;
        n++;
        const LessonText *text = text_of(view, entry);
        if (!text) continue;
        int seen = progress_count(progress_find(shelf->progress, entry->id), text);
        *n_done += seen == (int)text->n_moments;
    }
    return n;
}

// ---- the side bar

static void draw_side(View *view, const ShelfView *shelf, Rect area) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    draw_fill(&ui->list, area, theme->panel);
    draw_fill(&ui->list, rect_take_right(&area, ui_px(ui, 1)), theme->line);
    area = rect_inset(area, ui_px(ui, 24));
    Rect top = rect_take_top(&area, ui_px(ui, 40));
    int logo = ui_px(ui, 40);
    draw_icon(&ui->list, ICON_LOGO, top.x, top.y, logo, theme->text);
    rect_take_left(&top, logo + ui_px(ui, 12));
    ui_label(ui, top, ui_sans(ui, 28, 700), theme->text, UI_LEFT, tr(view->tr, "view.title"));
    rect_take_top(&area, ui_px(ui, 28));
    Rect keys = rect_take_bottom(&area, ui_px(ui, 32));
    rect_take_bottom(&area, ui_px(ui, 32));
    int now = shelf->shelf->entries.n ? chapter_of(&shelf->shelf->entries.at[shelf->chosen]) : -1;
    for (int chapter = 0; chapter < CHAPTERS; chapter++) {
        int n_done, n = count(view, shelf, chapter, &n_done);
        if (!n || area.h < ui_px(ui, 64)) continue;
        Rect row = rect_take_top(&area, ui_px(ui, 64));
        if (chapter == now) {
            int by = ui_px(ui, 12);
            draw_box(&ui->list, (Rect){row.x - by, row.y, row.w + 2 * by, row.h - ui_px(ui, 8)},
                     (Box){.fill = theme->raised, .radius_px = (float)ui_px(ui, 8)});
        }
        rect_take_top(&row, ui_px(ui, 8));
        const char *done =
            TR(view->arena, view->tr, "shelf.done", {"done", .number = n_done}, {"n", .number = n});
        TextStyle small = ui_sans(ui, 15, 400);
        int w = text_width(ui->list.text, small, done);
        ui_label(ui, (Rect){row.x + row.w - w, row.y, w, ui_px(ui, 36)}, small, theme->dim, UI_LEFT,
                 done);
        row.w -= w + ui_px(ui, 12);
        ui_label(ui, rect_take_top(&row, ui_px(ui, 20)),
                 ui_sans(ui, 17, chapter == now ? 600 : 500),
                 chapter == now ? theme->text : theme->dim, UI_LEFT,
                 chapter_text(view, "chapter", chapter));
        ui_label(ui, rect_take_top(&row, ui_px(ui, 20)), ui_sans(ui, 13, 400), theme->faint,
                 UI_LEFT, chapter_text(view, "about", chapter));
    }
    static const char *const arrows[] = {"←", "↑", "↓", "→"};
    int x = keys.x, y = keys.y + keys.h / 2;
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
        x += ui_key_hint(ui, x, y, arrows[i]) + ui_px(ui, 4);
    x += ui_px(ui, 4);
    ui_label(ui, (Rect){x, keys.y, keys.x + keys.w - x, keys.h}, ui_sans(ui, 15, 400), theme->faint,
             UI_LEFT, tr(view->tr, "shelf.choose"));
    keys.y -= keys.h;
    x = keys.x;
    x += ui_key_hint(ui, x, keys.y + keys.h / 2, "Enter") + ui_px(ui, 8);
    ui_label(ui, (Rect){x, keys.y, keys.x + keys.w - x, keys.h}, ui_sans(ui, 15, 400), theme->faint,
             UI_LEFT, tr(view->tr, "shelf.open"));
}

// ---- progress

// One mark a moment: seen, or still to come.
static void draw_steps(View *view, Rect area, const ProgressLesson *lesson,
                       const LessonText *text) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    int n = (int)text->n_moments, gap = ui_px(ui, 4), w = (area.w - (n - 1) * gap) / n;
    if (w > ui_px(ui, 40)) w = ui_px(ui, 40);
    if (w < 1) return;
    bool is_done = progress_count(lesson, text) == n;
    for (int i = 0; i < n; i++) {
        bool seen = progress_has_seen(lesson, &text->moments[i]);
        Color color = !seen ? theme->line2 : is_done ? theme->done : theme->dim;
        draw_box(&ui->list, (Rect){area.x + i * (w + gap), area.y, w, area.h},
                 (Box){.fill = color, .radius_px = (float)ui_px(ui, 2)});
    }
}

// ---- the way back

static bool draw_go_on(View *view, const ShelfView *shelf, Rect area, const ShelfEntry *entry) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    const LessonText *text = text_of(view, entry);
    const ProgressLesson *lesson = progress_find(shelf->progress, entry->id);
    draw_box(&ui->list, area,
             (Box){.fill = theme->panel,
                   .border = theme->line2,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = (float)ui_px(ui, 12)});
    Rect inner = area;
    rect_take_left(&inner, ui_px(ui, 32));
    rect_take_right(&inner, ui_px(ui, 24));
    UiButton button = {
        .label = tr(view->tr, "shelf.continue"), .icon = ICON_PLAY, .is_primary = true};
    int button_w = ui_button_width(ui, &button), button_h = ui_px(ui, 44);
    Rect at = rect_take_right(&inner, button_w);
    at.y += (at.h - button_h) / 2, at.h = button_h;
    bool was_clicked = ui_button(ui, "shelf.continue", at, &button);
    rect_take_right(&inner, ui_px(ui, 24));
    rect_take_top(&inner, ui_px(ui, 14));
    ui_label(ui, rect_take_top(&inner, ui_px(ui, 20)), ui_sans(ui, 15, 400), theme->dim, UI_LEFT,
             tr(view->tr, "shelf.go-on"));
    Rect line = rect_take_top(&inner, ui_px(ui, 44));
    TextStyle large = ui_sans(ui, 28, 700);
    int title_w = text_width(ui->list.text, large, text->title);
    if (title_w > line.w) title_w = line.w;
    ui_label_cut(ui, rect_take_left(&line, title_w), large, theme->text, UI_LEFT, text->title);
    rect_take_left(&line, ui_px(ui, 32));
    const char *right =
        TR(view->arena, view->tr, "shelf.right", {"right", .number = lesson ? lesson->n_right : 0},
           {"n", .number = lesson ? lesson->n_asked : 0});
    if (lesson && lesson->n_asked &&
        text_width(ui->list.text, ui_sans(ui, 15, 400), right) + ui_px(ui, 260) < line.w)
        ui_label(ui, line, ui_sans(ui, 15, 400), theme->dim, UI_RIGHT, right);
    Rect steps = {line.x, line.y + line.h / 2 - ui_px(ui, 3), ui_px(ui, 240), ui_px(ui, 6)};
    if (line.w > ui_px(ui, 260)) draw_steps(view, steps, lesson, text);
    return was_clicked;
}

// ---- cards

// Wrapped text of which what does not fit ends in "…". Returns the height used.
static int draw_cut(View *view, Rect rect, TextStyle style, int line_px, Color color,
                    const char *text) {
    enum { MOST = 8 };
    TextLine lines[MOST];
    Ui *ui = view->ui;
    size_t room = (size_t)(rect.h / line_px);
    if (room > MOST) room = MOST;
    size_t n = text_wrap(ui->list.text, style, text, rect.w, lines, room);
    for (size_t i = 0; i < n && i < room; i++) {
        bool is_cut = i + 1 == room && n > room;
        const char *from = text + lines[i].from;
        ui_label_cut(ui, rect_take_top(&rect, line_px), style, color, UI_LEFT,
                     is_cut ? from : arena_copy(view->arena, from, lines[i].n));
    }
    return (int)(n < room ? n : room) * line_px;
}

static const char *what_is_wrong(View *view, const ShelfEntry *entry) {
    Error shown = entry->error;
    tr_error(view->tr, &shown);
    const char *slash = strrchr(shown.path, '/');
    if (!shown.path[0]) return arena_copy(view->arena, shown.message, strlen(shown.message));
    return arena_printf(view->arena, "%s:%d:%d: %s", slash ? slash + 1 : shown.path, shown.line,
                        shown.col, shown.message);
}

static void draw_card(View *view, const ShelfView *shelf, Rect rect, int i, const UiHit *hit) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    const ShelfEntry *entry = &shelf->shelf->entries.at[i];
    const LessonText *text = text_of(view, entry);
    bool is_chosen = i == shelf->chosen;
    draw_box(&ui->list, rect,
             (Box){.fill = hit->is_hot || is_chosen ? theme->raised : theme->panel,
                   .border = is_chosen ? theme->text
                             : text    ? theme->line
                                       : theme->fail,
                   .style = BORDER_SOLID,
                   .border_px = is_chosen ? 2 * ui->scale : ui->scale,
                   .radius_px = (float)ui_px(ui, 10)});
    Rect inner = rect_inset(rect, ui_px(ui, 18));
    Rect steps = rect_take_bottom(&inner, ui_px(ui, 5));
    rect_take_bottom(&inner, ui_px(ui, 8));
    Rect top = rect_take_top(&inner, ui_px(ui, 18));
    ui_label(ui, rect_take_right(&top, ui_px(ui, 28)), ui_sans(ui, 13, 400), theme->faint, UI_RIGHT,
             arena_printf(view->arena, "%d", i + 1));
    ui_label_cut(ui, top, ui_sans(ui, 13, 400), text ? theme->faint : theme->fail, UI_LEFT,
                 text ? chapter_text(view, "chapter", chapter_of(entry))
                      : tr(view->tr, "shelf.broken"));
    rect_take_top(&inner, ui_px(ui, 8));
    Rect title = inner;
    title.h = ui_px(ui, 52);
    int used = draw_cut(view, title, ui_sans(ui, 20, 600), ui_px(ui, 26), theme->text,
                        text ? text->title : entry->id);
    rect_take_top(&inner, used + ui_px(ui, 4));
    draw_cut(view, inner, ui_sans(ui, 15, 400), ui_px(ui, 20), text ? theme->dim : theme->fail,
             text ? text->summary : what_is_wrong(view, entry));
    if (text) draw_steps(view, steps, progress_find(shelf->progress, entry->id), text);
}

static void draw_grid(View *view, const ShelfView *shelf, Rect area, ShelfDone *done) {
    Ui *ui = view->ui;
    int n = (int)shelf->shelf->entries.n, gap = ui_px(ui, GAP);
    int columns = (area.w + gap) / (ui_px(ui, CARD_W) + gap);
    if (columns < 1) columns = 1;
    int w = (area.w + gap) / columns, h = ui_px(ui, CARD_H) + gap;
    int rows = (n + columns - 1) / columns, most = rows * h - area.h, scroll = shelf->scroll;
    if (rect_has(area, ui->mouse_x, ui->mouse_y) && ui->wheel_y != 0) {
        scroll -= (int)(ui->wheel_y * (float)ui_px(ui, 80));
        ui->wheel_y = 0;
    }
    done->columns = columns;
    done->scroll = scroll = scroll > most ? most > 0 ? most : 0 : scroll < 0 ? 0 : scroll;
    draw_clip_push(&ui->list, area);
    for (int i = 0; i < n; i++) {
        Rect rect = {area.x + i % columns * w, area.y + i / columns * h - scroll, w - gap, h - gap};
        if (!rect_meets(rect, area)) continue;
        UiHit hit = ui_hit(ui, arena_printf(view->arena, "shelf.%d", i), rect, NULL);
        draw_card(view, shelf, rect, i, &hit);
        if (hit.is_focused) ui_focus_ring(ui, rect, 10);
        if (hit.was_clicked) done->opened = i;
    }
    draw_pop(&ui->list);
}

// ---- the whole

static int find(const Shelf *shelf, const char *id) {
    for (size_t i = 0; id && i < shelf->entries.n; i++)
        if (strcmp(shelf->entries.at[i].id, id) == 0 && shelf->entries.at[i].lesson) return (int)i;
    return -1;
}

// What was opened last, as far as there is room.
static void draw_recent(View *view, const ShelfView *shelf, Rect area, ShelfDone *done) {
    Ui *ui = view->ui;
    TextStyle style = ui_sans(ui, view->is_small ? 13 : 15, 500);
    const char *title = tr(view->tr, "shelf.recent");
    int w = text_width(ui->list.text, style, title) + ui_px(ui, 16);
    if (w > area.w) return;
    ui_label(ui, rect_take_left(&area, w), style, ui->theme->dim, UI_LEFT, title);
    for (size_t i = 0; i < shelf->recent->paths.n; i++) {
        const char *path = shelf->recent->paths.at[i], *slash = strrchr(path, '/');
        UiButton button = {.label = slash ? slash + 1 : path, .tip = path};
        w = ui_button_width(ui, &button);
        if (w > area.w) return;
        const char *id = arena_printf(view->arena, "recent.%zu", i);
        if (ui_button(ui, id, rect_take_left(&area, w), &button)) done->recent = (int)i;
        rect_take_left(&area, ui_px(ui, 8));
    }
}

ShelfDone shelf_panel_draw(View *view, const ShelfView *shelf, Rect area) {
    Ui *ui = view->ui;
    ShelfDone done = {.opened = -1, .recent = -1, .scroll = shelf->scroll};
    float w = (float)area.w / ui->scale;
    if (w >= 900) draw_side(view, shelf, rect_take_left(&area, ui_px(ui, w < 1600 ? 280 : SIDE)));
    int margin = ui_px(ui, view->is_small ? 20 : 40);
    rect_take_left(&area, margin);
    rect_take_right(&area, margin);
    rect_take_top(&area, ui_px(ui, 24));
    int last = find(shelf->shelf, shelf->progress->last);
    if (last >= 0) {
        Rect go_on = rect_take_top(&area, ui_px(ui, GO_ON));
        rect_take_bottom(&go_on, ui_px(ui, 20));
        if (draw_go_on(view, shelf, go_on, &shelf->shelf->entries.at[last])) done.opened = last;
    }
    if (shelf->recent && shelf->recent->paths.n && area.h > ui_px(ui, 320)) {
        rect_take_bottom(&area, ui_px(ui, view->is_small ? 12 : 20));
        draw_recent(view, shelf, rect_take_bottom(&area, ui_px(ui, 32)), &done);
        rect_take_bottom(&area, ui_px(ui, 12));
    }
    draw_grid(view, shelf, area, &done);
    return done;
}
