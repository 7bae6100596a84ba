// From top to bottom: clock and moment, notes, answers; at the foot the next moment with its notes.
#include "view/lesson/notes_panel.h"

#include <inttypes.h>

#include "view/lesson/lesson_panel.h"
#include "view/parts/prose.h"

#define SECOND INT64_C(1000000000)

static const LessonMoment *moment_at(const LessonView *lesson, int i) {
    return i < (int)lesson->text->n_moments ? &lesson->text->moments[i] : NULL;
}

// A moment's title; the introduction has the lesson's.
static const char *title_of(const LessonView *lesson, int i) {
    const char *title = lesson->text->moments[i].title;
    return *title ? title : lesson->text->title;
}

static void draw_clock(View *view, const NotesView *notes, Rect line) {
    Ui *ui = view->ui;
    int64_t s = notes->since_ns < 0 ? 0 : notes->since_ns / SECOND;
    const char *clock = arena_printf(view->arena, "%" PRId64 ":%02d", s / 60, (int)(s % 60));
    ui_label(ui, line, ui_sans(ui, 40, 600), ui->theme->text, UI_LEFT, clock);
    if (!view->lesson) return;
    ui_label(ui, line, ui_sans(ui, 17, 400), ui->theme->dim, UI_RIGHT,
             TR(view->arena, view->tr, "teach.moment", {"i", .number = view->lesson->now + 1},
                {"n", .number = (int64_t)view->lesson->text->n_moments}));
}

static void draw_answers(View *view, Rect *area, const LessonMoment *moment) {
    Ui *ui = view->ui;
    int line = ui_px(ui, 24);
    for (size_t i = 0; i < moment->n_questions; i++) {
        const LessonQuestion *question = &moment->questions[i];
        for (size_t k = 0; k < question->n_choices; k++) {
            if (!question->choices[k].is_right) continue;
            rect_take_top(area, ui_px(ui, 8));
            int h = ui_paragraph(ui, *area, ui_sans(ui, 17, 600), line, ui->theme->text,
                                 question->title);
            rect_take_top(area, h);
            const char *text = arena_printf(view->arena, "%d. %s — %s", (int)k + 1,
                                            question->choices[k].text, question->choices[k].reason);
            rect_take_top(
                area, ui_paragraph(ui, *area, ui_sans(ui, 17, 400), line, ui->theme->done, text));
        }
    }
}

static void draw_moment(View *view, Rect area) {
    Ui *ui = view->ui;
    const LessonMoment *moment = moment_at(view->lesson, view->lesson->now);
    int h = ui_paragraph(ui, area, ui_sans(ui, 24, 600), ui_px(ui, 32), ui->theme->text,
                         title_of(view->lesson, view->lesson->now));
    rect_take_top(&area, h + ui_px(ui, 8));
    ProseStyle style = prose_style(view);
    style.size = 20, style.line = 30;
    if (moment->n_notes)
        h = prose_draw(view, area, &style, moment->notes, moment->n_notes);
    else
        h = ui_paragraph(ui, area, ui_sans(ui, 17, 400), ui_px(ui, 24), ui->theme->faint,
                         tr(view->tr, "notes.none"));
    rect_take_top(&area, h);
    draw_answers(view, &area, moment);
}

static void draw_next(View *view, Rect area) {
    Ui *ui = view->ui;
    const LessonMoment *next = moment_at(view->lesson, view->lesson->now + 1);
    draw_fill(&ui->list, rect_take_top(&area, ui_px(ui, 1)), ui->theme->line2);
    rect_take_top(&area, ui_px(ui, 12));
    ui_label(ui, rect_take_top(&area, ui_px(ui, 20)), ui_sans(ui, 15, 400), ui->theme->faint,
             UI_LEFT, tr(view->tr, next ? "notes.next" : "teach.over"));
    if (!next) return;
    int h = ui_paragraph(ui, area, ui_sans(ui, 20, 600), ui_px(ui, 28), ui->theme->text,
                         title_of(view->lesson, view->lesson->now + 1));
    rect_take_top(&area, h + ui_px(ui, 4));
    ProseStyle style = prose_style(view);
    style.size = 15, style.line = 22, style.color = ui->theme->dim;
    if (next->n_notes) prose_draw(view, area, &style, next->notes, next->n_notes);
}

void notes_panel_draw(View *view, const NotesView *notes, Rect area) {
    Ui *ui = view->ui;
    area = rect_inset(area, ui_px(ui, 24));
    draw_clock(view, notes, rect_take_top(&area, ui_px(ui, 48)));
    rect_take_top(&area, ui_px(ui, 16));
    if (!view->lesson) {
        ui_paragraph(ui, area, ui_sans(ui, 17, 400), ui_px(ui, 24), ui->theme->faint,
                     tr(view->tr, "notes.no-lesson"));
        return;
    }
    draw_next(view, rect_take_bottom(&area, area.h * 30 / 100));
    rect_take_bottom(&area, ui_px(ui, 12));
    draw_clip_push(&ui->list, area);
    draw_moment(view, area);
    draw_pop(&ui->list);
}

// ---- as text

void notes_tell(const LessonView *lesson, Arena *arena, FILE *out) {
    const LessonMoment *moment = moment_at(lesson, lesson->now);
    fprintf(out, "\n%d/%d  %s\n", lesson->now + 1, (int)lesson->text->n_moments,
            title_of(lesson, lesson->now));
    for (size_t i = 0; i < moment->n_notes; i++)
        fprintf(out, "  %s\n", md_plain(arena, &moment->notes[i]));
    for (size_t i = 0; i < moment->n_questions; i++)
        for (size_t k = 0; k < moment->questions[i].n_choices; k++)
            if (moment->questions[i].choices[k].is_right)
                fprintf(out, "  ? %s  %d. %s\n", moment->questions[i].title, (int)k + 1,
                        moment->questions[i].choices[k].text);
    if (moment_at(lesson, lesson->now + 1))
        fprintf(out, "  > %s\n", title_of(lesson, lesson->now + 1));
    fflush(out);
}
