// A line for each: its name at the left, and what may be chosen at the right or, where that finds
// no room beside the name, below it.
#include "view/chrome/settings_panel.h"

#include "view/parts/bar.h"
#include "view/parts/scroll.h"

enum { NO_END = 1 << 20 }; // of the room for the lines, which scroll
enum { WIDTH = 460, LINE = 48, CONTROL = 32, PAD = 20, TINY_PAD = 12, TITLE = 36, ABOUT = 20 };

typedef struct Sheet {
    View *view;
    Ui *ui;
    Rect rest; // of the sheet
} Sheet;

static const char *text_of(const Sheet *s, const char *key) {
    return tr(s->view->tr, key);
}

// The next line; returns the place of a control that is [w] wide.
static Rect line(Sheet *s, const char *name, int w) {
    Rect row = rect_take_top(&s->rest, ui_px(s->ui, LINE));
    int h = ui_px(s->ui, CONTROL);
    TextStyle style = ui_sans(s->ui, 15, 500);
    if (text_width(s->ui->list.text, style, name) + ui_px(s->ui, 16) + w > row.w) {
        ui_label_cut(s->ui, row, style, s->ui->theme->text, UI_LEFT, name);
        row = rect_take_top(&s->rest, h);
    } else {
        ui_label(s->ui, row, style, s->ui->theme->text, UI_LEFT, name);
    }
    Rect at = rect_take_right(&row, w < row.w ? w : row.w);
    return (Rect){at.x, at.y + (at.h - h) / 2, at.w, h};
}

static void about(Sheet *s, const char *text) {
    int line_px = ui_px(s->ui, ABOUT);
    int used =
        ui_paragraph(s->ui, s->rest, ui_sans(s->ui, 13, 400), line_px, s->ui->theme->dim, text);
    rect_take_top(&s->rest, used + ui_px(s->ui, 4));
}

static bool choose(Sheet *s, const char *id, const char *name, const char *const *labels, int n,
                   int *chosen) {
    Rect at = line(s, name, ui_segmented_width(s->ui, labels, n));
    return ui_segmented(s->ui, id, at, labels, n, chosen);
}

static void choose_depth(Sheet *s, int depth) {
    const char *const depths[] = {text_of(s, "settings.depth.switches"),
                                  text_of(s, "settings.depth.lines"),
                                  text_of(s, "settings.depth.expressions")};
    if (choose(s, "settings-depth", text_of(s, "settings.depth"), depths, 3, &depth))
        s->view->request = (ViewRequest){.wish = VIEW_WISH_DEPTH, .page = depth};
    about(s, text_of(s, "settings.depth.about"));
}

static void choose_size(Sheet *s, const SettingsView *settings) {
    BarChoice size = {.id_less = "settings-smaller",
                      .id_more = "settings-larger",
                      .value = arena_printf(s->view->arena, "%d\u00A0%%", settings->zoom_percent),
                      .less = ACTION_ZOOM_OUT,
                      .more = ACTION_ZOOM_IN,
                      .value_px = ui_px(s->ui, 72),
                      .is_first = settings->is_smallest,
                      .is_last = settings->is_largest};
    bar_choice_draw(s->view, line(s, text_of(s, "settings.size"), bar_choice_width(s->view, &size)),
                    &size);
}

static void toggle(Sheet *s, const char *id, const char *name, bool on, Action action) {
    Rect at = line(s, name, ui_toggle_width(s->ui, ""));
    at.x += ui_toggle_width(s->ui, "") - ui_px(s->ui, 34); // it ends with a gap before its label
    if (ui_toggle(s->ui, id, at, "", &on)) view_wish_action(s->view, action);
}

static void draw_lines(Sheet *s, const SettingsView *settings) {
    View *view = s->view;
    const char *const themes[] = {text_of(s, "settings.dark"), text_of(s, "settings.light")};
    const char *const languages[] = {"English", "Русский"};
    int theme = !view->is_dark, language = tr_name(view->tr)[0] == 'r';
    if (choose(s, "settings-theme", text_of(s, "settings.theme"), themes, 2, &theme))
        view_wish_action(view, ACTION_THEME);
    if (choose(s, "settings-language", text_of(s, "settings.language"), languages, 2, &language))
        view_wish_action(view, ACTION_LANGUAGE);
    choose_size(s, settings);
    toggle(s, "settings-full", text_of(s, "settings.full"), view->is_full_screen,
           ACTION_FULL_SCREEN);
    toggle(s, "settings-motion", text_of(s, "settings.motion"), view->has_motion, ACTION_MOTION);
    about(s, text_of(s, "settings.motion.about"));
    if (settings->depth >= 0) choose_depth(s, settings->depth);
}

void settings_panel_draw(View *view, const SettingsView *settings, SettingsScroll *kept,
                         Rect window) {
    Ui *ui = view->ui;
    int pad = ui_px(ui, view->is_tiny ? TINY_PAD : PAD), around = 2 * pad + ui_px(ui, TITLE);
    int margin = ui_px(ui, view->is_tiny ? 4.0F : view->is_small ? 12.0F : 16.0F);
    int w = ui_px(ui, WIDTH), h = around + ui_px(ui, 7 * LINE + 3 * ABOUT);
    if (w > window.w - 2 * margin) w = window.w - 2 * margin;
    int top = ui_px(ui, view->is_small ? 52 : 64);
    if (top + h > window.h - margin) top = margin;
    if (h > window.h - 2 * margin) h = window.h - 2 * margin;
    Rect panel = {window.x + window.w - margin - w, window.y + top, w, h};
    if (ui_sheet(ui, "settings-sheet", window, panel)) view_wish_action(view, ACTION_SETTINGS);
    draw_box(&ui->list, panel,
             (Box){.fill = ui->theme->panel,
                   .border = ui->theme->edge,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = 12 * ui->scale});
    Rect inner = rect_inset(panel, pad), title = rect_take_top(&inner, ui_px(ui, TITLE));
    Rect key = rect_take_right(&title, ui_key_hint_width(ui, "Esc"));
    ui_key_hint(ui, key.x, key.y + key.h / 2, "Esc");
    ui_label(ui, title, ui_sans(ui, 20, 600), ui->theme->text, UI_LEFT,
             tr(view->tr, "settings.title"));
    Scroll scroll;
    Rect all = scroll_begin(&scroll, view, "settings-scroll", inner, kept->content_px, &kept->px);
    Sheet sheet = {view, ui, all};
    sheet.rest.h = NO_END;
    draw_lines(&sheet, settings);
    scroll_end(&scroll);
    int content = sheet.rest.y - all.y;
    if (content != kept->content_px) ui->wants_frame = true;
    kept->content_px = content;
}
