// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the exceptions that {@code create_exception!} makes. The macro leaves the C string {@code module.Name} in the
 * library, and its id is the same string without the last dot. So the C string shows where the name begins in the id.
 *
 * <p>One walk over an image's constants looks for all ids: backwards from each NUL byte, as long as some id ends with
 * the bytes seen. The bytes before the string do not matter, because a linker may put anything there.
 */
final class ExceptionSearch {

    private static final int WINDOW = 1 << 16;

    /**
     * The limit for the length of an id, and so for the walk back from each NUL byte: several times the longest real
     * id.
     */
    static final int MAX_ID = 1 << 10;

    /** The limit for all ids together, in bytes: room for some ten thousand. */
    static final int MAX_IDS = 1 << 20;

    /** The ids in UTF-8, each from its last byte to its first, in unsigned order. */
    private final byte[][] reversed;

    private final Map<String, Set<Name>> found = new HashMap<>();

    private ExceptionSearch(byte[][] reversed) {
        this.reversed = reversed;
    }

    /**
     * Searches an image. Ids of more than a kilobyte are not looked for, nor are ids after the first megabyte of ids.
     *
     * @param ids the ids, without NUL characters, which would lead the walk from one string into the next
     * @return the possible modules and names of each id that was found; almost always one
     */
    static Map<String, Set<Name>> find(Set<String> ids, Image image) throws IOException {
        ExceptionSearch search = new ExceptionSearch(reversed(ids));
        if (search.reversed.length > 0) {
            for (Bytes constants : image.constants()) {
                search.walk(constants);
            }
        }
        return search.found;
    }

    private static byte[][] reversed(Set<String> ids) {
        List<byte[]> reversed = new ArrayList<>();
        int size = 0;
        for (String id : ids) {
            byte[] bytes = id.length() > MAX_ID ? new byte[0] : id.getBytes(StandardCharsets.UTF_8);
            size += bytes.length;
            if (bytes.length > 0 && size <= MAX_IDS) {
                reversed.add(reversed(bytes));
            }
        }
        return reversed.stream().sorted(Arrays::compareUnsigned).toArray(byte[][]::new);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private void walk(Bytes constants) throws IOException {
        int longest = Arrays.stream(reversed).mapToInt(id -> id.length).max().orElseThrow() + 1;
        for (long from = 0; from < constants.length(); from += WINDOW) {
            int before = (int) Math.min(from, longest);
            int length = (int) Math.min(constants.length() - from, WINDOW);
            byte[] window = constants.copy(from - before, before + length);
            for (int end = before; end < window.length; end++) {
                if (window[end] == 0) {
                    matchBackwards(window, end);
                }
            }
        }
    }

    /** Follows a C string from its end to the front, leaving out the first dot on the way. */
    private void matchBackwards(byte[] window, int end) {
        int first = 0;
        int after = reversed.length;
        int depth = 0;
        int name = 0;
        for (int at = end - 1; at >= 0 && first < after; at--) {
            if (window[at] == '.' && name == 0) {
                name = depth;
                if (name == 0) {
                    return;
                }
            } else {
                int next = Byte.toUnsignedInt(window[at]);
                first = firstWith(next, depth, first, after);
                after = firstWith(next + 1, depth, first, after);
                depth++;
                if (name > 0 && first < after && reversed[first].length == depth) {
                    add(reversed[first], name);
                }
            }
        }
    }

    /** The first id in a range with at least this byte at a depth; up to that depth all ids of the range are equal. */
    private int firstWith(int atLeast, int depth, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            byte[] id = reversed[middle];
            if (id.length <= depth || Byte.toUnsignedInt(id[depth]) < atLeast) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void add(byte[] reversedId, int nameLength) {
        byte[] id = reversed(reversedId);
        int dot = id.length - nameLength;
        String module = new String(id, 0, dot, StandardCharsets.UTF_8);
        String name = new String(id, dot, nameLength, StandardCharsets.UTF_8);
        if (Character.isJavaIdentifierStart(name.charAt(0)) && !module.endsWith(".")) {
            found.computeIfAbsent(module + name, key -> new LinkedHashSet<>()).add(new Name(module, name));
        }
    }
}
