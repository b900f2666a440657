// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.resolve;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.Role;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The meaning of the names at module level, given by declarations and imports, and which of them are used. */
public final class ModuleBindings {

    /** What decides the meanings of the names in a file. */
    public enum Rules {
        /**
         * The rules of type checkers. An import under a condition, if it offers no name to other files, only spells
         * names, and the condition has no meaning.
         */
        STUB,
        /**
         * What the author of an overlay means. An import under a condition gives a name its meaning under this
         * condition only. In types a function hides nothing, so that {@code list} is a builtin beside a method
         * {@code list}.
         */
        OVERLAY
    }

    private final String module;
    private final Rules rules;
    private final BoundNames bound;

    /** The names that may be types. */
    private final BoundNames types;

    private final OtherNames others;

    /** The modules that statements like {@code import a.b} made accessible as {@code a.b}. */
    private final Set<String> modules = new HashSet<>();

    private final Set<String> listed;
    private final Set<String> used = new HashSet<>();
    private final Set<String> mentioned = new HashSet<>();

    /**
     * The bindings of a file.
     *
     * @param body the statements of the file with their names as they are spelled, and with all imports
     * @param rules what decides the meanings of names
     * @param others the meaning of a path that the file does not bind
     */
    public ModuleBindings(String module, List<Statement> body, Rules rules, OtherNames others) {
        this.module = module;
        this.others = others;
        this.rules = rules;
        this.listed = ListedNames.of(body);
        Body.flat(body).forEach(this::collect);
        this.bound = switch (rules) {
            case STUB -> BoundNames.of(body, this::isOffered);
            case OVERLAY -> BoundNames.of(body);
        };
        this.types = BoundNames.ofTypes(body);
    }

    private void collect(Statement statement) {
        if (statement instanceof Import explicit && explicit.name().isModule()) {
            explicit.local().filter(explicit.name().module()::equals).ifPresent(modules::add);
        }
    }

    private boolean isOffered(Import spelled) {
        return spelled.reexported()
                || spelled.local()
                        .map(local -> DottedName.of(local).root())
                        .filter(listed::contains)
                        .isPresent();
    }

    /**
     * The meaning of a path in a class body or at module level; another meaning where the file does not define it.
     * {@code __all__} is the file's own even if it does not define it, as no other file gives it to this one.
     */
    Name resolve(String path, ClassScope scope, Role role) {
        boolean onlyTypes = rules == Rules.OVERLAY && role == Role.TYPE;
        String root = DottedName.of(path).root();
        ClassScope place = onlyTypes ? scope.ofTypes() : scope;
        boolean defined = root.equals(StubFile.ALL) || place.hides(root) || (onlyTypes ? bindsType(root) : binds(root));
        return defined ? value(path, place) : others.meaning(path, scope, role);
    }

    /** The meaning of a path that the class body or the file defines. */
    public Name value(String path, ClassScope scope) {
        String root = DottedName.of(path).root();
        if (scope.hides(root)) {
            return new Name(module, scope.path() + "." + path);
        }
        used.add(root);
        return target(root)
                .map(target -> DottedName.of(path)
                        .withoutRoot()
                        .map(rest -> member(target, DottedName.of(rest).parts()))
                        .orElse(target))
                .orElseGet(() -> root.equals(StubFile.ALL) ? Name.local(path) : new Name(module, path));
    }

    /** Whether the file declares or imports a name at module level. */
    public boolean binds(String name) {
        return bound.contains(name);
    }

    /** Whether the file declares or imports at module level what may be a type. */
    public boolean bindsType(String name) {
        return types.contains(name);
    }

    /** The thing that a name means, if all that defines the name are imports of one thing. */
    private Optional<Name> target(String root) {
        return bound.imported(root).map(this::imported);
    }

    /** Whether a bound name is the module's own, or has several meanings. */
    boolean hasNoSingleImport(String root) {
        return bound.imported(root).isEmpty();
    }

    /** The imported thing. A module that imports from itself a name that it does not declare imports a submodule. */
    private Name imported(Name name) {
        // a module named like one of Python's own means Python's module for names that it does not declare
        boolean submodule = name.module().equals(module)
                && !name.isModule()
                && !bound.declares(name.root())
                && !StandardLibrary.contains(module);
        return submodule ? Name.ofModule(module + "." + name.path()) : name;
    }

    /** The meaning of a path behind a target's name. */
    private Name member(Name target, List<String> path) {
        Name name = target;
        for (String part : path) {
            String submodule = name.module() + "." + part;
            name = name.isModule() && isAccessible(submodule) ? Name.ofModule(submodule) : name.member(part);
        }
        return name;
    }

    private boolean isAccessible(String candidate) {
        return modules.contains(candidate)
                || modules.stream()
                        .anyMatch(accessible -> DottedName.of(accessible).isBelow(candidate));
    }

    /**
     * Records the names of the file that a string contains, which may be a quoted annotation: of defaults and {@code
     * Literal} too, but not of docstrings.
     */
    void mention(String text) {
        NameUses.mentioned(text).filter(bound::contains).forEach(mentioned::add);
    }

    /**
     * The import as a statement of the tree; empty if the file has it only for the names that it uses. The tree has the
     * meanings of these names, so the alias is lost, and the printer chooses a spelling. An alias stays if one of these
     * is true, in this order: the name has other meanings too, the file offers it to others, a string contains it.
     */
    Optional<Import> statement(Import spelled) {
        if (spelled.isAll()) {
            return Optional.of(spelled);
        }
        Name name = spelled.name();
        String local = spelled.local().orElseThrow();
        String root = DottedName.of(local).root();
        boolean offered = isOffered(spelled);
        if (name.module().equals("__future__")) {
            return Optional.empty();
        } else if (hasNoSingleImport(root)) {
            return Optional.of(new Import(name, Optional.of(local), offered));
        } else if (offered) {
            return Optional.of(new Import(root.equals(local) ? name : Name.ofModule(root), Optional.of(root), true));
        } else if (mentioned.contains(root) && !local.equals(name.path())) {
            return Optional.of(new Import(name, Optional.of(local), false));
        }
        return used.contains(root) ? Optional.empty() : unused(imported(name));
    }

    private Optional<Import> unused(Name name) {
        boolean own = name.module().equals(module) && !name.isModule() && bound.declares(name.root());
        return own ? Optional.empty() : Optional.of(new Import(name, false));
    }
}
