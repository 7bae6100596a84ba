// A side bar, the way back to where one stopped, the lessons, and the files that were opened last.
#include "view/lesson/shelf_panel.h"

#include <string.h>

#include "view/lesson/shelf_parts.h"

int shelf_chapter(const ShelfEntry *entry) {
    bool has_one = entry->lesson && entry->lesson->n_systems;
    const char *at = has_one ? strchr(shelf_chapters, entry->lesson->systems[0][0]) : NULL;
    return at && *at ? (int)(at - shelf_chapters) : SHELF_CHAPTERS - 1;
}

const LessonText *shelf_text(View *view, const ShelfEntry *entry) {
    return entry->lesson ? lesson_text(entry->lesson, tr_name(view->tr)) : NULL;
}

const char *shelf_chapter_text(View *view, const char *what, int chapter) {
    static const char *const names[SHELF_CHAPTERS] = {
        "generators", "coroutines", "scheduler", "futures", "loop", "picture", "others"};
    return tr(view->tr, arena_printf(view->arena, "shelf.%s.%s", what, names[chapter]));
}

void shelf_steps_draw(View *view, Rect area, const ProgressLesson *lesson, const LessonText *text,
                      bool is_last) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    int n = (int)text->n_moments, gap = ui_px(ui, 4), w = (area.w - (n - 1) * gap) / n;
    if (w > ui_px(ui, 40)) w = ui_px(ui, 40);
    if (w < 1) return;
    bool is_done = progress_count(lesson, text) == n;
    Color seen_color = is_done ? theme->done : is_last ? theme->now : theme->dim;
    for (int i = 0; i < n; i++) {
        bool seen = progress_has_seen(lesson, &text->moments[i]);
        draw_box(&ui->list, (Rect){area.x + i * (w + gap), area.y, w, area.h},
                 (Box){.fill = seen ? seen_color : theme->line2,
                       .border = seen && seen_color == theme->now ? theme->now_edge : 0,
                       .style = seen && seen_color == theme->now ? BORDER_SOLID : BORDER_NONE,
                       .border_px = ui->scale,
                       .radius_px = (float)ui_px(ui, 2)});
    }
}

// ---- the way back

// The moment that was not seen yet; NULL: there is none.
static const LessonMoment *next_moment(const ProgressLesson *lesson, const LessonText *text) {
    for (size_t i = 0; i < text->n_moments; i++)
        if (!progress_has_seen(lesson, &text->moments[i]) && text->moments[i].title[0])
            return &text->moments[i];
    return NULL;
}

// How far one came, what comes next, and how many answers were right.
static void draw_how_far(View *view, const ProgressLesson *lesson, const LessonText *text,
                         Rect area) {
    Ui *ui = view->ui;
    bool is_small = view->is_small;
    int line = ui_px(ui, is_small ? 20 : 28), bar = ui_px(ui, is_small ? 5 : 7);
    area.y += (area.h - 2 * line) / 2, area.h = 2 * line;
    Rect top = rect_take_top(&area, line);
    Rect steps = {top.x, top.y + (top.h - bar) / 2, top.w, bar};
    if (steps.w > ui_px(ui, 380)) steps.w = ui_px(ui, 380);
    shelf_steps_draw(view, steps, lesson, text, true);
    TextStyle style = ui_sans(ui, is_small ? 13 : 17, 500);
    if (lesson && lesson->n_asked) {
        const char *right =
            TR(view->arena, view->tr, "shelf.right", {"right", .number = lesson->n_right},
               {"n", .number = lesson->n_asked});
        TextStyle plain = ui_sans(ui, is_small ? 13 : 15, 400);
        int w = text_width(ui->list.text, plain, right) + 1;
        if (w < area.w / 2) {
            ui_label(ui, rect_take_right(&area, w), plain, ui->theme->dim, UI_RIGHT, right);
            rect_take_right(&area, ui_px(ui, 24));
        }
    }
    const LessonMoment *next = next_moment(lesson, text);
    if (next)
        ui_label_cut(ui, area, style, ui->theme->text, UI_LEFT,
                     TR(view->arena, view->tr, "shelf.next", {"moment", .text = next->title}));
}

static bool draw_go_on(View *view, const ShelfView *shelf, Rect area, int last) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    const ShelfEntry *entry = &shelf->shelf->entries.at[last];
    const LessonText *text = shelf_text(view, entry);
    bool is_small = view->is_small;
    draw_box(&ui->list, area,
             (Box){.fill = theme->panel,
                   .border = theme->line2,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = (float)ui_px(ui, 12)});
    Rect inner = area;
    Rect bar = rect_take_left(&inner, ui_px(ui, is_small ? 24 : 32));
    bar = rect_inset(bar, ui_px(ui, 12));
    bar.w = ui_px(ui, 4);
    draw_box(&ui->list, bar,
             (Box){theme->now, theme->now_edge, BORDER_SOLID, ui->scale, 2 * ui->scale});
    rect_take_right(&inner, ui_px(ui, is_small ? 16 : 24));
    UiButton button = {.label = tr(view->tr, "shelf.continue"),
                       .icon = ICON_PLAY,
                       .key = shelf->chosen == last ? "Enter" : NULL,
                       .is_now = true};
    int button_w = ui_button_width(ui, &button), button_h = ui_px(ui, is_small ? 36 : 44);
    Rect at = rect_take_right(&inner, button_w);
    at.y += (at.h - button_h) / 2, at.h = button_h;
    bool was_clicked = ui_button(ui, "shelf.continue", at, &button);
    rect_take_right(&inner, ui_px(ui, 24));
    TextStyle large = ui_sans(ui, is_small ? 22 : 28, 700);
    const char *label = tr(view->tr, "shelf.go-on");
    TextStyle plain = ui_sans(ui, is_small ? 13 : 15, 400);
    int w = text_width(ui->list.text, large, text->title) + 1,
        label_w = text_width(ui->list.text, plain, label) + 1;
    if (label_w > w) w = label_w;
    Rect words = inner, rest = inner;
    if (inner.w - w - ui_px(ui, 40) >= ui_px(ui, 180)) {
        words = rect_take_left(&rest, w);
        rect_take_left(&rest, ui_px(ui, is_small ? 40 : 80));
        draw_how_far(view, progress_find(shelf->progress, entry->id), text, rest);
    }
    int first = ui_px(ui, 20), second = ui_px(ui, is_small ? 30 : 40);
    words.y += (words.h - first - second) / 2, words.h = first + second;
    ui_label_cut(ui, rect_take_top(&words, first), plain, theme->dim, UI_LEFT, label);
    if (text_width(ui->list.text, large, text->title) <= words.w) {
        ui_label(ui, words, large, theme->text, UI_LEFT, text->title);
        return was_clicked;
    }
    TextStyle medium = ui_sans(ui, 13, 700); // in two lines
    words.h = 2 * ui_px(ui, 17);
    ui_paragraph(ui, words, medium, ui_px(ui, 17), theme->text, text->title);
    return was_clicked;
}

// ---- the whole

static int find(const Shelf *shelf, const char *id) {
    for (size_t i = 0; id && i < shelf->entries.n; i++)
        if (strcmp(shelf->entries.at[i].id, id) == 0 && shelf->entries.at[i].lesson) return (int)i;
    return -1;
}

ShelfDone shelf_panel_draw(View *view, const ShelfView *shelf, Rect area) {
    Ui *ui = view->ui;
    ShelfDone done = {.opened = -1,
                      .recent = -1,
                      .chosen = -1,
                      .above = -1,
                      .below = -1,
                      .scroll = shelf->scroll};
    int side_w = shelf_side_width(view, area);
    Rect side = rect_take_left(&area, side_w);
    int margin = ui_px(ui, view->is_tiny ? 8.0F : view->is_small ? 20.0F : 40.0F);
    int gap = ui_px(ui, view->is_tiny ? 4.0F : view->is_small ? 12.0F : 20.0F);
    rect_take_left(&area, margin);
    rect_take_right(&area, margin);
    rect_take_top(&area, ui_px(ui, view->is_tiny ? 2.0F : view->is_small ? 16.0F : 24.0F));
    Rect top = {0};
    if (!side_w) {
        top = rect_take_top(&area, ui_px(ui, 40));
        rect_take_top(&area, ui_px(ui, view->is_tiny ? 4 : 12));
    }
    int last = find(shelf->shelf, shelf->progress->last);
    Rect go_on = {0};
    if (last >= 0) {
        go_on = rect_take_top(&area, ui_px(ui, view->is_small ? 76 : 96));
        rect_take_top(&area, gap);
    }
    rect_take_bottom(&area, gap);
    bool has_own = shelf_cards_have_place(view, shelf, area);
    if (side_w)
        shelf_side_draw(view, shelf, side, &done);
    else
        shelf_top_draw(view, top);
    if (last >= 0 && draw_go_on(view, shelf, go_on, last)) done.opened = last;
    if (!has_own && shelf->recent && shelf->recent->paths.n && area.h > ui_px(ui, 320)) {
        shelf_recent_draw(view, shelf, rect_take_bottom(&area, ui_px(ui, 32)), &done);
        rect_take_bottom(&area, gap);
    }
    shelf_cards_draw(view, shelf, area, &done);
    return done;
}
