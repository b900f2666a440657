// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import java.util.Optional;

/** The operating system whose loader a library is made for. */
public enum OperatingSystem {
    LINUX("linux", "linux"),
    ANDROID("android", "android"),
    FREEBSD("freebsd", "freebsd", true),
    NETBSD("netbsd", "netbsd", true),
    OPENBSD("openbsd", "openbsd", true),
    /** Solaris and illumos. */
    SOLARIS("sunos", "sunos", true),
    AIX("aix", "aix"),
    MACOS("osx", "darwin"),
    IOS("ios", "ios"),
    WINDOWS("windows", "win32"),
    /** A WebAssembly module that Emscripten's run time loads, as in Pyodide. */
    EMSCRIPTEN("emscripten", "emscripten"),
    /** The WebAssembly System Interface. */
    WASI("wasi", "wasi"),
    /** One that this version has no name for. No Python calls its system so. */
    UNKNOWN("unknown", "unknown");

    private final String word;
    private final String pythonName;
    private final boolean withRelease;

    OperatingSystem(String word, String pythonName) {
        this(word, pythonName, false);
    }

    OperatingSystem(String word, String pythonName, boolean withRelease) {
        this.word = word;
        this.pythonName = pythonName;
        this.withRelease = withRelease;
    }

    /**
     * The value of Python's {@code sys.platform} on this system, or how it begins.
     *
     * @see <a href="https://docs.python.org/3/library/sys.html#sys.platform">sys.platform</a>
     */
    public String pythonName() {
        return pythonName;
    }

    /**
     * Whether {@code sys.platform} also has the release of the system, such as {@code freebsd14}, so that it can only
     * be tested with {@code startswith}.
     */
    public boolean hasReleaseInPythonName() {
        return withRelease;
    }

    /** The value of Python's {@code os.name} on this system. */
    public String pythonFamily() {
        return this == WINDOWS ? "nt" : "posix";
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
        for (OperatingSystem os : values()) {
            if (os.word.equals(name)) {
                return os;
            }
        }
        return UNKNOWN;
    }
}
