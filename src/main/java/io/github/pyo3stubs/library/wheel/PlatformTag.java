package io.github.pyo3stubs.library.wheel;

import io.github.pyo3stubs.platform.Platform;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The last of a wheel's tags: where it can be installed.
 *
 * @param text one tag in lower case, such as {@code manylinux_2_17_x86_64}
 * @see <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/">Platform
 *     compatibility tags</a>, PEP 730 (iOS), PEP 738 (Android) and PEP 783 (Emscripten)
 */
record PlatformTag(String text) {

    /**
     * The form of an operating system's tags.
     *
     * @param pattern with the machine as its one group
     * @param os the classifier's first word
     * @param suffix what the classifier ends in
     */
    private record Form(Pattern pattern, String os, String suffix) {

        private static Form of(String regex, String os, String suffix) {
            return new Form(Pattern.compile(regex), os, suffix);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("manylinux(?:1|2010|2014|_\\d+_\\d+)_(\\w+)", "linux", ""),
            Form.of("musllinux_\\d+_\\d+_(\\w+)", "linux", "-musl"),
            Form.of("macosx_\\d+_\\d+_(\\w+)", "osx", ""),
            Form.of("win_?(\\w+)", "windows", ""),
            Form.of("android_\\d+_(\\w+)", "android", ""),
            Form.of("ios_\\d+_\\d+_(\\w+)_iphone(?:os|simulator)", "ios", ""),
            Form.of("(?:pyodide|pyemscripten|emscripten)_[\\d_]+_(wasm32)", "emscripten", ""),
            Form.of("wasi(?:_[\\d_]+)?_(wasm32)", "wasi", ""),
            Form.of("freebsd_\\w+?_(x86_64|[^_]+)", "freebsd", ""),
            Form.of("netbsd_\\w+?_(x86_64|[^_]+)", "netbsd", ""),
            Form.of("openbsd_\\w+?_(x86_64|[^_]+)", "openbsd", ""));

    /**
     * The platforms that the tag names; none where it leaves them to the libraries. That is so of {@code any}, and of
     * {@code linux_x86_64} and its like too, which say nothing of the C library.
     */
    List<Platform> platforms() {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(text);
            if (matcher.matches()) {
                return cpus(matcher.group(1))
                        .map(cpu -> new Platform(form.os() + "-" + cpu + form.suffix()))
                        .toList();
            }
        }
        return List.of();
    }

    private static Stream<String> cpus(String architecture) {
        List<String> machines = switch (architecture) {
            // macOS has names for several architectures in one file
            case "universal2" -> List.of("arm64", "x86_64");
            case "intel" -> List.of("i386", "x86_64");
            case "fat" -> List.of("i386", "ppc");
            case "fat3", "fat32" -> List.of("i386", "x86_64", "ppc");
            case "fat64" -> List.of("x86_64", "ppc64");
            case "universal" -> List.of("i386", "x86_64", "ppc", "ppc64");
            case "arm64_v8a" -> List.of("arm64");
            case "32" -> List.of("x86"); // win32
            default -> List.of(architecture);
        };
        return machines.stream().map(Platform::cpuOfMachine).flatMap(Optional::stream);
    }
}
