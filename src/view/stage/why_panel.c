// The sentence is cut into words at its spaces; a word is made of text, numbers and chips that stay
// together. The type is as large as lets the words stand in two lines.
#include "view/stage/why_panel.h"

#include <inttypes.h>
#include <string.h>

#include "run/comparison.h"
#include "view/app/edit.h"
#include "view/lesson/predict_panel.h"
#include "view/parts/headline.h"
#include "view/parts/light.h"
#include "view/stage/hood_says.h"

typedef enum PieceKind { PIECE_TEXT, PIECE_NUMBER, PIECE_CHIP } PieceKind;

typedef struct Piece {
    PieceKind kind;
    const char *text;
    size_t n;
    int number, w;
    bool ends_word;      // a line may break behind it
    bool is_code;        // as it stands in the program, or as Python prints it
    ViewThing thing;     // that it names ...
    size_t from, n_name; // ... in these bytes of a text
    uint32_t event;      // of a number: the cause; EVENT_NONE: it is not known
} Piece;

enum { PIECES = 160 };

typedef struct Sentence {
    const Scene *scene;
    Chip subject;
    int n_pieces;
    Piece pieces[PIECES];
    float size; // of the type, logical
    int line_px, space_px, n_lines;
    int line_end[HEADLINE_LINES + 1]; // the piece behind the line
} Sentence;

static void add(Sentence *s, Piece piece) {
    if (s->n_pieces < PIECES) s->pieces[s->n_pieces++] = piece;
}

// A word, or what goes on with the last one: it is drawn as a whole.
static void add_word(Sentence *s, Piece word) {
    Piece *last = s->n_pieces ? &s->pieces[s->n_pieces - 1] : NULL;
    word.n_name = word.n;
    if (last && !word.n && word.ends_word && last->kind != PIECE_TEXT) { // only a space
        last->ends_word = true;
        return;
    }
    if (!last || last->kind != PIECE_TEXT || last->ends_word || last->is_code != word.is_code) {
        add(s, word);
        return;
    }
    if (word.thing.kind && !last->thing.kind) {
        last->thing = word.thing;
        last->from = last->n, last->n_name = word.n;
    }
    last->text = arena_printf(s->scene->view->arena, "%.*s%.*s", (int)last->n, last->text,
                              (int)word.n, word.text);
    last->n += word.n;
    last->ends_word = word.ends_word;
}

static void add_text(Sentence *s, const char *text, ViewThing thing, bool is_code) {
    while (*text) {
        size_t n = strcspn(text, " ");
        bool ends_word = text[n] == ' ';
        Piece word = {
            .text = text, .n = n, .ends_word = ends_word, .thing = thing, .is_code = is_code};
        add_word(s, word);
        text += n + ends_word;
    }
}

static void add_plain(Sentence *s, const char *text) {
    add_text(s, text, (ViewThing){0}, false);
}

// ---- what the names are

static ViewThing object_thing(const Scene *scene, ObjectId id) {
    switch (trace_object_kind(scene->trace, id)) {
    case OBJECT_TASK: return scene_task_thing(scene, id);
    case OBJECT_FUTURE: return (ViewThing){VIEW_FUTURE, scene->run, id};
    case OBJECT_SYNC: return (ViewThing){VIEW_SYNC, scene->run, id};
    default: return (ViewThing){0};
    }
}

static ViewThing slot_thing(const Scene *scene, const WhySlot *slot) {
    switch (slot->about) {
    case WHY_ABOUT_OBJECT: return object_thing(scene, slot->id);
    case WHY_ABOUT_FRAME: return (ViewThing){VIEW_FRAME, scene->run, slot->id};
    case WHY_ABOUT_VARIABLE: return (ViewThing){VIEW_VARIABLE, scene->run, slot->id, slot->of};
    case WHY_ABOUT_PLACE:
        if (!slot->id) break;
        return light_line_thing(scene, trace_place(scene->trace, slot->id)->object,
                                trace_line(scene->trace, slot->id));
    case WHY_ABOUT_NOTHING: break;
    }
    return (ViewThing){0};
}

// A cause lights up what it is about, or else the line where it happened.
static ViewThing cause_thing(const Scene *scene, const WhyCause *cause) {
    ViewThing thing = cause->object ? object_thing(scene, cause->object) : (ViewThing){0};
    if (thing.kind || cause->event == EVENT_NONE) return thing;
    if (cause->handle) return (ViewThing){VIEW_HANDLE, scene->run, cause->handle};
    SourceId source;
    int line = light_line_of(scene, cause->event, &source);
    return line ? light_line_thing(scene, source, line)
                : (ViewThing){VIEW_EVENT, scene->run, cause->event};
}

static void add_cause(Sentence *s, int i) {
    const WhyCause *cause = &s->scene->why.causes[i];
    add(s, (Piece){.kind = PIECE_NUMBER,
                   .number = i + 1,
                   .thing = cause_thing(s->scene, cause),
                   .event = cause->event});
}

static void add_line(Sentence *s, const WhyLine *line) {
    for (int i = 0; i < line->n_runs; i++) {
        const WhyRun *run = &line->runs[i];
        const WhySlot *slot = run->slot < 0 ? NULL : &s->scene->why.slots[run->slot];
        ViewThing thing = slot ? slot_thing(s->scene, slot) : (ViewThing){0};
        bool is_code = slot && (slot->kind == WHY_SOURCE || slot->kind == WHY_VALUE);
        bool is_whole = slot && (slot->kind == WHY_TASK || slot->kind == WHY_SYNC);
        // No line break tears such a name apart; an expression may be long.
        if (run->kind == WHY_RUN_CAUSE)
            add_cause(s, run->cause);
        else if (run->kind == WHY_RUN_CHIP)
            add(s, (Piece){.kind = PIECE_CHIP, .text = run->text, .thing = thing});
        else if (is_whole)
            add_word(s, (Piece){.text = run->text, .n = strlen(run->text), .thing = thing});
        else
            add_text(s, run->text, thing, is_code);
    }
}

static TextStyle style_of(const Sentence *s) {
    return ui_sans(s->scene->view->ui, s->size, 600);
}

static TextStyle style_of_piece(const Sentence *s, const Piece *piece) {
    enum { PERCENT = 88 }; // the size at which both look alike
    if (!piece->is_code) return style_of(s);
    return ui_mono(s->scene->view->ui, s->size * PERCENT / 100, 600);
}

// The chip in the sentence, in parts of the type's size.
static int chip_px(const Sentence *s, float part) {
    return ui_px(s->scene->view->ui, s->size * part);
}

static bool has_shape(const Sentence *s) {
    return s->subject.identity >= 0 || s->subject.icon != ICON_NONE;
}

static int subject_width(const Sentence *s) {
    Text *text = s->scene->view->ui->list.text;
    int w = text_width(text, ui_sans(s->scene->view->ui, s->size, 700), s->subject.name);
    int shape = has_shape(s) ? chip_px(s, 0.5F) + chip_px(s, 0.22F) : 0;
    return w + 2 * chip_px(s, 0.36F) + shape;
}

// What stands between a piece and the next word: the subject keeps its distance.
static int gap_after(const Sentence *s, const Piece *piece) {
    if (!piece->ends_word) return 0;
    return piece->kind == PIECE_CHIP ? chip_px(s, 0.39F) : s->space_px;
}

static void measure(Sentence *s, float size) {
    Ui *ui = s->scene->view->ui;
    s->size = size;
    s->line_px = ui_px(ui, size * 4 / 3);
    s->space_px = text_width(ui->list.text, style_of(s), "a a") -
                  text_width(ui->list.text, style_of(s), "aa");
    for (int i = 0; i < s->n_pieces; i++) {
        Piece *piece = &s->pieces[i];
        if (piece->kind == PIECE_TEXT)
            piece->w =
                text_run(ui->list.text, style_of_piece(s, piece), piece->text, piece->n)->width_px;
        else
            piece->w = piece->kind == PIECE_CHIP ? subject_width(s) : chip_px(s, 0.78F);
    }
}

// Breaks into at most [most] lines of [w] pixels. False if that is not enough.
static bool break_lines(Sentence *s, int w, int most) {
    s->n_lines = 0;
    int x = 0, word_x = 0, word = 0; // where the present word begins
    bool fits = true;                // a long expression is one word
    for (int i = 0; i < s->n_pieces; i++) {
        x += s->pieces[i].w;
        if (x > w && word_x > 0) {
            s->line_end[s->n_lines++] = word;
            if (s->n_lines > most) return false;
            fits &= word_x <= w + s->space_px;
            x -= word_x;
            word_x = 0;
        }
        if (!s->pieces[i].ends_word) continue;
        x += gap_after(s, &s->pieces[i]);
        word_x = x;
        word = i + 1;
    }
    s->line_end[s->n_lines++] = s->n_pieces;
    return s->n_lines <= most && fits && (x <= w || s->n_pieces == 1);
}

// In the largest type, at most [size], in which all of it finds room.
static void fit(Sentence *s, int w, int h, float size) {
    for (measure(s, size);; measure(s, --size)) {
        int most = headline_most_lines(h, s->line_px);
        if (break_lines(s, w, most)) return;
        if (size > 12) continue;
        if (s->n_lines > most) {
            ui_overflow(s->scene->view->ui, "the sentence that says why");
            s->n_lines = most;
        }
        return;
    }
}

static void draw_subject(const Sentence *s, Rect rect) {
    View *view = s->scene->view;
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    int inset = chip_px(s, 0.06F);
    rect.y += inset, rect.h -= 2 * inset;
    bool is_hot = s->subject.is_hot, is_wrong = why_is_of_editor(view);
    Color fill = is_wrong ? theme->fail_tint : theme->now,
          ink = is_wrong ? theme->text : theme->ink;
    Color edge = is_wrong ? theme->fail : theme->now_edge;
    draw_box(&ui->list, rect,
             (Box){fill, is_hot ? theme->text : edge, BORDER_SOLID,
                   (float)ui_px(ui, is_hot ? 2 : 1), s->size * 0.22F * ui->scale});
    rect_take_left(&rect, chip_px(s, 0.36F));
    if (!has_shape(s)) {
        ui_label_cut(ui, rect, ui_sans(ui, s->size, 700), ink, UI_LEFT, s->subject.name);
        return;
    }
    int shape = chip_px(s, 0.5F);
    Rect square = rect_take_left(&rect, shape);
    int y = square.y + (square.h - shape) / 2;
    if (s->subject.identity >= 0)
        chip_shape_draw(view, s->subject.identity, square.x, y, shape, ink);
    else
        draw_icon(&ui->list, s->subject.icon, square.x, y, shape, ink);
    rect_take_left(&rect, chip_px(s, 0.22F));
    rect.w -= chip_px(s, 0.36F);
    ui_label_cut(ui, rect, ui_sans(ui, s->size, 700), ink, UI_LEFT, s->subject.name);
}

// A name lights up, and is clicked, as wherever else it stands; a cause leads to its moment.
static void take_piece(const Sentence *s, const Piece *piece, Rect rect) {
    const Scene *scene = s->scene;
    if (!piece->thing.kind) return;
    Ui *ui = scene->view->ui;
    if (piece->kind == PIECE_TEXT) {
        Text *text = ui->list.text;
        TextStyle style = style_of_piece(s, piece);
        rect.x += text_run(text, style, piece->text, piece->from)->width_px;
        rect.w = text_run(text, style, piece->text + piece->from, piece->n_name)->width_px;
    }
    if (scene_point(scene, rect, piece->thing)) {
        if (piece->kind == PIECE_NUMBER && piece->event != EVENT_NONE)
            view_wish_event(scene->view, scene->run, piece->event);
        else if (piece->thing.kind == VIEW_TASK)
            scene_pin(scene, piece->thing.id);
        else if (piece->thing.kind == VIEW_FRAME)
            scene_choose_frame(scene, piece->thing.id);
        else if (piece->thing.kind == VIEW_LINE)
            view_wish_line(scene->view, VIEW_WISH_LINE, piece->thing.of, (int)piece->thing.id);
    }
    if (piece->kind == PIECE_CHIP || !scene_is_pointed(scene, piece->thing)) return;
    int out = ui_px(ui, piece->kind == PIECE_NUMBER ? 2 : 3);
    Rect ring = {rect.x - out, rect.y + chip_px(s, 0.1F), rect.w + 2 * out,
                 rect.h - 2 * chip_px(s, 0.1F)};
    scene_mark(scene, ring);
}

static void draw_line_of(const Sentence *s, int from, int to, int x, int y) {
    View *view = s->scene->view;
    Ui *ui = view->ui;
    int baseline = text_baseline(ui->list.text, style_of(s), y, s->line_px);
    for (int i = from; i < to; i++) {
        const Piece *piece = &s->pieces[i];
        if (piece->kind == PIECE_TEXT)
            draw_text_n(&ui->list, x, baseline, style_of_piece(s, piece), ui->theme->text,
                        piece->text, piece->n);
        else if (piece->kind == PIECE_NUMBER)
            badge_draw(view, x + piece->w / 2, y + s->line_px / 2, piece->w, piece->number);
        else
            draw_subject(s, (Rect){x, y, piece->w, s->line_px});
        take_piece(s, piece, (Rect){x, y, piece->w, s->line_px});
        x += piece->w + gap_after(s, piece);
    }
}

static void draw_sentence(Sentence *s, Rect room, int line_middle, int height) {
    fit(s, room.w, height, headline_sizes(s->scene->view).sentence);
    int y = line_middle - s->line_px / 2;
    if (s->n_lines > 1 || s->scene->view->is_tiny)
        y = room.y + (height - s->n_lines * s->line_px) / 2 -
            ui_px(s->scene->view->ui, s->scene->view->is_tiny ? 0 : 4);
    int from = 0;
    for (int i = 0; i < s->n_lines; i++) {
        draw_line_of(s, from, s->line_end[i], room.x, y + i * s->line_px);
        from = s->line_end[i];
    }
}

// What Python says, as a sentence: some of it ends with a question.
static const char *with_stop(const View *view, const char *text) {
    size_t n = strlen(text);
    while (n && text[n - 1] == '\n')
        n--;
    bool has_stop = !n || strchr(".?!", text[n - 1]);
    return arena_printf(view->arena, "%.*s%s", (int)n, text, has_stop ? "" : ".");
}

// The text that is typed cannot be run.
static void add_wrong(Sentence *s, const Edit *edit) {
    View *view = s->scene->view;
    s->subject = (Chip){.look = LOOK_FAILED, .identity = -1, .icon = ICON_NONE};
    s->subject.name =
        TR(view->arena, view->tr, "edit.wrong.line", {"line", .number = edit->wrong.line});
    add(s, (Piece){.kind = PIECE_CHIP, .text = s->subject.name, .ends_word = true});
    const char *message = with_stop(view, edit->wrong.message);
    add_plain(s, TR(view->arena, view->tr, "edit.wrong.why", {"error", .text = message}));
}

// What Python says of a program that is none: the last that was printed.
static const char *unreadable_text(const Scene *scene) {
    for (uint32_t i = scene->trace->n; i > 0; i--)
        if (trace_at(scene->trace, i - 1)->kind == EVENT_OUTPUT)
            return trace_text(scene->trace, (StringId)trace_at(scene->trace, i - 1)->value);
    return "";
}

// Under the hood the sentence is about the machine, and the numbers stand in its picture. False:
// there is nothing to say.
static bool add_machine(Sentence *s) {
    const char *text = hood_sentence(s->scene, s->scene->view->hood, &s->subject);
    if (!text) return false;
    while (*text) {
        size_t n = strcspn(text, "\1\2\3\4");
        if (n) add_plain(s, arena_copy(s->scene->view->arena, text, n));
        text += n;
        if (!*text) break;
        bool is_who = *text == HOOD_SAYS_WHO;
        const char *name = is_who ? s->subject.name : NULL;
        add(s, (Piece){.kind = is_who ? PIECE_CHIP : PIECE_NUMBER,
                       .text = name,
                       .number = *text,
                       .event = EVENT_NONE});
        text++;
    }
    return true;
}

// The sentence of the moment; while it plays too fast to be read, one that stays true.
static void add_sentence(Sentence *s) {
    const Scene *scene = s->scene;
    View *view = scene->view;
    const uint32_t *by = scene->model->now.by_state;
    if (view->hood && !view->is_hall && !view->is_fast && add_machine(s)) return;
    if (view->is_fast && scene->model->now.n_tasks) {
        uint32_t asleep =
            by[STATE_ON_TIMER] + by[STATE_ON_FUTURE] + by[STATE_ON_IO] + by[STATE_IN_WORKER];
        uint32_t over = by[STATE_DONE] + by[STATE_FAILED] + by[STATE_CANCELLED];
        add_plain(s, TR(view->arena, view->tr, "stage.fast",
                        {"n", .number = scene->model->now.n_tasks},
                        {"ready", .number = by[STATE_READY] + by[STATE_RUNNING]},
                        {"asleep", .number = asleep}, {"over", .number = over}));
        return;
    }
    if (!scene->has_why && trace_is_unreadable(scene->trace)) {
        add_plain(s, TR(view->arena, view->tr, "why.program-unreadable",
                        {"text", .text = with_stop(view, unreadable_text(scene))}));
        return;
    }
    if (!scene->has_why) {
        add_plain(s, tr(view->tr, "stage.not-begun"));
        return;
    }
    if (view->is_hall && view->now->n_traces > 1) // of which of the two
        add_plain(s, arena_printf(view->arena, "%s: ", comparison_name(scene->trace)));
    const ModelTask *task = model_task(scene->model, scene->why.subject);
    s->subject = (Chip){.look = LOOK_RUNNING, .identity = -1, .icon = ICON_BOX, .name = ""};
    if (task) s->subject = scene_chip(scene, task);
    WhyLine line = why_line(&scene->why, scene->trace, view->tr, view->arena);
    for (int i = 0; i < line.n_runs; i++)
        if (line.runs[i].kind == WHY_RUN_CHIP) s->subject.name = line.runs[i].text;
    add_line(s, &line);
}

// Seconds with thousandths, and the unit for itself; a long run on a clock face.
static const char *time_text(const View *view, int64_t time_ns, const char **unit) {
    *unit = "";
    const int64_t second = INT64_C(1000000000), ms = INT64_C(1000000);
    const Trace *trace = view->now->traces[view->run];
    if (trace_time(trace, trace->n) >= 120 * second)
        return tr_clock(view->arena, view->tr, time_ns / second * second);
    *unit = tr(view->tr, "stage.second");
    return arena_printf(view->arena, "%" PRId64 "%s%03d", time_ns / second,
                        tr(view->tr, "stage.time.point"), (int)(time_ns % second / ms));
}

// The steps of a program that takes no time, as its lanes count them: whatever the grain. Of two,
// the lines that both have run.
static uint32_t n_steps(const View *view) {
    const Cursor *now = view->now;
    if (now->n_traces > 1) return (uint32_t)cursor_count(now, GRAIN_LINE);
    return (uint32_t)now->traces[view->run]->lists[TRACE_EXPRESSIONS].n;
}

static const char *step_text(const View *view, const char **unit) {
    const Cursor *now = view->now;
    *unit = TR(view->arena, view->tr, "stage.of-steps", {"n", .number = (int64_t)n_steps(view)});
    uint32_t step =
        trace_list_rank(now->traces[view->run], TRACE_EXPRESSIONS, now->models[view->run].now.n);
    if (now->n_traces > 1) step = (uint32_t)cursor_rank(now, GRAIN_LINE);
    return arena_printf(view->arena, "%" PRIu32, step);
}

// A program without tasks has steps; but where it waits, it is the time that tells.
static bool counts_steps(const View *view) {
    const int64_t ms = INT64_C(1000000);
    const Trace *trace = view->now->traces[view->run];
    return view_is_timeless(view) && trace_time(trace, trace->n) < ms;
}

const char *why_clock_text(const View *view, const char **unit) {
    return counts_steps(view) ? step_text(view, unit) : time_text(view, view->time_ns, unit);
}

bool why_is_of_editor(const View *view) {
    return view->edit && view->edit->wrong.kind;
}

Rect why_clock_draw(const Scene *scene, Rect area, const char *caption) {
    View *view = scene->view;
    Ui *ui = view->ui;
    if (view->is_tiny) return area;
    const char *unit, *clock = why_clock_text(view, &unit);
    bool is_wrong = why_is_of_editor(view);
    if (is_wrong) draw_opacity_push(&ui->list, view->is_stale ? 0.4F : 1);
    Rect room = headline_clock_draw(view, area, clock, caption);
    HeadSizes sizes = headline_sizes(view);
    float size = sizes.clock;
    int line = ui_px(ui, (float)sizes.clock_line);
    int w = text_width(ui->list.text, ui_sans(ui, size, 600), clock);
    int baseline = text_baseline(ui->list.text, ui_sans(ui, size, 600), area.y, line);
    TextStyle unit_style = ui_sans(ui, size / 2, 500);
    draw_text(&ui->list, area.x + w + ui_px(ui, 8), baseline, unit_style, ui->theme->dim, unit);
    if (is_wrong) draw_pop(&ui->list);
    // The sentence stays where it is while the steps or the time grow to their last one.
    const Trace *trace = scene->trace;
    const char *last = counts_steps(view) ? arena_printf(view->arena, "%" PRIu32, n_steps(view))
                                          : time_text(view, trace_time(trace, trace->n), &unit);
    int widest = text_width(ui->list.text, ui_sans(ui, size, 600), last) +
                 text_width(ui->list.text, unit_style, unit) + ui_px(ui, 8 + 16);
    if (area.x + widest > room.x) rect_take_left(&room, area.x + widest - room.x);
    return room;
}

void why_sentence_draw(const Scene *scene, Rect room, float size) {
    Sentence *s = arena_alloc(scene->view->arena, sizeof *s);
    s->scene = scene;
    add_sentence(s);
    if (!s->n_pieces) return;
    fit(s, room.w, room.h, size);
    for (int i = 0, from = 0; i < s->n_lines; from = s->line_end[i++])
        draw_line_of(s, from, s->line_end[i], room.x, room.y + i * s->line_px);
}

void why_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    const char *caption = tr(view->tr, counts_steps(view) ? "stage.step" : "stage.virtual-time");
    Rect room = why_clock_draw(scene, area, caption);
    int line = ui_px(ui, (float)headline_sizes(view).clock_line);
    if (predict_hides_why(view)) {
        const char *title = beloop_is_open(view) ? beloop_sentence(scene) : predict_title(scene);
        headline_sentence_draw(view, room, 0, title, NULL, 0);
        return;
    }
    Sentence *s = arena_alloc(view->arena, sizeof *s);
    s->scene = scene;
    if (why_is_of_editor(view))
        add_wrong(s, view->edit);
    else
        add_sentence(s);
    if (s->n_pieces)
        draw_sentence(s, room, area.y + line / 2 + ui_px(ui, 4), headline_height(view));
}
