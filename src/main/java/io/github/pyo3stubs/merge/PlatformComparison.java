// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.toCollection;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the declarations that differ between the trees of several platforms. */
final class PlatformComparison {

    private final SortedSet<Platform> platforms;
    private final List<PlatformDifference> differences = new ArrayList<>();

    private PlatformComparison(SortedSet<Platform> platforms) {
        this.platforms = platforms;
    }

    static List<PlatformDifference> differences(SortedMap<Platform, StubTree> trees) {
        PlatformComparison comparison = new PlatformComparison(new TreeSet<>(trees.keySet()));
        SortedMap<String, SortedMap<Platform, StubFile>> modules = new TreeMap<>();
        trees.forEach((platform, tree) -> tree.files()
                .forEach((module, file) ->
                        modules.computeIfAbsent(module, key -> new TreeMap<>()).put(platform, file)));
        modules.forEach(comparison::module);
        if (comparison.differences.isEmpty()) {
            // No single declaration differs, so their order does
            modules.forEach(comparison::report);
        }
        return comparison.differences;
    }

    private void module(String name, SortedMap<Platform, StubFile> files) {
        if (files.size() < platforms.size()) {
            report(name, files);
            return;
        }
        SortedMap<Platform, Object> documentation = new TreeMap<>();
        files.forEach((platform, file) -> documentation.put(platform, file.documentation()));
        report(name, documentation);
        for (Alignment.Entry<Platform> entry : Alignment.of(files)) {
            if (entry.forms().values().stream().flatMap(List::stream).allMatch(PlatformComparison::isTold)) {
                report(entry.name(), entry.forms());
            }
        }
    }

    /** Whether a statement is reported. Imports and {@code __all__} are not: they differ because declarations do. */
    private static boolean isTold(Statement statement) {
        return statement instanceof Declaration declaration
                && !declaration.name().equals(StubFile.ALL);
    }

    private void report(String name, SortedMap<Platform, ?> formByPlatform) {
        Map<Object, SortedSet<Platform>> platformsByForm = new LinkedHashMap<>();
        formByPlatform.forEach((platform, form) ->
                platformsByForm.computeIfAbsent(form, key -> new TreeSet<>()).add(platform));
        if (platformsByForm.size() > 1 || formByPlatform.size() < platforms.size()) {
            SortedSet<Platform> absentOn = platforms.stream()
                    .filter(platform -> !formByPlatform.containsKey(platform))
                    .collect(toCollection(TreeSet::new));
            differences.add(new PlatformDifference(name, List.copyOf(platformsByForm.values()), absentOn));
        }
    }
}
