package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.FunctionKind;
import io.github.pyo3stubs.compare.drift.Drift.Difference;
import io.github.pyo3stubs.compare.drift.Drift.Side;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.Other;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.TypeParameter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what differs between the forms that the library and a stub give to each name. */
final class DriftFinder {

    private final Wording wording;
    private final boolean signatures;
    private final List<Difference> differences = new ArrayList<>();

    DriftFinder(String module, boolean signatures) {
        this.wording = new Wording(module);
        this.signatures = signatures;
    }

    List<Difference> differences() {
        return differences;
    }

    void redefinition(Redefinitions.Redefinition found) {
        differences.add(new Difference(
                found.name() + found.role(),
                "is defined " + (found.times() == 2 ? "twice" : found.times() + " times")
                        + wording.under(found.conditions()) + "; the last one counts"));
    }

    void documentation(StubFile library, StubFile stub) {
        documentation(library.documentation(), stub.documentation())
                .forEach(clause -> differences.add(new Difference(library.module(), clause)));
    }

    void entry(Alignment.Entry<Side> entry) {
        Map<String, List<Statement>> library = byRole(entry.forms().getOrDefault(Side.LIBRARY, List.of()));
        Map<String, List<Statement>> stub = byRole(entry.forms().getOrDefault(Side.STUB, List.of()));
        String under = wording.under(entry.conditions());
        roles(library, stub)
                .forEach(role -> compare(
                                entry.name() + role,
                                library.getOrDefault(role, List.of()),
                                stub.getOrDefault(role, List.of()))
                        .forEach(clause -> differences.add(new Difference(entry.name() + role, clause + under))));
    }

    /** What declares a name: the accessors of a property, by what stands behind its name, apart from the others. */
    static Map<String, List<Statement>> byRole(List<Statement> forms) {
        Map<String, List<Statement>> byRole = new LinkedHashMap<>();
        forms.forEach(form ->
                byRole.computeIfAbsent(role(form), role -> new ArrayList<>()).add(form));
        return byRole;
    }

    static Stream<String> roles(Map<String, List<Statement>> library, Map<String, List<Statement>> stub) {
        return Stream.concat(library.keySet().stream(), stub.keySet().stream()).distinct();
    }

    /** What stands behind the name of what a form declares: the kind of an accessor, or nothing. */
    static String role(Statement form) {
        return form instanceof Function function && FunctionKind.of(function).isAccessor()
                ? "." + FunctionKind.of(function).noun()
                : "";
    }

    private List<String> compare(String name, List<Statement> library, List<Statement> stub) {
        return signatures && isAccepted(name, library, stub) ? List.of() : forms(library, stub);
    }

    /**
     * Whether a hand-written stub may say what it says, though it is not what the library declares: names of its own
     * with an underscore, things from elsewhere, overloads, which cannot be compared with the one signature that the
     * library has, and several forms under different conditions of which one is right.
     */
    private static boolean isAccepted(String name, List<Statement> library, List<Statement> stub) {
        if (library.isEmpty()) {
            boolean isPrivate = name.matches(".*\\._(?!_\\w+__$)\\w*");
            return isPrivate || stub.stream().allMatch(Import.class::isInstance);
        } else if (stub.isEmpty()) {
            return library.stream().allMatch(Import.class::isInstance);
        }
        boolean functions = library.stream().allMatch(Function.class::isInstance);
        return stub.stream().anyMatch(form -> form instanceof Import || functions && FunctionKind.isOverload(form))
                || library.stream().anyMatch(stub::contains);
    }

    private List<String> forms(List<Statement> library, List<Statement> stub) {
        List<Statement> onlyLibrary = Wording.without(library, stub);
        List<Statement> onlyStub = Wording.without(stub, library);
        if (onlyLibrary.isEmpty() && onlyStub.isEmpty()) {
            return library.equals(stub) ? List.of() : List.of("the " + noun(library.get(0)) + "s are in another order");
        }
        List<String> clauses = new ArrayList<>();
        Iterator<Statement> others = onlyStub.iterator();
        for (Statement form : onlyLibrary) {
            if (!others.hasNext()) {
                clauses.add(Wording.missing(numbered(form, library)));
            } else {
                String subject = library.size() > 1 ? numbered(form, library) + ": " : "";
                List<String> found = pair(form, others.next());
                clauses.addAll(
                        found.isEmpty()
                                ? List.of(numbered(form, library) + " differs")
                                : found.stream().map(subject::concat).toList());
            }
        }
        others.forEachRemaining(form -> clauses.add(Wording.surplus(numbered(form, stub))));
        return clauses;
    }

    private static String numbered(Statement form, List<Statement> forms) {
        return forms.size() > 1 ? noun(form) + " " + (forms.indexOf(form) + 1) : noun(form);
    }

    private List<String> pair(Statement library, Statement stub) {
        if (library instanceof Function function && stub instanceof Function other) {
            return functions(function, other);
        } else if (library instanceof ClassDefinition definition && stub instanceof ClassDefinition other) {
            return classes(definition, other);
        } else if (library instanceof Assignment assignment && stub instanceof Assignment other) {
            return assignments(assignment, other);
        } else if (library instanceof TypeAlias alias && stub instanceof TypeAlias other) {
            return aliases(alias, other);
        } else if (noun(library).equals(noun(stub))) {
            return List.of(noun(library) + " differs");
        }
        return List.of("is %s, the stub says it is %s".formatted(withArticle(library), withArticle(stub)));
    }

    private List<String> functions(Function library, Function stub) {
        List<String> clauses = new ArrayList<>();
        if (library.async() != stub.async()) {
            clauses.add(library.async() ? "is async, the stub says it is not" : "is not async, the stub says it is");
        }
        clauses.addAll(decorators(library.decorators(), stub.decorators()));
        clauses.addAll(typeParameters(library.typeParameters(), stub.typeParameters()));
        clauses.addAll(ParameterDrift.between(library.parameters(), stub.parameters(), wording, signatures));
        wording.contrast("returns", "has no return type", library.returns(), stub.returns())
                .ifPresent(clauses::add);
        clauses.addAll(documentation(library.documentation(), stub.documentation()));
        return clauses;
    }

    private List<String> classes(ClassDefinition library, ClassDefinition stub) {
        List<String> clauses = new ArrayList<>(decorators(library.decorators(), stub.decorators()));
        clauses.addAll(typeParameters(library.typeParameters(), stub.typeParameters()));
        clauses.addAll(wording.lists("base", library.bases(), stub.bases(), wording::text));
        clauses.addAll(documentation(library.documentation(), stub.documentation()));
        return clauses;
    }

    private List<String> assignments(Assignment library, Assignment stub) {
        List<String> clauses = new ArrayList<>();
        wording.contrast("is of type", "has no type", library.annotation(), stub.annotation())
                .ifPresent(clauses::add);
        if (library.value().orElse(null) instanceof ListDisplay list
                && stub.value().orElse(null) instanceof ListDisplay other) {
            clauses.addAll(wording.lists("element", list.elements(), other.elements(), wording::element));
        } else {
            wording.contrast("has the value", "has no value", library.value(), stub.value())
                    .ifPresent(clauses::add);
        }
        clauses.addAll(documentation(library.documentation(), stub.documentation()));
        return clauses;
    }

    private List<String> aliases(TypeAlias library, TypeAlias stub) {
        List<String> clauses = new ArrayList<>(typeParameters(library.typeParameters(), stub.typeParameters()));
        wording.contrast("stands for", "", Optional.of(library.value()), Optional.of(stub.value()))
                .ifPresent(clauses::add);
        clauses.addAll(documentation(library.documentation(), stub.documentation()));
        return clauses;
    }

    private List<String> decorators(List<Expression> library, List<Expression> stub) {
        return wording.lists("decorator", library, stub, wording::decorator);
    }

    private List<String> typeParameters(List<TypeParameter> library, List<TypeParameter> stub) {
        return wording.lists("type parameter", library, stub, wording::typeParameter);
    }

    private static List<String> documentation(Optional<String> library, Optional<String> stub) {
        if (library.equals(stub)) {
            return List.of();
        } else if (stub.isEmpty()) {
            return List.of(Wording.missing("the documentation"));
        }
        return List.of(library.isEmpty() ? Wording.surplus("the documentation") : "the documentation differs");
    }

    private static String withArticle(Statement form) {
        String noun = noun(form);
        return ("ao".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    private static String noun(Statement form) {
        if (form instanceof Function function) {
            return FunctionKind.of(function).noun();
        } else if (form instanceof ClassDefinition) {
            return "class";
        } else if (form instanceof TypeAlias) {
            return "type";
        } else if (form instanceof Import) {
            return "import";
        }
        return form instanceof Other ? "statement" : "attribute";
    }
}
