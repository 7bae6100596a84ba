// Going by the lines of the program: to a line's next execution, to the next breakpoint, and the
// line that the keys are about. Breakpoints with a condition are asked of a second run
// (program/probe.h), which follows the one that is shown.
#include <stdlib.h>
#include <string.h>

#include "program/probe.h"
#include "program/program.h"
#include "view/app/app_parts.h"
#include "view/code/code_focus.h"

// ---- which lines

static const Trace *program_record(const App *app) {
    return app->record && app->record->sources.n > 1 ? app->record : NULL;
}

// A place that stops: a line whose breakpoint has no condition.
typedef struct Stop {
    SourceId source;
    int line;
} Stop;

typedef struct Stops {
    VEC(Stop) lines;
    const Probe *probe; // NULL: no condition is asked
} Stops;

static Stops stops_of(App *app, const Trace *trace) {
    Stops stops = {.probe = app->probe};
    for (SourceId source = 1; source < trace->sources.n; source++) {
        const CodeMarks *marks = marks_of_source(&app->marks, trace, source);
        for (size_t i = 0; i < marks->breakpoints.n; i++)
            if (!marks->breakpoints.at[i].condition)
                vec_push(&stops.lines, ((Stop){source, marks->breakpoints.at[i].line}));
    }
    return stops;
}

static bool is_hit(const Probe *probe, uint32_t event) {
    size_t low = 0, high = probe ? probe->hits.n : 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (probe->hits.at[middle].event < event)
            low = middle + 1;
        else
            high = middle;
    }
    return probe && low < probe->hits.n && probe->hits.at[low].event == event;
}

static bool is_line(const Trace *trace, uint32_t index, Stop stop) {
    PlaceId place = trace_at(trace, index)->object;
    return trace_line(trace, place) == stop.line &&
           trace_place(trace, place)->object == stop.source;
}

static bool stops_at(const Stops *stops, const Trace *trace, uint32_t index) {
    for (size_t i = 0; i < stops->lines.n; i++)
        if (is_line(trace, index, stops->lines.at[i])) return true;
    return is_hit(stops->probe, index);
}

// The first of the lines among the events [from, to), or the last one, that [stops]; EVENT_NONE:
// none does.
static uint32_t find_stop(const Stops *stops, const Trace *trace, uint32_t from, uint32_t to,
                          bool forward) {
    if (!stops->lines.n && !stops->probe) return EVENT_NONE;
    uint32_t low = trace_list_rank(trace, TRACE_LINES, from);
    uint32_t high = trace_list_rank(trace, TRACE_LINES, to);
    for (; low < high; forward ? low++ : high--) {
        uint32_t index = trace->lists[TRACE_LINES].at[forward ? low : high - 1];
        if (stops_at(stops, trace, index)) return index;
    }
    return EVENT_NONE;
}

// How far hits are known.
static uint32_t known_until(const App *app, const Trace *trace) {
    if (!app->probe) return trace->n;
    uint32_t reached = probe_reached(app->probe);
    return reached < trace->n ? reached : trace->n;
}

// ---- conditions

static void drop_probe(App *app) {
    probe_free(app->probe);
    app->probe = NULL;
    app->probe_goes_on = false;
    app->marks.differs = false;
}

// Begins to ask all conditions of the program's files.
static void ask_again(App *app) {
    drop_probe(app);
    const Trace *trace = program_record(app);
    if (!trace || !app->program) return;
    VEC(Condition) conditions = {0};
    Str wrong = {0};
    for (SourceId source = 1; source < trace->sources.n; source++) {
        CodeMarks *marks = marks_of_source(&app->marks, trace, source);
        for (size_t i = 0; i < marks->breakpoints.n; i++) {
            Breakpoint *breakpoint = &marks->breakpoints.at[i];
            if (!breakpoint->condition) continue;
            bool parses = condition_parses(breakpoint->condition, &wrong);
            code_breakpoint_blame(breakpoint, parses ? NULL : str_text(&wrong));
            vec_push(&conditions,
                     ((Condition){marks->path, breakpoint->line, breakpoint->condition}));
        }
    }
    if (conditions.n) {
        app->probe = probe_begin(app->program, conditions.at, conditions.n);
        app->probe_goes_on = true;
    }
    vec_deinit(&conditions);
    str_deinit(&wrong);
}

// What failed is said at its flag.
static void blame(App *app) {
    for (size_t i = 0; i < app->probe->asked.n; i++) {
        const ProbeCondition *asked = &app->probe->asked.at[i];
        if (!asked->wrong) continue;
        CodeMarks *marks = marks_of(&app->marks, asked->path);
        Breakpoint *breakpoint = code_breakpoint_at(marks, asked->line);
        if (breakpoint && !breakpoint->wrong) code_breakpoint_blame(breakpoint, asked->wrong);
    }
    app->marks.differs = app->probe->differs;
}

void app_ran_anew(App *app) {
    drop_probe(app);
    app->n_marked_sources = 0;
    app->marks.is_looking = false;
    app->marks.line = 0;
    editor_free(app->marks.typing);
    app->marks.typing = NULL;
}

// ---- looking for a line or a breakpoint, also in what is still to be recorded

static void arrive_at(App *app, uint32_t index) {
    uint64_t from = app->now.position;
    cursor_seek(&app->now, (uint64_t)index + 1);
    app_arrive(app, from);
}

// Looks once. True: there is nothing more to wait for.
static bool look(App *app, bool forward) {
    const Trace *trace = program_record(app);
    if (!trace) return true;
    bool wants_line = app->sought.line != 0;
    Stops stops = {0};
    if (wants_line)
        vec_push(&stops.lines, ((Stop){app->sought.source, app->sought.line}));
    else
        stops = stops_of(app, trace);
    uint32_t here = (uint32_t)app->now.position;
    uint32_t known = wants_line ? trace->n : known_until(app, trace);
    uint32_t found = forward ? find_stop(&stops, trace, here, known, true)
                             : find_stop(&stops, trace, 0, here ? here - 1 : 0, false);
    bool knows_all = forward ? known == trace->n : here <= known;
    bool goes_on = forward && app->program && program_state(app->program) == PROGRAM_RUNS;
    bool is_done = found != EVENT_NONE || (knows_all && !goes_on);
    if (found != EVENT_NONE && (forward || knows_all)) arrive_at(app, found);
    if (found == EVENT_NONE && is_done && !wants_line && (stops.lines.n || stops.probe)) {
        uint64_t from = app->now.position;
        cursor_seek(&app->now, forward ? trace->n : 0);
        app_arrive(app, from);
    }
    vec_deinit(&stops.lines);
    return is_done && (forward || knows_all);
}

int app_looked_percent(const App *app) {
    const Trace *trace = program_record(app);
    if (!trace) return 0;
    bool wants_line = app->sought.line != 0;
    uint32_t known = wants_line ? trace->n : known_until(app, trace);
    return trace->n ? (int)((uint64_t)known * 100 / trace->n) : 0;
}

static void begin_looking(App *app, Stop sought, bool forward) {
    if (app->is_playing) app_do(app, ACTION_PLAY);
    app->sought.source = sought.source;
    app->sought.line = sought.line;
    app->sought.is_back = !forward;
    app->marks.is_looking = !look(app, forward);
}

void app_go_to_break(App *app, bool forward) {
    begin_looking(app, (Stop){0}, forward);
}

void app_go_to_line(App *app, SourceId source, int line) {
    const Trace *trace = program_record(app);
    if (!trace || source >= trace->sources.n) return;
    // From the beginning again where the line is behind all that is to come.
    uint64_t from = app->now.position;
    begin_looking(app, (Stop){source, line}, true);
    if (app->marks.is_looking || app->now.position != from) return;
    Stops stops = {0};
    vec_push(&stops.lines, ((Stop){source, line}));
    uint32_t found = find_stop(&stops, trace, 0, (uint32_t)from, true);
    if (found != EVENT_NONE) arrive_at(app, found);
    vec_deinit(&stops.lines);
}

void app_step_line(App *app, bool forward) {
    const Model *model = &app->now.models[0];
    const ModelFrame *frame = app->record ? model_frame(model, model->now.last_frame) : NULL;
    if (!frame || !frame->line) return;
    const Event *place = trace_place(model->trace, frame->line);
    begin_looking(app, (Stop){place->object, event_span(place->value).line}, forward);
}

bool app_stops(App *app, uint64_t from) {
    const Trace *trace = program_record(app);
    if (!trace || app->now.position <= from) return false;
    Stops stops = stops_of(app, trace);
    uint32_t known = known_until(app, trace), to = (uint32_t)app->now.position;
    uint32_t found = find_stop(&stops, trace, (uint32_t)from, to < known ? to : known, true);
    vec_deinit(&stops.lines);
    if (found != EVENT_NONE) {
        cursor_seek(&app->now, (uint64_t)found + 1);
        app_arrive(app, from);
    } else if (to > known) { // no further than it is known where to stop
        cursor_seek(&app->now, known > from ? known : from);
        app->time_ns = cursor_time(&app->now);
        return true;
    }
    return found != EVENT_NONE;
}

void app_follow_marks(App *app, int64_t budget_ns) {
    const Trace *trace = program_record(app);
    if (!trace) return;
    if (app->n_marked_sources != trace->sources.n) { // a file more: it may have marks
        app->n_marked_sources = (uint32_t)trace->sources.n;
        ask_again(app);
    }
    if (app->probe) {
        app->probe_goes_on = probe_follow(app->probe, app->program, budget_ns);
        blame(app);
    }
    if (app->marks.is_looking) app->marks.is_looking = !look(app, !app->sought.is_back);
}

// ---- the line that the keys are about

LineAt app_line_of_keys(App *app) {
    const Trace *trace = program_record(app);
    if (!trace) return (LineAt){0};
    SourceId shown = app->shown_source < trace->sources.n ? app->shown_source : 1;
    if (app->marks.line && app->marks.source == shown) return (LineAt){shown, app->marks.line};
    if (app->pointed.kind == VIEW_LINE)
        return (LineAt){app->pointed.of ? app->pointed.of : shown, (int)app->pointed.id};
    const Model *model = &app->now.models[0];
    const ModelFrame *frame = model_frame(model, model->now.last_frame);
    PlaceId place = frame ? frame->line : 0;
    bool is_there = place && trace_place(trace, place)->object == shown;
    return (LineAt){shown, is_there ? trace_line(trace, place) : 1};
}

static CodeMarks *marks_at(App *app, LineAt at) {
    return marks_of_source(&app->marks, app->record, at.source);
}

static void changed(App *app, const CodeMarks *marks, bool asks) {
    if (app->marks.keeps) code_marks_keep(marks);
    if (asks) ask_again(app);
}

static void toggle_break(App *app, LineAt at) {
    if (!at.line) return;
    CodeMarks *marks = marks_at(app, at);
    const Breakpoint *breakpoint = code_breakpoint_at(marks, at.line);
    bool had_condition = breakpoint && breakpoint->condition;
    if (breakpoint)
        code_breakpoint_remove(marks, at.line);
    else
        code_breakpoint_set(marks, at.line, NULL);
    changed(app, marks, had_condition);
}

// While the program is changed, it is the text as it is typed that has the breakpoints.
static CodeMarks *marks_for_typing(App *app, LineAt at) {
    return app->edit.is_open ? app->edit.marks : marks_at(app, at);
}

static void type_condition(App *app, LineAt at) {
    CodeMarks *marks = at.line ? marks_for_typing(app, at) : NULL;
    if (!marks) return;
    const Breakpoint *breakpoint = code_breakpoint_at(marks, at.line);
    editor_free(app->marks.typing);
    app->marks.typing = editor_new(&app->clipboard);
    app->marks.typing_source = at.source;
    app->marks.typing_line = at.line;
    app->marks.typing_at = MARKS_FIELD;
    app->marks.is_opening = true;
    const char *text = breakpoint && breakpoint->condition ? breakpoint->condition : "";
    editor_set_text(app->marks.typing, text, strlen(text));
    editor_select(app->marks.typing, (EditorPlace){0, 0}, (EditorPlace){0, (int)strlen(text)});
}

static void end_typing(App *app, bool takes) {
    Marks *marks = &app->marks;
    if (!marks->typing) return;
    Str text = {0};
    editor_get_text(marks->typing, &text);
    editor_free(marks->typing);
    marks->typing = NULL;
    const char *condition = str_text(&text);
    condition += strspn(condition, " \t");
    LineAt at = {marks->typing_source, marks->typing_line};
    if (takes && app->edit.is_open) {
        edit_set_condition(&app->edit, at.line, condition);
    } else if (takes) {
        code_breakpoint_set(marks_at(app, at), at.line, condition);
        changed(app, marks_at(app, at), true);
    }
    str_deinit(&text);
}

bool app_marks_key(App *app, const InputEvent *event) {
    Marks *marks = &app->marks;
    if (!marks->typing || app->screen != VIEW_LOOP) return false;
    if (event->kind == INPUT_TEXT && marks->is_opening) return true; // of the key that opened it
    if (event->kind == INPUT_KEY) marks->is_opening = false;
    bool is_key = event->kind == INPUT_KEY, is_plain = is_key && !event->mods;
    if (is_key && event->key == KEY_TAB && !(event->mods & ~MOD_SHIFT)) {
        marks->typing_at = (marks->typing_at + (event->mods ? MARKS_TYPING - 1 : 1)) % MARKS_TYPING;
        return true;
    }
    if (marks->typing_at == MARKS_FIELD && field_input(marks->typing, event)) return true;
    bool presses = is_plain && (event->key == KEY_ENTER ||
                                (event->key == KEY_SPACE && marks->typing_at != MARKS_FIELD));
    if (presses) {
        end_typing(app, marks->typing_at != MARKS_DROP);
    } else if (is_plain && event->key == KEY_ESCAPE) {
        end_typing(app, false);
    } else {
        return event->kind == INPUT_TEXT || !(event->mods & MOD_CTRL);
    }
    return true;
}

static void fold(App *app, LineAt at, bool all) {
    if (!at.line) return;
    const CodeText *code = code_text(&app->codes, at.source);
    CodeMarks *marks = marks_at(app, at);
    const CodeBlock *block = code_block_at(code, at.line);
    if (all) {
        bool has_open = false;
        for (size_t i = 0; i < code->blocks.n; i++)
            has_open |= !code_is_folded(&marks->folds, code->blocks.at[i].line);
        for (size_t i = 0; i < code->blocks.n; i++)
            code_fold(&marks->folds, code->blocks.at[i].line, has_open);
    } else if (block) {
        code_fold(&marks->folds, block->line, !code_is_folded(&marks->folds, block->line));
    }
    changed(app, marks, false);
}

// Up and down through the lines that are seen.
static void move_line(App *app, int by) {
    LineAt at = app_line_of_keys(app);
    if (!at.line) return;
    CodeRows rows = {0};
    code_rows(code_text(&app->codes, at.source), &marks_at(app, at)->folds, &rows);
    int row = (int)code_row_of(&rows, at.line) + by;
    if (row >= 0 && row < (int)rows.n) {
        app->marks.source = at.source;
        app->marks.line = rows.at[row].line;
        app->marks.name = 0;
    }
    vec_deinit(&rows);
}

bool app_do_line(App *app, Action action) {
    if (app->screen != VIEW_LOOP) return false;
    LineAt at = app_line_of_keys(app);
    if (app->edit.is_open) at.line = editor_cursor(app->edit.editor).line + 1;
    if (app->edit.is_open && action == ACTION_BREAKPOINT) {
        edit_toggle_break(&app->edit, at.line);
        return true;
    }
    switch (action) {
    case ACTION_BREAKPOINT: toggle_break(app, at); return true;
    case ACTION_CONDITION: type_condition(app, at); return true;
    case ACTION_NEXT_BREAK: app_go_to_break(app, true); return true;
    case ACTION_PREVIOUS_BREAK: app_go_to_break(app, false); return true;
    case ACTION_RUN_TO_LINE:
        if (at.line) app_go_to_line(app, at.source, at.line);
        return true;
    case ACTION_FOLD: fold(app, at, false); return true;
    case ACTION_FOLD_ALL: fold(app, at, true); return true;
    case ACTION_LINE_UP: move_line(app, -1); return true;
    case ACTION_LINE_DOWN: move_line(app, 1); return true;
    default: return false;
    }
}

bool app_grant_line(App *app, const ViewRequest *request) {
    LineAt at = {(SourceId)request->page, (int)request->thing.id};
    switch (request->wish) {
    case VIEW_WISH_LINE: app_go_to_line(app, at.source, at.line); return true;
    case VIEW_WISH_BREAK: toggle_break(app, at); return true;
    case VIEW_WISH_CONDITION: type_condition(app, at); return true;
    case VIEW_WISH_TYPED: end_typing(app, request->page); return true;
    case VIEW_WISH_FOLD: fold(app, at, false); return true;
    default: return false;
    }
}

void app_take_marks(App *app, const Edit *edit) {
    if (!edit->marks) return;
    CodeMarks *marks = marks_of(&app->marks, edit->path);
    code_marks_take(marks, edit->marks);
    changed(app, marks, true);
}

void app_close_marks(App *app) {
    bool keeps = app->marks.keeps;
    drop_probe(app);
    marks_deinit(&app->marks);
    app->marks.keeps = keeps;
}
