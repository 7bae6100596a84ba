// uint64_t registers_changed(void *(*call)(void *, void *), void *a, void *b, uint64_t seed)
// Fills every callee-saved register with a number made of [seed], calls call(a, b), and returns the
// bits in which any of them differ afterwards: 0 when all were kept.
    .text
    .globl  registers_changed
    .type   registers_changed, %function
registers_changed:
    stp     x29, x30, [sp, #-176]!
    mov     x29, sp
    stp     x19, x20, [sp, #16]
    stp     x21, x22, [sp, #32]
    stp     x23, x24, [sp, #48]
    stp     x25, x26, [sp, #64]
    stp     x27, x28, [sp, #80]
    stp     d8, d9, [sp, #96]
    stp     d10, d11, [sp, #112]
    stp     d12, d13, [sp, #128]
    stp     d14, d15, [sp, #144]
    str     x3, [sp, #160]
    .irp    n, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28
    add     x\n, x3, #\n
    .endr
    .irp    n, 8, 9, 10, 11, 12, 13, 14, 15
    add     x9, x3, #\n
    fmov    d\n, x9
    .endr
    mov     x9, x0
    mov     x0, x1
    mov     x1, x2
    blr     x9
    ldr     x3, [sp, #160]
    mov     x0, xzr
    .irp    n, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28
    add     x9, x3, #\n
    eor     x9, x9, x\n
    orr     x0, x0, x9
    .endr
    .irp    n, 8, 9, 10, 11, 12, 13, 14, 15
    add     x9, x3, #\n
    fmov    x10, d\n
    eor     x9, x9, x10
    orr     x0, x0, x9
    .endr
    ldp     x19, x20, [sp, #16]
    ldp     x21, x22, [sp, #32]
    ldp     x23, x24, [sp, #48]
    ldp     x25, x26, [sp, #64]
    ldp     x27, x28, [sp, #80]
    ldp     d8, d9, [sp, #96]
    ldp     d10, d11, [sp, #112]
    ldp     d12, d13, [sp, #128]
    ldp     d14, d15, [sp, #144]
    ldp     x29, x30, [sp], #176
    ret
    .size   registers_changed, .-registers_changed

    .section .note.GNU-stack, "", %progbits
