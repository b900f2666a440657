// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.MachOBuilder;
import io.github.pyo3stubs.object.PeBuilder;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.python.PythonVersion;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The work from a library to the text of its stubs, in measures that do not depend on how busy the machine is:
 * allocated bytes, and bytes read from the file.
 */
class WorkTest {

    /** A tenth more than what was measured when the limit was set. */
    private static final long BYTES_PER_RECORD = 13_300;

    private static final int RECORDS_PER_CLASS = 4;

    /** The bytes of other constants in a library, and of its instructions. */
    private static final int LARGE = 32 << 20;

    /** A module with a class that has a method and is its own iterator. */
    private static final List<String> RECORDS = List.of("""
            {"type":"module","id":"1","name":"m","members":["2"],"incomplete":false}""", """
            {"type":"class","id":"2","name":"C"}""", """
            {"type":"function","name":"connect","parent":"2","arguments":{}}""", """
            {"type":"function","name":"__next__","parent":"2","arguments":{},"returns":{"type":"binop",
            "left":{"type":"name","id":"int"},"op":"bitor","right":{"type":"constant","kind":"none"}}}""");

    @TempDir
    Path directory;

    /** What one library took. */
    private record Work(long allocated, long read) {}

    @Test
    void ten_times_the_classes_take_ten_times_the_work() throws Exception {
        work(100);

        Work few = work(1_000);
        Work many = work(10_000);

        assertThat(many.allocated()).isLessThan(11 * few.allocated());
        assertThat(many.allocated() / (10_000 * RECORDS_PER_CLASS)).isLessThan(BYTES_PER_RECORD);
    }

    @Test
    void a_library_of_many_records_is_read_little_more_than_twice() throws Exception {
        Path library = ManyClasses.write(2_000, directory);

        assertThat(read(library).bytesRead()).isLessThan(5 * Files.size(library) / 2);
    }

    static Stream<Arguments> largeLibraries() {
        return Stream.of("connect", "another").flatMap(name -> {
            // A checkout of PyO3 does not tell its release.
            String text = "/pyo3-2aa9035df66c81e4/8fcf8fc/src/sync.rs\0" + name + "\0" + " ".repeat(LARGE);
            ElfBuilder elf = new ElfBuilder().export("PyInit_m").text(text).section(".text", 1, 6, text);
            MachOBuilder machO = new MachOBuilder().export("_PyInit_m").text(text);
            PeBuilder pe = new PeBuilder().export("PyInit_m").text(text).code(text);
            for (int i = 0; i < RECORDS.size(); i++) {
                String symbol = "PYO3_INTROSPECTION_1_" + i;
                elf.record(symbol, RECORDS.get(i));
                machO.record("_" + symbol, RECORDS.get(i));
                pe.record(symbol, RECORDS.get(i));
            }
            return Stream.of(
                    arguments("ELF", name, elf.bytes()),
                    arguments("Mach-O", name, machO.bytes()),
                    arguments("PE", name, pe.bytes()));
        });
    }

    @ParameterizedTest(name = "{0} with the name {1}")
    @MethodSource("largeLibraries")
    void a_hundredth_of_a_large_library_is_read_and_its_constants_once_if_a_member_is_missing(
            String format, String name, byte[] library) throws Exception {
        Path file = Files.write(directory.resolve("large"), library);
        ExtensionReader apart = new ExtensionReader(PythonVersion.OLDEST, CompiledOut.KEEP, new Unlisted.Ignored());

        assertThat(read(file, apart).bytesRead()).isLessThan(LARGE / 100);
        if (name.equals("connect")) {
            assertThat(read(file).bytesRead()).isLessThan(LARGE / 50);
        } else {
            assertThat(read(file).bytesRead()).isBetween((long) LARGE, LARGE + LARGE / 50L);
        }
    }

    private Work work(int classes) throws Exception {
        Path library = ManyClasses.write(classes, directory);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        Reading reading = read(library);
        TextTree stubs = TextTree.installed(
                        Map.of("stubs", StubSet.of(reading.stubs()).common().orElseThrow()),
                        ModuleOwners.BY_NAME,
                        Header.NONE)
                .get("stubs");
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(stubs.files().get("many/__init__.pyi")).contains("class Class" + (classes - 1));
        return new Work(after - before, reading.bytesRead());
    }

    private static Reading read(Path library) throws Exception {
        return read(library, new ExtensionReader(PythonVersion.OLDEST));
    }

    private static Reading read(Path library, ExtensionReader reader) throws Exception {
        return reader.read(new LibraryFile(library, Optional.empty(), Optional.empty()));
    }
}
