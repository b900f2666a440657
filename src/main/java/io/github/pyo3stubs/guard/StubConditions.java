// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the conditions in stubs ask for.
 *
 * @param areAny whether there is any condition that a view decides
 * @param systems the systems that are named
 * @param boundaries the versions of Python before which a condition may have another truth than from them on
 */
public record StubConditions(boolean areAny, Set<OperatingSystem> systems, SortedSet<PythonVersion> boundaries) {

    public StubConditions {
        systems = Collections.unmodifiableSet(
                systems.isEmpty() ? EnumSet.noneOf(OperatingSystem.class) : EnumSet.copyOf(systems));
        boundaries = Collections.unmodifiableSortedSet(new TreeSet<>(boundaries));
    }

    /** The conditions in the stubs of a tree. */
    public static StubConditions of(StubTree tree) {
        return of(tree.files().values());
    }

    /** The conditions in stubs. */
    public static StubConditions of(Collection<StubFile> files) {
        List<Condition> conditions = new ArrayList<>();
        files.forEach(file -> collect(file.body(), conditions));
        return ofConditions(conditions);
    }

    /** Whether statements are under conditions that a view decides, at any depth. */
    public static boolean areIn(List<Statement> statements) {
        List<Condition> conditions = new ArrayList<>();
        collect(statements, conditions);
        return ofConditions(conditions).areAny();
    }

    private static void collect(List<Statement> statements, List<Condition> conditions) {
        for (Statement statement : statements) {
            if (statement instanceof If conditional) {
                conditional.branches().forEach(branch -> conditions.add(Condition.of(branch.condition())));
            }
            statement.bodies().forEach(body -> collect(body.statements(), conditions));
        }
    }

    private static StubConditions ofConditions(List<Condition> conditions) {
        Set<OperatingSystem> systems = EnumSet.noneOf(OperatingSystem.class);
        SortedSet<PythonVersion> boundaries = new TreeSet<>();
        List<Condition> decided = new ArrayList<>();
        for (Condition condition : conditions) {
            boundaries.addAll(condition.boundaries());
            condition.forEach(part -> {
                if (!(part instanceof Condition.Unknown)) {
                    decided.add(part);
                }
                systems(part).forEach(systems::add);
            });
        }
        return new StubConditions(!decided.isEmpty(), systems, boundaries);
    }

    private static Stream<OperatingSystem> systems(Condition condition) {
        return Stream.of(OperatingSystem.values()).filter(system -> {
            if (condition instanceof Condition.Platform platform) {
                return platform.name().startsWith(system.pythonName());
            } else if (condition instanceof Condition.PlatformStart platform) {
                return system.pythonName().startsWith(platform.start());
            }
            return condition instanceof Condition.Family && system == OperatingSystem.WINDOWS;
        });
    }

    /** What these conditions and others ask for. */
    public StubConditions and(StubConditions other) {
        Set<OperatingSystem> all = EnumSet.noneOf(OperatingSystem.class);
        all.addAll(systems);
        all.addAll(other.systems);
        SortedSet<PythonVersion> both = new TreeSet<>(boundaries);
        both.addAll(other.boundaries);
        return new StubConditions(areAny || other.areAny, all, both);
    }

    /** The versions of Python that the conditions do not tell apart, the oldest first. */
    public List<VersionRange> spans() {
        List<PythonVersion> starts = new ArrayList<>();
        starts.add(VersionRange.ALL.first());
        boundaries.tailSet(VersionRange.ALL.first().next()).forEach(starts::add);
        List<VersionRange> spans = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Optional<PythonVersion> end = i + 1 < starts.size() ? Optional.of(starts.get(i + 1)) : Optional.empty();
            spans.add(new VersionRange(starts.get(i), end));
        }
        return spans;
    }
}
