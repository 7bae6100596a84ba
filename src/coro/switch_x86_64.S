// The context switch on x86-64, System V calling convention. switch_x86_64.c has the layout of what
// is pushed. The unwind information is right at every instruction: at the moment of a swap both
// stacks have the same shape.
//
// There is no property note for shadow stacks: code that jumps where it should return cannot keep
// one, and the linker rightly leaves them off.

    .text

// Pushes what the caller may expect to find again and leaves the handle in *rdi. The running
// floating-point control state is then in r8d (SSE) and r9w (x87).
.macro park
    endbr64
    .irp    register, rbp, rbx, r15, r14, r13, r12
    pushq   %\register
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %\register, 0
    .endr
    leaq    -8(%rsp), %rsp
    .cfi_adjust_cfa_offset 8
    stmxcsr (%rsp)
    fnstcw  4(%rsp)
    movl    (%rsp), %r8d
    movzwl  4(%rsp), %r9d
    movq    %rsp, (%rdi)
.endm

// Of mxcsr: all but the six sticky exception flags. Loading a control word is slow and they hardly
// ever differ, so each is compared first.
#define MXCSR_CONTROL $0xffc0

    .globl  coro_switch
    .hidden coro_switch
    .type   coro_switch, @function
    .balign 64
coro_switch:                            // rdi: parked, rsi: value, rdx: other
    .cfi_startproc
    park
    movq    %rsi, %rax
    movq    %rdx, %rsp                  // from here on we are the other

    xorl    (%rsp), %r8d
    testl   MXCSR_CONTROL, %r8d
    jne     .Lload_mxcsr
.Lmxcsr_is_right:
    cmpw    4(%rsp), %r9w
    jne     .Lload_x87
.Lx87_is_right:
    .cfi_remember_state
    leaq    8(%rsp), %rsp
    .cfi_adjust_cfa_offset -8
    .irp    register, r12, r13, r14, r15, rbx, rbp
    popq    %\register
    .cfi_adjust_cfa_offset -8
    .cfi_restore %\register
    .endr
    popq    %rcx
    .cfi_adjust_cfa_offset -8
    .cfi_register %rip, %rcx
    notrack jmp *%rcx                   // a return address carries no endbr64

    .cfi_restore_state
.Lload_mxcsr:
    ldmxcsr (%rsp)
    jmp     .Lmxcsr_is_right
.Lload_x87:
    fldcw   4(%rsp)
    jmp     .Lx87_is_right
    .cfi_endproc
    .size   coro_switch, .-coro_switch

    .globl  coro_switch_start
    .hidden coro_switch_start
    .type   coro_switch_start, @function
    .balign 64
coro_switch_start:                      // rdi: parked, rsi: value, rdx: top, rcx: self
    .cfi_startproc
    park
    movq    %rdx, %rsp
    .cfi_def_cfa %rsp, 0
    .cfi_undefined %rip                 // this frame is the outermost: nobody called it
    xorl    %ebp, %ebp

    xorl    .Lmxcsr_default(%rip), %r8d
    testl   MXCSR_CONTROL, %r8d
    je      1f
    ldmxcsr .Lmxcsr_default(%rip)
1:  cmpw    .Lx87_default(%rip), %r9w
    je      2f
    fldcw   .Lx87_default(%rip)
2:  movq    %rcx, %rdi                  // rsi is the value already
    callq   coro_switch_main
    ud2                                 // which never returns
    .cfi_endproc
    .size   coro_switch_start, .-coro_switch_start

    .section .rodata
    .balign 4
.Lmxcsr_default:
    .long   0x1f80
.Lx87_default:
    .short  0x037f

    .section .note.GNU-stack, "", @progbits
