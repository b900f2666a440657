// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.guard.Condition.Family;
import io.github.pyo3stubs.guard.Condition.Not;
import io.github.pyo3stubs.guard.Condition.Platform;
import io.github.pyo3stubs.guard.Condition.PlatformStart;
import io.github.pyo3stubs.guard.Condition.Unknown;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.BlockStatement.If.Branch;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The conditions in stubs.
 *
 * @param conditions each once
 */
public record StubConditions(Set<Condition> conditions) {

    public StubConditions {
        conditions = Set.copyOf(conditions);
    }

    /** The conditions in the stubs of a tree. */
    public static StubConditions of(StubTree tree) {
        Set<Condition> conditions = new HashSet<>();
        for (StubFile file : tree.files().values()) {
            collect(file.body(), conditions);
        }
        return new StubConditions(conditions);
    }

    /**
     * These conditions and those in the stubs of another tree.
     *
     * @param known the tree of which these are the conditions; fresh stubs are the same objects in both trees
     */
    public StubConditions and(StubTree tree, StubTree known) {
        Set<Condition> both = new HashSet<>(conditions);
        for (StubFile file : tree.files().values()) {
            if (known.files().get(file.module()) != file) {
                collect(file.body(), both);
            }
        }
        return new StubConditions(both);
    }

    /** Whether statements are under conditions that a view decides, or decides in part, at any depth. */
    public static boolean areIn(List<Statement> statements) {
        Set<Condition> conditions = new HashSet<>();
        collect(statements, conditions);
        return new StubConditions(conditions).areDecided();
    }

    /**
     * The modules with conditions that not all type checkers understand, because something else in the module has the
     * name of the module {@code sys}. mypy reads {@code sys.platform}, and no other spelling of it.
     */
    public static List<String> misread(StubTree tree) {
        List<String> modules = new ArrayList<>();
        for (StubFile file : tree.files().values()) {
            if (areIn(file.body()) && Body.flat(file.body()).anyMatch(StubConditions::bindsSys)) {
                modules.add(file.module());
            }
        }
        return modules;
    }

    private static boolean bindsSys(Statement statement) {
        return statement.binds().contains("sys")
                && !(statement instanceof Import explicit && explicit.name().equals(Name.ofModule("sys")));
    }

    private static void collect(List<Statement> statements, Set<Condition> conditions) {
        for (Statement statement : statements) {
            if (statement instanceof ClassDefinition definition) {
                collect(definition.body(), conditions);
            } else if (!statement.blocks().isEmpty() || isOtherList(statement)) {
                for (Statement plain : PlainListing.of(List.of(statement))) {
                    collect(plain, conditions);
                }
            }
        }
    }

    /** Whether a statement is about {@code __all__} in another way than a list of names, which has no conditions. */
    private static boolean isOtherList(Statement statement) {
        return PublicNames.isAboutAll(statement)
                && PublicNames.assigned(statement).isEmpty();
    }

    private static void collect(Statement statement, Set<Condition> conditions) {
        if (statement instanceof If conditional) {
            for (Branch branch : conditional.branches()) {
                conditions.add(Condition.of(branch.condition()));
            }
        }
        for (Body body : statement.blocks()) {
            collect(body.statements(), conditions);
        }
    }

    /** Whether there is any condition. */
    public boolean areAny() {
        return !conditions.isEmpty();
    }

    /** Whether there is a condition that a view decides, or decides in part. */
    public boolean areDecided() {
        for (Condition condition : conditions) {
            if (!(condition instanceof Unknown)) {
                return true;
            }
        }
        return false;
    }

    /** The systems that the conditions name. */
    public Set<OperatingSystem> systems() {
        Set<OperatingSystem> systems = EnumSet.noneOf(OperatingSystem.class);
        for (Condition condition : conditions) {
            condition.forEach(part -> systems(part).forEach(systems::add));
        }
        return systems;
    }

    /**
     * Whether a condition excludes a system: {@code sys.platform != "win32"}. Stubs for two systems do not need such a
     * condition, so stubs with one are for three systems or more.
     */
    public boolean areExclusions() {
        List<Condition> excluded = new ArrayList<>();
        conditions.forEach(condition -> condition.forEach(part -> {
            if (part instanceof Not not) {
                not.condition().forEach(excluded::add);
            }
        }));
        return excluded.stream().anyMatch(part -> systems(part).findAny().isPresent());
    }

    private static Stream<OperatingSystem> systems(Condition condition) {
        return Stream.of(OperatingSystem.values()).filter(system -> {
            if (condition instanceof Platform platform) {
                return platform.name().startsWith(system.pythonName());
            } else if (condition instanceof PlatformStart platform) {
                return system.pythonName().startsWith(platform.start());
            }
            return condition instanceof Family && system == OperatingSystem.WINDOWS;
        });
    }

    /** The versions of Python that the conditions do not tell apart, the oldest first. */
    public List<VersionRange> spans() {
        SortedSet<PythonVersion> boundaries = new TreeSet<>();
        for (Condition condition : conditions) {
            boundaries.addAll(condition.boundaries());
        }
        List<VersionRange> spans = new ArrayList<>();
        PythonVersion start = VersionRange.ALL.first();
        for (PythonVersion next : boundaries) {
            if (next.compareTo(start) > 0 && isBoundary(start, next)) {
                spans.add(new VersionRange(start, Optional.of(next)));
                start = next;
            }
        }
        spans.add(VersionRange.from(start));
        return spans;
    }

    /** Whether a condition has another truth for one version than for another, on any system. */
    private boolean isBoundary(PythonVersion one, PythonVersion other) {
        return conditions.stream()
                .anyMatch(condition -> Stream.of(OperatingSystem.values())
                        .anyMatch(system -> condition.in(new View(system, VersionRange.only(one)))
                                != condition.in(new View(system, VersionRange.only(other)))));
    }
}
