// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.remedy.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stubs of many declarations: the work, as allocated memory, grows with their number and not with its square. */
class ManyDeclarationsTest {

    private static final int FEW = 400;
    private static final int MANY = 10 * FEW;

    @TempDir
    private Path base;

    /** What the committed stub has, of which the library has the functions {@code f0}, {@code f1} and so on. */
    private enum Committed {
        /** Other functions. */
        OTHERS("", "def g%d(a: int) -> str: ...%n"),
        /** The same functions with another signature. */
        STALE("", "def f%d(a: int) -> str: ...%n"),
        /** A class of another module, with methods. */
        CLASS("class C:%n", "    def f%d(self) -> int: ...%n"),
        /** Additions to the public names. */
        ADDED_NAMES("__all__ = []%n", "__all__ += [\"f%d\"]%n"),
        /** Calls that remove public names. */
        REMOVED_NAMES("__all__ = [\"x\"]%n", "__all__.append(\"f%1$d\")%n__all__.remove(\"f%1$d\")%n"),
        /** A class with many type parameters and methods. */
        TYPE_PARAMETERS("class C[%s]:%n", "    def f%1$d(self) -> T%1$d: ...%n");

        private final String start;
        private final String each;

        Committed(String start, String each) {
            this.start = start;
            this.each = each;
        }

        String text(int count) {
            return start.formatted(
                            IntStream.range(0, count).mapToObj(i -> "T" + i).collect(Collectors.joining(", ")))
                    + IntStream.range(0, count).mapToObj(each::formatted).collect(Collectors.joining());
        }
    }

    @ParameterizedTest
    @EnumSource
    void ten_times_the_declarations_take_ten_times_the_work(Committed committed) throws IOException {
        work(committed, FEW / 10);

        assertThat(work(committed, MANY)).isLessThan(11 * work(committed, FEW));
    }

    /** The bytes that it takes to compare a stub and to update it. */
    private long work(Committed committed, int count) throws IOException {
        Path directory = Files.createDirectory(base.resolve(committed.name() + count));
        FaultyProject project = FaultyProject.with(
                        directory,
                        IntStream.range(0, count).mapToObj(i -> "f" + i).toArray(String[]::new))
                .committed(committed.text(count));
        return allocated(project::verify) + allocated(() -> project.generate(Unmarked.REPLACED));
    }

    private static long allocated(Supplier<Outcome> work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(work.get()).isNotNull();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
}
