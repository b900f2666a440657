// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes from records the {@code None} with which a Rust {@code __next__} or {@code __anext__} ends the iteration.
 * Python never sees this {@code None}, because PyO3 raises {@code StopIteration} instead. Records have it before PyO3
 * 0.29.3. From 0.29.3 on they have {@code T} for {@code Option<T>} and {@code Result<Option<T>, E>}, and a {@code None}
 * is a value.
 *
 * <p>Python awaits the results of {@code async fn} first, so their {@code None} is a value in every release.
 */
public final class IterationEnd {

    private static final Set<String> METHODS = Set.of("__next__", "__anext__");

    private static final ChunkExpression INTEGER =
            new ChunkExpression.Attribute(new ChunkExpression.Name("typing"), "SupportsIndex");

    private IterationEnd() {}

    /**
     * Drops the {@code None} from the chunks of older releases, and of unknown releases.
     *
     * @param chunks all chunks of one library
     * @param image the library; its constants are searched for PyO3's release if there are such methods
     * @param near the place around which to search first
     */
    public static List<Chunk> dropped(List<Chunk> chunks, Image image, Optional<Bytes> near) throws IOException {
        for (Chunk chunk : chunks) {
            if (withoutEnd(chunk) != chunk) {
                return isFixed(chunks, image, near) ? chunks : withoutEnds(chunks);
            }
        }
        return chunks;
    }

    private static List<Chunk> withoutEnds(List<Chunk> chunks) {
        List<Chunk> without = new ArrayList<>(chunks.size());
        for (Chunk chunk : chunks) {
            without.add(withoutEnd(chunk));
        }
        return without;
    }

    private static boolean isFixed(List<Chunk> chunks, Image image, Optional<Bytes> near) throws IOException {
        for (Chunk chunk : chunks) {
            if (isOfNewest(chunk)) {
                return true;
            }
        }
        Release firstFixed = new Release(0, 29, 3);
        Optional<Release> release = Release.of(image, near);
        return release.isPresent() && release.get().compareTo(firstFixed) >= 0;
    }

    /**
     * Whether PyO3 0.30 or newer wrote a chunk. Older records have neither this decorator nor this type of integers.
     */
    private static boolean isOfNewest(Chunk chunk) {
        if (chunk instanceof Chunk.ClassDef theClass) {
            for (ChunkExpression decorator : theClass.decorators()) {
                if (decorator instanceof ChunkExpression.Attribute attribute
                        && attribute.attr().equals("disjoint_base")) {
                    return true;
                }
            }
        } else if (chunk instanceof Chunk.Function function) {
            for (Chunk.Parameter parameter : function.parameters()) {
                if (parameter.annotation().equals(Optional.of(INTEGER))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Drops the {@code None} from a result that is a text in the record, as up to PyO3 0.27.
     *
     * @param name the method's name
     */
    static String dropped(String name, String result) {
        return METHODS.contains(name) ? result.replaceFirst("\\s*\\|\\s*None\\s*$", "") : result;
    }

    /** The chunk without the {@code None} on the right of its result's union; other chunks as they are. */
    private static Chunk withoutEnd(Chunk chunk) {
        return chunk instanceof Chunk.Function method
                        && method.parent().isPresent()
                        && METHODS.contains(method.name())
                        && !method.async()
                        && method.returns().orElse(INTEGER) instanceof ChunkExpression.BitOr result
                        && isNone(result.right())
                ? method.withReturns(result.left())
                : chunk;
    }

    private static boolean isNone(ChunkExpression expression) {
        return expression.isNone()
                || expression instanceof ChunkExpression.Name name && name.id().equals("None");
    }
}
