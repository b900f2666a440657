// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.typing.Supertypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes that stubs declare, with their bases and members. {@link Supertypes} knows only the bases, but already
 * before there are stubs.
 */
final class Hierarchy {

    /** Limit for the number of bases, above any real one. */
    private static final int MAX_BASES = 100;

    private final StubTree tree;
    private final Map<Name, ClassDefinition> classes = new LinkedHashMap<>();
    private final Map<Name, List<Name>> bases = new HashMap<>();
    private final Map<Name, Map<String, Member>> members = new HashMap<>();

    /** Made when they are first needed, as members are. */
    private Map<Name, List<Expression>> foreignBases;

    Hierarchy(StubTree tree) {
        this.tree = tree;
        for (StubFile file : tree.files().values()) {
            add(file.body(), Name.ofModule(file.module()));
        }
        for (Map.Entry<Name, ClassDefinition> each : classes.entrySet()) {
            // most classes have none
            if (!each.getValue().bases().isEmpty()) {
                bases.put(each.getKey(), basesOf(each.getKey()));
            }
        }
    }

    private void add(List<Statement> body, Name around) {
        for (Statement statement : body) {
            if (statement instanceof ClassDefinition definition) {
                Name name = around.member(definition.name());
                classes.put(name, definition);
                add(definition.body(), name);
            }
        }
    }

    private List<Name> basesOf(Name name) {
        Set<Name> found = new LinkedHashSet<>();
        List<Name> rest = new ArrayList<>(List.of(name));
        while (!rest.isEmpty() && found.size() < MAX_BASES) {
            List<Name> above = new ArrayList<>();
            for (Expression base : classes.get(rest.remove(0)).bases()) {
                if (Subscript.withoutArguments(base) instanceof Name named
                        && classes.containsKey(named)
                        && found.add(named)) {
                    above.add(named);
                }
            }
            rest.addAll(0, above);
        }
        found.remove(name);
        return List.copyOf(found);
    }

    /** The names of all classes. */
    Set<Name> names() {
        return classes.keySet();
    }

    /**
     * The direct and indirect bases of a class that the stubs declare, nearest first. PyO3 gives a class one base at
     * most.
     */
    List<Name> bases(Name name) {
        return bases.getOrDefault(name, List.of());
    }

    /** All classes, each with those of its direct and indirect bases that the stubs do not declare. */
    Map<Name, List<Expression>> foreignBases() {
        if (foreignBases == null) {
            foreignBases = allForeignBases();
        }
        return foreignBases;
    }

    private Map<Name, List<Expression>> allForeignBases() {
        Map<Name, List<Expression>> foreign = new HashMap<>(2 * classes.size());
        for (Map.Entry<Name, ClassDefinition> each : classes.entrySet()) {
            // most classes have no bases at all
            foreign.put(each.getKey(), each.getValue().bases().isEmpty() ? List.of() : foreignBases(each.getKey()));
        }
        return foreign;
    }

    private List<Expression> foreignBases(Name name) {
        List<Expression> foreign = new ArrayList<>();
        addForeignBases(name, foreign);
        for (Name base : bases(name)) {
            addForeignBases(base, foreign);
        }
        return foreign;
    }

    private void addForeignBases(Name name, List<Expression> foreign) {
        for (Expression base : classes.get(name).bases()) {
            if (!(Subscript.withoutArguments(base) instanceof Name known && classes.containsKey(known))) {
                foreign.add(base);
            }
        }
    }

    /** The members that a class itself declares, by name. */
    Map<String, Member> members(Name name) {
        Map<String, Member> known = members.get(name);
        if (known == null) {
            known = Member.of(classes.get(name).body());
            members.put(name, known);
        }
        return known;
    }

    /** Makes a new body of a class. */
    interface BodyChange {

        /** @param body the body, in which inner classes are new already */
        List<Statement> body(Name owner, List<Statement> body);
    }

    /** The stubs with other bodies of the classes; the same object if all stay the same. */
    StubTree mapped(BodyChange change) {
        List<StubFile> files = new ArrayList<>(tree.files().size());
        boolean isSame = true;
        for (StubFile file : tree.files().values()) {
            StubFile mapped = file.withBody(mapped(file.body(), Name.ofModule(file.module()), change));
            isSame &= mapped == file;
            files.add(mapped);
        }
        return isSame ? tree : StubTree.of(files);
    }

    private static List<Statement> mapped(List<Statement> statements, Name around, BodyChange change) {
        List<Statement> mapped = statements;
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) instanceof ClassDefinition definition) {
                Name name = around.member(definition.name());
                Statement changed = definition.withBody(change.body(name, mapped(definition.body(), name, change)));
                mapped = Statement.replaced(mapped, statements, i, changed);
            }
        }
        return mapped;
    }
}
