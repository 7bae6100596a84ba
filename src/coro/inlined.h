// A transfer from coroutine to coroutine that is compiled into the function that makes it.
//
// It pays where that function goes on afterwards, inlined itself into the body of a coroutine:
// there is neither a call nor a return. In a function that returns to its caller use coro_transfer:
// the return would be mispredicted (switch.h). On other processors than x86-64 (or with the
// registers of AVX-512, which are not named below), and under AddressSanitizer, it is the plain
// one.
#pragma once

#include "coro/pool.h"

#if defined(CORO_BY_HAND) && defined(__x86_64__) && !defined(__AVX512F__) && !CORO_ASAN

// Leaves and enters contexts exactly as coro_switch does (switch_x86_64.S has the reasons). What is
// parked lies below the 128 bytes under the stack pointer that the compiler may use without saying
// so. The unwind information of the function around it counts from rbp, which is changed last of
// all, so that it is right at every instruction.
static inline __attribute__((always_inline)) void *coro_switch_inlined(void **parked, void *other) {
    void *value;
    __asm__ volatile("leaq    1f(%%rip), %%rax\n\t"
                     "leaq    -192(%%rsp), %%rsp\n\t"
                     "movq    %%rax, 56(%%rsp)\n\t"
                     "movq    %%rbp, 48(%%rsp)\n\t"
                     "movq    %%rbx, 40(%%rsp)\n\t"
                     "movq    %%r15, 32(%%rsp)\n\t"
                     "movq    %%r14, 24(%%rsp)\n\t"
                     "movq    %%r13, 16(%%rsp)\n\t"
                     "movq    %%r12, 8(%%rsp)\n\t"
                     "stmxcsr 0(%%rsp)\n\t"
                     "fnstcw  4(%%rsp)\n\t"
                     "movl    0(%%rsp), %%r8d\n\t"
                     "movzwl  4(%%rsp), %%r9d\n\t"
                     "movq    %%rsp, (%%rdi)\n\t"
                     "cmpl    0(%%rdx), %%r8d\n\t"
                     "jne     3f\n"
                     "2:\tcmpw 4(%%rdx), %%r9w\n\t"
                     "jne     5f\n"
                     "4:\tmovq 8(%%rdx), %%r12\n\t"
                     "movq    16(%%rdx), %%r13\n\t"
                     "movq    24(%%rdx), %%r14\n\t"
                     "movq    32(%%rdx), %%r15\n\t"
                     "movq    40(%%rdx), %%rbx\n\t"
                     "movq    56(%%rdx), %%rcx\n\t"
                     "leaq    64(%%rdx), %%rsp\n\t" // from here on we are the other
                     "movq    48(%%rdx), %%rbp\n\t"
                     "xorl    %%eax, %%eax\n\t"
                     "notrack jmp *%%rcx\n"
                     "3:\txorl 0(%%rdx), %%r8d\n\t" // perhaps only the sticky flags differ
                     "testl   $0xffc0, %%r8d\n\t"
                     "je      2b\n\t"
                     "ldmxcsr 0(%%rdx)\n\t"
                     "jmp     2b\n"
                     "5:\tfldcw 4(%%rdx)\n\t"
                     "jmp     4b\n"
                     "1:\tsubq $-128, %%rsp" // whoever resumes comes here, with the value in rax
                     : "=&a"(value), "+D"(parked), "+d"(other)
                     :
                     : "memory", "cc", "rcx", "rsi", "r8", "r9", "r10", "r11", "xmm0", "xmm1",
                       "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10",
                       "xmm11", "xmm12", "xmm13", "xmm14", "xmm15", "st", "st(1)", "st(2)", "st(3)",
                       "st(4)", "st(5)", "st(6)", "st(7)");
    return value;
}

// As coro_transfer_unchecked with NULL.
static inline __attribute__((always_inline)) void *coro_transfer_inlined(Coro *self, Coro *next) {
    self->state = CORO_SUSPENDED;
    next->state = CORO_RUNNING;
    next->resumer = self->resumer;
    return coro_switch_inlined(&self->parked, next->parked);
}

#else

static inline void *coro_transfer_inlined(Coro *self, Coro *next) {
    return coro_transfer_unchecked(self, next, NULL);
}

#endif
