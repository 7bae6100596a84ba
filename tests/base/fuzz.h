// What a fuzz target is for libFuzzer, and for fuzz_driver.c where there is none.
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
// Changes [n] bytes in place, which may become up to [n_max]; returns how many they are.
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t n_max, unsigned seed);
// The same into [out], with pieces of another input.
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t n_a, const uint8_t *b, size_t n_b,
                                 uint8_t *out, size_t n_max, unsigned seed);
