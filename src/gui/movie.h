// Moving pictures in files, made by the program ffmpeg where it is installed. Each frame goes down
// a pipe to it; nothing here waits, so the window goes on meanwhile.
//
//     Movie *movie = movie_begin("x.mp4", w, h, &error);
//     while (there is more) {
//         if (movie_is_ready(movie)) movie_add(movie, pixels);
//         else sleep a little
//     }
//     movie_close(movie); while (movie_is_busy(movie)) sleep a little; movie_end(movie, &error);
#pragma once

#include "base/error.h"
#include "gui/raster.h"

enum { MOVIE_FPS = 30 };

typedef struct Movie Movie;

// Whether [path] is the name of a film: it ends in .mp4 or .gif.
bool movie_is_name(const char *path);

// Starts ffmpeg for a film of [w] × [h] pixels; what its name ends in says what it becomes.
// Errors: NULL when there is no ffmpeg, or no file can be written there.
Movie *movie_begin(const char *path, int w, int h, Error *error);

// Whether a frame may be added: the one before has been taken, and ffmpeg lives.
bool movie_is_ready(Movie *movie);
// The next frame, of the film's size; copied.
void movie_add(Movie *movie, Pixels pixels);

// No frame follows: ffmpeg may write the end.
void movie_close(Movie *movie);
// Passes on what ffmpeg can take. Whether it still has something to do; false too if it failed.
bool movie_is_busy(Movie *movie);

// Frees it, and puts the file in its place once it is whole; waits for ffmpeg if it must.
// Errors: false, and there is no file, when ffmpeg failed; its own words are in the message.
bool movie_end(Movie *movie, Error *error);
// Ends ffmpeg, and leaves no file.
void movie_cancel(Movie *movie);
