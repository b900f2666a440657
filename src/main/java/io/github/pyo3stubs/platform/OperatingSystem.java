// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import java.util.Optional;
import java.util.stream.Stream;

/** The operating system whose loader a library is made for. */
public enum OperatingSystem {
    LINUX("linux"),
    ANDROID("android"),
    FREEBSD("freebsd"),
    NETBSD("netbsd"),
    OPENBSD("openbsd"),
    /** Solaris and illumos. */
    SOLARIS("sunos"),
    AIX("aix"),
    MACOS("osx"),
    IOS("ios"),
    WINDOWS("windows"),
    /** A WebAssembly module that Emscripten's run time loads, as in Pyodide. */
    EMSCRIPTEN("emscripten"),
    /** The WebAssembly System Interface. */
    WASI("wasi"),
    /** One that this version has no name for. */
    UNKNOWN("unknown");

    private final String word;

    OperatingSystem(String word) {
        this.word = word;
    }

    /** The first word of a classifier. */
    String word() {
        return word;
    }

    /** The operating system that one word of a Rust target triple names, such as {@code darwin}. */
    static Optional<OperatingSystem> ofTripleWord(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "linux" -> LINUX;
                    case "android", "androideabi" -> ANDROID;
                    case "freebsd" -> FREEBSD;
                    case "netbsd" -> NETBSD;
                    case "openbsd" -> OPENBSD;
                    case "solaris", "illumos" -> SOLARIS;
                    case "aix" -> AIX;
                    case "darwin" -> MACOS;
                    case "ios" -> IOS;
                    case "windows" -> WINDOWS;
                    case "emscripten" -> EMSCRIPTEN;
                    case "wasi", "wasip1", "wasip2" -> WASI;
                    default -> null;
                });
    }

    /**
     * The operating system of a Java virtual machine.
     *
     * @param name the system property {@code os.name}, in lower case
     */
    static OperatingSystem ofJava(String name) {
        if (name.startsWith("mac")) {
            return MACOS;
        }
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return Stream.of(values())
                .filter(os -> os.word.equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
