// See desktop.h.
#include "gui/desktop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

extern char **environ;

// The value of `key` in the file [name] of the folder of settings; false: it is not there.
static bool read_key(const char *name, const char *key, char *value, size_t room) {
    enum { MOST_BYTES = 1 << 16 };
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    Str path = {0}, text = {0};
    if (config && config[0] == '/')
        str_printf(&path, "%s/%s", config, name);
    else
        str_printf(&path, "%s/.config/%s", home ? home : "", name);
    Error ignored;
    bool found = false;
    if (file_read(str_text(&path), MOST_BYTES, &text, &ignored)) {
        size_t n = strlen(key);
        for (const char *at = str_text(&text); at && *at; at = strchr(at, '\n')) {
            at += *at == '\n';
            const char *line = at + strspn(at, " \t");
            if (strncmp(line, key, n) != 0) continue;
            line += n + strspn(line + n, " \t");
            if (*line != '=') continue;
            line += 1 + strspn(line + 1, " \t");
            snprintf(value, room, "%.*s", (int)strcspn(line, " \t\r\n"), line);
            found = true;
        }
    }
    str_deinit(&path);
    str_deinit(&text);
    return found;
}

static bool is_no(const char *value) {
    return strcmp(value, "false") == 0 || strcmp(value, "0") == 0 || strcmp(value, "no") == 0;
}

static bool is_of_gnome(void) {
    static const char *const family[] = {"GNOME", "Unity", "Budgie", "Pantheon"};
    const char *desktop = getenv("XDG_CURRENT_DESKTOP");
    for (size_t i = 0; desktop && i < sizeof family / sizeof *family; i++)
        if (strstr(desktop, family[i])) return true;
    return false;
}

// What the command prints first, if it does so in time.
static bool ask(char *const command[], char *answer, size_t room) {
    enum { PATIENCE_MS = 1000 };
    int ends[2];
    if (pipe(ends) != 0) return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    pid_t child;
    bool ok = posix_spawnp(&child, command[0], &actions, NULL, command, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    ssize_t n = 0;
    if (ok) {
        struct pollfd wait = {.fd = ends[0], .events = POLLIN};
        if (poll(&wait, 1, PATIENCE_MS) > 0) n = read(ends[0], answer, room - 1);
        kill(child, SIGKILL); // it has answered, or is too late
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    close(ends[0]);
    answer[n > 0 ? n : 0] = '\0';
    answer[strcspn(answer, "\n")] = '\0';
    return n > 0;
}

bool desktop_prefers_rest(void) {
    char value[32];
    if (read_key("gtk-4.0/settings.ini", "gtk-enable-animations", value, sizeof value) ||
        read_key("gtk-3.0/settings.ini", "gtk-enable-animations", value, sizeof value))
        return is_no(value);
    const char *desktop = getenv("XDG_CURRENT_DESKTOP");
    if (desktop && strstr(desktop, "KDE") &&
        read_key("kdeglobals", "AnimationDurationFactor", value, sizeof value))
        return strtod(value, NULL) == 0;
    char name[] = "gsettings", get[] = "get", schema[] = "org.gnome.desktop.interface",
         key[] = "enable-animations";
    char *const command[] = {name, get, schema, key, NULL};
    return is_of_gnome() && ask(command, value, sizeof value) && is_no(value);
}
