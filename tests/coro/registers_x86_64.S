// uint64_t registers_changed(void *(*call)(void *, void *), void *a, void *b, uint64_t seed)
// Fills every callee-saved register with a number made of [seed], calls call(a, b), and returns the
// bits in which any of them differ afterwards: 0 when all were kept.
    .text
    .globl  registers_changed
    .type   registers_changed, @function
registers_changed:
    .cfi_startproc
    .irp    register, rbp, rbx, r12, r13, r14, r15, rcx
    pushq   %\register
    .cfi_adjust_cfa_offset 8
    .endr
    leaq    1(%rcx), %rbp
    leaq    2(%rcx), %rbx
    leaq    3(%rcx), %r12
    leaq    4(%rcx), %r13
    leaq    5(%rcx), %r14
    leaq    6(%rcx), %r15
    movq    %rdi, %rax
    movq    %rsi, %rdi
    movq    %rdx, %rsi
    callq   *%rax
    popq    %rcx
    .cfi_adjust_cfa_offset -8
    xorl    %eax, %eax
    .irp    register, rbp, rbx, r12, r13, r14, r15
    incq    %rcx
    xorq    %rcx, %\register
    orq     %\register, %rax
    .endr
    .irp    register, r15, r14, r13, r12, rbx, rbp
    popq    %\register
    .cfi_adjust_cfa_offset -8
    .endr
    retq
    .cfi_endproc
    .size   registers_changed, .-registers_changed

    .section .note.GNU-stack, "", @progbits
