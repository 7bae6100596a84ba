// Written with a palette, 8 bits a pixel; read by SDL2_image as any other.
#include "small_golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "golden.h"

enum { COLORS = 256, TABLE = 1 << 17 };

// A colour of the picture, how many pixels have it, and which of the palette stands for it.
typedef struct Ink {
    uint32_t color; // 0: none; those of pictures are opaque
    uint32_t n;
    uint8_t index;
} Ink;

static Ink *find(Ink *table, uint32_t color) {
    uint32_t at = color * 2654435761U >> 15;
    while (table[at].color && table[at].color != color)
        at = (at + 1) % TABLE;
    return &table[at];
}

static int by_number(const void *a, const void *b) {
    const Ink *x = a, *y = b;
    if (x->n != y->n) return x->n > y->n ? -1 : 1;
    return x->color < y->color ? -1 : x->color > y->color;
}

static int distance(uint32_t a, uint32_t b) {
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int d = (int)(a >> shift & 255) - (int)(b >> shift & 255);
        sum += d * d;
    }
    return sum;
}

static uint8_t nearest(const uint32_t *palette, int n, uint32_t color) {
    int best = 0;
    for (int i = 1; i < n; i++)
        if (distance(palette[i], color) < distance(palette[best], color)) best = i;
    return (uint8_t)best;
}

// Fills [palette] with the colours that most pixels have; returns how many, and what stands for
// which in [table].
static int choose(Pixels pixels, uint32_t palette[COLORS], Ink *table) {
    int n = 0;
    for (int y = 0; y < pixels.h; y++)
        for (int x = 0; x < pixels.w; x++) {
            uint32_t color = pixels.at[(ptrdiff_t)y * pixels.stride + x] | 0xFF000000;
            Ink *ink = find(table, color);
            n += !ink->color;
            assert_true(n < TABLE / 2);
            ink->color = color;
            ink->n++;
        }
    Ink *inks = malloc((size_t)n * sizeof *inks), *end = inks;
    for (int i = 0; i < TABLE; i++)
        if (table[i].color) *end++ = table[i];
    qsort(inks, (size_t)n, sizeof *inks, by_number);
    if (n > COLORS) n = COLORS;
    for (int i = 0; i < n; i++)
        palette[i] = inks[i].color;
    free(inks);
    for (int i = 0; i < TABLE; i++)
        if (table[i].color) table[i].index = nearest(palette, n, table[i].color);
    return n;
}

static void put_32(uint8_t *at, uint32_t n) {
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(n >> (24 - 8 * i));
}

static void put_chunk(FILE *file, const char *kind, const uint8_t *bytes, size_t n) {
    uint8_t size[4], sum[4];
    put_32(size, (uint32_t)n);
    uLong crc = crc32(crc32(0, NULL, 0), (const Bytef *)kind, 4);
    if (n) crc = crc32(crc, bytes, (uInt)n);
    put_32(sum, (uint32_t)crc);
    fwrite(size, 1, 4, file);
    fwrite(kind, 1, 4, file);
    if (n) fwrite(bytes, 1, n, file);
    fwrite(sum, 1, 4, file);
}

static void write_indexed(const char *path, Pixels pixels, const uint32_t *palette, int n_colors,
                          Ink *table) {
    size_t line = (size_t)pixels.w + 1, n = line * (size_t)pixels.h;
    uint8_t *rows = malloc(n), *packed = malloc(compressBound(n));
    uLongf n_packed = compressBound(n);
    for (int y = 0; y < pixels.h; y++) {
        rows[line * (size_t)y] = 0; // no filter
        for (int x = 0; x < pixels.w; x++)
            rows[line * (size_t)y + 1 + (size_t)x] =
                find(table, pixels.at[(ptrdiff_t)y * pixels.stride + x] | 0xFF000000)->index;
    }
    assert_int_equal(compress2(packed, &n_packed, rows, n, 9), Z_OK);
    uint8_t head[13] = {[8] = 8, [9] = 3}, colors[COLORS * 3]; // 8 bits: an index
    put_32(head, (uint32_t)pixels.w);
    put_32(head + 4, (uint32_t)pixels.h);
    for (int i = 0; i < n_colors; i++)
        for (int channel = 0; channel < 3; channel++)
            colors[3 * i + channel] = (uint8_t)(palette[i] >> (16 - 8 * channel));
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite("\x89PNG\r\n\x1A\n", 1, 8, file);
    put_chunk(file, "IHDR", head, sizeof head);
    put_chunk(file, "PLTE", colors, 3 * (size_t)n_colors);
    put_chunk(file, "IDAT", packed, n_packed);
    put_chunk(file, "IEND", NULL, 0);
    assert_int_equal(fclose(file), 0);
    free(packed);
    free(rows);
}

void small_golden_check(const char *name, Pixels pixels) {
    Ink *table = calloc(TABLE, sizeof *table);
    uint32_t palette[COLORS];
    int n_colors = choose(pixels, palette, table);
    if (getenv("SIMUL_GOLDEN_UPDATE")) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s.png", GOLDEN_DIR, name);
        write_indexed(path, pixels, palette, n_colors, table);
        free(table);
        return;
    }
    for (int y = 0; y < pixels.h; y++)
        for (int x = 0; x < pixels.w; x++) {
            uint32_t *pixel = &pixels.at[(ptrdiff_t)y * pixels.stride + x];
            *pixel = palette[find(table, *pixel | 0xFF000000)->index];
        }
    free(table);
    golden_check(name, pixels);
}
