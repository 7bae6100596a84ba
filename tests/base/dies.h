// Tests of what ends the program: it is done in a child, whose last words are read.
#pragma once

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// Asserts that [code] aborts, and says [words] on standard error.
#define assert_dies(code, words)                                                                   \
    do {                                                                                           \
        int pipe_[2], status_;                                                                     \
        char said_[4096] = "";                                                                     \
        assert_int_equal(pipe(pipe_), 0);                                                          \
        pid_t child_ = fork();                                                                     \
        if (child_ == 0) {                                                                         \
            signal(SIGABRT, SIG_DFL);                                                              \
            dup2(pipe_[1], 2);                                                                     \
            code;                                                                                  \
            _exit(0);                                                                              \
        }                                                                                          \
        close(pipe_[1]);                                                                           \
        ssize_t n_ = 0, more_;                                                                     \
        while ((more_ = read(pipe_[0], said_ + n_, sizeof said_ - 1 - (size_t)n_)) > 0)            \
            n_ += more_;                                                                           \
        close(pipe_[0]);                                                                           \
        assert_int_equal(waitpid(child_, &status_, 0), child_);                                    \
        assert_true(WIFSIGNALED(status_) && WTERMSIG(status_) == SIGABRT);                         \
        if (!strstr(said_, words)) fail_msg("said \"%s\", not \"%s\"", said_, words);              \
    } while (0)
