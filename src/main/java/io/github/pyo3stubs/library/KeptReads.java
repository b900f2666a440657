// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Results of reading files. Each is kept while its file stays the same, and as long as there is memory for it. Threads
 * that ask for one result at the same time wait for one reading.
 *
 * @param <K> the request, which decides together with the file what the result is
 * @param <T> the result, which must be immutable
 */
public final class KeptReads<K, T> {
    private final Map<K, Kept<T>> all = new ConcurrentHashMap<>();

    /**
     * The result for a request.
     *
     * @param reading reads the file if no result of its present version is kept. It has to read one version of the
     *     file, as {@link SteadyRead#of} does
     * @throws IOException what the reading has thrown, which is not kept
     */
    public T of(Path file, K request, SteadyRead<T> reading) throws IOException {
        Kept<T> first = new Kept<>();
        Kept<T> known = all.putIfAbsent(request, first);
        return (known == null ? first : known).of(file, reading);
    }

    /** The result for one request. */
    private static final class Kept<T> {
        private FileVersion version;
        private SoftReference<T> result = new SoftReference<>(null);

        synchronized T of(Path file, SteadyRead<T> reading) throws IOException {
            // A missing file may come back while it is read
            Optional<FileVersion> now = FileVersion.ofPresent(file);
            T known = result.get();
            if (known != null && now.isPresent() && version.isSameAs(now.get())) {
                return known;
            }
            T read = reading.once();
            if (now.isPresent() && now.get().isStillOf(file)) {
                version = now.get();
                result = new SoftReference<>(read);
            }
            return read;
        }
    }
}
