// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dotted name of Python: of a module, such as {@code geodesy._native}, or of a member in one, such as
 * {@code Ellipsoid.Kind}. Trees hold such names as text; code that needs a part of one uses this class, so that nothing
 * else looks for dots.
 *
 * @param text the parts with dots between them; any text, because a library may name things as it likes
 */
public record DottedName(String text) {

    public static DottedName of(String text) {
        return new DottedName(text);
    }

    /** Whether the name has one part only. */
    public boolean isSimple() {
        return text.indexOf('.') < 0;
    }

    /** All parts, from the left. */
    public List<String> parts() {
        if (isSimple()) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            parts.add(text.substring(start, dot));
            start = dot + 1;
        }
        parts.add(text.substring(start));
        return Collections.unmodifiableList(parts);
    }

    /** The number of parts. */
    public int size() {
        int size = 1;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            size++;
        }
        return size;
    }

    /** The first part: of {@code a.b.c}, {@code a}. */
    public String root() {
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }

    /** The name without its first part: of {@code a.b.c}, {@code b.c}. */
    public Optional<String> withoutRoot() {
        int dot = text.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(text.substring(dot + 1));
    }

    /** The last part: of {@code a.b.c}, {@code c}. */
    public String last() {
        return text.substring(text.lastIndexOf('.') + 1);
    }

    /** The name without its last part: of {@code a.b.c}, {@code a.b}. */
    public Optional<DottedName> parent() {
        int dot = text.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(of(text.substring(0, dot)));
    }

    /**
     * The name, its parent, the parent's parent and so on: of {@code a.b.c} also {@code a.b} and {@code a}. Each is
     * made when it is asked for, since a library may have a name of a million parts.
     */
    public Stream<DottedName> withAncestors() {
        return Stream.iterate(Optional.of(this), Optional::isPresent, name -> name.flatMap(DottedName::parent))
                .flatMap(Optional::stream);
    }

    /** The name of a part below this one. */
    public DottedName child(String name) {
        return of(text + "." + name);
    }

    /** Whether the name has all parts of another at its beginning, and more: {@code a.b.c} is below {@code a.b}. */
    public boolean isBelow(String ancestor) {
        return text.length() > ancestor.length() && text.charAt(ancestor.length()) == '.' && text.startsWith(ancestor);
    }

    /** Whether the name is another one or below it. */
    public boolean startsWith(String other) {
        return text.equals(other) || isBelow(other);
    }

    /**
     * Whether the last parts of the name, or all of them, are those of another one: {@code a.b.c} ends with
     * {@code b.c}.
     */
    public boolean endsWith(String other) {
        int start = text.length() - other.length();
        return text.endsWith(other) && (start == 0 || text.charAt(start - 1) == '.');
    }

    /** The parts below another name: of {@code a.b.c} relative to {@code a}, {@code b.c}; empty if not below it. */
    public Optional<String> relativeTo(String ancestor) {
        return isBelow(ancestor) ? Optional.of(text.substring(ancestor.length() + 1)) : Optional.empty();
    }

    /**
     * The name with other parts at its beginning: {@code a.b.c}, moved from {@code a.b} to {@code x}, is {@code x.c};
     * empty if it does not start with the parts to replace.
     */
    public Optional<String> moved(String from, String to) {
        return text.equals(from)
                ? Optional.of(to)
                : relativeTo(from).map(below -> of(to).child(below).text());
    }

    @Override
    public String toString() {
        return text;
    }
}
