// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import io.github.pyo3stubs.syntax.BlockStatement.Compound;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A stub with a single change.
 *
 * @param name the qualified name of the declaration that was changed, added or removed
 * @param change what was done to it
 * @param contained whether names in other declarations keep their meaning
 */
public record Mutant(StubFile file, String name, String change, boolean contained) {

    private static final Name OTHER_TYPE = Name.builtin("memoryview");

    /** A declaration with its qualified name. */
    private record Site(Declaration declaration, String name) {}

    /** Whether the stub has a declaration that can be changed. */
    public static boolean isPossible(StubFile file) {
        return !sites(file).isEmpty();
    }

    /** @param file one of which a mutant is possible */
    public static Mutant of(StubFile file, Random random) {
        List<Site> sites = sites(file);
        while (true) {
            Site site = sites.get(random.nextInt(sites.size()));
            Map<String, List<Statement>> changes = changes(site.declaration(), random);
            if (!changes.isEmpty()) {
                String change = List.copyOf(changes.keySet()).get(random.nextInt(changes.size()));
                List<Statement> body = replaced(file.body(), site.declaration(), changes.get(change));
                StubFile mutant = new StubFile(file.module(), file.isPackage(), file.documentation(), body);
                String name = change.equals("added") ? site.name() + "_added" : site.name();
                return new Mutant(mutant, name, change, !change.equals("removed") && !change.equals("renamed"));
            }
        }
    }

    private static List<Site> sites(StubFile file) {
        List<Site> sites = new ArrayList<>();
        collect(file.body(), file.module(), sites);
        return sites;
    }

    private static void collect(List<Statement> body, String scope, List<Site> sites) {
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration
                    && !declaration.name().equals("__all__")) {
                sites.add(new Site(declaration, scope + "." + declaration.name()));
            }
            if (statement instanceof ClassDefinition definition) {
                collect(definition.body(), scope + "." + definition.name(), sites);
            } else {
                bodies(statement).forEach(inner -> collect(inner, scope, sites));
            }
        }
    }

    private static List<List<Statement>> bodies(Statement statement) {
        List<List<Statement>> bodies = new ArrayList<>();
        if (statement instanceof If conditional) {
            conditional.branches().forEach(branch -> bodies.add(branch.body()));
            bodies.add(conditional.otherwise());
        } else if (statement instanceof Compound compound) {
            compound.clauses().forEach(clause -> bodies.add(clause.body()));
        }
        return bodies;
    }

    /** A body in which other statements replace one, at any depth. */
    private static List<Statement> replaced(List<Statement> body, Statement one, List<Statement> others) {
        List<Statement> replaced = new ArrayList<>();
        for (Statement statement : body) {
            if (statement == one) {
                replaced.addAll(others);
            } else if (statement instanceof ClassDefinition definition) {
                replaced.add(withBody(definition, replaced(definition.body(), one, others)));
            } else if (statement instanceof If conditional) {
                replaced.add(new If(
                        conditional.branches().stream()
                                .map(branch -> new If.Branch(branch.condition(), replaced(branch.body(), one, others)))
                                .toList(),
                        replaced(conditional.otherwise(), one, others)));
            } else if (statement instanceof Compound compound) {
                replaced.add(new Compound(compound.clauses().stream()
                        .map(clause -> new Compound.Clause(clause.header(), replaced(clause.body(), one, others)))
                        .toList()));
            } else {
                replaced.add(statement);
            }
        }
        return replaced;
    }

    private static ClassDefinition withBody(ClassDefinition definition, List<Statement> body) {
        return new ClassDefinition(
                definition.name(),
                definition.decorators(),
                definition.typeParameters(),
                definition.bases(),
                definition.documentation(),
                body);
    }

    /** The possible changes of a declaration, with the statements that replace it. */
    private static Map<String, List<Statement>> changes(Declaration declaration, Random random) {
        Map<String, List<Statement>> changes = new LinkedHashMap<>();
        changes.put("removed", List.of());
        changes.put(
                "added",
                List.of(
                        declaration,
                        new Assignment(
                                declaration.name() + "_added",
                                Optional.of(OTHER_TYPE),
                                Optional.empty(),
                                Optional.empty())));
        if (declaration instanceof Function function) {
            ofFunction(function, random).forEach((change, changed) -> changes.put(change, List.of(changed)));
        } else if (declaration instanceof ClassDefinition definition) {
            ofClass(definition).forEach((change, changed) -> changes.put(change, List.of(changed)));
        } else if (declaration instanceof Assignment assignment) {
            ofAssignment(assignment).forEach((change, changed) -> changes.put(change, List.of(changed)));
        }
        return changes;
    }

    private static Map<String, Statement> ofFunction(Function function, Random random) {
        Map<String, Statement> changes = new LinkedHashMap<>();
        List<Parameter> parameters = function.parameters();
        changes.put("renamed", function(function.name() + "_renamed", function, parameters));
        changes.put("decorated", decorated(function, with(function.decorators(), OTHER_TYPE)));
        if (!function.decorators().isEmpty()) {
            changes.put("decorator removed", decorated(function, without(function.decorators(), 0)));
        }
        if (!function.returns().equals(Optional.of(OTHER_TYPE))) {
            changes.put("return type changed", returning(function, Optional.of(OTHER_TYPE)));
        }
        if (function.returns().isPresent()) {
            changes.put("return type dropped", returning(function, Optional.empty()));
        }
        changes.put("parameter added", function(function.name(), function, with(parameters, added())));
        if (!parameters.isEmpty()) {
            int index = random.nextInt(parameters.size());
            Parameter parameter = parameters.get(index);
            ofParameter(parameter)
                    .forEach((change, changed) -> changes.put(
                            "parameter " + change,
                            function(function.name(), function, set(parameters, index, changed))));
            changes.put("parameter removed", function(function.name(), function, without(parameters, index)));
        }
        firstWithDefault(parameters)
                .ifPresent(index -> changes.put(
                        "default dropped",
                        function(
                                function.name(),
                                function,
                                set(parameters, index, withoutDefault(parameters.get(index))))));
        lastWithoutKind(parameters)
                .ifPresent(index -> changes.put(
                        "kind changed",
                        function(
                                function.name(),
                                function,
                                set(parameters, index, keywordOnly(parameters.get(index))))));
        return changes;
    }

    private static Map<String, Parameter> ofParameter(Parameter parameter) {
        Map<String, Parameter> changes = new LinkedHashMap<>();
        changes.put(
                "renamed",
                new Parameter(
                        parameter.name() + "_renamed",
                        parameter.kind(),
                        parameter.annotation(),
                        parameter.defaultValue()));
        if (!parameter.annotation().equals(Optional.of(OTHER_TYPE))) {
            changes.put(
                    "type changed",
                    new Parameter(
                            parameter.name(), parameter.kind(), Optional.of(OTHER_TYPE), parameter.defaultValue()));
        }
        if (parameter.defaultValue().isPresent()) {
            changes.put(
                    "default changed",
                    new Parameter(
                            parameter.name(),
                            parameter.kind(),
                            parameter.annotation(),
                            Optional.of(new Number("987654321"))));
        }
        return changes;
    }

    private static Map<String, Statement> ofClass(ClassDefinition definition) {
        Map<String, Statement> changes = new LinkedHashMap<>();
        if (isOnlyName(definition)) {
            return changes;
        }
        changes.put("base added", withBases(definition, with(definition.bases(), OTHER_TYPE)));
        if (!definition.bases().isEmpty()) {
            changes.put("base removed", withBases(definition, without(definition.bases(), 0)));
        }
        return changes;
    }

    /** Whether a class is an exception whose base does not count, because the library does not contain it. */
    private static boolean isOnlyName(ClassDefinition definition) {
        return definition.bases().equals(List.of(Name.builtin("Exception")))
                && definition.equals(withBases(
                        new ClassDefinition(definition.name(), List.of(), List.of(), Optional.empty(), List.of()),
                        definition.bases()));
    }

    private static Map<String, Statement> ofAssignment(Assignment assignment) {
        Map<String, Statement> changes = new LinkedHashMap<>();
        if (!assignment.annotation().equals(Optional.of(OTHER_TYPE))) {
            changes.put(
                    "type changed",
                    new Assignment(
                            assignment.name(),
                            Optional.of(OTHER_TYPE),
                            assignment.value(),
                            assignment.documentation()));
        }
        changes.put(
                "value changed",
                new Assignment(
                        assignment.name(),
                        assignment.annotation(),
                        Optional.of(new Number("987654321")),
                        assignment.documentation()));
        return changes;
    }

    private static Function function(String name, Function function, List<Parameter> parameters) {
        return new Function(
                name,
                function.decorators(),
                function.async(),
                function.typeParameters(),
                parameters,
                function.returns(),
                function.documentation());
    }

    private static Function decorated(Function function, List<Expression> decorators) {
        return new Function(
                function.name(),
                decorators,
                function.async(),
                function.typeParameters(),
                function.parameters(),
                function.returns(),
                function.documentation());
    }

    private static Function returning(Function function, Optional<Expression> type) {
        return new Function(
                function.name(),
                function.decorators(),
                function.async(),
                function.typeParameters(),
                function.parameters(),
                type,
                function.documentation());
    }

    private static ClassDefinition withBases(ClassDefinition definition, List<Expression> bases) {
        return new ClassDefinition(
                definition.name(),
                definition.decorators(),
                definition.typeParameters(),
                bases,
                definition.documentation(),
                definition.body());
    }

    private static Parameter added() {
        return new Parameter("added", Kind.KEYWORD_ONLY, Optional.of(OTHER_TYPE), Optional.of(new Number("1")));
    }

    private static Parameter withoutDefault(Parameter parameter) {
        return new Parameter(parameter.name(), parameter.kind(), parameter.annotation(), Optional.empty());
    }

    private static Parameter keywordOnly(Parameter parameter) {
        return new Parameter(parameter.name(), Kind.KEYWORD_ONLY, parameter.annotation(), parameter.defaultValue());
    }

    /** Whether a parameter has the first default, so that its removal leaves valid Python. */
    private static Optional<Integer> firstWithDefault(List<Parameter> parameters) {
        return IntStream.range(0, parameters.size())
                .boxed()
                .filter(index -> parameters.get(index).defaultValue().isPresent())
                .findFirst();
    }

    /** The last parameter that accepts positional and keyword arguments. */
    private static Optional<Integer> lastWithoutKind(List<Parameter> parameters) {
        return IntStream.range(0, parameters.size())
                .boxed()
                .filter(index -> parameters.get(index).kind() == Kind.POSITIONAL_OR_KEYWORD)
                .reduce((earlier, later) -> later);
    }

    private static <T> List<T> with(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> shorter = new ArrayList<>(list);
        shorter.remove(index);
        return shorter;
    }

    private static <T> List<T> set(List<T> list, int index, T element) {
        List<T> changed = new ArrayList<>(list);
        changed.set(index, element);
        return changed;
    }
}
