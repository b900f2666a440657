// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The meaning of a condition in a stub, as far as the system and the version of Python decide it. */
public sealed interface Condition {

    /** The meaning of an expression. What is not a test of the system or the version is {@link Unknown}. */
    static Condition of(Expression expression) {
        return ConditionReader.read(expression);
    }

    /** Whether the condition is true for a view. */
    Truth in(View view);

    /** Calls an action with the condition, and with all conditions of which it is made. */
    default void forEach(Consumer<Condition> action) {
        action.accept(this);
    }

    /** The parts of the condition that nothing decides. */
    default List<Expression> unknown() {
        List<Expression> unknown = new ArrayList<>();
        forEach(part -> {
            if (part instanceof Unknown found) {
                unknown.add(found.expression());
            }
        });
        return unknown;
    }

    /** The versions before which the condition may have another truth than from them on. */
    default Set<PythonVersion> boundaries() {
        Set<PythonVersion> boundaries = new TreeSet<>();
        forEach(part -> {
            if (part instanceof Version version) {
                boundaries.addAll(version.ownBoundaries());
            }
        });
        return boundaries;
    }

    /** True or false everywhere, such as {@code TYPE_CHECKING}. */
    record Constant(boolean value) implements Condition {
        @Override
        public Truth in(View view) {
            return Truth.of(value);
        }
    }

    /** {@code sys.platform == "name"}. */
    record Platform(String name) implements Condition {
        @Override
        public Truth in(View view) {
            OperatingSystem system = view.system();
            if (system.hasReleaseInPythonName()) {
                return name.startsWith(system.pythonName()) ? Truth.POSSIBLE : Truth.FALSE;
            }
            return Truth.of(name.equals(system.pythonName()));
        }
    }

    /** {@code sys.platform.startswith("start")}. */
    record PlatformStart(String start) implements Condition {
        @Override
        public Truth in(View view) {
            OperatingSystem system = view.system();
            if (system.pythonName().startsWith(start)) {
                return Truth.TRUE;
            }
            return system.hasReleaseInPythonName() && start.startsWith(system.pythonName())
                    ? Truth.POSSIBLE
                    : Truth.FALSE;
        }
    }

    /** {@code os.name == "name"}. */
    record Family(String name) implements Condition {
        @Override
        public Truth in(View view) {
            return Truth.of(name.equals(view.system().pythonFamily()));
        }
    }

    /** A comparison with {@code sys.version_info}. */
    record Version(VersionComparison comparison) implements Condition {
        @Override
        public Truth in(View view) {
            return Truth.common(Stream.concat(
                            Stream.of(view.versions().first()),
                            ownBoundaries().stream().filter(view.versions()::contains))
                    .map(comparison::at));
        }

        private Set<PythonVersion> ownBoundaries() {
            return comparison.boundaries();
        }
    }

    /** {@code not condition}. */
    record Not(Condition condition) implements Condition {
        @Override
        public Truth in(View view) {
            return condition.in(view).not();
        }

        @Override
        public void forEach(Consumer<Condition> action) {
            action.accept(this);
            condition.forEach(action);
        }
    }

    /** {@code one and other}. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Truth in(View view) {
            return conditions.stream().map(condition -> condition.in(view)).reduce(Truth.TRUE, Truth::and);
        }

        @Override
        public void forEach(Consumer<Condition> action) {
            action.accept(this);
            conditions.forEach(condition -> condition.forEach(action));
        }
    }

    /** {@code one or other}. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Truth in(View view) {
            return conditions.stream().map(condition -> condition.in(view)).reduce(Truth.FALSE, Truth::or);
        }

        @Override
        public void forEach(Consumer<Condition> action) {
            action.accept(this);
            conditions.forEach(condition -> condition.forEach(action));
        }
    }

    /** A condition of another kind. It may be true. */
    record Unknown(Expression expression) implements Condition {
        @Override
        public Truth in(View view) {
            return Truth.POSSIBLE;
        }
    }
}
