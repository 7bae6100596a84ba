// The context switch on AArch64, the procedure call standard of ARM (AAPCS64). switch_aarch64.c has
// the layout of what is stored. The unwind information is right at every instruction: at the moment
// of a swap both stacks have the same shape.
//
// There is no property note for branch target identification: a return address carries no landing
// pad for the jump to it, and the linker rightly leaves the check off.

    .text

    .equ    PARKED_BYTES, 176

.macro keep a, b, at
    stp     \a, \b, [sp, #\at]
    .cfi_rel_offset \a, \at
    .cfi_rel_offset \b, \at + 8
.endm

.macro fetch a, b, at
    ldp     \a, \b, [sp, #\at]
    .cfi_restore \a
    .cfi_restore \b
.endm

// Stores what the caller may expect to find again and leaves the handle in *x0. The running
// floating-point control state is then in x9.
.macro park
    sub     sp, sp, #PARKED_BYTES
    .cfi_adjust_cfa_offset PARKED_BYTES
    keep    x19, x20, 0
    keep    x21, x22, 16
    keep    x23, x24, 32
    keep    x25, x26, 48
    keep    x27, x28, 64
    keep    x29, x30, 80
    keep    d8, d9, 96
    keep    d10, d11, 112
    keep    d12, d13, 128
    keep    d14, d15, 144
    mrs     x9, fpcr
    str     x9, [sp, #160]
    mov     x10, sp
    str     x10, [x0]
.endm

    .globl  coro_switch
    .hidden coro_switch
    .type   coro_switch, %function
    .balign 64
coro_switch:                            // x0: parked, x1: value, x2: other
    .cfi_startproc
    park
    mov     x0, x1
    mov     sp, x2                      // from here on we are the other

    ldr     x10, [sp, #160]             // loading it is slow, and it hardly ever differs
    cmp     x9, x10
    b.ne    .Lload_fpcr
.Lfpcr_is_right:
    .cfi_remember_state
    fetch   x19, x20, 0
    fetch   x21, x22, 16
    fetch   x23, x24, 32
    fetch   x25, x26, 48
    fetch   x27, x28, 64
    fetch   x29, x30, 80
    fetch   d8, d9, 96
    fetch   d10, d11, 112
    fetch   d12, d13, 128
    fetch   d14, d15, 144
    add     sp, sp, #PARKED_BYTES
    .cfi_adjust_cfa_offset -PARKED_BYTES
    br      x30

    .cfi_restore_state
.Lload_fpcr:
    msr     fpcr, x10
    b       .Lfpcr_is_right
    .cfi_endproc
    .size   coro_switch, .-coro_switch

    .globl  coro_switch_start
    .hidden coro_switch_start
    .type   coro_switch_start, %function
    .balign 64
coro_switch_start:                      // x0: parked, x1: value, x2: top, x3: self
    .cfi_startproc
    park
    mov     sp, x2
    .cfi_def_cfa sp, 0
    .cfi_undefined x30                  // this frame is the outermost: nobody called it
    mov     x29, xzr
    mov     x30, xzr

    cbz     x9, 1f                      // the default is all zero
    msr     fpcr, xzr
1:  mov     x0, x3                      // x1 is the value already
    bl      coro_switch_main
    brk     #1                          // which never returns
    .cfi_endproc
    .size   coro_switch_start, .-coro_switch_start

    .section .note.GNU-stack, "", %progbits
