// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.ObjectFile;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "x86_64-unknown-linux-gnu, linux-x86_64",
        "x86_64-unknown-linux-musl, linux-x86_64-musl",
        "i586-unknown-linux-gnu, linux-x86_32",
        "i686-unknown-linux-gnu, linux-x86_32",
        "i686-unknown-linux-musl, linux-x86_32-musl",
        "aarch64-unknown-linux-gnu, linux-aarch_64",
        "aarch64-unknown-linux-musl, linux-aarch_64-musl",
        "arm-unknown-linux-gnueabi, linux-arm_32",
        "arm-unknown-linux-gnueabihf, linux-arm_32",
        "armv7-unknown-linux-gnueabihf, linux-arm_32",
        "armv7-unknown-linux-musleabihf, linux-arm_32-musl",
        "thumbv7neon-unknown-linux-gnueabihf, linux-arm_32",
        "powerpc64le-unknown-linux-gnu, linux-ppcle_64",
        "powerpc64-unknown-linux-gnu, linux-ppc_64",
        "powerpc-unknown-linux-gnu, linux-ppc_32",
        "s390x-unknown-linux-gnu, linux-s390_64",
        "riscv64gc-unknown-linux-gnu, linux-riscv64",
        "riscv32gc-unknown-linux-gnu, linux-riscv",
        "loongarch64-unknown-linux-gnu, linux-loongarch_64",
        "mips-unknown-linux-gnu, linux-mips_32",
        "mipsel-unknown-linux-gnu, linux-mipsel_32",
        "mips64-unknown-linux-gnuabi64, linux-mips_64",
        "mips64el-unknown-linux-gnuabi64, linux-mipsel_64",
        "sparc64-unknown-linux-gnu, linux-sparc_64",
        "aarch64-linux-android, android-aarch_64",
        "armv7-linux-androideabi, android-arm_32",
        "x86_64-apple-darwin, osx-x86_64",
        "aarch64-apple-darwin, osx-aarch_64",
        "aarch64-apple-ios, ios-aarch_64",
        "x86_64-pc-windows-msvc, windows-x86_64",
        "x86_64-pc-windows-gnu, windows-x86_64",
        "x86_64-pc-windows-gnullvm, windows-x86_64",
        "i686-pc-windows-msvc, windows-x86_32",
        "aarch64-pc-windows-msvc, windows-aarch_64",
        "arm64ec-pc-windows-msvc, windows-aarch_64",
        "x86_64-unknown-freebsd, freebsd-x86_64",
        "aarch64-unknown-freebsd, freebsd-aarch_64",
        "x86_64-unknown-netbsd, netbsd-x86_64",
        "aarch64-unknown-netbsd, netbsd-aarch_64",
        "x86_64-unknown-openbsd, openbsd-x86_64",
        "aarch64-unknown-openbsd, openbsd-aarch_64",
        "x86_64-pc-solaris, sunos-x86_64",
        "x86_64-unknown-illumos, sunos-x86_64",
        "sparcv9-sun-solaris, sunos-sparc_64",
        "powerpc64-ibm-aix, aix-ppc_64",
        "wasm32-unknown-emscripten, emscripten-wasm_32",
        "wasm32-wasip1, wasi-wasm_32",
        "wasm32-wasip1-threads, wasi-wasm_32",
    })
    void a_triple_has_its_classifier(String triple, String classifier) {
        assertThat(Platform.ofTriple(triple)).contains(Platforms.of(classifier));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "debug",
                "release",
                "rust-maven-plugin",
                "llvm-cov-target",
                "linux-x86_64",
                "thumbv7em-none-eabi",
                "wasm32-unknown-unknown",
                "x86_64",
                "x86_64-unknown-uefi"
            })
    void what_python_has_no_platform_for_is_none(String name) {
        assertThat(Platform.ofTriple(name)).isEmpty();
    }

    static Stream<Platform> everyPlatform() {
        return Stream.of(OperatingSystem.values())
                .flatMap(os -> Stream.of(Cpu.values())
                        .flatMap(cpu -> Stream.of(CLibrary.values())
                                .filter(cLibrary -> cLibrary == CLibrary.USUAL || os == OperatingSystem.LINUX)
                                .map(cLibrary -> new Platform(os, cpu, cLibrary))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyPlatform")
    void a_classifier_names_one_platform(Platform platform) {
        assertThat(Platform.ofClassifier(platform.classifier())).contains(platform);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "linux",
                "osx-aarch_64-musl",
                "linux-",
                "linux-x86_64-glibc",
                "linux-x86-64",
                "x86_64-unknown-linux-gnu",
                "Linux-x86_64"
            })
    void other_text_is_not_a_classifier(String text) {
        assertThat(Platform.ofClassifier(text)).isEmpty();
    }

    @ParameterizedTest(name = "e_machine {0}, {1} bits, {2}, OS ABI {3}: {4}")
    @CsvSource({
        "62, 64, LITTLE_ENDIAN, 0, linux-x86_64",
        "3, 32, LITTLE_ENDIAN, 0, linux-x86_32",
        "183, 64, LITTLE_ENDIAN, 0, linux-aarch_64",
        "40, 32, LITTLE_ENDIAN, 0, linux-arm_32",
        "21, 64, LITTLE_ENDIAN, 0, linux-ppcle_64",
        "21, 64, BIG_ENDIAN, 0, linux-ppc_64",
        "20, 32, BIG_ENDIAN, 0, linux-ppc_32",
        "22, 64, BIG_ENDIAN, 0, linux-s390_64",
        "243, 64, LITTLE_ENDIAN, 0, linux-riscv64",
        "243, 32, LITTLE_ENDIAN, 0, linux-riscv",
        "258, 64, LITTLE_ENDIAN, 0, linux-loongarch_64",
        "8, 32, BIG_ENDIAN, 0, linux-mips_32",
        "8, 32, LITTLE_ENDIAN, 0, linux-mipsel_32",
        "8, 64, BIG_ENDIAN, 0, linux-mips_64",
        "8, 64, LITTLE_ENDIAN, 0, linux-mipsel_64",
        "43, 64, BIG_ENDIAN, 0, linux-sparc_64",
        "43, 64, BIG_ENDIAN, 6, sunos-sparc_64",
        "62, 64, LITTLE_ENDIAN, 9, freebsd-x86_64",
        "62, 64, LITTLE_ENDIAN, 2, netbsd-x86_64",
        "62, 64, LITTLE_ENDIAN, 12, openbsd-x86_64",
    })
    void an_image_has_the_classifier_of_its_triple(int machine, int bits, String order, int osAbi, String classifier)
            throws IOException {
        ByteOrder byteOrder = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        assertThat(platform(new ElfBuilder()
                        .machine(machine)
                        .bits(bits)
                        .order(byteOrder)
                        .osAbi(osAbi)))
                .isEqualTo(Platforms.of(classifier));
    }

    @Test
    void an_image_that_needs_musl_says_so() throws IOException {
        assertThat(platform(new ElfBuilder().needed("libc.musl-x86_64.so.1")))
                .isEqualTo(Platform.ofTriple("x86_64-unknown-linux-musl").orElseThrow());
    }

    @Test
    void an_image_for_android_says_so() throws IOException {
        assertThat(platform(new ElfBuilder().machine(183).identNote("Android")))
                .isEqualTo(Platform.ofTriple("aarch64-linux-android").orElseThrow());
    }

    private static Platform platform(ElfBuilder elf) throws IOException {
        return ObjectFile.images(Bytes.of(elf.bytes(), ByteOrder.LITTLE_ENDIAN))
                .get(0)
                .platform();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-aarch_64",
        "Linux, i386, linux-x86_32",
        "Linux, arm, linux-arm_32",
        "Linux, ppc64le, linux-ppcle_64",
        "Linux, s390x, linux-s390_64",
        "Linux, riscv64, linux-riscv64",
        "Mac OS X, aarch64, osx-aarch_64",
        "Mac OS X, x86_64, osx-x86_64",
        "Windows 11, amd64, windows-x86_64",
        "Windows Server 2022, x86, windows-x86_32",
        "FreeBSD, amd64, freebsd-x86_64",
        "SunOS, sparcv9, sunos-sparc_64",
        "AIX, ppc64, aix-ppc_64",
    })
    void a_java_virtual_machine_has_the_classifier_of_its_triple(String name, String arch, String classifier) {
        assertThat(Platform.ofJava(name, arch)).isEqualTo(Platforms.of(classifier));
    }
}
