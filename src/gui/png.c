// Written row by row, each as the difference to the row above, which suits pictures of text; read
// by SDL2_image.
#include "gui/png.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "base/check.h"
#include "base/new_file.h"

enum { CHUNK_BYTES = 1 << 15, FILTER_UP = 2 };

struct PngFile {
    NewFile made;
    Pixels pixels; // owned
    z_stream stream;
    int row;          // the next one
    uint8_t *line;    // owned; the filter's number and the row, three bytes a pixel
    uint8_t *packed;  // owned; CHUNK_BYTES
    bool is_finished; // the stream has its end
};

static bool is_lost(const PngFile *png) {
    return ferror(png->made.file);
}

// ---- chunks

static void put_32(uint8_t *at, uint32_t n) {
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(n >> (24 - 8 * i));
}

static void put_chunk(PngFile *png, const char kind[4], const uint8_t *bytes, size_t n) {
    uint8_t head[8], tail[4];
    put_32(head, (uint32_t)n);
    memcpy(head + 4, kind, 4);
    uLong sum = crc32(crc32(0, NULL, 0), head + 4, 4);
    if (n) sum = crc32(sum, bytes, (uInt)n);
    put_32(tail, (uint32_t)sum);
    fwrite(head, 1, 8, png->made.file);
    if (n) fwrite(bytes, 1, n, png->made.file);
    fwrite(tail, 1, 4, png->made.file);
}

static void put_head(PngFile *png) {
    static const uint8_t signature[8] = {137, 'P', 'N', 'G', 13, 10, 26, 10};
    fwrite(signature, 1, 8, png->made.file);
    uint8_t head[13] = {[8] = 8, [9] = 2}; // 8 bits, red, green and blue
    put_32(head, (uint32_t)png->pixels.w);
    put_32(head + 4, (uint32_t)png->pixels.h);
    put_chunk(png, "IHDR", head, sizeof head);
}

// Packs what the stream was given; whole chunks are written.
static void pack(PngFile *png, int flush) {
    z_stream *stream = &png->stream;
    do {
        int result = deflate(stream, flush);
        CHECK(result != Z_STREAM_ERROR, "zlib refuses to pack a picture");
        if (stream->avail_out && result != Z_STREAM_END) break;
        put_chunk(png, "IDAT", png->packed, CHUNK_BYTES - stream->avail_out);
        stream->next_out = png->packed;
        stream->avail_out = CHUNK_BYTES;
        if (result == Z_STREAM_END) png->is_finished = true;
    } while (!png->is_finished);
}

static void put_row(PngFile *png) {
    const Pixels *pixels = &png->pixels;
    const uint32_t *row = pixels->at + (ptrdiff_t)png->row * pixels->stride;
    const uint32_t *above = png->row ? row - pixels->stride : NULL;
    uint8_t *to = png->line;
    *to++ = FILTER_UP;
    for (int x = 0; x < pixels->w; x++)
        for (int shift = 16; shift >= 0; shift -= 8)
            *to++ = (uint8_t)((row[x] >> shift) - (above ? above[x] >> shift : 0));
    png->stream.next_in = png->line;
    png->stream.avail_in = (uInt)(to - png->line);
    png->row++;
    pack(png, Z_NO_FLUSH);
}

// ---- a file

static void *need(void *memory) {
    if (!memory) check_no_memory("a picture");
    return memory;
}

PngFile *png_begin(const char *path, Pixels pixels, Error *error) {
    NewFile made;
    if (!new_file_begin(&made, path, error)) {
        pixels_free(&pixels);
        return NULL;
    }
    PngFile *png = need(calloc(1, sizeof *png));
    png->made = made;
    png->pixels = pixels;
    png->line = need(malloc((size_t)pixels.w * 3 + 1));
    png->packed = need(malloc(CHUNK_BYTES));
    if (deflateInit(&png->stream, Z_DEFAULT_COMPRESSION) != Z_OK) check_no_memory("a picture");
    png->stream.next_out = png->packed;
    png->stream.avail_out = CHUNK_BYTES;
    put_head(png);
    return png;
}

bool png_some(PngFile *png, int n_rows) {
    while (n_rows-- > 0 && png->row < png->pixels.h && !is_lost(png))
        put_row(png);
    return png->row < png->pixels.h && !is_lost(png);
}

float png_progress(const PngFile *png) {
    return (float)png->row / (float)png->pixels.h;
}

static void drop(PngFile *png) {
    deflateEnd(&png->stream);
    free(png->line);
    free(png->packed);
    pixels_free(&png->pixels);
    free(png);
}

bool png_end(PngFile *png, Error *error) {
    while (png_some(png, png->pixels.h))
        continue;
    if (!is_lost(png)) pack(png, Z_FINISH);
    if (!is_lost(png)) put_chunk(png, "IEND", NULL, 0);
    bool ok = new_file_end(&png->made, error);
    drop(png);
    return ok;
}

void png_cancel(PngFile *png) {
    new_file_drop(&png->made);
    drop(png);
}

bool png_save(const char *path, Pixels pixels, Error *error) {
    Pixels copy = pixels_new(pixels.w, pixels.h);
    for (int y = 0; y < pixels.h; y++)
        memcpy(copy.at + (ptrdiff_t)y * copy.stride, pixels.at + (ptrdiff_t)y * pixels.stride,
               (size_t)pixels.w * 4);
    PngFile *png = png_begin(path, copy, error);
    return png && png_end(png, error);
}

bool png_load(const char *path, Pixels *pixels, Error *error) {
    *pixels = (Pixels){0};
    SDL_Surface *loaded = IMG_Load(path);
    SDL_Surface *surface =
        loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(loaded);
    if (!surface) return error_set(error, "cannot read the picture %s: %s", path, SDL_GetError());
    *pixels = pixels_new(surface->w, surface->h);
    for (int y = 0; y < surface->h; y++)
        memcpy(pixels->at + (ptrdiff_t)y * pixels->stride,
               (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch,
               (size_t)surface->w * 4);
    SDL_FreeSurface(surface);
    return true;
}
