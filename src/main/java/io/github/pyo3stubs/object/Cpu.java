package io.github.pyo3stubs.object;

/** The processor that an image's code is made for: instruction set, width and, where both are in use, byte order. */
public enum Cpu {
    X86_32,
    X86_64,
    ARM_32,
    AARCH_64,
    PPC_32,
    PPC_64,
    PPCLE_64,
    S390_32,
    S390_64,
    RISCV_32,
    RISCV_64,
    LOONGARCH_64,
    MIPS_32,
    MIPSEL_32,
    MIPS_64,
    MIPSEL_64,
    SPARC_32,
    SPARC_64,
    /** WebAssembly with 32-bit addresses. */
    WASM_32,
    /** One that this version has no name for. */
    UNKNOWN
}
