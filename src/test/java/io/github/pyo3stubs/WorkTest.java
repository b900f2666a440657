// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.python.PythonVersion;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The work from a library to the text of its stubs, in measures that do not depend on how busy the machine is:
 * allocated bytes, and bytes read from the file.
 */
class WorkTest {

    /** Four thirds of what was measured when the limit was set. */
    private static final long BYTES_PER_RECORD = 48_000;

    private static final int RECORDS_PER_CLASS = 4;

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
        return new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(library, Optional.empty(), Optional.empty()));
    }
}
