package io.github.pyo3stubs.object;

/** The operating system whose loader an image is made for, as far as the object file tells. */
public enum OperatingSystem {
    LINUX,
    ANDROID,
    FREEBSD,
    NETBSD,
    OPENBSD,
    /** Solaris and illumos. */
    SOLARIS,
    MACOS,
    IOS,
    WINDOWS,
    /** A WebAssembly module that Emscripten's run time loads, as in Pyodide. */
    EMSCRIPTEN,
    /** The WebAssembly System Interface, preview 1. */
    WASI,
    /** One that this version has no name for. */
    UNKNOWN
}
