// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.limit.HeapLimit;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Reads several files at the same time, in threads that end with the reading. */
public final class SideBySide {
    /** As many as there are processors, and as the heap has room for: each may need what one thread alone may need. */
    private static final int MAX_THREADS =
            Math.min(Runtime.getRuntime().availableProcessors(), HeapLimit.of(1, 256 << 20));

    private SideBySide() {}

    /**
     * The results of reading files, in the order of the files. If some readings throw, the exception of the first file
     * is thrown, after all of them.
     *
     * @throws InterruptedIOException when the calling thread is interrupted meanwhile
     */
    public static <F, R> List<R> read(List<F> files, Function<F, R> reading) throws InterruptedIOException {
        return read(files, reading, MAX_THREADS);
    }

    static <F, R> List<R> read(List<F> files, Function<F, R> reading, int maxThreads) throws InterruptedIOException {
        int count = Math.min(files.size(), maxThreads);
        if (count <= 1) {
            List<R> results = new ArrayList<>();
            for (F file : files) {
                results.add(reading.apply(file));
            }
            return results;
        }
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<R>> readings = new ArrayList<>();
            for (F file : files) {
                readings.add(() -> reading.apply(file));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> result : threads.invokeAll(readings)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("The reading was interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** What a function can throw. */
    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }
}
