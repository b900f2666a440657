// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the names of typeshed's modules mean, where one module has them from another. */
final class Typeshed {

    /** The feature releases of Python 3 that typeshed tells apart. */
    static final int OLDEST = 10;

    private static final int NEWEST = 15;

    private final Map<String, StubFile> files = new HashMap<>();

    private Typeshed() {}

    static Typeshed of(Collection<StubFile> files) {
        Typeshed typeshed = new Typeshed();
        files.forEach(file -> typeshed.files.putIfAbsent(file.module(), file));
        return typeshed;
    }

    /** The names that modules list, and have on some release of Python. */
    List<Name> publicNames(String... modules) {
        return Stream.of(modules)
                .flatMap(module ->
                        ListedNames.of(files.get(module).body()).stream().map(name -> new Name(module, name)))
                .filter(name -> !meanings(name).isEmpty())
                .toList();
    }

    /** Whether typeshed leaves it to type checkers to know what a name means. */
    boolean isSpecial(Name name) {
        return declarations(name).anyMatch(Assignment.class::isInstance);
    }

    /** The things that a name means, on any release, by the modules that declare them; nothing where there is none. */
    Set<Name> meanings(Name name) {
        Set<Name> meanings = new HashSet<>();
        addMeanings(name, meanings, new HashSet<>());
        return meanings;
    }

    /** @param seen the names that were followed; modules import all names of each other */
    private void addMeanings(Name name, Set<Name> meanings, Set<Name> seen) {
        if (!seen.add(name)) {
            return;
        }
        declarations(name).forEach(declaration -> {
            if (declaration instanceof Import explicit) {
                addMeanings(imported(explicit, name), meanings, seen);
            } else if (declaration instanceof Assignment assignment
                    && assignment.value().orElse(null) instanceof Name other) {
                addMeanings(other, meanings, seen);
            } else {
                meanings.add(name);
            }
        });
    }

    private static Name imported(Import explicit, Name name) {
        return explicit.isAll() ? new Name(explicit.name().module(), name.path()) : explicit.name();
    }

    /**
     * The first feature release of Python 3, from 10 on, that has a name; empty for names that typeshed does not have.
     */
    OptionalInt firstRelease(Name name) {
        return IntStream.rangeClosed(OLDEST, NEWEST)
                .filter(minor -> isDeclared(name, minor, new HashSet<>()))
                .findFirst();
    }

    private boolean isDeclared(Name name, int minor, Set<Name> seen) {
        StubFile file = files.get(name.module());
        return file != null
                && seen.add(name)
                && of(file.body(), minor)
                        .filter(statement -> declares(statement, name))
                        .anyMatch(statement -> !(statement instanceof Import explicit)
                                || !files.containsKey(imported(explicit, name).module())
                                || imported(explicit, name).isModule()
                                || isDeclared(imported(explicit, name), minor, seen));
    }

    /** The names of the classes that modules have since a later release than the oldest, without private ones. */
    List<Name> newClasses(Collection<String> modules) {
        return modules.stream()
                .filter(files::containsKey)
                .flatMap(module -> unconditional(files.get(module).body())
                        .filter(ClassDefinition.class::isInstance)
                        .map(definition -> new Name(module, ((ClassDefinition) definition).name())))
                .filter(name -> !name.path().startsWith("_"))
                .filter(name -> firstRelease(name).orElse(OLDEST) > OLDEST)
                .distinct()
                .toList();
    }

    /** A class and the module that declares it. */
    record KnownClass(String module, ClassDefinition definition) {}

    /** The class that a name means; empty for special forms and aliases of unions. */
    Optional<KnownClass> classOf(Name name) {
        return meanings(name).stream()
                .flatMap(meaning -> declarations(meaning)
                        .filter(ClassDefinition.class::isInstance)
                        .map(definition -> new KnownClass(meaning.module(), (ClassDefinition) definition)))
                .findFirst();
    }

    /** The type variables of a class, in the order of its arguments. */
    List<Name> typeVariables(KnownClass of) {
        List<Expression> bases = of.definition().bases();
        return bases.stream().filter(Typeshed::isGeneric).map(List::of).findFirst().orElse(bases).stream()
                .flatMap(Typeshed::names)
                .filter(name -> typeVariable(name).isPresent())
                .distinct()
                .toList();
    }

    private static boolean isGeneric(Expression base) {
        return base instanceof Subscript generic
                && generic.value() instanceof Name name
                && Set.of("Generic", "Protocol").contains(name.path());
    }

    private static Stream<Name> names(Expression expression) {
        if (expression instanceof Subscript generic) {
            return Stream.concat(
                    names(generic.value()), generic.arguments().stream().flatMap(Typeshed::names));
        }
        return expression instanceof Name name ? Stream.of(name) : Stream.empty();
    }

    /** The call of {@code TypeVar} or the like that makes a type variable. */
    Optional<Call> typeVariable(Name name) {
        return meanings(name).stream()
                .flatMap(this::declarations)
                .filter(Assignment.class::isInstance)
                .flatMap(assignment -> ((Assignment) assignment).value().stream())
                .filter(value -> value instanceof Call call
                        && call.callee() instanceof Name callee
                        && Set.of("TypeVar", "ParamSpec", "TypeVarTuple").contains(callee.path()))
                .map(Call.class::cast)
                .findFirst();
    }

    private Stream<Statement> declarations(Name name) {
        StubFile file = files.get(name.module());
        return file == null ? Stream.of() : unconditional(file.body()).filter(statement -> declares(statement, name));
    }

    private static boolean declares(Statement statement, Name name) {
        return statement instanceof Declaration declaration
                        && declaration.name().equals(name.path())
                || statement instanceof Import explicit
                        && (explicit.isAll() && !explicit.name().module().equals(name.module())
                                || explicit.local().filter(name.path()::equals).isPresent());
    }

    /** The statements that count in a release. Conditions that are not of releases hold, and so do their opposites. */
    private static Stream<Statement> of(List<Statement> body, int minor) {
        return body.stream()
                .flatMap(statement -> statement instanceof If conditional
                        ? branches(conditional, minor).flatMap(branch -> of(branch, minor))
                        : Stream.of(statement));
    }

    private static Stream<List<Statement>> branches(If conditional, int minor) {
        List<List<Statement>> branches = new ArrayList<>();
        for (If.Branch branch : conditional.branches()) {
            Optional<Boolean> holds = holds(branch.condition(), minor);
            if (holds.orElse(true)) {
                branches.add(branch.body());
            }
            if (holds.orElse(false)) {
                return branches.stream();
            }
        }
        branches.add(conditional.otherwise());
        return branches.stream();
    }

    /** Whether a condition such as {@code sys.version_info >= (3, 11)} holds; empty for others. */
    private static Optional<Boolean> holds(Expression condition, int minor) {
        if (condition instanceof Operation comparison
                && comparison.operands().get(0) instanceof Name name
                && name.path().equals("version_info")
                && comparison.operands().get(1) instanceof Tuple release
                && release.elements().get(1) instanceof Number number) {
            int other = Integer.parseInt(number.literal());
            return Optional.of(comparison.operators().equals(List.of(">=")) ? minor >= other : minor < other);
        }
        return Optional.empty();
    }

    /** The statements of a body, with those under conditions. */
    static Stream<Statement> unconditional(List<Statement> body) {
        return body.stream()
                .flatMap(statement -> statement instanceof If conditional
                        ? Stream.concat(
                                conditional.branches().stream().flatMap(branch -> unconditional(branch.body())),
                                unconditional(conditional.otherwise()))
                        : Stream.of(statement));
    }
}
