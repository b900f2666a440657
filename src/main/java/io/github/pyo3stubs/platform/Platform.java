// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a library is built for, apart from the version of Python. Platforms are ordered by their classifiers. */
public record Platform(OperatingSystem os, Cpu cpu, CLibrary cLibrary) implements Comparable<Platform> {

    /** A platform with the operating system's usual C library. */
    public Platform(OperatingSystem os, Cpu cpu) {
        this(os, cpu, CLibrary.USUAL);
    }

    /**
     * The platform of a Rust target triple, such as {@code aarch64-apple-darwin}; empty for any other text, and for a
     * triple without an operating system that Python runs on.
     *
     * @see <a href="https://doc.rust-lang.org/rustc/platform-support.html">Platform Support</a>
     */
    public static Optional<Platform> ofTriple(String triple) {
        String[] words = triple.split("-");
        Optional<Cpu> cpu = Cpu.ofTripleWord(words[0]);
        Optional<OperatingSystem> os = osOfTriple(words);
        return cpu.isPresent() && os.isPresent()
                ? Optional.of(new Platform(os.get(), cpu.get(), cLibraryOfTriple(words)))
                : Optional.empty();
    }

    private static CLibrary cLibraryOfTriple(String[] words) {
        for (String word : words) {
            if (word.startsWith("musl")) {
                return CLibrary.MUSL;
            }
        }
        return CLibrary.USUAL;
    }

    /** The first word from the end that names one: {@code aarch64-linux-android} is Android. */
    private static Optional<OperatingSystem> osOfTriple(String[] words) {
        for (int i = words.length - 1; i > 0; i--) {
            Optional<OperatingSystem> os = OperatingSystem.ofTripleWord(words[i]);
            if (os.isPresent()) {
                return os;
            }
        }
        return Optional.empty();
    }

    /** The platform with a {@link #classifier()}; empty for any other text. Only Linux has a second C library. */
    public static Optional<Platform> ofClassifier(String classifier) {
        return Stream.of(CLibrary.values())
                .flatMap(cLibrary -> Stream.of(OperatingSystem.values())
                        .flatMap(os -> Stream.of(Cpu.values()).map(cpu -> new Platform(os, cpu, cLibrary))))
                .filter(platform -> platform.cLibrary == CLibrary.USUAL || platform.os == OperatingSystem.LINUX)
                .filter(platform -> platform.classifier().equals(classifier))
                .findFirst();
    }

    /** The platform that this Java virtual machine runs on. */
    public static Platform host() {
        return ofJava(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * The platform of a Java virtual machine.
     *
     * @param osName the system property {@code os.name}
     * @param osArch the system property {@code os.arch}
     */
    static Platform ofJava(String osName, String osArch) {
        return new Platform(
                OperatingSystem.ofJava(osName.toLowerCase(Locale.ROOT)),
                Cpu.ofMachine(osArch.toLowerCase(Locale.ROOT)).orElse(Cpu.UNKNOWN));
    }

    /**
     * The platform's name in messages, directories and artifacts: operating system and CPU in the words of
     * os-maven-plugin, such as {@code linux-x86_64}. That plugin has no word for musl ({@code linux-x86_64-musl}),
     * Android, iOS, Emscripten and WASI ({@code android-aarch_64}, {@code ios-aarch_64}, {@code emscripten-wasm_32},
     * {@code wasi-wasm_32}).
     */
    public String classifier() {
        return os.word() + "-" + cpu.word() + (cLibrary == CLibrary.MUSL ? "-musl" : "");
    }

    /** Whether another platform has the operating system and the CPU of this one, as far as this one knows them. */
    public boolean isAlike(Platform other) {
        return (os == OperatingSystem.UNKNOWN || os == other.os) && (cpu == Cpu.UNKNOWN || cpu == other.cpu);
    }

    // By hand, for the first run: design.md, "What every build runs is written as loops"
    @Override
    public boolean equals(Object other) {
        return other instanceof Platform platform
                && os == platform.os
                && cpu == platform.cpu
                && cLibrary == platform.cLibrary;
    }

    @Override
    public int hashCode() {
        return classifier().hashCode();
    }

    @Override
    public int compareTo(Platform other) {
        return classifier().compareTo(other.classifier());
    }
}
