package io.github.pyo3stubs.platform;

import io.github.pyo3stubs.object.Cpu;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.OperatingSystem;
import java.util.Locale;
import java.util.Optional;

/**
 * What a library was built for.
 *
 * @param classifier operating system and CPU in the words of os-maven-plugin, such as {@code linux-x86_64}; its
 *     vocabulary has no word for musl ({@code linux-x86_64-musl}), Android, iOS, Emscripten and WASI
 *     ({@code android-aarch_64}, {@code ios-aarch_64}, {@code emscripten-wasm_32}, {@code wasi-wasm_32})
 */
public record Platform(String classifier) implements Comparable<Platform> {
    private static final String UNKNOWN = "unknown";

    /**
     * The platform of a Rust target triple, such as {@code aarch64-apple-darwin}; empty for what is none, or one
     * without an operating system that Python runs on.
     *
     * @see <a href="https://doc.rust-lang.org/rustc/platform-support.html">Platform Support</a>
     */
    public static Optional<Platform> ofTriple(String triple) {
        String[] words = triple.split("-");
        String musl = triple.contains("-musl") ? "-musl" : "";
        return cpuOfTriple(words[0]).flatMap(cpu -> osOfTriple(words).map(os -> new Platform(os + "-" + cpu + musl)));
    }

    private static Optional<String> cpuOfTriple(String arch) {
        return Optional.ofNullable(
                switch (arch) {
                    case "x86_64", "x86_64h" -> "x86_64";
                    case "i386", "i586", "i686" -> "x86_32";
                    case "aarch64", "arm64", "arm64e", "arm64ec" -> "aarch_64";
                    case "powerpc" -> "ppc_32";
                    case "powerpc64" -> "ppc_64";
                    case "powerpc64le" -> "ppcle_64";
                    case "s390x" -> "s390_64";
                    case "loongarch64" -> "loongarch_64";
                    case "mips" -> "mips_32";
                    case "mipsel" -> "mipsel_32";
                    case "mips64" -> "mips_64";
                    case "mips64el" -> "mipsel_64";
                    case "sparc" -> "sparc_32";
                    case "sparc64", "sparcv9" -> "sparc_64";
                    case "wasm32" -> "wasm_32";
                    default -> {
                        if (arch.startsWith("riscv64")) {
                            yield "riscv64";
                        }
                        if (arch.startsWith("riscv32")) {
                            yield "riscv";
                        }
                        yield arch.startsWith("arm") || arch.startsWith("thumb") ? "arm_32" : null;
                    }
                });
    }

    /** The first word from the end that names one: {@code aarch64-linux-android} is Android. */
    private static Optional<String> osOfTriple(String[] words) {
        for (int i = words.length - 1; i > 0; i--) {
            String os = switch (words[i]) {
                case "linux", "freebsd", "netbsd", "openbsd", "windows", "aix", "emscripten" -> words[i];
                case "android", "androideabi" -> "android";
                case "darwin" -> "osx";
                case "ios" -> "ios";
                case "solaris", "illumos" -> "sunos";
                case "wasi", "wasip1", "wasip2" -> "wasi";
                default -> null;
            };
            if (os != null) {
                return Optional.of(os);
            }
        }
        return Optional.empty();
    }

    /** The platform that an image's header tells. */
    public static Platform of(Image image) {
        return new Platform(word(image.os()) + "-" + word(image.cpu()) + (image.musl() ? "-musl" : ""));
    }

    private static String word(OperatingSystem os) {
        return switch (os) {
            case LINUX -> "linux";
            case ANDROID -> "android";
            case FREEBSD -> "freebsd";
            case NETBSD -> "netbsd";
            case OPENBSD -> "openbsd";
            case SOLARIS -> "sunos";
            case MACOS -> "osx";
            case IOS -> "ios";
            case WINDOWS -> "windows";
            case EMSCRIPTEN -> "emscripten";
            case WASI -> "wasi";
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static String word(Cpu cpu) {
        return switch (cpu) {
            case X86_32 -> "x86_32";
            case X86_64 -> "x86_64";
            case ARM_32 -> "arm_32";
            case AARCH_64 -> "aarch_64";
            case PPC_32 -> "ppc_32";
            case PPC_64 -> "ppc_64";
            case PPCLE_64 -> "ppcle_64";
            case S390_32 -> "s390_32";
            case S390_64 -> "s390_64";
            case RISCV_32 -> "riscv";
            case RISCV_64 -> "riscv64";
            case LOONGARCH_64 -> "loongarch_64";
            case MIPS_32 -> "mips_32";
            case MIPSEL_32 -> "mipsel_32";
            case MIPS_64 -> "mips_64";
            case MIPSEL_64 -> "mipsel_64";
            case SPARC_32 -> "sparc_32";
            case SPARC_64 -> "sparc_64";
            case WASM_32 -> "wasm_32";
            case UNKNOWN -> UNKNOWN;
        };
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
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("mac") ? "osx" : name.startsWith("windows") ? "windows" : name;
        String arch = osArch.toLowerCase(Locale.ROOT);
        return new Platform(os + "-" + cpuOfMachine(arch).orElse(arch));
    }

    /** The classifier's word for what {@code uname -m}, Java and the tags of wheels call a machine. */
    public static Optional<String> cpuOfMachine(String machine) {
        return switch (machine) {
            case "amd64" -> Optional.of("x86_64");
            case "x86" -> Optional.of("x86_32");
            case "ppc" -> Optional.of("ppc_32");
            case "ppc64" -> Optional.of("ppc_64");
            case "ppc64le" -> Optional.of("ppcle_64");
            default -> cpuOfTriple(machine);
        };
    }

    /** Whether another platform has the operating system and the CPU of this one, as far as this one names them. */
    public boolean isAlike(Platform other) {
        String[] own = classifier.split("-");
        String[] others = other.classifier.split("-");
        return isAlike(own[0], others[0]) && isAlike(own[1], others[1]);
    }

    private static boolean isAlike(String own, String other) {
        return own.equals(UNKNOWN) || own.equals(other);
    }

    @Override
    public int compareTo(Platform other) {
        return classifier.compareTo(other.classifier);
    }
}
