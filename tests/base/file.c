// Files, in a folder of the test's own.
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/event.h"
#include "base/file.h"
#include "base/new_file.h"

static int enter_folder(void **state) {
    char *folder = strdup("/tmp/simul-test-XXXXXX");
    *state = folder;
    return mkdtemp(folder) ? chdir(folder) : -1;
}

static int leave_folder(void **state) {
    int status = chdir("/");
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", (char *)*state);
    status |= system(command); // NOLINT: the name is mkdtemp's
    free(*state);
    return status;
}

// A pipe stays what it is.
static void a_device_is_written_into(void **state) {
    (void)state;
    Error error;
    struct stat status;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    FILE *reader = fopen("pipe", "r+");
    assert_non_null(reader);
    assert_true(file_write("pipe", "ab", 2, &error));
    assert_int_equal(fgetc(reader), 'a');
    fclose(reader);
    assert_int_equal(stat("pipe", &status), 0);
    assert_true(S_ISFIFO(status.st_mode));
}

static void written_is_read(void **state) {
    (void)state;
    char bytes[50000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7);
    Error error;
    Str text = {0};
    assert_true(file_write("a", bytes, sizeof bytes, &error));
    assert_true(file_read("a", sizeof bytes, &text, &error));
    assert_int_equal(text.n, sizeof bytes);
    assert_memory_equal(text.text, bytes, sizeof bytes);
    assert_true(file_write("a", "", 0, &error));
    assert_true(file_read("a", 0, &text, &error));
    assert_string_equal(str_text(&text), "");
    struct stat status;
    assert_int_equal(chmod("a", 0751), 0);
    assert_true(file_write("a", "b", 1, &error));
    assert_int_equal(stat("a", &status), 0);
    assert_int_equal(status.st_mode & 07777, 0751); // still to be run by whom it was
    str_deinit(&text);
}

static void reading_says_what_is_wrong(void **state) {
    (void)state;
    Error error;
    Str text = {0};
    assert_false(file_read("absent", 100, &text, &error));
    assert_string_equal(error.message, "cannot open 'absent': No such file or directory");
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_false(file_read("folder", 100, &text, &error));
    assert_string_equal(error.message, "cannot read 'folder': Is a directory");
    assert_true(file_write("a", "12345", 5, &error));
    assert_false(file_read("a", 4, &text, &error));
    assert_string_equal(error.message, "'a' is larger than 4 bytes");
    str_deinit(&text);
}

// A write that fails leaves the old content and no temporary file.
static void failed_write_loses_nothing(void **state) {
    (void)state;
    Error error;
    assert_false(file_write("absent/a", "x", 1, &error));
    assert_string_equal(error.message, "cannot write 'absent/a': No such file or directory");
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(mkdir("folder/inside", 0700), 0);
    assert_false(file_write("folder", "x", 1, &error)); // a file cannot replace a folder
    assert_string_equal(error.message, "cannot write 'folder': Is a directory");
    assert_int_equal(system("test \"$(ls)\" = folder"), 0); // NOLINT: a fixed command
}

// What somebody has put into a place is written anew there: behind a link, with its rights.
static void links_and_rights_stay(void **state) {
    (void)state;
    Error error;
    struct stat status;
    assert_true(file_write("script.py", "old", 3, &error));
    assert_int_equal(chmod("script.py", 0750), 0);
    assert_int_equal(symlink("script.py", "link.py"), 0);
    assert_true(file_write("link.py", "new", 3, &error));
    assert_int_equal(lstat("link.py", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_int_equal(stat("script.py", &status), 0);
    assert_int_equal(status.st_mode & 0777, 0750);
    Str text = {0};
    assert_true(file_read("script.py", 3, &text, &error));
    assert_string_equal(text.text, "new");
    str_deinit(&text);
}

// A new file is not seen before it is whole, and leaves nothing when it is given up.
static void a_new_file_is_whole_or_not_there(void **state) {
    (void)state;
    Error error;
    NewFile made;
    assert_true(new_file_begin(&made, "a", &error));
    fputs("half", made.file);
    fflush(made.file);
    assert_int_equal(access("a", F_OK), -1);
    new_file_drop(&made);
    assert_int_equal(system("test -z \"$(ls)\""), 0); // NOLINT: a fixed command
    if (access("/dev/full", W_OK) != 0) return;
    assert_false(file_write("/dev/full", "x", 1, &error));
    assert_string_equal(error.message, "cannot write '/dev/full': No space left on device");
    struct stat status;
    assert_int_equal(stat("/dev/full", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void data_is_found_where_it_is_said_to_be(void **state) {
    (void)state;
    Error error;
    Str path = {0};
    assert_true(file_find_data("assets/text/en.txt", &path, &error));
    assert_int_equal(access(path.text, R_OK), 0);
    assert_false(file_find_data("assets/absent", &path, &error));
    assert_non_null(strstr(error.message, "assets/absent"));

    setenv("SIMUL_DATA", *state, 1);
    assert_false(file_find_data("assets/text/en.txt", &path, &error));
    assert_non_null(strstr(error.message, "SIMUL_DATA"));
    assert_true(file_write("mine", "x", 1, &error));
    assert_true(file_find_data("mine", &path, &error));
    assert_non_null(strstr(path.text, *state));
    unsetenv("SIMUL_DATA");
    str_deinit(&path);
}

// An event's site is the line that emitted it; the path is a file of the sources.
static void event_sites_are_lines_of_the_sources(void **state) {
    (void)state;
#define SITE SITE_TASK
    uint16_t site = EVENT_SITE();
    int line = __LINE__ - 1;
#undef SITE
    assert_int_equal(event_site_line(site), line);
    assert_string_equal(event_site_path(site), "loop/task.c");
    assert_string_equal(event_site_path(0), "");
    assert_string_equal(event_site_path(UINT16_MAX), "");
    for (unsigned file = SITE_NONE; file < SITE_FILES; file++) {
        const char *path = event_site_path((uint16_t)(file << 10));
        if (!*path) continue;
        char source[256];
        Str found = {0};
        Error error;
        snprintf(source, sizeof source, "src/%s", path);
        if (!file_find_data(source, &found, &error)) fail_msg("%s", error.message);
        str_deinit(&found);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_device_is_written_into, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(written_is_read, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(reading_says_what_is_wrong, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(failed_write_loses_nothing, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(links_and_rights_stay, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(a_new_file_is_whole_or_not_there, enter_folder,
                                        leave_folder),
        cmocka_unit_test_setup_teardown(data_is_found_where_it_is_said_to_be, enter_folder,
                                        leave_folder),
        cmocka_unit_test(event_sites_are_lines_of_the_sources),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
