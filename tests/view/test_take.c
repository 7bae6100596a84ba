// What the window writes into files: the very picture, the very telling; all of it in slices, so
// that frames go on meanwhile; and nothing is left of what was cancelled or failed. Films are made
// by a stand-in for ffmpeg that keeps the raw frames.
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/user_folder.h"
#include "gui/png.h"
#include "kit.h"
#include "run/transcript.h"
#include "view/app/app_parts.h"

static App app;
static char home[] = "/tmp/simul-take-XXXXXX";

static const char *below(const char *name) {
    static char paths[4][4200];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof *paths, "%s/%s", home, name);
    return path;
}

static void put(const char *path, const char *text, mode_t mode) {
    Error error;
    file_make_folders(path);
    assert_true(file_write(path, text, strlen(text), &error));
    assert_int_equal(chmod(path, mode), 0);
}

static bool is_there(const char *name) {
    return access(below(name), F_OK) == 0;
}

static int open_hall(void **state) {
    (void)state;
    strcpy(home, "/tmp/simul-take-XXXXXX");
    if (!mkdtemp(home)) return 1;
    setenv("HOME", home, 1);
    unsetenv("XDG_CONFIG_HOME");
    ViewConfig config = kit_config();
    config.params.n_boards = 3;
    config.params.n_pairs = 2;
    config.at_ns = 20 * SECOND;
    kit_open(&app, &config);
    app_advance(&app, SECOND);
    return 0;
}

static int close_hall(void **state) {
    (void)state;
    app_deinit(&app);
    char command[4200];
    snprintf(command, sizeof command, "rm -rf '%s'", home);
    return system(command) != 0;
}

// Frame by frame, until all is written. Returns how many frames that took.
static int finish(void) {
    int n = 0;
    for (int64_t ns = app.wall_ns; app.wants_picture || take_is_busy(&app.take); n++) {
        app_advance(&app, ns += 16 * MILLI);
        if (app.take.what == TAKE_FILM) usleep(200);
    }
    assert_int_equal(app_draw(&app)->commands.n > 0, true);
    return n;
}

// ---- a picture

static void a_picture_is_what_the_window_shows(void **state) {
    (void)state;
    uint64_t shown = kit_picture(&app);
    kit_key(&app, 'p', MOD_CTRL | MOD_SHIFT);
    assert_true(finish() > 2); // in slices
    assert_true(app.take.has_news);
    assert_string_equal(app.take.error.message, "");
    Pixels saved;
    Error error;
    assert_true(png_load(below("Pictures/simul-exhibition-1.png"), &saved, &error));
    assert_int_equal(kit_hash(saved), shown);
    assert_false(is_there("Pictures/simul-exhibition-1.png.part"));
    assert_int_not_equal(kit_picture(&app), shown); // it says so
    kit_wait(&app, 10 * SECOND);
    assert_int_equal(kit_picture(&app), shown); // and then no more
    kit_key(&app, 'p', MOD_CTRL | MOD_SHIFT);
    finish();
    assert_true(is_there("Pictures/simul-exhibition-2.png")); // the first one stays
}

static void the_desktop_says_where_pictures_are(void **state) {
    (void)state;
    put(below(".config/user-dirs.dirs"),
        "# a comment\nXDG_MUSIC_DIR=\"$HOME/a\"\nXDG_PICTURES_DIR=\"$HOME/Bilder\"\n", 0600);
    kit_key(&app, 'p', MOD_CTRL | MOD_SHIFT);
    finish();
    assert_true(is_there("Bilder/simul-exhibition-1.png"));
    Arena arena = {0};
    assert_string_equal(user_path(&arena, below("Bilder/x")), "~/Bilder/x");
    assert_string_equal(user_path(&arena, "/etc/x"), "/etc/x");
    assert_string_equal(user_folder(&arena, "VIDEOS", "Videos"), below("Videos"));
    arena_deinit(&arena);
}

static void what_cannot_be_written_is_said(void **state) {
    (void)state;
    put(below("Pictures"), "no folder", 0600);
    uint64_t shown = kit_picture(&app);
    kit_key(&app, 'p', MOD_CTRL | MOD_SHIFT);
    finish();
    assert_non_null(strstr(app.take.error.message, "cannot write"));
    assert_int_not_equal(kit_picture(&app), shown);
}

// ---- the run

static void tellings_are_those_of_the_command_line(void **state) {
    (void)state;
    static const struct {
        Action action;
        TranscriptForm form;
        const char *name;
    } cases[] = {{ACTION_TRANSCRIPT, TRANSCRIPT_WORDS, "Documents/simul-exhibition-1.txt"},
                 {ACTION_PERFETTO, TRANSCRIPT_PERFETTO, "Documents/simul-exhibition-1.json"}};
    for (int i = 0; i < 2; i++) {
        app_do(&app, cases[i].action);
        finish();
        Str saved = {0};
        Error error;
        assert_true(file_read(below(cases[i].name), 1 << 26, &saved, &error));
        char *text = NULL;
        size_t n = 0;
        FILE *out = open_memstream(&text, &n);
        assert_true(
            transcript_write(app.now.traces[app.run], app.texts, cases[i].form, out, &error));
        fclose(out);
        assert_int_equal(saved.n, n);
        assert_memory_equal(saved.text, text, n);
        free(text);
        str_deinit(&saved);
    }
}

static void a_cancelled_telling_leaves_nothing(void **state) {
    (void)state;
    app_do(&app, ACTION_TRANSCRIPT);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_false(take_is_busy(&app.take));
    assert_true(app.take.is_cancelled);
    assert_false(is_there("Documents/simul-exhibition-1.txt"));
    assert_false(is_there("Documents/simul-exhibition-1.txt.part"));
    app_do(&app, ACTION_TRANSCRIPT);
    app_rerun(&app); // what it tells is gone
    assert_false(take_is_busy(&app.take));
}

// ---- films

// Keeps what it is given, or complains and ends.
static void install_ffmpeg(const char *script) {
    char text[400];
    snprintf(text, sizeof text, "#!/bin/sh\nfor last; do :; done\n%s\n", script);
    put(below("bin/ffmpeg"), text, 0700);
    char path[8400];
    snprintf(path, sizeof path, "%s/bin:/usr/bin:/bin", home);
    setenv("PATH", path, 1);
}

static long size_of(const char *name) {
    struct stat status;
    return stat(below(name), &status) == 0 ? (long)status.st_size : -1;
}

static void a_film_has_its_frames(void **state) {
    (void)state;
    install_ffmpeg("cat >\"$last\"");
    app_go_to(&app, 20 * SECOND);
    uint64_t unmarked = kit_picture(&app);
    app_go_to(&app, 60 * SECOND);
    kit_key(&app, '[', 0);
    app_go_to(&app, 180 * SECOND);
    kit_key(&app, ']', 0);
    app_go_to(&app, 20 * SECOND);
    uint64_t shown = kit_picture(&app);
    assert_int_not_equal(shown, unmarked); // the marks stand on the line of time
    kit_key(&app, 'r', MOD_CTRL);
    assert_int_equal(app.take.what, TAKE_FILM);
    assert_int_equal(app.time_ns, 60 * SECOND);
    finish();
    // Two minutes at 60 times the speed, and a second of standing still.
    const long frame = 1280L * 720 * 4;
    long size = size_of("Videos/simul-exhibition-1.mp4");
    assert_int_equal(size % frame, 0);
    assert_in_range(size / frame, 2 * MOVIE_FPS + MOVIE_FPS, 2 * MOVIE_FPS + MOVIE_FPS + 2);
    assert_int_equal(app.time_ns, 20 * SECOND); // where it was before
    kit_wait(&app, 10 * SECOND);
    assert_int_equal(kit_picture(&app), shown);
    // The last frame is the picture of the end, without any note or mark.
    FILE *file = fopen(below("Videos/simul-exhibition-1.mp4"), "rb");
    Pixels last = pixels_new(1280, 720);
    assert_int_equal(fseek(file, size - frame, SEEK_SET), 0);
    for (int y = 0; y < 720; y++)
        assert_int_equal(fread(last.at + (ptrdiff_t)y * last.stride, 4, 1280, file), 1280);
    fclose(file);
    app_go_to(&app, 180 * SECOND);
    kit_key(&app, ']', 0); // the same place again: no mark
    app_go_to(&app, 60 * SECOND);
    kit_key(&app, '[', 0);
    app_go_to(&app, 180 * SECOND);
    assert_int_equal(kit_hash(last), kit_picture(&app));
}

static void a_film_can_be_cancelled(void **state) {
    (void)state;
    install_ffmpeg("cat >\"$last\"");
    for (int with_mouse = 0; with_mouse < 2; with_mouse++) {
        kit_key(&app, 'r', MOD_CTRL);
        for (int i = 0; i < 5; i++)
            kit_wait(&app, 20 * MILLI);
        assert_true(app.film.is_on);
        kit_key(&app, KEY_END, 0); // is not listened to
        assert_true(app.film.is_on);
        assert_false(rect_is_empty(app.take_cancel));
        Rect button = app.take_cancel;
        if (with_mouse)
            kit_click(&app, button.x + button.w / 2, button.y + button.h / 2);
        else
            kit_key(&app, KEY_ESCAPE, 0);
        kit_wait(&app, 20 * MILLI);
        assert_false(app.film.is_on);
        assert_true(app.take.is_cancelled);
        assert_int_equal(app.time_ns, 20 * SECOND);
        assert_false(is_there("Videos/simul-exhibition-1.mp4"));
        assert_false(is_there("Videos/simul-exhibition-1.part.mp4"));
    }
}

// What ends the program ends it, but nothing half written is left.
static void a_signal_leaves_nothing(void **state) {
    (void)state;
    install_ffmpeg("cat >\"$last\"");
    static const Action actions[] = {ACTION_FILM, ACTION_PERFETTO};
    static const int signals[] = {SIGTERM, SIGHUP};
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == 0) {
            app_take(&app, actions[i]);
            for (int k = 0; k < 5 && actions[i] == ACTION_FILM; k++)
                kit_wait(&app, MILLI);
            if (!take_is_busy(&app.take)) _exit(3);
            raise(signals[i]);
            kit_wait(&app, MILLI);
            _exit(4);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), signals[i]);
        char command[8400];
        snprintf(command, sizeof command, "! find %s -type f | grep -v /bin/ | grep -q .", home);
        assert_int_equal(system(command), 0); // NOLINT: the name is mkdtemp's
    }
    // Once it is over the signals are as they were.
    kit_key(&app, 'r', MOD_CTRL);
    kit_key(&app, KEY_ESCAPE, 0);
    kit_wait(&app, 20 * MILLI);
    sigset_t blocked;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    assert_false(sigismember(&blocked, SIGTERM));
}

static void without_ffmpeg_it_says_what_to_install(void **state) {
    (void)state;
    setenv("PATH", below("nothing"), 1);
    kit_key(&app, 'r', MOD_CTRL);
    assert_false(app.film.is_on);
    assert_non_null(strstr(app.take.error.message, "apt install ffmpeg"));
    setenv("PATH", "/usr/bin:/bin", 1);
}

static void what_ffmpeg_complains_of_is_said(void **state) {
    (void)state;
    install_ffmpeg("echo 'no such codec' >&2; exit 1");
    app_do(&app, ACTION_GIF);
    finish();
    assert_non_null(strstr(app.take.error.message, "no such codec"));
    assert_false(app.film.is_on);
    assert_false(is_there("Videos/simul-exhibition-1.gif"));
}

// As where the disk is full for its end: what is not whole is not kept.
static void a_film_of_which_ffmpeg_complains_is_none(void **state) {
    (void)state;
    install_ffmpeg("cat > \"$last\"; echo 'no space left' >&2");
    app_do(&app, ACTION_GIF);
    finish();
    assert_non_null(strstr(app.take.error.message, "no space left"));
    assert_false(is_there("Videos/simul-exhibition-1.gif"));
    assert_false(is_there("Videos/simul-exhibition-1.part.gif"));
}

// The window's clock, which shows the time since the machine was started, goes on behind a film.
static void what_came_of_a_film_is_said_for_a_while(void **state) {
    (void)state;
    install_ffmpeg("cat > /dev/null; exit 1");
    int64_t wall_ns = 1000 * SECOND;
    app_advance(&app, wall_ns);
    app_do(&app, ACTION_GIF);
    for (int i = 0; i < 100000 && take_is_busy(&app.take); i++) {
        app_advance(&app, wall_ns += 20 * MILLI);
        app_draw(&app);
        usleep(1000);
    }
    assert_true(app.take.has_news);
    app_advance(&app, wall_ns += SECOND);
    app_advance(&app, wall_ns += SECOND);
    assert_true(app.take.has_news);
    app_advance(&app, wall_ns += 8 * SECOND);
    assert_false(app.take.has_news);
}

int main(void) {
#define IN_THE_HALL(f) cmocka_unit_test_setup_teardown(f, open_hall, close_hall)
    const struct CMUnitTest tests[] = {
        IN_THE_HALL(a_picture_is_what_the_window_shows),
        IN_THE_HALL(the_desktop_says_where_pictures_are),
        IN_THE_HALL(what_cannot_be_written_is_said),
        IN_THE_HALL(tellings_are_those_of_the_command_line),
        IN_THE_HALL(a_cancelled_telling_leaves_nothing),
        IN_THE_HALL(a_film_has_its_frames),
        IN_THE_HALL(a_film_can_be_cancelled),
        IN_THE_HALL(a_signal_leaves_nothing),
        IN_THE_HALL(without_ffmpeg_it_says_what_to_install),
        IN_THE_HALL(what_ffmpeg_complains_of_is_said),
        IN_THE_HALL(a_film_of_which_ffmpeg_complains_is_none),
        IN_THE_HALL(what_came_of_a_film_is_said_for_a_while),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
