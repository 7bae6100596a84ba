// ffmpeg reads raw frames from a socket (which, unlike a pipe, refuses us without a signal when it
// is gone) and complains into a pipe. The film is written beside its place and moved there when it
// is whole.
#include "gui/movie.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/check.h"
#include "base/str.h"

extern char **environ;

enum { COMPLAINT_BYTES = 400 };

struct Movie {
    Str path, part; // owned
    int w, h;
    pid_t child;     // 0: it has ended
    int status;      // of the child that has ended
    int frames;      // socket to its standard input; -1: closed
    int complaints;  // its standard error
    uint32_t *frame; // owned; on its way
    size_t sent, to_send;
    bool is_closing; // no frame follows
    bool is_broken;  // ffmpeg takes nothing more
    char complaint[COMPLAINT_BYTES];
    size_t complaint_n;
};

static bool ends_in(const char *path, const char *ending) {
    size_t n = strlen(path), m = strlen(ending);
    return n > m && strcmp(path + n - m, ending) == 0;
}

bool movie_is_name(const char *path) {
    return ends_in(path, ".mp4") || ends_in(path, ".gif");
}

// "/a/b.mp4" is written as "/a/b.part.mp4": ffmpeg goes by the ending.
static void name_part(Movie *movie) {
    const char *path = str_text(&movie->path);
    size_t stem = strlen(path) - 4;
    str_add_bytes(&movie->part, path, stem);
    str_printf(&movie->part, ".part%s", path + stem);
}

// ---- the child

static pid_t start_child(const Movie *movie, int input, int complaints, int *problem) {
    char size[32], rate[16];
    snprintf(size, sizeof size, "%dx%d", movie->w, movie->h);
    snprintf(rate, sizeof rate, "%d", MOVIE_FPS);
    // A GIF has its own colours for each frame, so that nothing has to be kept until the end; an
    // MP4 must have an even number of pixels each way.
    const char *filter = ends_in(movie->path.text, ".gif")
                             ? "fps=20,split[a][b];[a]palettegen=stats_mode=single[p];"
                               "[b][p]paletteuse=new=1:dither=none"
                             : "pad=ceil(iw/2)*2:ceil(ih/2)*2,format=yuv420p";
    const char *const words[] = {"ffmpeg",    "-hide_banner",
                                 "-loglevel", "error",
                                 "-y",        "-f",
                                 "rawvideo",  "-pixel_format",
                                 "bgr0",      "-video_size",
                                 size,        "-framerate",
                                 rate,        "-i",
                                 "pipe:0",    "-vf",
                                 filter,      movie->part.text,
                                 NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO);
    pid_t child = 0;
    *problem = posix_spawnp(&child, "ffmpeg", &actions, NULL, (char *const *)words, environ);
    posix_spawn_file_actions_destroy(&actions);
    return *problem ? 0 : child;
}

static bool fail(const Movie *movie, Error *error, int problem) {
    if (problem == ENOENT)
        return error_set(error,
                         "a film needs the program ffmpeg, which is not installed; on Debian "
                         "and Ubuntu: sudo apt install ffmpeg");
    return error_set(error, "cannot write the film %s: %s", str_text(&movie->path),
                     strerror(problem));
}

static void drop(Movie *movie) {
    if (movie->frames >= 0) close(movie->frames);
    if (movie->complaints >= 0) close(movie->complaints);
    free(movie->frame);
    str_deinit(&movie->path);
    str_deinit(&movie->part);
    free(movie);
}

Movie *movie_begin(const char *path, int w, int h, Error *error) {
    CHECK(movie_is_name(path), "'%s' is not the name of a film", path);
    Movie *movie = calloc(1, sizeof *movie);
    if (movie) movie->frame = malloc((size_t)w * (size_t)h * 4);
    if (!movie || !movie->frame) check_no_memory("a film");
    movie->w = w, movie->h = h;
    movie->frames = movie->complaints = -1;
    str_add(&movie->path, path);
    name_part(movie);
    int input[2], errors[2], problem = 0;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input) != 0) problem = errno;
    if (!problem && pipe2(errors, O_CLOEXEC) != 0) {
        problem = errno;
        close(input[0]), close(input[1]);
    }
    if (!problem) {
        movie->child = start_child(movie, input[1], errors[1], &problem);
        close(input[1]), close(errors[1]);
        movie->frames = input[0], movie->complaints = errors[0];
        fcntl(movie->complaints, F_SETFL, O_NONBLOCK);
    }
    if (!problem) return movie;
    fail(movie, error, problem);
    drop(movie);
    return NULL;
}

static void listen_to(Movie *movie) {
    char *end = movie->complaint + movie->complaint_n;
    ssize_t n = read(movie->complaints, end, sizeof movie->complaint - 1 - movie->complaint_n);
    if (n > 0) movie->complaint_n += (size_t)n;
}

// Whether the child has ended by now.
static bool has_ended(Movie *movie, bool may_wait) {
    if (!movie->child) return true;
    if (waitpid(movie->child, &movie->status, may_wait ? 0 : WNOHANG) != movie->child) return false;
    movie->child = 0;
    return true;
}

// ---- frames

static void pass_on(Movie *movie) {
    listen_to(movie);
    while (movie->sent < movie->to_send && !movie->is_broken) {
        ssize_t n = send(movie->frames, (const char *)movie->frame + movie->sent,
                         movie->to_send - movie->sent, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n > 0)
            movie->sent += (size_t)n;
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            return;
        else if (errno != EINTR)
            movie->is_broken = true;
    }
    if (!movie->is_closing || movie->frames < 0) return;
    close(movie->frames);
    movie->frames = -1;
}

bool movie_is_ready(Movie *movie) {
    pass_on(movie);
    return !movie->is_closing && !movie->is_broken && movie->sent == movie->to_send;
}

void movie_add(Movie *movie, Pixels pixels) {
    CHECK(movie_is_ready(movie), "a film is not ready for a frame");
    CHECK(pixels.w == movie->w && pixels.h == movie->h, "a frame has another size than its film");
    for (int y = 0; y < movie->h; y++)
        memcpy(movie->frame + (size_t)y * (size_t)movie->w,
               pixels.at + (ptrdiff_t)y * pixels.stride, (size_t)movie->w * 4);
    movie->sent = 0;
    movie->to_send = (size_t)movie->w * (size_t)movie->h * 4;
    pass_on(movie);
}

void movie_close(Movie *movie) {
    movie->is_closing = true;
    if (!movie->is_broken) pass_on(movie);
}

bool movie_is_busy(Movie *movie) {
    if (movie->frames >= 0 && !movie->is_broken) {
        pass_on(movie);
        return !movie->is_broken;
    }
    listen_to(movie);
    return !has_ended(movie, false);
}

static void cut_line(char *text) {
    char *end = strpbrk(text, "\r\n");
    if (end) *end = '\0';
}

bool movie_end(Movie *movie, Error *error) {
    if (movie->frames >= 0) close(movie->frames);
    movie->frames = -1;
    has_ended(movie, true);
    listen_to(movie);
    // It ends well even where the disk was full for the end of a GIF, but it does not keep silent.
    bool ok = WIFEXITED(movie->status) && WEXITSTATUS(movie->status) == 0 && !movie->is_broken &&
              !movie->complaint_n;
    if (!ok) {
        cut_line(movie->complaint);
        const char *words = movie->complaint[0] ? movie->complaint : "it ended too early";
        error_set(error, "ffmpeg cannot make the film %s: %s", movie->path.text, words);
        unlink(movie->part.text);
    } else if (rename(movie->part.text, movie->path.text) != 0) {
        ok = fail(movie, error, errno);
    }
    drop(movie);
    return ok;
}

void movie_cancel(Movie *movie) {
    if (movie->child) kill(movie->child, SIGKILL);
    has_ended(movie, true);
    unlink(movie->part.text);
    drop(movie);
}
