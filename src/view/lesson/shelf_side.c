// The name of the house, the way to find a lesson, the chapters with how many of their lessons were
// seen whole, what else can be opened, and language, theme and keys.
#include <string.h>

#include "view/lesson/shelf_parts.h"
#include "view/parts/bar.h"

int shelf_side_width(const View *view, Rect area) {
    float w = (float)area.w / view->ui->scale;
    return w < 900 ? 0 : ui_px(view->ui, w < 1600 ? 280 : 320);
}

// How many lessons of [chapter] there are; *[n_done] of them were seen whole.
static int count(View *view, const ShelfView *shelf, int chapter, int *n_done, int *first) {
    int n = 0;
    *n_done = 0;
    for (size_t i = shelf->shelf->entries.n; i-- > 0;) {
        const ShelfEntry *entry = &shelf->shelf->entries.at[i];
        if (shelf_chapter(entry) != chapter) continue;
        n++;
        *first = (int)i;
        const LessonText *text = shelf_text(view, entry);
        if (!text) continue;
        int seen = progress_count(progress_find(shelf->progress, entry->id), text);
        *n_done += seen == (int)text->n_moments;
    }
    return n;
}

static void draw_small_button(View *view, const char *id, Rect *line, Icon icon, Action action) {
    Ui *ui = view->ui;
    UiButton button = {.icon = icon, .is_quiet = true, .tip = bar_tip(view, action)};
    Rect rect = rect_take_right(line, ui_px(ui, 36));
    rect.y += (rect.h - rect.w) / 2, rect.h = rect.w;
    if (ui_button(ui, id, rect, &button)) view_wish_action(view, action);
}

static void draw_title(View *view, Rect line) {
    Ui *ui = view->ui;
    draw_small_button(view, "side.help", &line, ICON_QUESTION, ACTION_HELP);
    int logo = ui_px(ui, 40);
    draw_icon(&ui->list, ICON_LOGO, line.x, line.y + (line.h - logo) / 2, logo, ui->theme->text);
    rect_take_left(&line, logo + ui_px(ui, 12));
    ui_label(ui, line, ui_sans(ui, 28, 700), ui->theme->text, UI_LEFT, tr(view->tr, "view.title"));
}

// Looks like a field; the palette that it opens is one.
static void draw_search(View *view, Rect rect) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    UiHit hit = ui_hit(ui, "side.search", rect, NULL);
    draw_box(&ui->list, rect,
             (Box){.fill = hit.is_hot ? theme->raised : theme->bg,
                   .border = theme->line2,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = (float)ui_px(ui, 8)});
    if (hit.is_focused) ui_focus_ring(ui, rect, 8);
    if (hit.was_clicked) view_wish_action(view, ACTION_SEARCH);
    Rect inner = rect_inset(rect, ui_px(ui, 12));
    int icon = ui_px(ui, 16);
    draw_icon(&ui->list, ICON_SEARCH, inner.x, rect.y + (rect.h - icon) / 2, icon, theme->dim);
    rect_take_left(&inner, icon + ui_px(ui, 10));
    int key_w = ui_key_hint_width(ui, "/");
    Rect key = rect_take_right(&inner, key_w);
    ui_key_hint(ui, key.x, rect.y + rect.h / 2, "/");
    rect_take_right(&inner, ui_px(ui, 8));
    ui_label(ui, (Rect){inner.x, rect.y, inner.w, rect.h},
             ui_sans(ui, view->is_small ? 13 : 15, 400), theme->dim, UI_LEFT,
             tr(view->tr, "shelf.find"));
}

static void draw_chapter(View *view, Rect row, int chapter, bool is_now, const char *done) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    rect_take_top(&row, ui_px(ui, 8));
    TextStyle small = ui_sans(ui, 15, 400);
    int w = text_width(ui->list.text, small, done);
    ui_label(ui, (Rect){row.x + row.w - w, row.y, w, ui_px(ui, 36)}, small, theme->dim, UI_LEFT,
             done);
    row.w -= w + ui_px(ui, 12);
    ui_label(ui, rect_take_top(&row, ui_px(ui, 20)), ui_sans(ui, 17, is_now ? 600 : 500),
             is_now ? theme->text : theme->dim, UI_LEFT,
             shelf_chapter_text(view, "chapter", chapter));
    ui_label(ui, rect_take_top(&row, ui_px(ui, 20)), ui_sans(ui, 13, 400), theme->faint, UI_LEFT,
             shelf_chapter_text(view, "about", chapter));
}

static void draw_chapters(View *view, const ShelfView *shelf, Rect *area, ShelfDone *done) {
    Ui *ui = view->ui;
    int now =
        shelf->shelf->entries.n ? shelf_chapter(&shelf->shelf->entries.at[shelf->chosen]) : -1;
    int h = ui_px(ui, view->is_small ? 54 : 64);
    for (int chapter = 0; chapter < SHELF_CHAPTERS; chapter++) {
        int first = 0, n_done, n = count(view, shelf, chapter, &n_done, &first);
        if (!n || area->h < h) continue;
        Rect row = rect_take_top(area, h);
        int by = ui_px(ui, 12);
        Rect place = {row.x - by, row.y, row.w + 2 * by, ui_px(ui, 54)};
        const char *id = arena_printf(view->arena, "side.chapter.%c", shelf_chapters[chapter]);
        UiHit hit = ui_hit(ui, id, place, NULL);
        if (hit.was_clicked) done->chosen = first;
        if (chapter == now || hit.is_hot)
            draw_box(&ui->list, place,
                     (Box){.fill = ui->theme->raised, .radius_px = (float)ui_px(ui, 8)});
        if (hit.is_focused) ui_focus_ring(ui, place, 8);
        draw_chapter(view, row, chapter, chapter == now,
                     TR(view->arena, view->tr, "shelf.done", {"done", .number = n_done},
                        {"n", .number = n}));
    }
}

// What else can be opened: each a row of its own, as many as find room.
static void draw_openers(View *view, Rect area) {
    static const struct {
        const char *id;
        Action action;
        Icon icon;
        const char *text; // NULL: the title of the action
    } rows[] = {{"side.open", ACTION_OPEN, ICON_FOLDER, NULL},
                {"side.new", ACTION_NEW_LESSON, ICON_PENCIL, NULL},
                {"side.compare", ACTION_COMPARE_WITH, ICON_COMPARE, "shelf.two"}};
    Ui *ui = view->ui;
    int h = ui_px(ui, view->is_small ? 36 : 40), by = ui_px(ui, 12);
    if (area.h < h + ui_px(ui, 17)) return;
    draw_fill(&ui->list, rect_take_top(&area, ui_px(ui, 1)), ui->theme->line);
    rect_take_top(&area, ui_px(ui, view->is_small ? 4 : 15));
    for (size_t i = 0; i < sizeof rows / sizeof *rows && area.h >= h; i++) {
        Rect row = rect_take_top(&area, h);
        const char *key = action_key(view->tr, rows[i].action);
        UiHit hit = ui_hit(ui, rows[i].id, (Rect){row.x - by, row.y, row.w + 2 * by, row.h}, NULL);
        Color color = hit.is_hot ? ui->theme->text : ui->theme->dim;
        if (hit.is_focused) ui_focus_ring(ui, row, 8);
        if (hit.was_clicked) view_wish_action(view, rows[i].action);
        int icon = ui_px(ui, 16), w = ui_key_hint_width(ui, key);
        draw_icon(&ui->list, rows[i].icon, row.x, row.y + (h - icon) / 2, icon, color);
        rect_take_left(&row, icon + ui_px(ui, 12));
        const char *text =
            rows[i].text ? tr(view->tr, rows[i].text) : action_title(view->tr, rows[i].action);
        TextStyle style = ui_sans(ui, 15, 400);
        if (text_width(ui->list.text, style, text) + w + ui_px(ui, 8) <= row.w) { // else its name
            ui_key_hint(ui, row.x + row.w - w, row.y + h / 2, key);
            rect_take_right(&row, w + ui_px(ui, 8));
        }
        ui_label(ui, row, style, color, UI_LEFT, text);
    }
}

// "← ↑ ↓ → choose   Enter open", in one line or two.
static void draw_keys(View *view, Rect area) {
    static const char *const arrows[] = {"←", "↑", "↓", "→"};
    Ui *ui = view->ui;
    TextStyle style = ui_sans(ui, 15, 400);
    const char *choose = tr(view->tr, "shelf.choose"), *open = tr(view->tr, "shelf.open");
    int line = ui_px(ui, 28), x = area.x, gap = ui_px(ui, 4);
    Rect row = rect_take_top(&area, line);
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
        x += ui_key_hint(ui, x, row.y + line / 2, arrows[i]) + gap;
    x += gap;
    Rect word = {x, row.y, text_width(ui->list.text, style, choose) + 1, line};
    ui_label(ui, word, style, ui->theme->faint, UI_LEFT, choose);
    x += word.w + ui_px(ui, 16);
    int open_w = text_width(ui->list.text, style, open) + 1;
    int both = ui_key_hint_width(ui, "Enter") + 2 * gap + open_w;
    if (x + both > row.x + row.w) row = rect_take_top(&area, line), x = row.x;
    x += ui_key_hint(ui, x, row.y + line / 2, "Enter") + 2 * gap;
    ui_label(ui, (Rect){x, row.y, open_w, line}, style, ui->theme->faint, UI_LEFT, open);
}

// English | Русский at the left of [line], the theme at its right.
static void draw_choices(View *view, Rect line) {
    Ui *ui = view->ui;
    static const char *const languages[] = {"English", "Русский"}; // each in its own
    int spoken = strcmp(tr_name(view->tr), "ru") == 0, chosen = spoken;
    int w = ui_segmented_width(ui, languages, 2);
    draw_small_button(view, "side.theme", &line, view->is_dark ? ICON_SUN : ICON_MOON,
                      ACTION_THEME);
    if (w > line.w) return;
    ui_segmented(ui, "side.language", rect_take_left(&line, w), languages, 2, &chosen);
    if (chosen != spoken) view_wish_action(view, ACTION_LANGUAGE);
}

void shelf_side_draw(View *view, const ShelfView *shelf, Rect area, ShelfDone *done) {
    Ui *ui = view->ui;
    draw_fill(&ui->list, area, ui->theme->panel);
    draw_fill(&ui->list, rect_take_right(&area, ui_px(ui, 1)), ui->theme->line);
    area = rect_inset(area, ui_px(ui, 24));
    draw_title(view, rect_take_top(&area, ui_px(ui, 40)));
    rect_take_top(&area, ui_px(ui, view->is_small ? 16 : 28));
    draw_search(view, rect_take_top(&area, ui_px(ui, view->is_small ? 36 : 44)));
    rect_take_top(&area, ui_px(ui, view->is_small ? 12 : 20));
    draw_choices(view, rect_take_bottom(&area, ui_px(ui, 36)));
    rect_take_bottom(&area, ui_px(ui, 12));
    Rect keys = rect_take_bottom(&area, ui_px(ui, 56));
    rect_take_bottom(&area, ui_px(ui, 8));
    draw_chapters(view, shelf, &area, done);
    draw_openers(view, area);
    draw_keys(view, keys);
}

void shelf_top_draw(View *view, Rect line) {
    Rect choices = rect_take_right(&line, line.w * (view->is_tiny ? 2 : 3) / 5);
    draw_title(view, line);
    draw_small_button(view, "side.search", &choices, ICON_SEARCH, ACTION_SEARCH);
    draw_choices(view, choices);
}
