// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The last tag of a wheel's name: where the wheel can be installed.
 *
 * @param text one tag in lower case, such as {@code manylinux_2_17_x86_64}
 * @see <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/">Platform
 *     compatibility tags</a>, PEP 730 (iOS), PEP 738 (Android) and PEP 783 (Emscripten)
 */
public record PlatformTag(String text) {

    /**
     * The form of an operating system's tags.
     *
     * @param pattern with the machine as its one group
     */
    private record Form(Pattern pattern, OperatingSystem os, CLibrary cLibrary) {

        private static Form of(String regex, OperatingSystem os) {
            return new Form(Pattern.compile(regex), os, CLibrary.USUAL);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("manylinux(?:1|2010|2014|_\\d+_\\d+)_(\\w+)", OperatingSystem.LINUX),
            new Form(Pattern.compile("musllinux_\\d+_\\d+_(\\w+)"), OperatingSystem.LINUX, CLibrary.MUSL),
            Form.of("macosx_\\d+_\\d+_(\\w+)", OperatingSystem.MACOS),
            Form.of("win_?(\\w+)", OperatingSystem.WINDOWS),
            Form.of("android_\\d+_(\\w+)", OperatingSystem.ANDROID),
            Form.of("ios_\\d+_\\d+_(\\w+)_iphone(?:os|simulator)", OperatingSystem.IOS),
            Form.of("(?:pyodide|pyemscripten|emscripten)_[\\d_]+_(wasm32)", OperatingSystem.EMSCRIPTEN),
            Form.of("wasi(?:_[\\d_]+)?_(wasm32)", OperatingSystem.WASI),
            Form.of("freebsd_\\w+?_(x86_64|[^_]+)", OperatingSystem.FREEBSD),
            Form.of("netbsd_\\w+?_(x86_64|[^_]+)", OperatingSystem.NETBSD),
            Form.of("openbsd_\\w+?_(x86_64|[^_]+)", OperatingSystem.OPENBSD));

    /**
     * The platforms that the tag names. None for {@code any}, and none for {@code linux_x86_64} and the like, because
     * they do not tell the C library: such a wheel may be for any platform that its libraries are for.
     */
    public List<Platform> platforms() {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(text);
            if (matcher.matches()) {
                return cpus(matcher.group(1))
                        .map(cpu -> new Platform(form.os(), cpu, form.cLibrary()))
                        .toList();
            }
        }
        return List.of();
    }

    private static Stream<Cpu> cpus(String architecture) {
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
        return machines.stream().map(Cpu::ofMachine).flatMap(Optional::stream);
    }
}
