// The context switch on x86-64, System V calling convention. switch_x86_64.c has the layout of what
// is pushed; the unwind information is right at every instruction, because both stacks have the same
// shape at the moment of the swap.
//
// There is no property note for shadow stacks: code that jumps where it should return cannot keep
// one, and the linker rightly leaves them off.

    .text
    .globl  coro_switch
    .hidden coro_switch
    .type   coro_switch, @function
    .balign 64
coro_switch:                            // rdi: parked, rsi: other, rdx: value
    .cfi_startproc
    endbr64
    pushq   %rbp
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %rbp, 0
    pushq   %rbx
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %rbx, 0
    pushq   %r15
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r15, 0
    pushq   %r14
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r14, 0
    pushq   %r13
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r13, 0
    pushq   %r12
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset %r12, 0
    leaq    -8(%rsp), %rsp
    .cfi_adjust_cfa_offset 8
    stmxcsr (%rsp)
    fnstcw  4(%rsp)
    movl    (%rsp), %r8d
    movzwl  4(%rsp), %r9d

    movq    %rdx, %rax
    movq    %rsp, (%rdi)
    movq    %rsi, %rsp                  // from here on we are the other

    // Loading either control word is slow, and they hardly ever differ.
    xorl    (%rsp), %r8d
    testl   $0xffc0, %r8d               // without the six sticky exception flags
    jne     .Lload_mxcsr
.Lmxcsr_is_right:
    cmpw    4(%rsp), %r9w
    jne     .Lload_x87
.Lx87_is_right:
    leaq    8(%rsp), %rsp
    .cfi_adjust_cfa_offset -8
    popq    %r12
    .cfi_adjust_cfa_offset -8
    .cfi_restore %r12
    popq    %r13
    .cfi_adjust_cfa_offset -8
    .cfi_restore %r13
    popq    %r14
    .cfi_adjust_cfa_offset -8
    .cfi_restore %r14
    popq    %r15
    .cfi_adjust_cfa_offset -8
    .cfi_restore %r15
    popq    %rbx
    .cfi_adjust_cfa_offset -8
    .cfi_restore %rbx
    popq    %rbp
    .cfi_adjust_cfa_offset -8
    .cfi_restore %rbp
    popq    %rcx
    .cfi_adjust_cfa_offset -8
    .cfi_register %rip, %rcx
    notrack jmp *%rcx                   // a return address carries no endbr64

    // The same frame as just after the swap.
    .cfi_def_cfa %rsp, 64
    .cfi_offset %rip, -8
    .cfi_offset %rbp, -16
    .cfi_offset %rbx, -24
    .cfi_offset %r15, -32
    .cfi_offset %r14, -40
    .cfi_offset %r13, -48
    .cfi_offset %r12, -56
.Lload_mxcsr:
    ldmxcsr (%rsp)
    jmp     .Lmxcsr_is_right
.Lload_x87:
    fldcw   4(%rsp)
    jmp     .Lx87_is_right
    .cfi_endproc
    .size   coro_switch, .-coro_switch

// Where a fresh context goes on first: the outermost frame of its stack.
    .globl  coro_switch_start
    .hidden coro_switch_start
    .type   coro_switch_start, @function
    .balign 16
coro_switch_start:                      // rbx: entry, r12: self, rax: value, rbp: 0
    .cfi_startproc
    .cfi_undefined %rip
    endbr64
    movq    %r12, %rdi
    movq    %rax, %rsi
    callq   *%rbx
    ud2                                 // an entry never returns
    .cfi_endproc
    .size   coro_switch_start, .-coro_switch_start

    .section .note.GNU-stack, "", @progbits
