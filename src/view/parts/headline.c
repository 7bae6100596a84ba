// The type is as large as lets the sentence stand in two lines.
#include "view/parts/headline.h"

#include "view/stage/scene.h"

HeadSizes headline_sizes(const View *view) {
    if (view->is_slide) return (HeadSizes){56, 0, 30, 64, 0, 40, 212, 84};
    if (!view->is_small) return (HeadSizes){64, 15, 36, 68, 20, 48, 288, 98};
    return (HeadSizes){40, 12, 24, 44, 16, 32, 164, 66};
}

// Where there is little room, all of it is the sentence's; the clock stands in the transport.
enum { TINY_H = 62 };

int headline_height(const View *view) {
    if (view->is_tiny) return ui_px(view->ui, TINY_H);
    return ui_px(view->ui, (float)headline_sizes(view).h);
}

int headline_most_lines(int height_px, int line_px) {
    int n = height_px / line_px;
    return n < 2 ? 2 : n > HEADLINE_LINES ? HEADLINE_LINES : n;
}

Rect headline_clock_draw(View *view, Rect area, const char *clock, const char *caption) {
    Ui *ui = view->ui;
    HeadSizes sizes = headline_sizes(view);
    if (view->is_tiny) return area;
    Text *text = ui->list.text;
    TextStyle clock_style = ui_sans(ui, sizes.clock, 600);
    TextStyle caption_style = ui_sans(ui, sizes.caption, 400);
    int left_w = text_width(text, clock_style, clock);
    int caption_w = sizes.caption > 0 ? text_width(text, caption_style, caption) : 0;
    if (caption_w > left_w) left_w = caption_w;
    left_w += ui_px(ui, 16);
    if (left_w < ui_px(ui, (float)sizes.clock_w)) left_w = ui_px(ui, (float)sizes.clock_w);
    Rect room = area;
    Rect left = rect_take_left(&room, left_w);
    rect_take_left(&room, ui_px(ui, 16));
    Rect line = rect_take_top(&left, ui_px(ui, (float)sizes.clock_line));
    ui_label(ui, line, clock_style, ui->theme->text, UI_LEFT, clock);
    if (sizes.caption <= 0) return room;
    rect_take_top(&left, ui_px(ui, 2));
    left.x += ui_px(ui, 2);
    ui_label(ui, rect_take_top(&left, ui_px(ui, (float)sizes.caption_line)), caption_style,
             ui->theme->faint, UI_LEFT, caption);
    return room;
}

static void take_name(View *view, const HeadName *name, Rect at) {
    int out = ui_px(view->ui, 3);
    if (view_point(view, at, name->thing)) view_pin(view, name->thing);
    if (view_same(view->pointed, name->thing))
        view_mark(view, (Rect){at.x - out, at.y + out, at.w + 2 * out, at.h - 2 * out});
}

Rect headline_sentence_draw(View *view, Rect room, int indent_px, const char *sentence,
                            const HeadName *names, int n_names) {
    Ui *ui = view->ui;
    HeadSizes sizes = headline_sizes(view);
    room.x += indent_px, room.w -= indent_px;
    float size = sizes.sentence + 1;
    TextLine lines[HEADLINE_LINES];
    TextStyle style;
    size_t n;
    int line_px, most;
    do { // in the largest type in which all of it finds room
        style = ui_sans(ui, --size, 600);
        line_px = ui_px(ui, (float)sizes.sentence_line * size / sizes.sentence);
        most = headline_most_lines(headline_height(view), line_px);
        n = text_wrap(ui->list.text, style, sentence, room.w, lines, HEADLINE_LINES);
    } while ((int)n > most && size > 12);
    // No line with a single word: rather two even ones.
    if (n == 2 && lines[1].width_px * 3 < lines[0].width_px)
        n = text_wrap(ui->list.text, style, sentence,
                      (lines[0].width_px + lines[1].width_px) * 3 / 5, lines, HEADLINE_LINES);
    if ((int)n > most) ui_overflow(ui, sentence), n = (size_t)most;
    // One line shares the clock's baseline; two stand around it.
    Text *text = ui->list.text;
    int clock = text_baseline(text, ui_sans(ui, sizes.clock, 600), room.y,
                              ui_px(ui, (float)sizes.clock_line));
    int top = clock - text_baseline(text, style, 0, line_px);
    if (n > 1 || view->is_tiny)
        top = room.y + (headline_height(view) - (int)n * line_px) / 2 -
              ui_px(ui, view->is_tiny ? 0 : 2);
    Rect first = {room.x, top, room.w, line_px};
    for (size_t i = 0; i < n; i++) {
        int baseline = text_baseline(ui->list.text, style, top + (int)i * line_px, line_px);
        draw_text_n(&ui->list, room.x, baseline, style, ui->theme->text, sentence + lines[i].from,
                    lines[i].n);
        for (int k = 0; k < n_names; k++) {
            const HeadName *name = &names[k];
            if (name->from < lines[i].from || name->from >= lines[i].from + lines[i].n) continue;
            const char *line = sentence + lines[i].from;
            int x = text_run(text, style, line, name->from - lines[i].from)->width_px;
            int w = text_run(text, style, sentence + name->from, name->n)->width_px;
            take_name(view, name, (Rect){room.x + x, top + (int)i * line_px, w, line_px});
        }
    }
    return first;
}
