// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.platform.Platform;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;

/**
 * A declaration that differs between platforms.
 *
 * @param declaration its qualified name, such as {@code geodesy._native.connect}
 * @param forms for each form of the declaration the platforms that have it in this form
 * @param absentOn the platforms without the declaration
 */
public record PlatformDifference(String declaration, List<SortedSet<Platform>> forms, SortedSet<Platform> absentOn) {
    public PlatformDifference {
        forms = List.copyOf(forms);
    }

    /** The difference in words. */
    @Override
    public String toString() {
        List<String> clauses = new ArrayList<>();
        if (forms.size() == 1) {
            clauses.add("only on " + names(forms.get(0)));
        } else {
            Iterator<SortedSet<Platform>> form = forms.iterator();
            clauses.add("one form on " + names(form.next()));
            form.forEachRemaining(platforms -> clauses.add("another on " + names(platforms)));
        }
        if (!absentOn.isEmpty()) {
            clauses.add("none on " + names(absentOn));
        }
        return declaration + ": " + String.join(", ", clauses);
    }

    private static String names(SortedSet<Platform> platforms) {
        return platforms.stream().map(Platform::classifier).collect(joining(" and "));
    }
}
