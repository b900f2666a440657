package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.CodePoints;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.token.Keywords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How one stub file calls the things it uses, and the import lines that this takes (specification, sections 5.9 and
 * 5.10).
 *
 * <p>All is decided by the root of a name, the part before its first dot, for that is what an import brings in.
 */
public final class Imports implements Spelling {

    private static final Comparator<Name> BY_MODULE_THEN_PATH =
            Comparator.comparing(Name::module, CodePoints.ORDER).thenComparing(Name::path, CodePoints.ORDER);

    /** {@code import} before {@code from}. */
    private static final Comparator<String> LINES = Comparator.<String, Boolean>comparing(
                    line -> line.startsWith("from "))
            .thenComparing(CodePoints.ORDER);

    private final StubFile file;
    private final StubTree tree;

    /** The places where each root is used. */
    private final SortedMap<Name, Set<ClassScope>> uses = new TreeMap<>(BY_MODULE_THEN_PATH);

    /** What each name of the file's module level means, and what others that are written as they are. */
    private final Map<String, Name> taken = new HashMap<>();

    private final Map<Name, String> spellings = new HashMap<>();

    /** Spellings for the class bodies that hide the usual one. */
    private final Map<Name, String> spellingsInBodies = new HashMap<>();

    /** What is imported for the file's own use, and for the sake of the import, by what stands behind {@code from}. */
    private final Map<String, Collection<String>> needed = new HashMap<>();

    private final Map<String, Collection<String>> offered = new HashMap<>();

    /** The lines that import modules themselves. */
    private final Set<String> modules = new HashSet<>();

    private final BoundNames bound;

    /** What other files bind, by their modules. */
    private final Map<String, BoundNames> boundByOthers = new HashMap<>();

    private Imports(StubFile file, StubTree tree) {
        this.file = file;
        this.bound = BoundNames.of(file.body());
        this.tree = tree;
    }

    /**
     * The imports of a file.
     *
     * @param tree the stubs among which the file lies; their modules are imported by relative paths
     */
    public static Imports of(StubFile file, StubTree tree) {
        Imports imports = new Imports(file, tree);
        imports.takeBoundNames();
        new NameUses(imports::use).in(file.body());
        imports.spellAll();
        return imports;
    }

    /** The import lines in the order of the text. */
    List<String> lines() {
        Stream<String> stars = explicit().filter(Import::isAll).map(this::line);
        Stream<String> others = Stream.concat(
                Stream.of(needed, offered)
                        .flatMap(imports -> imports.entrySet().stream())
                        .map(line -> "from " + line.getKey() + " import " + String.join(", ", line.getValue())),
                modules.stream());
        return Stream.concat(stars, others.sorted(LINES)).toList();
    }

    /** An import that stands where it stands. */
    @Override
    public String line(Import explicit) {
        return line(explicit, source(explicit.name()));
    }

    /** An import from a module, of which the path may be relative. */
    static String line(Import explicit, String source) {
        Name name = explicit.name();
        return name.isModule()
                ? "import " + renamed(explicit, name.module())
                : "from " + source + " import " + renamed(explicit, name.path());
    }

    private static String renamed(Import explicit, String own) {
        String local = explicit.local().orElse(own);
        boolean plain = explicit.isAll() || local.equals(own) && !explicit.reexported();
        return plain ? own : own + " as " + local;
    }

    /** How a name that the file uses is written at a place where it uses it. */
    @Override
    public String spell(Name name, ClassScope scope) {
        Name meant = meant(name);
        if (isSpelledAsMember(meant, scope)) {
            return spellInBody(meant, scope);
        }
        Name root = NameUses.imported(meant);
        String usual = spellings.get(root);
        boolean hidden = scope.hides(BoundNames.root(usual));
        String spelling = hidden ? spellingsInBodies.getOrDefault(root, usual) : usual;
        String rest = meant.path().substring(root.path().length());
        return spelling + (root.isModule() && !rest.isEmpty() ? "." : "") + rest;
    }

    /** How a name is written where the class around is not yet defined: without that class, if it is one of its own. */
    @Override
    public String spellInBody(Name name, ClassScope scope) {
        return Optional.of(name)
                .filter(this::isOwn)
                .flatMap(own -> scope.member(own.path()))
                .orElseGet(() -> spell(name, scope));
    }

    /** Whether a name is a member of a class in whose body another member has the class's name. */
    private boolean isSpelledAsMember(Name name, ClassScope scope) {
        return isOwn(name)
                && scope.hides(name.root())
                && scope.member(name.path()).isPresent();
    }

    private void takeBoundNames() {
        for (String name : bound.all()) {
            taken.put(name, bound.imported(name).orElseGet(() -> new Name(file.module(), name)));
        }
        // an import that bound one of these would offer it
        ListedNames.of(file.body()).forEach(name -> taken.putIfAbsent(name, Name.builtin(name)));
        explicit()
                .filter(Import::isBound)
                .filter(statement -> !statement.isAll())
                .forEach(statement -> {
                    Name name = statement.name();
                    String local = statement.local().orElseThrow();
                    if (name.equals(taken.get(local))) {
                        spellings.putIfAbsent(name, local);
                    }
                    if (name.isModule()) {
                        modules.add(line(statement));
                    } else {
                        offered.computeIfAbsent(source(name), from -> new TreeSet<>(CodePoints.ORDER))
                                .add(renamed(statement, name.path()));
                    }
                });
    }

    private Stream<Import> explicit() {
        return file.body().stream()
                .flatMap(statement -> statement instanceof Import explicit ? Stream.of(explicit) : Stream.empty());
    }

    private void use(Name name, ClassScope scope) {
        if (name.isLocal()) {
            taken.putIfAbsent(name.root(), name);
        } else {
            Name meant = meant(name);
            uses.computeIfAbsent(NameUses.imported(meant), root -> new LinkedHashSet<>())
                    .add(isSpelledAsMember(meant, scope) ? ClassScope.MODULE : scope);
        }
    }

    /** The name itself, or what stands for it where nothing of that name can be written or imported. */
    private Name meant(Name name) {
        if (name.isBuiltin() && !name.isModule()) {
            return name;
        }
        boolean unwritable = Stream.of(name.module(), name.path())
                .flatMap(path -> Stream.of(path.split("\\.")))
                .anyMatch(Keywords::contains);
        boolean missing = name.module().equals(file.module())
                && !name.isModule()
                && !bound.contains(name.root())
                && !StandardLibrary.contains(name.module());
        return unwritable || missing ? Name.INCOMPLETE : name;
    }

    /** Whether the file's own name has another meaning in bodies that use it. */
    private boolean isHiddenInBodies(Name root) {
        return isOwn(root) && uses.get(root).stream().anyMatch(body -> body.hides(root.path()));
    }

    private boolean isOwn(Name name) {
        return name.module().equals(file.module()) && bound.contains(name.root());
    }

    private void spellAll() {
        List<Name> imported = new ArrayList<>();
        for (Name root : uses.keySet()) {
            String usual = spellings.computeIfAbsent(root, unnamed -> free(unnamed, Set.of()));
            String local = BoundNames.root(usual);
            Name brought = local.equals(usual) ? root : Name.ofModule(local);
            boolean absent = taken.putIfAbsent(local, brought) == null;
            if (absent || !local.equals(usual) || isHiddenInBodies(root)) {
                imported.add(root);
            }
        }
        imported.forEach(this::bringIn);
    }

    /** Imports a root by its usual spelling and, for bodies that declare this, by another (bug 26). */
    private void bringIn(Name root) {
        String usual = spellings.get(root);
        String local = BoundNames.root(usual);
        Set<ClassScope> scopes = uses.get(root);
        if (!isOwn(root) && !scopes.stream().allMatch(scope -> scope.hides(local))) {
            need(root, usual);
        }
        if (scopes.stream().anyMatch(scope -> scope.hides(local))) {
            String other = free(root, scopes);
            taken.put(other, root);
            spellingsInBodies.put(root, other);
            need(root, other);
        }
    }

    /** The first of a root's possible spellings that means nothing else in the file or in some class bodies of it. */
    private String free(Name root, Set<ClassScope> bodies) {
        String spelling = root.isModule() ? root.module() : root.path();
        if (root.isModule() && !isFree(BoundNames.root(spelling), Name.ofModule(BoundNames.root(spelling)), bodies)) {
            spelling = spelling.substring(spelling.lastIndexOf('.') + 1);
        }
        while (!isFree(BoundNames.root(spelling), meaning(root, spelling), bodies)) {
            spelling = Alias.after(spelling);
        }
        return spelling;
    }

    /** What the first part of a spelling means: of {@code a.b} the module a. */
    private static Name meaning(Name root, String spelling) {
        return spelling.indexOf('.') < 0 ? root : Name.ofModule(BoundNames.root(spelling));
    }

    private boolean isFree(String spelling, Name meaning, Set<ClassScope> bodies) {
        return taken.getOrDefault(spelling, meaning).equals(meaning)
                && bodies.stream().noneMatch(body -> body.hides(spelling));
    }

    private void need(Name root, String spelling) {
        String own = root.isModule() ? root.module() : root.path();
        String line = spelling.equals(own) ? own : own + " as " + spelling;
        if (root.isModule()) {
            modules.add("import " + line);
        } else if (!(root.isBuiltin() && spelling.equals(own))) {
            needed.computeIfAbsent(source(root), from -> new ArrayList<>()).add(line);
        }
    }

    /** What stands between {@code from} and {@code import}: a relative path only to where the name really is. */
    private String source(Name name) {
        boolean inTree = tree.file(name.module())
                .filter(target -> boundByOthers
                        .computeIfAbsent(target.module(), any -> BoundNames.of(target.body()))
                        .contains(name.root()))
                .isPresent();
        return inTree ? relative(name.module(), file.module(), tree.isPackage(file.module())) : name.module();
    }

    /**
     * The path by which a module names another of the same extension; the full name where they share no ancestor, or no
     * package in which the one could look for the other.
     */
    static String relative(String target, String current, boolean isPackage) {
        List<String> to = List.of(target.split("\\."));
        List<String> from = List.of(current.split("\\."));
        int shared = 0;
        while (shared < Math.min(to.size(), from.size()) && to.get(shared).equals(from.get(shared))) {
            shared++;
        }
        int dots = from.size() - shared + (isPackage ? 1 : 0);
        return shared == 0 || dots == 0 ? target : ".".repeat(dots) + String.join(".", to.subList(shared, to.size()));
    }
}
