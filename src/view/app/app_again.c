// The program is run again because its text is another one, and the cursor comes back to the same
// moment: as many times as that line had been run, as far behind it. Where the line is gone, or is
// not run so often any more, to the same number of lines.
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/check.h"
#include "program/program.h"
#include "view/app/app_parts.h"

typedef struct Moment {
    char *path;           // owned; of the file that the last line was in; NULL: no line was run yet
    int line;             // where that line is in the new text; 0: it is gone
    uint32_t nth, beyond; // execution of it, from 1; events behind it
    uint64_t rank;        // lines before it in all
    ViewGrain grain;
    char *pinned; // owned; the file that was chosen to be shown; NULL: none
} Moment;

static char *copy(const char *text) {
    char *copied = strdup(text);
    if (!copied) check_no_memory("a path");
    return copied;
}

static const char *path_of(const Trace *trace, SourceId source) {
    return trace_text(trace, (StringId)trace_source(trace, source)->value);
}

static const ProgramFile *find_file(const ProgramFile *files, size_t n, const char *path) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(files[i].path, path) == 0) return &files[i];
    return NULL;
}

static bool is_line(const Trace *trace, uint32_t index, SourceId source, int line) {
    PlaceId place = trace_at(trace, index)->object;
    return trace_line(trace, place) == line && trace_place(trace, place)->object == source;
}

// Where a line of what ran is in the new text of its file.
static int moved_line(App *app, SourceId source, int line, const ProgramFile *file) {
    if (!file) return line;
    CodeText *now = code_text_of(file->path, file->text);
    int moved = code_line_moved(code_text(&app->codes, source), now, line);
    code_text_free(now);
    return moved;
}

static Moment moment_of(App *app, const ProgramFile *files, size_t n) {
    const Trace *trace = app->record;
    uint32_t position = (uint32_t)app->now.position;
    uint32_t rank = trace_list_rank(trace, TRACE_LINES, position);
    Moment moment = {.rank = rank, .grain = app->grain};
    SourceId pinned = app->stage.file;
    if (pinned && pinned < trace->sources.n) moment.pinned = copy(path_of(trace, pinned));
    if (!rank) return moment;
    uint32_t index = trace->lists[TRACE_LINES].at[rank - 1];
    PlaceId place = trace_at(trace, index)->object;
    SourceId source = trace_place(trace, place)->object;
    int line = trace_line(trace, place);
    moment.path = copy(path_of(trace, source));
    moment.beyond = position - index - 1;
    for (uint32_t i = 0; i < rank; i++)
        moment.nth += is_line(trace, trace->lists[TRACE_LINES].at[i], source, line);
    moment.line = moved_line(app, source, line, find_file(files, n, moment.path));
    return moment;
}

// Where the moment is in the new record, as far as that goes; 0: nowhere yet. [*seen] and [*nth]
// are kept between calls: the lines that were looked at, and how often it was that one.
static uint32_t find_moment(const Trace *trace, const Moment *moment, size_t *seen, uint32_t *nth) {
    SourceId source = moment->line ? code_find_source(trace, moment->path) : 0;
    if (!source) return 0;
    for (; *seen < trace->lists[TRACE_LINES].n; ++*seen) {
        uint32_t index = trace->lists[TRACE_LINES].at[*seen];
        *nth += is_line(trace, index, source, moment->line);
        if (*nth == moment->nth) return index + 1;
    }
    return 0;
}

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

// Runs as far as need be, but not so long that the window would seem to hang.
static void come_back(App *app, const Moment *moment) {
    static const int64_t most_ns = 400 * INT64_C(1000000);
    const Trace *trace = app->record;
    int64_t end_ns = now_ns() + most_ns;
    size_t seen = 0;
    uint32_t nth = 0, position = 0;
    bool goes_on = true;
    while (moment->path && !(position = find_moment(trace, moment, &seen, &nth)) && goes_on)
        goes_on = program_run_some(app->program, FIRST_SLICE_NS) && now_ns() < end_ns;
    if (position) { // as far behind the line as before, if it did so much
        uint32_t next = trace_list_rank(trace, TRACE_LINES, position);
        bool has_next = next < trace->lists[TRACE_LINES].n;
        uint32_t end = has_next ? trace->lists[TRACE_LINES].at[next] : trace->n;
        position += moment->beyond < end - position ? moment->beyond : end - position;
    } else if (moment->rank) {
        size_t n = trace->lists[TRACE_LINES].n, rank = moment->rank < n ? moment->rank : n;
        position = rank ? trace->lists[TRACE_LINES].at[rank - 1] + 1 : 0;
    }
    app_go_to_position(app, position);
}

// The marks of a file that was changed: the editor has moved them along, or they are moved now.
static void move_marks(App *app, const ProgramFile *file) {
    const Edit *edit = app_edit_of(app, file->path);
    SourceId source = code_find_source(app->record, file->path);
    CodeMarks *marks = marks_of(&app->marks, file->path);
    if (edit && edit->marks) {
        code_marks_take(marks, edit->marks);
    } else if (source) {
        CodeText *now = code_text_of(file->path, file->text);
        code_marks_move(marks, code_text(&app->codes, source), now);
        code_text_free(now);
    }
    if (app->marks.keeps) code_marks_keep(marks);
}

void app_run_again(App *app, const ProgramFile *files, size_t n) {
    const Trace *trace = app->record;
    if (!app->program || trace->sources.n <= 1) return;
    app_offer_earlier(app);
    bool is_beloop = app->beloop.is_on;
    Moment moment = moment_of(app, files, n);
    for (size_t i = 0; i < n; i++)
        move_marks(app, &files[i]);
    const char *path = path_of(trace, 1);
    const ProgramFile *main_file = find_file(files, n, path);
    const char *text = trace_text(trace, trace_source(trace, 1)->object);
    app_run_files(app, path, main_file ? main_file->text : text,
                  main_file ? main_file->n : strlen(text), files, n);
    teach_rebind(&app->teach, app->record);
    app->grain = moment.grain;
    if (moment.pinned) app->stage.file = code_find_source(app->record, moment.pinned);
    come_back(app, &moment);
    if (is_beloop) app_beloop_again(app);
    free(moment.path);
    free(moment.pinned);
}
