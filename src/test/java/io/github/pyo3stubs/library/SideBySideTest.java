// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SideBySideTest {

    private static final List<Integer> FILES = IntStream.range(0, 12).boxed().toList();

    @Test
    void results_have_the_order_of_the_files_however_long_each_takes() throws Exception {
        // Each three files wait for one another, so they are read at the same time.
        CyclicBarrier together = new CyclicBarrier(3);

        List<Integer> results = SideBySide.read(
                FILES,
                file -> {
                    await(together);
                    sleep(file % 3 == 0 ? 20 : 0);
                    return 10 * file;
                },
                3);

        assertThat(results)
                .containsExactlyElementsOf(FILES.stream().map(file -> 10 * file).toList());
    }

    @Test
    void all_files_are_read_before_the_exception_of_the_first_is_thrown() {
        AtomicInteger read = new AtomicInteger();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SideBySide.read(
                        FILES,
                        file -> {
                            read.incrementAndGet();
                            sleep(file == 4 ? 20 : 0);
                            if (file >= 4) {
                                throw new IllegalStateException("file " + file);
                            }
                            return file;
                        },
                        2))
                .withMessage("file 4");
        assertThat(read).hasValue(FILES.size());
    }

    @Test
    void errors_are_thrown_as_they_are() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> SideBySide.read(
                        FILES,
                        file -> {
                            throw new AssertionError();
                        },
                        2));
    }

    @Test
    void no_thread_is_left_and_one_file_needs_none() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        SideBySide.read(FILES, file -> threads.add(Thread.currentThread()), 4);

        assertThat(threads).hasSizeLessThanOrEqualTo(4).doesNotContain(Thread.currentThread());
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(SideBySide.read(List.of(1), file -> Thread.currentThread(), 4))
                .containsExactly(Thread.currentThread());
    }

    @Test
    void an_interrupt_ends_the_reading_and_is_kept() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(InterruptedIOException.class)
                    .isThrownBy(() -> SideBySide.read(
                            FILES,
                            file -> {
                                sleep(60_000);
                                return file;
                            },
                            2));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }
}
