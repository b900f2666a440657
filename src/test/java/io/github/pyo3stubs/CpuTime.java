// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Limits of the processor time that something takes. However busy the machine is, they are not reached sooner. */
public final class CpuTime {

    /** For what waits instead of working. Only a hang takes so long. */
    private static final Duration HANG = Duration.ofMinutes(15);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /**
     * Runs something in a thread of its own, and fails as soon as that has taken more processor time than the limit.
     */
    public static void assertWithin(Duration limit, Executable work) {
        assertWithin(limit, () -> {
            work.execute();
            return null;
        });
    }

    /** As above, with a result. */
    public static <T> T assertWithin(Duration limit, ThrowingSupplier<T> work) {
        FutureTask<T> task = new FutureTask<>(() -> result(work));
        Thread thread = new Thread(task, "limited to " + limit);
        thread.setDaemon(true);
        thread.start();
        long deadline = System.nanoTime() + HANG.toNanos();
        while (true) {
            try {
                return task.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                Duration taken = Duration.ofNanos(Math.max(THREADS.getThreadCpuTime(thread.getId()), 0));
                if (taken.compareTo(limit) > 0 || System.nanoTime() > deadline) {
                    throw givenUp(thread, taken, limit);
                }
            } catch (ExecutionException e) {
                throw CpuTime.<RuntimeException>asUnchecked(e.getCause());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static <T> T result(ThrowingSupplier<T> work) {
        try {
            return work.get();
        } catch (Throwable e) {
            throw CpuTime.<RuntimeException>asUnchecked(e);
        }
    }

    /** Says where the work was, so that a quadratic walk or a hang is found at once. */
    private static AssertionError givenUp(Thread thread, Duration taken, Duration limit) {
        AssertionError failure =
                new AssertionError("not done after %s of processor time; allowed are %s".formatted(taken, limit));
        failure.setStackTrace(thread.getStackTrace());
        thread.interrupt();
        return failure;
    }

    /** The exception itself, whatever its kind, as tests do not declare what the work throws. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asUnchecked(Throwable failure) throws E {
        throw (E) failure;
    }
}
