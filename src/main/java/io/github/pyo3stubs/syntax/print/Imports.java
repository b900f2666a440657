// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.ChosenSpellings.NeededImport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The import lines of one stub file, and its spelling of names (specification, sections 5.9 and 5.10).
 *
 * <p>{@link UsedNames} collects what the file uses, {@link ChosenSpellings} chooses the names, and this class writes
 * them.
 */
final class Imports implements Spelling {

    private static final String FROM = "from ";

    private final OwnNames own;
    private final ChosenSpellings spellings;
    private final ImportSources sources;
    private final GuardedUses uses;

    /** The stars at the file's module level. */
    private final List<Import> stars = new ArrayList<>();

    /** The imports at the file's module level that define a name and stand there for their own sake. */
    private final List<Import> bound = new ArrayList<>();

    /** The texts of names that are spelled the same in all scopes; empty for others. */
    private final Map<Name, Optional<String>> everywhere = new HashMap<>();

    private Imports(StubFile file, StubTree tree, UsedNames names) {
        for (Statement statement : file.body()) {
            if (statement instanceof Import explicit && (explicit.isAll() || explicit.isBound())) {
                (explicit.isAll() ? stars : bound).add(explicit);
            }
        }
        this.own = names.own();
        this.spellings = ChosenSpellings.of(names, bound);
        this.sources = new ImportSources(file, tree);
        this.uses = new GuardedUses(names.hasConditions() ? file.body() : List.of());
    }

    /**
     * The imports of a file.
     *
     * @param tree the stubs among which the file lies; their modules are imported by relative paths
     */
    static Imports of(StubFile file, StubTree tree) {
        return of(file, tree, UsedNames.of(file));
    }

    /** The imports of a file whose names are found already. */
    static Imports of(StubFile file, StubTree tree, UsedNames names) {
        return new Imports(file, tree, names);
    }

    /** The import lines in the order of the text: stars, modules, names from modules. */
    List<String> lines() {
        Set<String> modules = new HashSet<>();
        FromLines ofOffered = new FromLines();
        for (Import explicit : bound) {
            if (explicit.name().isModule()) {
                modules.add(line(explicit));
            } else {
                ofOffered.add(explicit.name(), offer(explicit));
            }
        }
        ofOffered.sortWords();
        FromLines ofNeeded = new FromLines();
        for (NeededImport need : spellings.imports()) {
            if (need.root().isModule()) {
                modules.add("import " + renamed(need.root().module(), need.spelling()));
            } else if (condition(need).isEmpty()) {
                ofNeeded.add(need);
            }
        }
        List<String> fromModules = ofOffered.lines();
        fromModules.addAll(ofNeeded.lines());
        List<String> lines = new ArrayList<>();
        for (Import star : stars) {
            lines.add(line(star));
        }
        lines.addAll(sorted(modules));
        lines.addAll(sorted(fromModules));
        return lines;
    }

    private static List<String> sorted(Collection<String> lines) {
        List<String> sorted = new ArrayList<>(lines);
        sorted.sort(CodePoints.ORDER);
        return sorted;
    }

    /**
     * The imports of names that are bound or used only under a condition, in one {@code if} for each condition.
     */
    List<List<String>> conditionalLines() {
        Map<String, FromLines> byCondition = new TreeMap<>();
        for (NeededImport need : spellings.imports()) {
            Optional<String> condition = need.root().isModule() ? Optional.empty() : condition(need);
            if (condition.isPresent()) {
                byCondition
                        .computeIfAbsent(condition.get(), added -> new FromLines())
                        .add(need);
            }
        }
        List<List<String>> blocks = new ArrayList<>();
        for (Map.Entry<String, FromLines> each : byCondition.entrySet()) {
            List<String> lines = sorted(each.getValue().lines());
            lines.replaceAll(line -> PythonLines.INDENT + line);
            lines.add(0, "if " + each.getKey() + ":");
            blocks.add(lines);
        }
        return blocks;
    }

    /** The condition for an import; empty if there is none, or if it has names that the file does not use otherwise. */
    private Optional<String> condition(NeededImport need) {
        Optional<Expression> ofSource = sources.condition(need.root());
        Optional<Expression> condition = ofSource.isPresent() ? ofSource : uses.condition(need.root());
        return condition.isPresent() && spellings.spellsAll(condition.get())
                ? Optional.of(new ExpressionPrinter(name -> spell(name, ClassScope.MODULE)).print(condition.get()))
                : Optional.empty();
    }

    /** Lines that import from modules: one for each source, with each of its names once and in the order added. */
    private final class FromLines {

        private final Map<String, Set<String>> wordsBySource = new HashMap<>();

        void add(NeededImport need) {
            add(need.root(), renamed(need.root().path(), need.spelling()));
        }

        void add(Name imported, String words) {
            String source = sources.of(imported);
            Set<String> ofSource = wordsBySource.get(source);
            if (ofSource == null) {
                ofSource = new LinkedHashSet<>();
                wordsBySource.put(source, ofSource);
            }
            ofSource.add(words);
        }

        void sortWords() {
            for (Map.Entry<String, Set<String>> each : wordsBySource.entrySet()) {
                each.setValue(new LinkedHashSet<>(sorted(each.getValue())));
            }
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            for (Map.Entry<String, Set<String>> each : wordsBySource.entrySet()) {
                lines.add(FROM + each.getKey() + " import " + String.join(", ", each.getValue()));
            }
            return lines;
        }
    }

    /** The line of an import that stands in the file for its own sake. */
    @Override
    public String line(Import explicit) {
        return line(explicit, sources.of(explicit.name()));
    }

    /**
     * The line of an import.
     *
     * @param source the path of the module, which may be relative
     */
    static String line(Import explicit, String source) {
        return explicit.name().isModule() ? "import " + offer(explicit) : FROM + source + " import " + offer(explicit);
    }

    /** The imported name, with {@code as} where the import renames or offers it. */
    private static String offer(Import explicit) {
        String own = explicit.name().isModule()
                ? explicit.name().module()
                : explicit.name().path();
        String local = explicit.local().orElse(own);
        if (explicit.isAll()) {
            return own;
        }
        return explicit.reexported() ? own + " as " + local : renamed(own, local);
    }

    private static String renamed(String own, String local) {
        return local.equals(own) ? own : own + " as " + local;
    }

    /** The spelling of a name that the file uses, at a place where the file uses it. */
    @Override
    public String spell(Name name, ClassScope scope) {
        Optional<String> known = everywhere.get(name);
        if (known == null) {
            known = everywhere(name);
            everywhere.put(name, known);
        }
        if (known.isPresent()) {
            return known.get();
        }
        Name meant = own.meant(name);
        return own.isSpelledAsMember(meant, scope) ? spellInBody(meant, scope) : spellings.spell(meant, scope);
    }

    /** The spelling of a name, if no class declares a member that hides it. */
    private Optional<String> everywhere(Name name) {
        Name meant = own.meant(name);
        String spelling = spellings.spell(meant, ClassScope.MODULE);
        boolean mayBeHidden = own.members().contains(DottedName.of(spelling).root()) || own.mayBeSpelledAsMember(meant);
        return mayBeHidden ? Optional.empty() : Optional.of(spelling);
    }

    /** The spelling of a name in a class that is not yet defined there: members of the class stand without its name. */
    @Override
    public String spellInBody(Name name, ClassScope scope) {
        Optional<String> member = own.contains(name) ? scope.member(name.path()) : Optional.empty();
        return member.isPresent() ? member.get() : spell(name, scope);
    }
}
