// The command line: the only place that knows every room. Two tables say what there is, commands
// and options; each command is one function below, and --help is made from the same tables.
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/new_file.h"
#include "base/tr.h"
#include "cli/args.h"
#include "cli/help.h"
#include "gui/desktop.h"
#include "gui/window.h"
#include "hall/exhibition.h"
#include "lesson/check.h"
#include "lesson/progress.h"
#include "lesson/shelf.h"
#include "lesson/tell.h"
#include "program/program.h"
#include "run/comparison.h"
#include "run/transcript.h"
#include "trace/store.h"
#include "view/window_main.h"

// What the options set; see their table.
typedef struct Options {
    int64_t n_boards, n_pairs, master_ns, amateur_ns;
    int64_t from_ns, to_ns;
    int64_t at_ns, size_px[2], zoom_percent;
    int64_t theme, screen, mode, notes; // choices
    int64_t recursion, memory_mib, output_mib;
    int64_t is_paused, is_still, full_screen, no_settings, as_json, perfetto, in_words; // flags
    int64_t depth;                                                                      // a choice
    int64_t store, may_await;                                                           // flags
    int64_t n_steps, grain;
    int64_t n_events; // that are recorded at most; 0: the usual
    const char *games, *language, *output, *record, *allowed, *with;
} Options;

// What a command is given.
typedef struct Cli {
    const Tr *tr;
    Arena *arena; // for texts
    Args args;
    Options options;
    int exit_status; // of a program that was run
    Shelf shelf;     // once it was needed
    bool has_shelf;
    const char *lesson_folder; // the subject is the program of this lesson; NULL: it is none
} Cli;

typedef bool CommandFn(Cli *cli, Error *error);

static CommandFn window_command, run_command, trace_command, render_command, compare_command,
    lessons_command, check_command, new_command;

// ---- the tables

enum {
    COMMAND_WINDOW,
    COMMAND_RUN,
    COMMAND_TRACE,
    COMMAND_RENDER,
    COMMAND_COMPARE,
    COMMAND_LESSONS,
    COMMAND_CHECK,
    COMMAND_NEW,
    N_COMMANDS
};
#define FOR(command)  (1u << COMMAND_##command)
#define FOR_ALL       ((1u << N_COMMANDS) - 1)
#define FOR_RUNS      (FOR(WINDOW) | FOR(RUN) | FOR(TRACE) | FOR(RENDER) | FOR(COMPARE))
#define PLACE(member) offsetof(Options, member)
#define SECOND        INT64_C(1000000000)

static const ArgsCommand commands[N_COMMANDS] = {
    [COMMAND_WINDOW] = {"window", false},
    [COMMAND_RUN] = {"run", true, .takes_rest = true},
    [COMMAND_TRACE] = {"trace", true, .takes_rest = true},
    [COMMAND_RENDER] = {"render", true},
    [COMMAND_COMPARE] = {"compare", true, true},
    [COMMAND_LESSONS] = {"lessons", false},
    [COMMAND_CHECK] = {"check", false},
    [COMMAND_NEW] = {"new", true},
};
static CommandFn *const functions[N_COMMANDS] = {
    [COMMAND_WINDOW] = window_command,   [COMMAND_RUN] = run_command,
    [COMMAND_TRACE] = trace_command,     [COMMAND_RENDER] = render_command,
    [COMMAND_COMPARE] = compare_command, [COMMAND_LESSONS] = lessons_command,
    [COMMAND_CHECK] = check_command,     [COMMAND_NEW] = new_command,
};

// In the order of ViewTheme, ViewScreen and HallMode.
static const char *const notes[] = {"display", "window", "terminal", "none", NULL};
static const char *const themes[] = {"desktop", "dark", "light", NULL};
static const char *const grains[] = {"line", "switch", "expression", NULL};
static const ViewGrain view_grains[] = {VIEW_GRAIN_LINE, VIEW_GRAIN_SWITCH, VIEW_GRAIN_EXPRESSION};
static const char *const screens[] = {"usual", "hall", "loop", NULL};
static const char *const depths[] = {"switches", "lines", "expressions", NULL}; // ReportDepth
static const char *const modes[] = {"one-at-a-time", "table-to-table", NULL};
enum { SCREEN_USUAL, SCREEN_HALL, SCREEN_LOOP };
enum { PICTURE = FOR(WINDOW) | FOR(RENDER) | FOR(COMPARE) };

// clang-format off
static const ArgsOption options[] = {
    {.name = "boards", .kind = ARGS_COUNT, .offset = PLACE(n_boards), .standard = "24",
     .min = 1, .max = HALL_MAX_BOARDS, .commands = FOR_RUNS},
    {.name = "pairs", .kind = ARGS_COUNT, .offset = PLACE(n_pairs), .standard = "30",
     .min = 1, .max = HALL_MAX_PAIRS, .commands = FOR_RUNS},
    {.name = "master", .kind = ARGS_SECONDS, .offset = PLACE(master_ns), .standard = "5",
     .min = SECOND / 1000, .max = HALL_MAX_SECONDS * SECOND, .commands = FOR_RUNS},
    {.name = "amateur", .kind = ARGS_SECONDS, .offset = PLACE(amateur_ns), .standard = "55",
     .min = SECOND / 1000, .max = HALL_MAX_SECONDS * SECOND, .commands = FOR_RUNS},
    {.name = "games", .kind = ARGS_FILE, .offset = PLACE(games), .commands = FOR_RUNS},
    {.name = "output", .letter = 'o', .kind = ARGS_FILE, .offset = PLACE(output),
     .commands = FOR(RENDER) | FOR(TRACE)},
    {.name = "at", .kind = ARGS_CLOCK, .offset = PLACE(at_ns), .standard = "0:00:00",
     .max = INT64_MAX, .commands = PICTURE},
    {.name = "from", .kind = ARGS_CLOCK, .offset = PLACE(from_ns), .max = INT64_MAX,
     .commands = FOR(RENDER)},
    {.name = "to", .kind = ARGS_CLOCK, .offset = PLACE(to_ns), .max = INT64_MAX,
     .commands = FOR(RENDER)},
    {.name = "steps", .kind = ARGS_COUNT, .offset = PLACE(n_steps), .standard = "0",
     .max = 100000000, .commands = PICTURE},
    {.name = "by", .kind = ARGS_CHOICE, .offset = PLACE(grain), .standard = "line",
     .choices = grains, .commands = PICTURE},
    {.name = "view", .kind = ARGS_CHOICE, .offset = PLACE(screen), .standard = "usual",
     .choices = screens, .commands = PICTURE},
    {.name = "mode", .kind = ARGS_CHOICE, .offset = PLACE(mode), .standard = "table-to-table",
     .choices = modes, .commands = FOR_RUNS},
    {.name = "record", .kind = ARGS_FILE, .offset = PLACE(record), .commands = FOR(RUN)},
    {.name = "allow-files", .kind = ARGS_FILE, .offset = PLACE(allowed), .commands = FOR(RUN)},
    {.name = "recursion", .kind = ARGS_COUNT, .offset = PLACE(recursion), .standard = "1000",
     .min = 50, .max = 1000000, .commands = FOR(RUN)},
    {.name = "memory", .kind = ARGS_COUNT, .offset = PLACE(memory_mib), .standard = "256",
     .min = 16, .max = 1 << 20, .commands = FOR(RUN)},
    {.name = "events", .kind = ARGS_COUNT, .offset = PLACE(n_events),
     .min = 100, .max = 1000000000, .commands = FOR_RUNS},
    {.name = "max-output", .kind = ARGS_COUNT, .offset = PLACE(output_mib), .standard = "64",
     .min = 1, .max = 1 << 20, .commands = FOR(RUN)},
    {.name = "top-level-await", .kind = ARGS_FLAG, .offset = PLACE(may_await),
     .commands = FOR(RUN)},
    {.name = "depth", .kind = ARGS_CHOICE, .offset = PLACE(depth), .standard = "lines",
     .choices = depths, .commands = FOR(TRACE) | FOR(RUN) | PICTURE},
    {.name = "store", .kind = ARGS_FLAG, .offset = PLACE(store), .commands = FOR(CHECK)},
    {.name = "json", .kind = ARGS_FLAG, .offset = PLACE(as_json), .commands = FOR(TRACE)},
    {.name = "perfetto", .kind = ARGS_FLAG, .offset = PLACE(perfetto), .commands = FOR(TRACE)},
    {.name = "text", .kind = ARGS_FLAG, .offset = PLACE(in_words), .commands = FOR(COMPARE)},
    {.name = "with", .kind = ARGS_FILE, .offset = PLACE(with),
     .commands = FOR(WINDOW) | FOR(RENDER)},
    {.name = "size", .kind = ARGS_SIZE, .offset = PLACE(size_px), .min = 360, .max = 16384,
     .commands = PICTURE},
    {.name = "theme", .kind = ARGS_CHOICE, .offset = PLACE(theme), .standard = "desktop",
     .choices = themes, .commands = PICTURE},
    {.name = "zoom", .kind = ARGS_COUNT, .offset = PLACE(zoom_percent), .standard = "100",
     .min = 75, .max = 300, .commands = PICTURE},
    {.name = "paused", .kind = ARGS_FLAG, .offset = PLACE(is_paused), .commands = FOR(WINDOW)},
    {.name = "no-motion", .kind = ARGS_FLAG, .offset = PLACE(is_still), .commands = FOR(WINDOW)},
    {.name = "full-screen", .kind = ARGS_FLAG, .offset = PLACE(full_screen),
     .commands = FOR(WINDOW)},
    {.name = "no-settings", .kind = ARGS_FLAG, .offset = PLACE(no_settings),
     .commands = FOR(WINDOW)},
    {.name = "notes", .kind = ARGS_CHOICE, .offset = PLACE(notes), .standard = "display",
     .choices = notes,
     .commands = FOR(WINDOW)},
    {.name = "lang", .kind = ARGS_LANGUAGE, .offset = PLACE(language), .commands = FOR_ALL},
};
// clang-format on

static const char *const subjects[] = {"hall", NULL};
static const ArgsTable table = {commands, N_COMMANDS, options, sizeof options / sizeof *options,
                                subjects};

// ---- what the commands share

// A program is a file that is there; its ending tells it.
static bool is_program(const char *subject) {
    size_t n = strlen(subject);
    return n > 3 && strcmp(subject + n - 3, ".py") == 0 && access(subject, F_OK) == 0;
}

static bool is_about_hall(const Cli *cli) {
    return cli->args.subject && strcmp(cli->args.subject, "hall") == 0;
}

// The window without a subject shows the shelf.
static bool is_about_nothing(const Cli *cli) {
    return !cli->args.subject;
}

static bool read_shelf(Cli *cli, Error *error) {
    if (cli->has_shelf) return true;
    Str folder = {0};
    cli->has_shelf = file_find_data("lessons", &folder, error) &&
                     shelf_read(&cli->shelf, str_text(&folder), error);
    str_deinit(&folder);
    return cli->has_shelf;
}

// The lesson that the subject names: by its folder, or by its name on the shelf. The caller frees
// it, unless it is the shelf's (*[is_owned] is false). NULL with an error if it is broken, and
// without one (message "") if there is none.
static const Lesson *find_lesson(Cli *cli, bool *is_owned, Error *error) {
    const char *subject = cli->args.subject;
    *is_owned = false;
    error->message[0] = '\0';
    if (access(arena_printf(cli->arena, "%s/lesson.md", subject), F_OK) == 0) {
        *is_owned = true;
        return lesson_load(subject, error);
    }
    struct stat status;
    if (stat(subject, &status) == 0 && S_ISDIR(status.st_mode))
        error_set(error, "there is no lesson.md in '%s'", subject);
    if (access(subject, F_OK) == 0 || !read_shelf(cli, error)) return NULL;
    const ShelfEntry *entry = shelf_find(&cli->shelf, subject);
    if (entry && !entry->lesson) *error = entry->error;
    return entry ? entry->lesson : NULL;
}

// A lesson stands for its program. False: it is broken.
static bool resolve_lesson(Cli *cli, Error *error) {
    if (is_about_hall(cli) || is_about_nothing(cli) || !(FOR_RUNS & 1U << cli->args.command))
        return true;
    bool is_owned;
    const Lesson *lesson = find_lesson(cli, &is_owned, error);
    if (!lesson) return !error->message[0];
    cli->lesson_folder = arena_copy(cli->arena, lesson->folder, strlen(lesson->folder));
    cli->args.subject = arena_printf(cli->arena, "%s/%s", lesson->folder, lesson->program);
    if (is_owned) lesson_free((Lesson *)lesson);
    return true;
}

// Refuses a subject that is neither a lesson nor a file that can be opened.
static bool check_subject(Cli *cli, Error *error) {
    const char *subject = cli->args.subject;
    if (cli->args.rest.n && !is_program(subject))
        return error_set(error, "%s",
                         TR(cli->arena, cli->tr, "cli.too_many", {"word", cli->args.rest.at[0]},
                            {"subject", subject}));
    if (is_about_hall(cli) || is_about_nothing(cli) || !(FOR_RUNS & 1U << cli->args.command))
        return true;
    if (access(subject, F_OK) == 0) {
        bool is_run = cli->args.command == COMMAND_RUN;
        if (!is_run || is_program(subject)) return true;
        return error_set(error, "%s", TR(cli->arena, cli->tr, "cli.not_run", {"subject", subject}));
    }
    const char *names[N_COMMANDS + 1] = {"hall"};
    for (int i = 1; i < N_COMMANDS; i++)
        names[i] = commands[i].name;
    const char *meant = args_meant(subject, names);
    const char *key = meant ? "cli.unknown_subject_meant" : "cli.unknown_subject";
    return error_set(error, "%s",
                     TR(cli->arena, cli->tr, key, {"subject", subject}, {"meant", meant}));
}

static HallParams hall_params(const Options *chosen) {
    return (HallParams){.n_boards = (int)chosen->n_boards,
                        .n_pairs = (int)chosen->n_pairs,
                        .master_ns = chosen->master_ns,
                        .player_ns = chosen->amateur_ns};
}

static const char *clock_text(Arena *arena, int64_t ns) {
    char text[32];
    hall_format_time(ns, text);
    return arena_copy(arena, text, strlen(text));
}

// ---- the commands

static void print_totals(const Cli *cli, const HallParams *params, const HallTotals *totals) {
    Arena *arena = cli->arena;
    const HallTotals *one = &totals[HALL_ONE_AT_A_TIME], *round = &totals[HALL_TABLE_TO_TABLE];
    puts(TR(arena, cli->tr, "hall.run.params", {"boards", .number = params->n_boards},
            {"pairs", .number = params->n_pairs},
            {"master", tr_seconds(arena, cli->tr, params->master_ns)},
            {"amateur", tr_seconds(arena, cli->tr, params->player_ns)}));
    puts(TR(arena, cli->tr, "hall.run.waits", {"one", clock_text(arena, one->master_waited_ns)},
            {"round", clock_text(arena, round->master_waited_ns)}));
    puts(TR(arena, cli->tr, "hall.run.one", {"time", clock_text(arena, one->last_reply_ns)}));
    puts(TR(arena, cli->tr, "hall.run.round", {"time", clock_text(arena, round->master_free_ns)},
            {"reply", clock_text(arena, round->last_reply_ns)}));
}

static void write_out(void *data, const char *bytes, size_t n) {
    (void)data;
    fwrite(bytes, 1, n, stdout);
}
static void write_err(void *data, const char *bytes, size_t n) {
    (void)data;
    fflush(stdout);
    fwrite(bytes, 1, n, stderr);
}

static size_t read_in(void *data, char *bytes, size_t n) {
    (void)data;
    fflush(stdout);
    ssize_t got = read(STDIN_FILENO, bytes, n);
    return got > 0 ? (size_t)got : 0;
}

// As tracebacks call it: python3 says where a script is, not how it was named.
static const char *absolute(Arena *arena, const char *path) {
    char here[PATH_MAX];
    if (*path == '/' || !getcwd(here, sizeof here)) return path;
    return arena_printf(arena, "%s/%s", here, path);
}

static VmLimits program_limits(const Options *chosen) {
    return (VmLimits){.recursion = (int)chosen->recursion,
                      .heap_bytes = (size_t)chosen->memory_mib << 20,
                      .output_bytes = (size_t)chosen->output_mib << 20};
}

static VmWords program_words(const Args *args) {
    return (VmWords){args->rest.at, args->rest.n};
}

enum {
    MAX_PROGRAM_BYTES = 64 << 20,
    USUAL_EVENTS = 20000000, // some 800 MB; the window keeps fewer
};

// The recording of the program [path], which prints to [forward] besides (NULL: nowhere). NULL with
// an error when it cannot be read. One that is full is told of and ends there; the exit status is
// then 1.
static Trace *record_program(Cli *cli, const char *path, const VmOutput *forward, Error *error) {
    Str text = {0};
    Program *program = NULL;
    if (file_read(path, MAX_PROGRAM_BYTES, &text, error)) {
        const char *allowed = cli->options.allowed;
        ProgramConfig config = {
            .depth = (ReportDepth)cli->options.depth,
            .limits = program_limits(&cli->options),
            .max_events = cli->options.n_events ? (uint32_t)cli->options.n_events : USUAL_EVENTS,
            .name = path,
            .arguments = program_words(&cli->args),
            .forward = forward,
            .allowed = allowed ? absolute(cli->arena, allowed) : NULL};
        program = program_begin(&config, absolute(cli->arena, path), str_text(&text), text.n);
        program_run(program);
        bool is_full = program_state(program) != PROGRAM_ENDED;
        if (is_full) {
            Error full;
            error_set(&full, "%s",
                      TR(cli->arena, cli->tr, "cli.record_full",
                         {"n", .number = program_trace(program)->n}));
            error_print(&full, stderr);
        }
        cli->exit_status = is_full ? 1 : program_exit_status(program);
    }
    str_deinit(&text);
    return program ? program_take(program) : NULL;
}

static bool record_to_file(Cli *cli, const char *path, Error *error) {
    Trace *trace =
        record_program(cli, path, &(VmOutput){NULL, write_out, write_err, read_in}, error);
    bool ok = trace && trace_save(trace, cli->options.record, error);
    trace_free(trace);
    return ok;
}

static bool check_allowed(Cli *cli, Error *error) {
    const char *path = cli->options.allowed;
    struct stat found;
    if (!path || (stat(path, &found) == 0 && S_ISDIR(found.st_mode))) return true;
    return error_set(error, "%s", TR(cli->arena, cli->tr, "cli.not_allowed", {"path", path}));
}

static bool run_program(Cli *cli, const char *path, Error *error) {
    if (!check_allowed(cli, error)) return false;
    if (cli->options.record) return record_to_file(cli, path, error);
    Str text = {0};
    bool ok = file_read(path, MAX_PROGRAM_BYTES, &text, error);
    if (ok) {
        VmLimits limits = program_limits(&cli->options);
        Vm *vm = vm_new(&limits, &(VmOutput){NULL, write_out, write_err, read_in});
        vm->name = path;
        vm->arguments = program_words(&cli->args);
        vm->may_await = cli->options.may_await;
        if (cli->options.allowed) vm_allow_files(vm, absolute(cli->arena, cli->options.allowed));
        cli->exit_status = vm_run(vm, absolute(cli->arena, path), str_text(&text), text.n);
        bool is_full = vm->stop == VM_OUTPUT_FULL;
        vm_free_all(vm);
        if (is_full)
            ok = error_set(error, "%s",
                           TR(cli->arena, cli->tr, "cli.output_full",
                              {"n", .number = cli->options.output_mib}));
    }
    str_deinit(&text);
    return ok;
}

// Runs a program; or plays the exhibition both ways without a window, and records it where that is
// asked for.
static bool run_command(Cli *cli, Error *error) {
    if (!is_about_hall(cli)) return run_program(cli, cli->args.subject, error);
    const char *path = cli->options.record;
    HallParams params = hall_params(&cli->options);
    ChessGames games = {0};
    HallTotals totals[HALL_MODES];
    Trace *trace = path ? trace_new() : NULL;
    bool ok = chess_load_games(cli->options.games, &games, error);
    for (int mode = 0; ok && mode < HALL_MODES; mode++)
        ok = hall_run(mode, &params, &games, mode == cli->options.mode ? trace : NULL,
                      &totals[mode], error);
    if (ok && path) ok = trace_save(trace, path, error);
    if (ok) print_totals(cli, &params, totals);
    trace_free(trace);
    chess_games_deinit(&games);
    return ok;
}

// The recorded exhibition in the chosen mode. NULL with an error.
static Trace *record_hall(Cli *cli, Error *error) {
    HallParams params = hall_params(&cli->options);
    ChessGames games = {0};
    HallTotals totals;
    Trace *trace = trace_new();
    bool ok = chess_load_games(cli->options.games, &games, error) &&
              hall_run((HallMode)cli->options.mode, &params, &games, trace, &totals, error);
    chess_games_deinit(&games);
    if (ok) return trace;
    trace_free(trace);
    return NULL;
}

static bool tell_into(const char *path, const Trace *trace, const Tr *tr, TranscriptForm form,
                      Error *error) {
    NewFile made;
    if (!new_file_begin(&made, path, error)) return false;
    if (transcript_write(trace, tr, form, made.file, error)) return new_file_end(&made, error);
    new_file_drop(&made);
    return false;
}

// Tells the exhibition, or a recorded run, event by event.
static bool trace_command(Cli *cli, Error *error) {
    const char *subject = cli->args.subject;
    Trace *trace = is_about_hall(cli)    ? record_hall(cli, error)
                   : is_program(subject) ? record_program(cli, subject, NULL, error)
                                         : trace_load(subject, error);
    cli->exit_status = 0; // that of the telling
    if (!trace) return false;
    TranscriptForm form = cli->options.perfetto  ? TRANSCRIPT_PERFETTO
                          : cli->options.as_json ? TRANSCRIPT_JSON
                                                 : TRANSCRIPT_WORDS;
    const char *path = cli->options.output;
    bool ok = path ? tell_into(path, trace, cli->tr, form, error)
                   : transcript_write(trace, cli->tr, form, stdout, error);
    trace_free(trace);
    return ok;
}

static bool is_given(const Cli *cli, const char *name) {
    for (size_t i = 0; i < table.n_options; i++)
        if (strcmp(options[i].name, name) == 0) return cli->args.given >> i & 1;
    return false;
}

static ViewConfig view_config(const Cli *cli) {
    const Options *chosen = &cli->options;
    const char *file = is_about_hall(cli) || cli->lesson_folder ? NULL : cli->args.subject;
    bool is_code = file && is_program(file);
    return (ViewConfig){.params = hall_params(chosen),
                        .record_path = is_code ? NULL : file,
                        .program_path = is_code ? absolute(cli->arena, file) : NULL,
                        .lesson_path = cli->lesson_folder,
                        .shows_shelf = is_about_nothing(cli),
                        .depth = is_given(cli, "depth") ? (int)chosen->depth : REPORT_EXPRESSIONS,
                        .games_path = chosen->games,
                        .language = chosen->language,
                        .theme = (ViewTheme)chosen->theme,
                        .screen = chosen->screen == SCREEN_LOOP ? VIEW_LOOP : VIEW_HALL,
                        .with_path = chosen->with ? absolute(cli->arena, chosen->with) : NULL,
                        .compares = chosen->with && chosen->screen == SCREEN_USUAL,
                        .shows_hall = chosen->screen == SCREEN_HALL,
                        .run = (HallMode)chosen->mode,
                        .zoom = (float)chosen->zoom_percent / 100,
                        .w = (int)chosen->size_px[0],
                        .h = (int)chosen->size_px[1],
                        .at_ns = chosen->at_ns,
                        .from_ns = chosen->from_ns,
                        .to_ns = chosen->to_ns,
                        .max_events = (uint32_t)chosen->n_events,
                        .n_steps = chosen->n_steps,
                        .grain = view_grains[chosen->grain],
                        .is_paused = chosen->is_paused,
                        .no_motion = chosen->is_still,
                        .full_screen = chosen->full_screen,
                        .notes = (ViewNotes)chosen->notes};
}

// What was chosen in the window before holds where the command line says nothing.
static void apply_settings(const Cli *cli, ViewConfig *config, Error *broken) {
    bool is_still = config->no_motion;
    config->no_motion |= desktop_prefers_rest();
    if (cli->options.no_settings) return;
    config->settings_path = settings_path(cli->arena);
    Settings *kept = &config->settings;
    if (!config->settings_path) return;
    if (!settings_load(config->settings_path, kept, broken)) {
        config->settings_error = broken;
        error_print(broken, stderr);
    }
    if (kept->theme && !is_given(cli, "theme")) config->theme = (ViewTheme)(kept->theme - 1);
    if (kept->language[0] && !config->language) config->language = kept->language;
    if (kept->zoom_percent && !is_given(cli, "zoom"))
        config->zoom = (float)kept->zoom_percent / 100;
    if (kept->w && !is_given(cli, "size")) config->w = kept->w, config->h = kept->h;
    if (kept->depth && !is_given(cli, "depth")) config->depth = kept->depth - 1;
    if (kept->motion) config->no_motion = is_still || kept->motion == SETTINGS_OFF;
    config->full_screen |= kept->full_screen == SETTINGS_YES;
}

// The folder of the first lesson that is not broken, or NULL.
static const char *first_lesson(Cli *cli) {
    Error ignored;
    if (!read_shelf(cli, &ignored)) return NULL;
    for (size_t i = 0; i < cli->shelf.entries.n; i++)
        if (cli->shelf.entries.at[i].lesson) return cli->shelf.entries.at[i].lesson->folder;
    return NULL;
}

// Whoever has never opened a lesson begins with the first one.
static void choose_first(Cli *cli, ViewConfig *config) {
    Progress progress;
    progress_load(&progress, progress_path(cli->arena));
    if (!progress.last) config->lesson_path = first_lesson(cli);
    config->shows_shelf = !config->lesson_path;
    progress_deinit(&progress);
}

static bool tell_lesson(Cli *cli, const char *folder, Error *error) {
    Lesson *lesson = lesson_load(folder, error);
    bool ok = lesson && lesson_tell(lesson, tr_name(cli->tr), stdout, error);
    lesson_free(lesson);
    return ok;
}

// What the window would show, in words.
static bool tell_instead(Cli *cli, Error *error) {
    const char *folder = is_about_nothing(cli) ? first_lesson(cli) : cli->lesson_folder;
    if (folder) return tell_lesson(cli, folder, error);
    return is_about_hall(cli) ? run_command(cli, error) : trace_command(cli, error);
}

// Opens the window; where there is no display, says so and tells the same in words.
static bool window_command(Cli *cli, Error *error) {
    ViewConfig config = view_config(cli);
    Error broken;
    config.keeps_progress = true;
    apply_settings(cli, &config, &broken);
    if (config.shows_shelf) choose_first(cli, &config);
    if (view_run(&config, error)) return true;
    size_t n = strlen(WINDOW_NO_DISPLAY);
    if (strncmp(error->message, WINDOW_NO_DISPLAY, n) != 0) return false;
    Error reason = *error;
    error_reword(&reason, error->message + n);
    tr_error(cli->tr, &reason);
    error_reword(&reason, TR(cli->arena, cli->tr, "cli.no_display", {"reason", reason.message}));
    error_print(&reason, stderr);
    return tell_instead(cli, error);
}

// Two programs or records beside each other in the window, or in words.
static bool compare_command(Cli *cli, Error *error) {
    const char *paths[COMPARISON_RUNS] = {cli->args.subject, cli->args.other};
    cli->options.with = cli->args.other;
    if (!cli->options.in_words) return window_command(cli, error);
    Trace *traces[COMPARISON_RUNS] = {0};
    bool ok = true;
    for (int run = 0; ok && run < COMPARISON_RUNS; run++) {
        traces[run] = is_program(paths[run]) ? record_program(cli, paths[run], NULL, error)
                                             : trace_load(paths[run], error);
        ok = traces[run];
    }
    cli->exit_status = 0; // that of the telling
    if (ok) {
        Comparison comparison;
        comparison_init(&comparison, traces[0], traces[1]);
        ok = comparison_tell(&comparison, cli->tr, stdout, error);
        comparison_deinit(&comparison);
    }
    for (int run = 0; run < COMPARISON_RUNS; run++)
        trace_free(traces[run]);
    return ok;
}

static bool render_command(Cli *cli, Error *error) {
    if (!cli->options.output) return error_set(error, "%s", tr(cli->tr, "cli.no_output"));
    ViewConfig config = view_config(cli);
    return view_render(&config, cli->options.output, error);
}

// ---- lessons

static const char *title_of(const Cli *cli, const ShelfEntry *entry) {
    if (!entry->lesson) return tr(cli->tr, "shelf.broken");
    return lesson_text(entry->lesson, tr_name(cli->tr))->title;
}

static bool lessons_command(Cli *cli, Error *error) {
    if (!read_shelf(cli, error)) return false;
    for (size_t i = 0; i < cli->shelf.entries.n; i++) {
        const ShelfEntry *entry = &cli->shelf.entries.at[i];
        printf("%-28s %s\n", entry->id, title_of(cli, entry));
    }
    return true;
}

static void tell(const Cli *cli, const Error *problem) {
    Error told = *problem;
    tr_error(cli->tr, &told);
    error_print(&told, stderr);
}

// Checks one lesson and says how it went.
static void check_one(Cli *cli, const Lesson *lesson) {
    LessonProblems problems = {0};
    lesson_check(lesson, cli->options.store, &problems);
    for (size_t i = 0; i < problems.at.n; i++)
        tell(cli, &problems.at.at[i]);
    if (problems.at.n) cli->exit_status = 1;
    puts(TR(cli->arena, cli->tr, problems.at.n ? "cli.check.wrong" : "cli.check.right",
            {"lesson", lesson->id}, {"n", .number = (int64_t)problems.at.n}));
    vec_deinit(&problems.at);
}

// One lesson, or all of the shelf.
static bool check_command(Cli *cli, Error *error) {
    if (cli->args.subject) {
        bool is_owned;
        const Lesson *lesson = find_lesson(cli, &is_owned, error);
        if (!lesson && !error->message[0])
            return error_set(
                error, "%s",
                TR(cli->arena, cli->tr, "cli.no_lesson", {"subject", cli->args.subject}));
        if (!lesson) return false;
        check_one(cli, lesson);
        if (is_owned) lesson_free((Lesson *)lesson);
        return true;
    }
    if (!read_shelf(cli, error)) return false;
    for (size_t i = 0; i < cli->shelf.entries.n; i++) {
        const ShelfEntry *entry = &cli->shelf.entries.at[i];
        if (entry->lesson) {
            check_one(cli, entry->lesson);
        } else {
            tell(cli, &entry->error);
            cli->exit_status = 1;
        }
    }
    return true;
}

static bool new_command(Cli *cli, Error *error) {
    const char *folder = cli->args.subject;
    if (!lesson_make(folder, error)) return false;
    puts(TR(cli->arena, cli->tr, "cli.new.made", {"folder", folder}));
    return true;
}

// ---- the program

static bool do_what_is_said(Cli *cli, int argc, const char *const *argv, Error *error) {
    if (!args_parse(&table, argc, argv, cli->tr, &cli->options, &cli->args, error)) return false;
    if (cli->args.wants_version)
        puts(TR(cli->arena, cli->tr, "cli.version", {"version", SIMUL_VERSION}));
    else if (cli->args.wants_help)
        fputs(help_text(cli->arena, &table, cli->tr, cli->args.command), stdout);
    else if (!resolve_lesson(cli, error) || !check_subject(cli, error) ||
             !functions[cli->args.command](cli, error))
        return false;
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout)) return true;
    return error_set(error, "what was to be printed got lost: %s", strerror(errno));
}

int main(int argc, char **argv) {
    const char *const *words = (const char *const *)argv;
    Error error;
    Arena arena = {0};
    Tr *tr_table = tr_load(tr_language(args_language(argc, words)), &error);
    Cli cli = {.tr = tr_table, .arena = &arena};
    bool ok = tr_table && do_what_is_said(&cli, argc, words, &error);
    if (!ok && tr_table) tr_error(tr_table, &error);
    if (!ok) error_print(&error, stderr);
    args_deinit(&cli.args);
    if (cli.has_shelf) shelf_deinit(&cli.shelf);
    arena_deinit(&arena);
    tr_free(tr_table);
    return ok ? cli.exit_status : ERROR_EXIT_STATUS;
}
