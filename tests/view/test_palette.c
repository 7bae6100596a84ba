// Finding a command, a task, a line or a lesson by a few letters, and going there.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "golden.h"
#include "kit.h"
#include "view/app/finder.h"

static App app;

static int open_program(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.program_path = PROGRAMS_DIR "/gate.py";
    config.depth = 2;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
    return 0;
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

static void type_word(const char *text) {
    for (; *text; text++) {
        size_t n = 1;
        while (((unsigned char)text[n] & 0xC0) == 0x80)
            n++;
        char letter[5] = {0};
        memcpy(letter, text, n);
        kit_type(&app, letter);
        text += n - 1;
    }
}

static const FindItem *chosen(void) {
    assert_true(app.palette.is_open);
    assert_true(app.palette.findings.items.n > 0);
    return &app.palette.findings.items.at[app.palette.chosen];
}

// ---- matching

static void letters_match_in_order(void **state) {
    (void)state;
    FindSpan spans[FIND_SPANS];
    int n = 0;
    assert_true(finder_match("Step back", "stb", false, spans, &n) > 0);
    assert_int_equal(n, 2);
    assert_int_equal(spans[0].n, 2);
    assert_int_equal(spans[1].from, 5);
    assert_int_equal(finder_match("Step back", "bst", false, NULL, NULL), -1);
    assert_int_equal(finder_match("Step back", "stb", true, NULL, NULL), -1);
    assert_true(finder_match("Step back", "BACK", true, NULL, NULL) > 0);
    assert_true(finder_match("Шаг назад", "НАЗ", true, NULL, NULL) > 0);
    assert_true(finder_match("Ещё раз", "еще", true, NULL, NULL) > 0);
    assert_int_equal(finder_match("", "a", false, NULL, NULL), -1);
    // In a row beats apart, the beginning of a word beats its middle.
    int row = finder_match("the loop", "loop", false, NULL, NULL);
    assert_true(row > finder_match("l-o-o-p", "loop", false, NULL, NULL));
    assert_true(row > finder_match("theloop", "loop", false, NULL, NULL));
}

static void spans_stay_inside_of_long_texts(void **state) {
    (void)state;
    char text[1000], word[200];
    memset(text, 'a', sizeof text - 1);
    memset(word, 'a', sizeof word - 1);
    text[sizeof text - 1] = word[sizeof word - 1] = '\0';
    FindSpan spans[FIND_SPANS];
    int n = 0;
    assert_int_equal(finder_match(text, word, false, spans, &n), -1); // longer than any word
    word[20] = '\0';
    assert_true(finder_match(text, word, false, spans, &n) > 0);
    assert_true(n >= 1 && spans[0].from + spans[0].n < (int)sizeof text);
    assert_true(finder_match("\xFF\xC3(", "(", false, NULL, NULL) >= 0); // not UTF-8
}

// ---- commands

static void a_command_is_found_and_done(void **state) {
    (void)state;
    bool was_dark = app.is_dark;
    kit_type(&app, "/");
    type_word("ligh");
    assert_int_equal(chosen()->kind, FIND_COMMAND);
    assert_int_equal(chosen()->id, ACTION_THEME);
    kit_key(&app, KEY_ENTER, 0);
    assert_false(app.palette.is_open);
    assert_true(app.is_dark != was_dark);
}

static void every_command_is_found_by_its_name_in_both_languages(void **state) {
    (void)state;
    Error error;
    Tr *texts[] = {tr_load("en", &error), tr_load("ru", &error)};
    Findings findings = {0};
    for (int i = 0; i < 4 * ACTIONS; i++) {
        Action action = (Action)(i / 4);
        if (action == ACTION_NONE || action == ACTION_SEARCH || action == ACTION_ESCAPE) continue;
        FindScope scope = {texts[i & 1], texts[!(i & 1)], .has_hall = true, .has_program = true};
        const char *title = action_title(texts[i >> 1 & 1], action);
        finder_search(&findings, &scope, title);
        bool is_found = false;
        for (size_t at = 0; at < findings.items.n; at++)
            is_found |= findings.items.at[at].id == (uint32_t)action;
        if (!is_found) fail_msg("'%s' is not found", title);
    }
    findings_deinit(&findings);
    tr_free(texts[0]);
    tr_free(texts[1]);
}

static void escape_leaves_everything_as_it_was(void **state) {
    (void)state;
    uint64_t before = kit_picture(&app);
    kit_type(&app, "/");
    type_word("t q .");
    assert_true(kit_picture(&app) != before);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(app.palette.is_open);
    assert_false(app.wants_quit);
    assert_int_equal(kit_picture(&app), before);
}

// What is typed is an edited line: keys of the window do nothing else meanwhile.
static void the_line_is_edited(void **state) {
    (void)state;
    kit_type(&app, "/");
    type_word("stepp");
    kit_key(&app, KEY_BACKSPACE, 0);
    kit_key(&app, KEY_HOME, 0);
    type_word(">");
    Str query = {0};
    palette_query(&app.palette, &query);
    assert_string_equal(str_text(&query), ">step");
    str_deinit(&query);
    for (size_t i = 0; i < app.palette.findings.items.n; i++)
        assert_int_equal(app.palette.findings.items.at[i].kind, FIND_COMMAND);
    kit_key(&app, KEY_RIGHT, 0);
    assert_int_equal(app.now.position, 0);
    kit_key(&app, 'q', MOD_CTRL);
    assert_true(app.wants_quit);
}

// ---- lines, tasks, lessons

static int current_line(void) {
    const Model *model = &app.now.models[0];
    const ModelFrame *frame = model_frame(model, model->now.last_frame);
    return frame ? trace_line(app.record, frame->line) : 0;
}

static void a_line_is_gone_to(void **state) {
    (void)state;
    kit_type(&app, "/");
    type_word("jobs[3].can");
    assert_int_equal(chosen()->kind, FIND_LINE);
    assert_int_equal(chosen()->id, 24);
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(current_line(), 24);
    kit_type(&app, "/");
    type_word(":11");
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(current_line(), 11);
}

static void a_task_is_selected(void **state) {
    (void)state;
    kit_type(&app, "/");
    type_word("@spin");
    assert_int_equal(chosen()->kind, FIND_TASK);
    uint32_t task = chosen()->id;
    kit_key(&app, KEY_ENTER, 0);
    assert_int_equal(app.stage.pinned[0], task);
    assert_non_null(model_task(&app.now.models[0], task)); // it is born there
}

static void a_lesson_is_opened(void **state) {
    (void)state;
    kit_type(&app, "/");
    type_word("#forty");
    assert_int_equal(chosen()->kind, FIND_LESSON);
    kit_key(&app, KEY_ENTER, 0);
    kit_wait(&app, SECOND);
    assert_string_equal(app.teach.lesson->id, "03-forty-lines");
    kit_key(&app, 'o', 0); // and from the shelf
    kit_type(&app, "/");
    type_word("#iterat");
    kit_key(&app, KEY_ENTER, 0);
    kit_wait(&app, SECOND);
    assert_string_equal(app.teach.lesson->id, "05-one-iteration");
}

// ---- files

static char folder[64];

static void make_file(const char *name, const char *text) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int open_beside_files(void **state) {
    strcpy(folder, "/tmp/simul-find-XXXXXX");
    assert_non_null(mkdtemp(folder));
    char path[128];
    snprintf(path, sizeof path, "%s/inner", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/inner/deep", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    make_file("b.py", "print('b')\n");
    make_file("a.py", "print('a')\n");
    make_file("notes", "nothing to be run\n");
    make_file(".hidden.py", "print('hidden')\n");
    make_file("inner/c.py", "print('c')\n");
    return open_program(state);
}

static int close_files(void **state) {
    char command[128];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    assert_int_equal(system(command), 0);
    return close_app(state);
}

static void says_path(const char *end) {
    Str query = {0};
    char path[256];
    palette_query(&app.palette, &query);
    snprintf(path, sizeof path, "%s%s", folder, end);
    assert_string_equal(str_text(&query), path);
    str_deinit(&query);
}

static const char *shown_name(void) {
    const Event *source = trace_source(app.record, 1);
    return strrchr(trace_text(app.record, (StringId)source->value), '/');
}

static void click_row(int i) {
    char id[32];
    snprintf(id, sizeof id, "palette.%d", i);
    Rect at;
    assert_true(kit_widget(&app, id, &at));
    kit_click(&app, at.x + 20, at.y + at.h / 2);
}

// Asks for a file in the folder of the test, by its whole path.
static void ask(int key) {
    kit_key(&app, key, MOD_CTRL);
    assert_true(app.palette.is_open);
    kit_key(&app, 'a', MOD_CTRL);
    type_word(folder);
    type_word("/");
}

static void a_file_is_opened_by_keys(void **state) {
    (void)state;
    ask('o');
    static const char *const names[] = {"../", "inner/", "a.py", "b.py"};
    assert_int_equal(app.palette.findings.items.n, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(app.palette.findings.items.at[i].title, names[i]);
    assert_string_equal(chosen()->title, "inner/"); // and not the way out
    kit_key(&app, KEY_ENTER, 0);
    says_path("/inner/");
    type_word("c");
    kit_key(&app, KEY_TAB, 0);
    says_path("/inner/c.py");
    kit_key(&app, KEY_ENTER, 0);
    kit_wait(&app, SECOND);
    assert_false(app.palette.is_open);
    assert_string_equal(shown_name(), "/c.py");
}

static void a_file_is_opened_by_mouse(void **state) {
    (void)state;
    ask('o');
    click_row(1); // inner/
    says_path("/inner/");
    click_row(0); // and out again
    says_path("/");
    click_row(3);
    kit_wait(&app, SECOND);
    assert_string_equal(shown_name(), "/b.py");
}

static void a_path_is_found_among_all_else(void **state) {
    (void)state;
    kit_type(&app, "/");
    type_word(folder);
    type_word("/.hid");
    assert_int_equal(chosen()->kind, FIND_FILE);
    assert_string_equal(chosen()->title, ".hidden.py");
    kit_key(&app, KEY_HOME, MOD_SHIFT);
    type_word("/no/such/folder/");
    assert_int_equal(app.palette.findings.items.n, 0);
}

static void a_file_is_set_beside(void **state) {
    (void)state;
    ask('d');
    type_word("b");
    kit_key(&app, KEY_ENTER, 0);
    kit_wait(&app, SECOND);
    assert_int_equal(app.screen, VIEW_COMPARE);
    assert_string_equal(strrchr(str_text(&app.pair.path), '/'), "/b.py");
    kit_key(&app, 'o', 0); // from the shelf both are asked for
    ask('d');
    type_word("a");
    kit_key(&app, KEY_ENTER, 0);
    assert_true(app.palette.is_open);
    says_path("/");
    type_word("b");
    kit_key(&app, KEY_ENTER, 0);
    kit_wait(&app, SECOND);
    assert_int_equal(app.screen, VIEW_COMPARE);
    assert_string_equal(shown_name(), "/a.py");
}

// A path from the root means that, whatever it is typed behind.
static void a_whole_path_begins_anew(void **state) {
    (void)state;
    kit_key(&app, 'n', MOD_CTRL);
    type_word(folder);
    type_word("/inner/new");
    assert_int_equal(chosen()->id, FILE_NEW);
    kit_key(&app, KEY_ENTER, 0);
    kit_wait(&app, SECOND);
    assert_string_equal(app.teach.lesson->id, "new");
    char path[128];
    snprintf(path, sizeof path, "%s/inner/new/lesson.md", folder);
    assert_int_equal(access(path, R_OK), 0);
}

// What went wrong is said on the shelf, too.
static void the_shelf_says_what_is_wrong(void **state) {
    (void)state;
    kit_key(&app, 'o', 0);
    uint64_t shelf = kit_picture(&app);
    error_set(&app.error, "cannot make the folder '%s': %s", folder, "a reason");
    assert_int_not_equal(kit_picture(&app), shelf);
    assert_int_equal(app.ui.n_overflows, 0);
    kit_key(&app, KEY_RIGHT, 0);
    assert_string_equal(app.error.message, "");
}

static void a_lesson_is_made(void **state) {
    (void)state;
    ask('n');
    type_word("mine");
    assert_int_equal(chosen()->id, FILE_NEW);
    kit_key(&app, KEY_ENTER, 0);
    kit_wait(&app, SECOND);
    assert_non_null(app.teach.lesson);
    assert_string_equal(app.teach.lesson->id, "mine");
    ask('n');
    type_word("mine"); // it is there already
    assert_int_equal(chosen()->id, FILE_LESSON);
    kit_key(&app, KEY_BACKSPACE, 0);
    type_word("/x/y"); // below what is not there
    kit_key(&app, KEY_ENTER, 0);
    assert_true(app.error.message[0] != '\0');
}

// ---- choosing

static void arrows_choose_and_stay_in_sight(void **state) {
    (void)state;
    kit_type(&app, "/");
    type_word("e");
    int n = (int)app.palette.findings.items.n;
    assert_true(n > 20);
    for (int i = 0; i < n + 5; i++) {
        assert_int_equal(app.palette.chosen, i < n ? i : n - 1);
        char id[32];
        snprintf(id, sizeof id, "palette.%d", app.palette.chosen);
        Rect at;
        assert_true(kit_widget(&app, id, &at));
        assert_true(at.h > ui_px(&app.ui, 28));
        kit_key(&app, KEY_DOWN, 0);
    }
    kit_key(&app, KEY_TAB, MOD_SHIFT);
    assert_true(chosen()->kind < FIND_LESSON);
    for (int i = 0; i < n; i++)
        kit_key(&app, KEY_UP, 0);
    assert_int_equal(app.palette.chosen, 0);
    kit_key(&app, KEY_TAB, 0);
    assert_true(chosen()->kind > FIND_COMMAND);
}

static void the_mouse_alone_is_enough(void **state) {
    (void)state;
    kit_press(&app, "top.search", 22);
    assert_true(app.palette.is_open);
    Rect at;
    assert_true(kit_widget(&app, "palette.1", &at));
    kit_mouse(&app, INPUT_MOUSE_MOVE, at.x + 20, at.y + at.h / 2);
    assert_int_equal(app.palette.chosen, 1);
    assert_int_equal(chosen()->id, ACTION_FORWARD);
    kit_click(&app, at.x + 20, at.y + at.h / 2);
    assert_false(app.palette.is_open);
    assert_true(app.now.position > 0);
    uint64_t position = app.now.position;
    kit_press(&app, "top.search", 22);
    kit_click(&app, 400, 300); // beside it: only closes
    assert_false(app.palette.is_open);
    assert_int_equal(app.now.position, position);
}

// Whatever is shown, it is a click away, and so is all that it can do.
static void a_button_opens_it_everywhere(void **state) {
    (void)state;
    static const struct {
        const char *screen, *button;
        int key;
    } screens[] = {{"the loop", "top.search", 0},
                   {"the hall", "top.search", 'h'},
                   {"the hood", "top.search", 'u'},
                   {"presenting", "present-search", KEY_F5},
                   {"the shelf", "side.search", 'o'}};
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        if (screens[i].key) kit_key(&app, screens[i].key, 0);
        Rect at;
        if (!kit_widget(&app, screens[i].button, &at))
            fail_msg("%s has no button for it", screens[i].screen);
        kit_click(&app, at.x + at.w / 2, at.y + at.h / 2);
        if (!app.palette.is_open) fail_msg("%s: nothing opens", screens[i].screen);
        kit_key(&app, KEY_ESCAPE, 0);
        Rect out; // and there is a way out of presenting
        if (!app.presenting.is_on) continue;
        assert_true(kit_widget(&app, "present-leave", &out));
        kit_click(&app, out.x + out.w / 2, out.y + out.h / 2);
        assert_false(app.presenting.is_on);
    }
}

// Who cannot type finds every command there by scrolling.
static void all_commands_are_listed(void **state) {
    (void)state;
    kit_press(&app, "top.search", 22);
    const Findings *findings = &app.palette.findings;
    for (int action = ACTION_NONE + 1; action < ACTIONS; action++) {
        if (action == ACTION_SEARCH || action == ACTION_ESCAPE) continue; // it is, it does
        if (action_needs_hall((Action)action)) continue;
        bool is_listed = false;
        for (size_t i = 0; i < findings->items.n; i++)
            is_listed |= findings->items.at[i].kind == FIND_COMMAND &&
                         findings->items.at[i].id == (uint32_t)action;
        if (!is_listed) fail_msg("'%s' is not listed", action_title(app.texts, (Action)action));
    }
}

static void nothing_below_it_is_reached(void **state) {
    (void)state;
    Rect at;
    assert_true(kit_widget(&app, "go.play", &at));
    kit_type(&app, "/");
    assert_false(kit_widget(&app, "go.play", &at));
}

static void fits(const char *what) {
    unsigned before = app.ui.n_overflows;
    app_draw(&app);
    if (app.ui.n_overflows != before) fail_msg("%s: no room for '%s'", what, app.ui.overflowed);
}

static void its_texts_find_room(void **state) {
    (void)state;
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}, {1024, 768}, {640, 360}};
    for (int language = 0; language < 2; language++) {
        kit_key(&app, 'l', 0);
        kit_type(&app, "/");
        for (int letters = 0; letters < 2; letters++) {
            for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
                for (app.zoom = 0; app.zoom < app_n_zooms; app.zoom += 3) {
                    app.w = sizes[i][0], app.h = sizes[i][1];
                    fits(letters ? "what was found" : "commands");
                }
            app.zoom = 2;
            type_word("sleep");
        }
        kit_key(&app, KEY_ESCAPE, 0);
    }
}

static void golden_picture(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080;
    app.is_dark = false;
    kit_type(&app, "/");
    type_word(":asyncio"); // only lines: commands come and go
    Pixels pixels = kit_pixels(&app);
    golden_check("palette-lines-light-en-1080", pixels);
    pixels_free(&pixels);
}

#define FILES(test) cmocka_unit_test_setup_teardown(test, open_beside_files, close_files)
#define CASE(test)  cmocka_unit_test_setup_teardown(test, open_program, close_app)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_match_in_order),
        cmocka_unit_test(spans_stay_inside_of_long_texts),
        CASE(a_command_is_found_and_done),
        CASE(every_command_is_found_by_its_name_in_both_languages),
        CASE(escape_leaves_everything_as_it_was),
        CASE(the_line_is_edited),
        CASE(a_line_is_gone_to),
        CASE(a_task_is_selected),
        CASE(a_lesson_is_opened),
        FILES(a_file_is_opened_by_keys),
        FILES(a_file_is_opened_by_mouse),
        FILES(a_path_is_found_among_all_else),
        FILES(a_file_is_set_beside),
        FILES(a_whole_path_begins_anew),
        FILES(the_shelf_says_what_is_wrong),
        FILES(a_lesson_is_made),
        CASE(arrows_choose_and_stay_in_sight),
        CASE(the_mouse_alone_is_enough),
        CASE(nothing_below_it_is_reached),
        CASE(a_button_opens_it_everywhere),
        CASE(all_commands_are_listed),
        CASE(its_texts_find_room),
        CASE(golden_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
