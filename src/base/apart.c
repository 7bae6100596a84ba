// A fork: memory is shared until one of the two writes, so that the copy costs little.
#include "base/apart.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static void write_all(int to, const Str *text) {
    const char *at = str_text(text);
    for (size_t left = text->n; left;) {
        ssize_t n = write(to, at, left);
        if (n < 0 && errno != EINTR) _exit(1);
        if (n > 0) at += n, left -= (size_t)n;
    }
}

_Noreturn static void be_the_copy(void (*fn)(void *data, Str *out), void *data, int limit_ms,
                                  int to) {
    signal(SIGPROF, SIG_DFL);
    struct itimerval limit = {.it_value = {limit_ms / 1000, limit_ms % 1000 * 1000L}};
    setitimer(ITIMER_PROF, &limit, NULL);
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing >= 0) dup2(nothing, STDIN_FILENO);
    Str out = {0};
    fn(data, &out);
    write_all(to, &out);
    _exit(0); // without what is done when a process ends well: that is for the other to do
}

static void read_all(int from, Str *out) {
    char bytes[4096];
    for (;;) {
        ssize_t n = read(from, bytes, sizeof bytes);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return;
        str_add_bytes(out, bytes, (size_t)n);
    }
}

ApartEnd apart_run(void (*fn)(void *data, Str *out), void *data, int limit_ms, Str *out) {
    str_clear(out);
    int ends[2];
    if (pipe(ends) != 0) return APART_FAILED;
    pid_t copy = fork();
    if (copy == 0) {
        close(ends[0]);
        be_the_copy(fn, data, limit_ms, ends[1]);
    }
    close(ends[1]);
    if (copy > 0) read_all(ends[0], out);
    close(ends[0]);
    if (copy < 0) return APART_FAILED;
    int status = 0;
    while (waitpid(copy, &status, 0) < 0)
        if (errno != EINTR) return out->n ? APART_DONE : APART_FAILED; // nobody is told (SIG_IGN)
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF) return APART_TOO_LONG;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? APART_DONE : APART_FAILED;
}
