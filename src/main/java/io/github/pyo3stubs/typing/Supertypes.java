// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.KnownType;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The supertypes of types: the bases of the extension's classes, and what {@link KnownNames} has for Python's types.
 */
public final class Supertypes {

    /** More supertypes than any type has. */
    private static final int MAX_TYPES = 100;

    /** The limit for the supertypes that are kept, some megabytes. A large library asks for a tenth of it. */
    private static final int MAX_KNOWN = 100_000;

    private static final Name SEQUENCE = new Name("collections.abc", "Sequence");

    private final Map<Name, Set<Name>> bases = new HashMap<>();

    /** The last types that were asked for, with all their supertypes. */
    private final Map<Expression, Set<Expression>> known = new HashMap<>();

    private int knownCount;

    /** @param root the extension module */
    public Supertypes(ModuleDef root) {
        addBases(root);
    }

    /** @param stubs those of an extension module, with bases that other sources than the library know */
    public Supertypes(StubTree stubs) {
        for (StubFile file : stubs.files().values()) {
            addBases(file.body(), Name.ofModule(file.module()));
        }
    }

    private void addBases(List<Statement> body, Name around) {
        Body.flat(body).forEach(statement -> {
            if (statement instanceof ClassDefinition definition) {
                Name name = around.member(definition.name());
                definition.bases().stream().map(Subscript::withoutArguments).forEach(base -> addBase(name, base));
                addBases(definition.body(), name);
            }
        });
    }

    private void addBases(ModuleDef module) {
        for (ClassDef theClass : module.classes()) {
            addBases(theClass, Name.ofModule(module.name()));
        }
        for (ModuleDef submodule : module.submodules()) {
            addBases(submodule);
        }
    }

    private void addBases(ClassDef theClass, Name around) {
        Name name = around.member(theClass.name());
        // of all classes with this name, because it is unknown which one the library has
        for (Expression base : theClass.bases()) {
            addBase(name, base);
        }
        for (ClassDef inner : theClass.classes()) {
            addBases(inner, name);
        }
    }

    private void addBase(Name theClass, Expression base) {
        if (base instanceof Name name) {
            bases.putIfAbsent(theClass, new LinkedHashSet<>());
            bases.get(theClass).add(name);
        }
    }

    /** A type and all its supertypes. */
    Set<Expression> of(Expression type) {
        Set<Expression> supertypes = known.get(type);
        if (supertypes == null) {
            supertypes = Collections.unmodifiableSet(found(type));
            if (knownCount > MAX_KNOWN) {
                known.clear();
                knownCount = 0;
            }
            known.put(type, supertypes);
            knownCount += supertypes.size();
        }
        return supertypes;
    }

    private Set<Expression> found(Expression type) {
        Set<Expression> all = new LinkedHashSet<>(List.of(type));
        List<Expression> rest = new ArrayList<>(List.of(type));
        while (!rest.isEmpty() && all.size() < MAX_TYPES) {
            for (Expression above : above(rest.remove(0))) {
                if (all.add(above)) {
                    rest.add(above);
                }
            }
        }
        return all;
    }

    private List<Expression> above(Expression type) {
        if (type instanceof Subscript generic && generic.value() instanceof Name name) {
            return above(name, generic);
        } else if (type == Constant.NONE) {
            return above(PythonNames.NONE_TYPE);
        } else if (type instanceof Name name) {
            return above(name);
        }
        return List.of();
    }

    private List<Expression> above(Name name) {
        List<Expression> ofPython = ofPython(name, List.of());
        Set<Name> ofExtension = bases.getOrDefault(name, Set.of());
        if (ofExtension.isEmpty()) {
            return ofPython;
        }
        List<Expression> above = new ArrayList<>(ofPython);
        above.addAll(ofExtension);
        return above;
    }

    private List<Expression> above(Name name, Subscript generic) {
        List<Expression> arguments = generic.arguments();
        List<Expression> above = new ArrayList<>(List.of(name));
        if (name.equals(PythonNames.TUPLE)) {
            item(arguments).ifPresent(item -> above.add(new Subscript(SEQUENCE, List.of(item))));
        } else {
            above.addAll(ofPython(name, arguments));
            bases.getOrDefault(name, Set.of()).forEach(base -> above.add(new Subscript(base, arguments)));
        }
        return above;
    }

    private static List<Expression> ofPython(Name name, List<Expression> arguments) {
        Optional<KnownType> type = KnownNames.type(name);
        return type.isPresent() ? type.get().bases(arguments) : List.of();
    }

    /** The union of the types of a tuple's items; empty if there are none, or if an argument is not a type. */
    private static Optional<Expression> item(List<Expression> arguments) {
        List<Expression> items = arguments.stream()
                .filter(argument -> argument != Constant.ELLIPSIS)
                .toList();
        boolean types = items.stream()
                .allMatch(item -> item instanceof Name
                        || item instanceof Subscript
                        || item instanceof Union
                        || item == Constant.NONE);
        return !types || items.isEmpty()
                ? Optional.empty()
                : Optional.of(items.size() == 1 ? items.get(0) : new Union(items));
    }
}
