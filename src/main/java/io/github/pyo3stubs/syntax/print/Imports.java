// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.ChosenSpellings.NeededImport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The import lines of one stub file, and its spelling of names (specification, sections 5.9 and 5.10).
 *
 * <p>{@link UsedNames} collects what the file uses, {@link ChosenSpellings} chooses the names, and this class writes
 * them.
 */
final class Imports implements Spelling {

    /** {@code import} before {@code from}. */
    private static final Comparator<String> LINES = Comparator.<String, Boolean>comparing(
                    line -> line.startsWith("from "))
            .thenComparing(CodePoints.ORDER);

    private final OwnNames own;
    private final ChosenSpellings spellings;
    private final ImportSources sources;
    private final GuardedUses uses;

    /** The imports at the file's module level that stand there for their own sake. */
    private final List<Import> explicit;

    private Imports(StubFile file, StubTree tree, UsedNames names, List<Import> explicit) {
        this.own = names.own();
        this.spellings = ChosenSpellings.of(names, bound(explicit).toList());
        this.sources = new ImportSources(file, tree);
        this.uses = new GuardedUses(file.body());
        this.explicit = explicit;
    }

    /**
     * The imports of a file.
     *
     * @param tree the stubs among which the file lies; their modules are imported by relative paths
     */
    static Imports of(StubFile file, StubTree tree) {
        List<Import> explicit = new ArrayList<>();
        for (Statement statement : file.body()) {
            if (statement instanceof Import found) {
                explicit.add(found);
            }
        }
        return new Imports(file, tree, UsedNames.of(file), explicit);
    }

    private static Stream<Import> bound(List<Import> explicit) {
        return explicit.stream().filter(Import::isBound).filter(statement -> !statement.isAll());
    }

    /** The import lines in the order of the text: stars, modules, names from modules. */
    List<String> lines() {
        Stream<String> stars = explicit.stream().filter(Import::isAll).map(this::line);
        Stream<String> modules = Stream.concat(
                        bound(explicit)
                                .filter(statement -> statement.name().isModule())
                                .map(this::line),
                        spellings.imports().stream()
                                .filter(needed -> needed.root().isModule())
                                .map(needed -> "import " + renamed(needed.root().module(), needed.spelling())))
                .distinct();
        Stream<String> offered = from(
                bound(explicit)
                        .filter(statement -> !statement.name().isModule())
                        .sorted(Comparator.comparing(Imports::offer, CodePoints.ORDER)),
                Import::name,
                Imports::offer);
        Stream<String> needed = from(needed().filter(need -> condition(need).isEmpty()));
        return Stream.concat(
                        stars,
                        Stream.of(modules, offered, needed)
                                .flatMap(lines -> lines)
                                .sorted(LINES))
                .toList();
    }

    /**
     * The imports of names that are bound or used only under a condition, in one {@code if} for each condition.
     */
    List<List<String>> conditionalLines() {
        Map<String, List<NeededImport>> byCondition = new TreeMap<>();
        needed().forEach(need -> condition(need)
                .ifPresent(condition -> byCondition
                        .computeIfAbsent(condition, added -> new ArrayList<>())
                        .add(need)));
        List<List<String>> blocks = new ArrayList<>();
        byCondition.forEach((condition, imports) -> blocks.add(Stream.concat(
                        Stream.of("if " + condition + ":"),
                        from(imports.stream()).sorted(LINES).map(line -> PythonLines.INDENT + line))
                .toList()));
        return blocks;
    }

    private Stream<NeededImport> needed() {
        return spellings.imports().stream().filter(need -> !need.root().isModule());
    }

    private Stream<String> from(Stream<NeededImport> needed) {
        return from(needed, NeededImport::root, need -> renamed(need.root().path(), need.spelling()));
    }

    /** The condition for an import; empty if there is none, or if it has names that the file does not use otherwise. */
    private Optional<String> condition(NeededImport need) {
        return sources.condition(need.root())
                .or(() -> uses.condition(need.root()))
                .filter(condition -> spellings.spellsAll(condition))
                .map(new ExpressionPrinter(name -> spell(name, ClassScope.MODULE))::print);
    }

    /** The lines that import from modules: one for each source, with each of its names once and in the order given. */
    private <T> Stream<String> from(Stream<T> imports, Function<T, Name> imported, Function<T, String> words) {
        return imports
                .collect(groupingBy(
                        each -> sources.of(imported.apply(each)), mapping(words, toCollection(LinkedHashSet::new))))
                .entrySet()
                .stream()
                .map(line -> "from " + line.getKey() + " import " + String.join(", ", line.getValue()));
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
        return explicit.name().isModule()
                ? "import " + offer(explicit)
                : "from " + source + " import " + offer(explicit);
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
        Name meant = own.meant(name);
        return own.isSpelledAsMember(meant, scope) ? spellInBody(meant, scope) : spellings.spell(meant, scope);
    }

    /** The spelling of a name in a class that is not yet defined there: members of the class stand without its name. */
    @Override
    public String spellInBody(Name name, ClassScope scope) {
        Optional<String> member = own.contains(name) ? scope.member(name.path()) : Optional.empty();
        return member.isPresent() ? member.get() : spell(name, scope);
    }
}
