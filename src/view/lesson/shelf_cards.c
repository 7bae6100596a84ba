// The lessons as cards, chapter by chapter. A chapter stands beside the one before it if all its
// cards find room in that row; a long one goes on in the next row. While there are few lessons, a
// card says what its lesson is about; with many it only names it.
#include <stdio.h>
#include <string.h>

#include "view/lesson/shelf_parts.h"

// Logical pixels.
typedef struct CardSizes {
    float w, h, pad, drawing, title, title_line, about, about_line;
} CardSizes;

static const CardSizes sizes_huge = {340, 340, 26, 96, 26, 34, 19, 27};
static const CardSizes sizes_large = {340, 244, 18, 48, 20, 26, 15, 20};
static const CardSizes sizes_small = {220, 178, 14, 26, 17, 22, 13, 17};
static const CardSizes sizes_many = {166, 112, 12, 24, 15, 19, 0, 0};
enum { FEW = 14, HEAD = 28, GAP = 16 };

typedef struct Place {
    Rect rect;
    bool has_head; // a chapter begins here
    int head_w;
} Place;

typedef struct Cards {
    const CardSizes *sizes;
    Place *places; // of the entries, from the top left of all
    int h;         // of all
    int n_rows;
    Rect free; // a place behind the last one; empty: there is none
} Cards;

static int n_in_chapter(const Shelf *shelf, int from) {
    int n = 0, chapter = shelf_chapter(&shelf->entries.at[from]);
    while (from + n < (int)shelf->entries.n &&
           shelf_chapter(&shelf->entries.at[from + n]) == chapter)
        n++;
    return n;
}

// [card_h] device pixels; 0: the least.
static Cards place_at_height(View *view, const Shelf *shelf, const CardSizes *sizes, int w,
                             int card_h) {
    Ui *ui = view->ui;
    int n = (int)shelf->entries.n, gap = ui_px(ui, GAP), head = ui_px(ui, HEAD);
    Cards cards = {.sizes = sizes};
    cards.places = arena_alloc(view->arena, ((size_t)n + 1) * sizeof *cards.places);
    int columns = (w + gap) / (ui_px(ui, cards.sizes->w) + gap);
    if (columns < 1) columns = 1;
    int pitch = (w + gap) / columns, h = card_h ? card_h : ui_px(ui, cards.sizes->h);
    int y = 0, column = 0;
    for (int from = 0, k; from < n; from += k) {
        k = n_in_chapter(shelf, from);
        if (column && k > columns - column) y += head + h + gap, column = 0;
        int head_w = (k < columns ? k : columns) * pitch - gap;
        for (int i = 0; i < k; i++) {
            bool goes_on = column == columns; // in a row without a head
            if (goes_on) y += h + gap, column = 0;
            Rect rect = {column * pitch, y + head, pitch - gap, h};
            cards.places[from + i] = (Place){rect, i == 0, head_w};
            column++;
        }
        if (k > columns) column = columns; // nobody stands beside its last row
    }
    if (column && column < columns) cards.free = (Rect){column * pitch, y + head, pitch - gap, h};
    cards.h = n ? y + head + h : 0;
    cards.n_rows = n ? 1 : 0;
    for (int i = 1; i < n; i++)
        cards.n_rows += cards.places[i].rect.y > cards.places[i - 1].rect.y;
    return cards;
}

// As large as lets all of them be seen at once; and higher where there is room, so that more of
// their words are seen.
static Cards place_cards(View *view, const Shelf *shelf, Rect area) {
    bool are_many = shelf->entries.n > FEW;
    const CardSizes *sizes = are_many ? &sizes_many : view->is_small ? &sizes_small : &sizes_huge;
    Cards cards = place_at_height(view, shelf, sizes, area.w, 0);
    if (sizes == &sizes_huge && cards.h > area.h)
        cards = place_at_height(view, shelf, sizes = &sizes_large, area.w, 0);
    int spare = area.h - cards.h;
    if (are_many || !cards.n_rows || spare <= 0) return cards;
    int more = spare / cards.n_rows, most = ui_px(view->ui, 90);
    int h = cards.places[0].rect.h + (more < most ? more : most);
    return place_at_height(view, shelf, sizes, area.w, h);
}

bool shelf_cards_have_place(View *view, const ShelfView *shelf, Rect area) {
    if (shelf->shelf->entries.n > FEW) return false;
    Cards cards = place_cards(view, shelf->shelf, area);
    return cards.h <= area.h && !rect_is_empty(cards.free);
}

// ---- a card

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

static void draw_foot(View *view, const ShelfView *shelf, const ShelfEntry *entry, Rect foot) {
    Ui *ui = view->ui;
    const LessonText *text = shelf_text(view, entry);
    if (!text) {
        ui_label(ui, foot, ui_sans(ui, 13, 600), ui->theme->fail, UI_LEFT,
                 tr(view->tr, "shelf.broken"));
        return;
    }
    const ProgressLesson *lesson = progress_find(shelf->progress, entry->id);
    int icon = ui_px(ui, 14), h = ui_px(ui, 5);
    Rect mark = rect_take_right(&foot, icon + ui_px(ui, 4));
    if (progress_count(lesson, text) == (int)text->n_moments)
        draw_icon(&ui->list, ICON_CHECK, mark.x + mark.w - icon, mark.y + (mark.h - icon) / 2, icon,
                  ui->theme->done);
    bool is_last = shelf->progress->last && strcmp(shelf->progress->last, entry->id) == 0;
    Rect steps = {foot.x, foot.y + (foot.h - h) / 2, foot.w, h};
    shelf_steps_draw(view, steps, lesson, text, is_last);
}

static void draw_card(View *view, const ShelfView *shelf, const CardSizes *s, Rect rect, int i,
                      const UiHit *hit) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    const ShelfEntry *entry = &shelf->shelf->entries.at[i];
    const LessonText *text = shelf_text(view, entry);
    bool is_chosen = i == shelf->chosen;
    draw_box(&ui->list, rect,
             (Box){.fill = hit->is_hot || is_chosen ? theme->raised : theme->panel,
                   .border = is_chosen ? theme->text
                             : text    ? theme->line
                                       : theme->fail,
                   .style = BORDER_SOLID,
                   .border_px = is_chosen ? 2 * ui->scale : ui->scale,
                   .radius_px = (float)ui_px(ui, 10)});
    Rect inner = rect_inset(rect, ui_px(ui, s->pad));
    Rect foot = rect_take_bottom(&inner, ui_px(ui, 14));
    foot.y += ui_px(ui, 4);
    rect_take_bottom(&inner, ui_px(ui, 2));
    Rect top = rect_take_top(&inner, ui_px(ui, s->drawing));
    shelf_drawing_draw(view, entry, top.x, top.y, top.h);
    top.h = ui_px(ui, 18);
    ui_label(ui, rect_take_right(&top, ui_px(ui, 28)), ui_sans(ui, 13, 400), theme->faint, UI_RIGHT,
             arena_printf(view->arena, "%d", i + 1));
    rect_take_top(&inner, ui_px(ui, s->about > 0 ? 10 : 6));
    Rect title = inner;
    int line = ui_px(ui, s->title_line);
    int lines = s->about > 0 ? 3 : 2;
    if (title.h > lines * line) title.h = lines * line;
    int used = draw_cut(view, title, ui_sans(ui, s->title, 600), line, theme->text,
                        text ? text->title : entry->id);
    rect_take_top(&inner, used + ui_px(ui, 4));
    if (s->about > 0)
        draw_cut(view, inner, ui_sans(ui, s->about, 400), ui_px(ui, s->about_line),
                 text ? theme->dim : theme->fail,
                 text ? text->summary : tr_error_line(view->arena, view->tr, &entry->error));
    draw_foot(view, shelf, entry, foot);
}

static void draw_head(View *view, const ShelfEntry *entry, Rect line) {
    Ui *ui = view->ui;
    int chapter = shelf_chapter(entry);
    TextStyle strong = ui_sans(ui, view->is_small ? 15 : 17, 600), plain = ui_sans(ui, 13, 400);
    const char *name = shelf_chapter_text(view, "chapter", chapter);
    const char *about = shelf_chapter_text(view, "about", chapter);
    int w = text_width(ui->list.text, strong, name) + 1;
    int baseline = text_baseline(ui->list.text, strong, line.y, line.h - ui_px(ui, 4));
    draw_text(&ui->list, line.x, baseline, strong, ui->theme->text, name);
    w += ui_px(ui, 10);
    if (w + text_width(ui->list.text, plain, about) <= line.w)
        draw_text(&ui->list, line.x + w, baseline, plain, ui->theme->dim, about);
}

// ---- all of them

// The entry whose card is nearest to that of [i] in the next row up or down; -1: there is none.
static int neighbour(const Cards *cards, int n, int i, int direction) {
    int best = -1, best_far = 0;
    for (int k = 0; k < n; k++) {
        const Rect *a = &cards->places[i].rect, *b = &cards->places[k].rect;
        int down = (b->y - a->y) * direction, aside = b->x > a->x ? b->x - a->x : a->x - b->x;
        if (down <= 0) continue;
        int far = down * 64 + aside;
        if (best < 0 || far < best_far) best = k, best_far = far;
    }
    return best;
}

static int scrolled(View *view, const ShelfView *shelf, const Cards *cards, Rect area) {
    Ui *ui = view->ui;
    int scroll = shelf->scroll, most = cards->h - area.h;
    if (rect_has(area, ui->mouse_x, ui->mouse_y) && ui->wheel_y != 0) {
        scroll -= (int)(ui->wheel_y * (float)ui_px(ui, 80));
        ui->wheel_y = 0;
    }
    if (shelf->follows) { // the chosen card, with what stands above it
        Rect at = cards->places[shelf->chosen].rect;
        int top = at.y - ui_px(ui, HEAD), bottom = at.y + at.h;
        if (bottom - scroll > area.h) scroll = bottom - area.h;
        if (top - scroll < 0) scroll = top;
    }
    return scroll > most ? most > 0 ? most : 0 : scroll < 0 ? 0 : scroll;
}

void shelf_cards_draw(View *view, const ShelfView *shelf, Rect area, ShelfDone *done) {
    Ui *ui = view->ui;
    int n = (int)shelf->shelf->entries.n;
    Cards cards = place_cards(view, shelf->shelf, area);
    done->scroll = n ? scrolled(view, shelf, &cards, area) : 0;
    if (n) done->above = neighbour(&cards, n, shelf->chosen, -1);
    if (n) done->below = neighbour(&cards, n, shelf->chosen, 1);
    // What reaches beyond the left and right edge is the focus's ring.
    Rect clip = {area.x - ui_px(ui, 4), area.y, area.w + ui_px(ui, 8), area.h};
    draw_clip_push(&ui->list, clip);
    for (int i = 0; i < n; i++) {
        const Place *place = &cards.places[i];
        Rect rect = place->rect;
        rect.x += area.x, rect.y += area.y - done->scroll;
        Rect head = {rect.x, rect.y - ui_px(ui, HEAD), place->head_w, ui_px(ui, HEAD)};
        if (place->has_head && rect_meets(head, area))
            draw_head(view, &shelf->shelf->entries.at[i], head);
        if (!rect_meets(rect, area)) continue;
        UiHit hit = ui_hit(ui, arena_printf(view->arena, "shelf.%d", i), rect, NULL);
        draw_card(view, shelf, cards.sizes, rect, i, &hit);
        if (hit.is_focused) ui_focus_ring(ui, rect, 10);
        if (hit.was_clicked) done->opened = i;
    }
    if (shelf_cards_have_place(view, shelf, area)) {
        Rect own = cards.free;
        own.x += area.x, own.y += area.y;
        shelf_own_draw(view, shelf, own, done);
    }
    draw_pop(&ui->list);
}
