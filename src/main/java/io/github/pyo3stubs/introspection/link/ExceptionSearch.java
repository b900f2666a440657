// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.search.EndBytes;
import io.github.pyo3stubs.introspection.search.ReversedTexts;
import io.github.pyo3stubs.introspection.search.StringPass.Seeker;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the exceptions that {@code create_exception!} makes. The macro leaves the C string {@code module.Name} in the
 * library, and its id is the same string without the last dot. So the C string shows where the name begins in the id.
 *
 * <p>One pass over an image's constants looks for all ids: backwards from each NUL byte, as long as some id ends with
 * the bytes seen. The bytes before the string do not matter, because a linker may put anything there.
 */
final class ExceptionSearch implements Seeker {

    /**
     * The limit for the length of an id, and so for the walk back from each NUL byte: several times the longest real
     * id.
     */
    static final int MAX_ID = 1 << 10;

    /** The limit for all ids together, in bytes: room for some ten thousand. */
    static final int MAX_IDS = 1 << 20;

    private final ReversedTexts ids;
    private final int reach;
    private final Map<String, Set<Name>> found = new HashMap<>();

    /**
     * Ids of more than a kilobyte are not looked for, nor are ids after the first megabyte of ids.
     *
     * @param ids the ids, without NUL characters, which would lead the walk from one string into the next
     */
    ExceptionSearch(Set<String> ids) {
        this.ids = ReversedTexts.of(limited(ids));
        reach = this.ids.maxLength() + 1;
    }

    private static List<String> limited(Set<String> ids) {
        List<String> limited = new ArrayList<>();
        int size = 0;
        for (String id : ids) {
            int length = id.length() > MAX_ID ? 0 : id.getBytes(StandardCharsets.UTF_8).length;
            size += length;
            if (length > 0 && size <= MAX_IDS) {
                limited.add(id);
            }
        }
        return limited;
    }

    /** The possible modules and names of each id that was found; almost always one. */
    Map<String, Set<Name>> found() {
        return found;
    }

    @Override
    public int reach() {
        return reach;
    }

    /** The dot in a string may stand behind any byte, and is not in the id. */
    @Override
    public EndBytes ends() {
        return ids.ends().or(new EndBytes('.', true, false));
    }

    /** An id may have several meanings, so all strings are of interest. */
    @Override
    public boolean isSeeking() {
        return ids.size() > 0;
    }

    /** Follows a C string from its end to the front, leaving out the first dot on the way. */
    @Override
    public void seeString(byte[] bytes, int end) {
        // The dot in the string is not in the id, so behind a name of one letter any byte may come.
        if (end > 1 && bytes[end - 2] != '.' && !ids.mayEndIn(bytes[end - 2], bytes[end - 1])) {
            return;
        }
        int first = 0;
        int after = ids.size();
        int depth = 0;
        int name = 0;
        for (int at = end - 1; at >= 0 && first < after; at--) {
            if (bytes[at] == '.' && name == 0) {
                name = depth;
                if (name == 0) {
                    return;
                }
            } else {
                int next = Byte.toUnsignedInt(bytes[at]);
                first = ids.firstWith(next, depth, first, after);
                after = ids.firstWith(next + 1, depth, first, after);
                depth++;
                if (name > 0 && first < after && ids.length(first) == depth) {
                    add(ids.bytes(first), name);
                }
            }
        }
    }

    private void add(byte[] id, int nameLength) {
        int dot = id.length - nameLength;
        String module = new String(id, 0, dot, StandardCharsets.UTF_8);
        String name = new String(id, dot, nameLength, StandardCharsets.UTF_8);
        if (Character.isJavaIdentifierStart(name.charAt(0)) && !module.endsWith(".")) {
            found.computeIfAbsent(module + name, key -> new LinkedHashSet<>()).add(new Name(module, name));
        }
    }
}
