// A paragraph is broken into words, each in its style, and the words into lines. A word sticks to
// the one before it where no space stands between them ("*word*," is two pieces of one).
#include "view/parts/prose.h"

#include <string.h>

typedef struct Pen {
    View *view;
    const ProseStyle *style;
    Rect area;        // in which it writes; x, w: of the present block
    int x, y;         // where the next word goes; y: the top of the line
    int bottom;       // nothing is drawn below
    const char *link; // that is being written; NULL: none
    int n_links;      // pieces of it so far
    int gap;          // the space before the next word, where a line may break; 0: none
    bool at_line_start;
} Pen;

ProseStyle prose_style(const View *view) {
    const Theme *theme = view->ui->theme;
    float size = view->is_small ? 15 : 17;
    return (ProseStyle){size, view->is_small ? 22 : 26, theme->text, theme->text, theme->text};
}

static int line_px(const Pen *pen) {
    return ui_px(pen->view->ui, pen->style->line);
}

static TextStyle text_style(const Pen *pen, unsigned style) {
    const Ui *ui = pen->view->ui;
    if (style & MD_CODE_SPAN) return ui_mono(ui, pen->style->size - 1.5F, 400);
    return ui_sans(ui, pen->style->size, style & (MD_STRONG | MD_EMPHASIS) ? 600 : 400);
}

static void new_line(Pen *pen) {
    pen->x = pen->area.x;
    pen->y += line_px(pen);
    pen->gap = 0;
    pen->at_line_start = true;
}

// Code stands on a surface of its own, a little wider than the text.
static int pad_of(const Pen *pen, unsigned style) {
    return style & MD_CODE_SPAN ? ui_px(pen->view->ui, 3) : 0;
}

// A word of the glossary: what it means is shown while it is pointed at, or has the keyboard.
static void take_link(Pen *pen, Rect word) {
    View *view = pen->view;
    Ui *ui = view->ui;
    bool is_seen = rect_meets(word, vec_last(&ui->list.states).clip);
    if (!is_seen || !view->glossary || !glossary_find(view->glossary, tr_name(view->tr), pen->link))
        return;
    bool is_hot = rect_has(word, ui->mouse_x, ui->mouse_y);
    if (!pen->n_links++) {
        UiHit hit = ui_hit(ui, arena_printf(view->arena, "term.%d", view->n_terms++), word, NULL);
        if (hit.is_focused) ui_focus_ring(ui, rect_inset(word, -ui_px(ui, 2)), 4);
        is_hot |= hit.is_focused;
    }
    if (is_hot) view->term = pen->link, view->term_at = word;
}

static void draw_piece_of_text(Pen *pen, unsigned style, const char *text, size_t n, int w) {
    Ui *ui = pen->view->ui;
    if (pen->y + line_px(pen) <= pen->bottom) {
        Color color = style & MD_CODE_SPAN                ? pen->style->code
                      : style & (MD_STRONG | MD_EMPHASIS) ? pen->style->strong
                                                          : pen->style->color;
        TextStyle plain = text_style(pen, 0);
        int baseline = text_baseline(ui->list.text, plain, pen->y, line_px(pen));
        if (style & MD_CODE_SPAN) {
            int h = ui_px(ui, pen->style->size + 4);
            draw_box(&ui->list, (Rect){pen->x, pen->y + (line_px(pen) - h) / 2, w, h},
                     (Box){.fill = ui->theme->raised, .radius_px = (float)ui_px(ui, 3)});
        }
        draw_text_n(&ui->list, pen->x + pad_of(pen, style), baseline, text_style(pen, style), color,
                    text, n);
        if (style & MD_LINK) {
            draw_fill(&ui->list, (Rect){pen->x, baseline + ui_px(ui, 3), w, ui_px(ui, 1)},
                      ui->theme->dim);
            take_link(pen, (Rect){pen->x, pen->y, w, line_px(pen)});
        }
    }
    pen->x += w;
    pen->at_line_start = false;
}

// How wide [n] bytes are in [style].
static int width_of(const Pen *pen, unsigned style, const char *text, size_t n) {
    return text_run(pen->view->ui->list.text, text_style(pen, style), text, n)->width_px +
           2 * pad_of(pen, style);
}

// The width of what sticks to the end of span [i]: the beginning of the following ones up to a
// space.
static int width_of_tail(const Pen *pen, const MdSpan *spans, size_t n, size_t i) {
    int w = 0;
    for (i++; i < n; i++) {
        size_t length = strcspn(spans[i].text, " ");
        w += width_of(pen, spans[i].style, spans[i].text, length);
        if (spans[i].text[length]) break;
    }
    return w;
}

// A word that is longer than a line is cut.
static size_t cut_word(const Pen *pen, unsigned style, const char *word, size_t n) {
    int room = pen->area.w - 2 * pad_of(pen, style);
    size_t fits = text_fit(pen->view->ui->list.text, text_style(pen, style), word, n, room);
    return fits ? fits : n;
}

// Code is kept together where it fits into a line.
static bool is_whole(const Pen *pen, const MdSpan *span) {
    return span->style & MD_CODE_SPAN &&
           width_of(pen, span->style, span->text, strlen(span->text)) <= pen->area.w;
}

static void write_span(Pen *pen, const MdSpan *spans, size_t n, size_t i) {
    const MdSpan *span = &spans[i];
    pen->link = span->target;
    pen->n_links = 0;
    int right = pen->area.x + pen->area.w;
    for (const char *at = span->text; *at;) {
        size_t spaces = strspn(at, " ");
        if (spaces) pen->gap = width_of(pen, span->style & ~(unsigned)MD_CODE_SPAN, " ", 1);
        at += spaces;
        size_t length = is_whole(pen, span) ? strlen(at) : strcspn(at, " ");
        if (!length) return;
        int w = width_of(pen, span->style, at, length);
        int tail = at[length] ? 0 : width_of_tail(pen, spans, n, i);
        if (pen->gap && !pen->at_line_start && pen->x + pen->gap + w + tail > right) new_line(pen);
        if (!pen->at_line_start) pen->x += pen->gap;
        pen->gap = 0;
        if (pen->at_line_start && w > pen->area.w) {
            length = cut_word(pen, span->style, at, length);
            w = width_of(pen, span->style, at, length);
        }
        draw_piece_of_text(pen, span->style, at, length, w);
        if (at[length] && at[length] != ' ') new_line(pen);
        at += length;
    }
}

static void write_spans(Pen *pen, const MdSpan *spans, size_t n) {
    for (size_t i = 0; i < n; i++)
        write_span(pen, spans, n, i);
    new_line(pen);
}

static void write_code(Pen *pen, const char *text) {
    Ui *ui = pen->view->ui;
    TextStyle mono = ui_mono(ui, pen->style->size - 2, 400);
    int pad = ui_px(ui, 8), line = ui_px(ui, pen->style->line - 4), rows = 0;
    for (const char *at = text; *at; at++)
        rows += *at == '\n';
    Rect box = {pen->area.x, pen->y, pen->area.w, rows * line + 2 * pad};
    if (box.y + box.h <= pen->bottom) {
        draw_box(&ui->list, box,
                 (Box){.fill = ui->theme->raised, .radius_px = (float)ui_px(ui, 6)});
        int y = box.y + pad;
        for (const char *at = text; *at; y += line) {
            size_t n = strcspn(at, "\n");
            const char *row = arena_copy(pen->view->arena, at, n);
            ui_label_cut(ui, (Rect){box.x + pad, y, box.w - 2 * pad, line}, mono, pen->style->code,
                         UI_LEFT, row);
            at += n + (at[n] == '\n');
        }
    }
    pen->y += box.h;
    pen->x = pen->area.x;
    pen->at_line_start = true;
}

static void write_item(Pen *pen, const MdBlock *block) {
    Ui *ui = pen->view->ui;
    int indent = ui_px(ui, 22) * block->level;
    Rect whole = pen->area;
    if (pen->y + line_px(pen) <= pen->bottom) {
        TextStyle style = text_style(pen, 0);
        int baseline = text_baseline(ui->list.text, style, pen->y, line_px(pen));
        const char *mark =
            block->number ? arena_printf(pen->view->arena, "%u.", block->number) : "•";
        draw_text(&ui->list, whole.x + indent - ui_px(ui, 18), baseline, style, ui->theme->dim,
                  mark);
    }
    pen->area.x += indent, pen->area.w -= indent;
    pen->x = pen->area.x;
    write_spans(pen, block->spans, block->n_spans);
    pen->area = whole;
    pen->x = whole.x;
}

static Pen pen_at(View *view, Rect area, const ProseStyle *style) {
    return (Pen){.view = view,
                 .style = style,
                 .area = area,
                 .x = area.x,
                 .y = area.y,
                 .bottom = area.y + area.h,
                 .at_line_start = true};
}

int prose_draw(View *view, Rect area, const ProseStyle *style, const MdBlock *blocks, size_t n) {
    Pen pen = pen_at(view, area, style);
    for (size_t i = 0; i < n; i++) {
        bool joins = i && blocks[i].kind == MD_ITEM && blocks[i - 1].kind == MD_ITEM;
        if (i) pen.y += ui_px(view->ui, joins ? 2 : style->line * 0.4F);
        if (blocks[i].kind == MD_CODE)
            write_code(&pen, blocks[i].n_spans ? blocks[i].spans[0].text : "");
        else if (blocks[i].kind == MD_ITEM)
            write_item(&pen, &blocks[i]);
        else
            write_spans(&pen, blocks[i].spans, blocks[i].n_spans);
    }
    return pen.y - area.y;
}
