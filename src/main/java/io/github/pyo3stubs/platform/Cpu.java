// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import java.util.Optional;

/** The processor that code is made for: instruction set, width and, where both are in use, byte order. */
public enum Cpu {
    X86_32("x86_32"),
    X86_64("x86_64"),
    ARM_32("arm_32"),
    AARCH_64("aarch_64"),
    PPC_32("ppc_32"),
    PPC_64("ppc_64"),
    PPCLE_64("ppcle_64"),
    S390_32("s390_32"),
    S390_64("s390_64"),
    RISCV_32("riscv"),
    RISCV_64("riscv64"),
    LOONGARCH_64("loongarch_64"),
    MIPS_32("mips_32"),
    MIPSEL_32("mipsel_32"),
    MIPS_64("mips_64"),
    MIPSEL_64("mipsel_64"),
    SPARC_32("sparc_32"),
    SPARC_64("sparc_64"),
    /** WebAssembly with 32-bit addresses. */
    WASM_32("wasm_32"),
    /** One that this version has no name for. */
    UNKNOWN("unknown");

    private final String word;

    Cpu(String word) {
        this.word = word;
    }

    /** The second word of a classifier. */
    String word() {
        return word;
    }

    /** The processor that the first word of a Rust target triple names, such as {@code aarch64}. */
    static Optional<Cpu> ofTripleWord(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "x86_64", "x86_64h" -> X86_64;
                    case "i386", "i586", "i686" -> X86_32;
                    case "aarch64", "arm64", "arm64e", "arm64ec" -> AARCH_64;
                    case "powerpc" -> PPC_32;
                    case "powerpc64" -> PPC_64;
                    case "powerpc64le" -> PPCLE_64;
                    case "s390x" -> S390_64;
                    case "loongarch64" -> LOONGARCH_64;
                    case "mips" -> MIPS_32;
                    case "mipsel" -> MIPSEL_32;
                    case "mips64" -> MIPS_64;
                    case "mips64el" -> MIPSEL_64;
                    case "sparc" -> SPARC_32;
                    case "sparc64", "sparcv9" -> SPARC_64;
                    case "wasm32" -> WASM_32;
                    default -> ofFamily(word);
                });
    }

    /** The processor of a word that also names extensions or a version, such as {@code riscv64gc} and {@code armv7}. */
    private static Cpu ofFamily(String word) {
        if (word.startsWith("riscv64")) {
            return RISCV_64;
        }
        if (word.startsWith("riscv32")) {
            return RISCV_32;
        }
        return word.startsWith("arm") || word.startsWith("thumb") ? ARM_32 : null;
    }

    /** The processor that {@code uname -m}, Java and the tags of wheels call by a name, such as {@code amd64}. */
    static Optional<Cpu> ofMachine(String machine) {
        return switch (machine) {
            case "amd64" -> Optional.of(X86_64);
            case "x86" -> Optional.of(X86_32);
            case "ppc" -> Optional.of(PPC_32);
            case "ppc64" -> Optional.of(PPC_64);
            case "ppc64le" -> Optional.of(PPCLE_64);
            default -> ofTripleWord(machine);
        };
    }
}
