package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The stub of one module.
 *
 * @param module the module's full dotted name, such as {@code geodesy._native.shapes}
 * @param isPackage whether the module has submodules, so that relative imports start inside it
 * @param documentation the module's docstring
 * @param body the statements after it: first the imports, in an order of their own and without those that others make
 *     needless, then the rest, in the order of the text
 */
public record StubFile(String module, boolean isPackage, Optional<String> documentation, List<Statement> body) {

    /** The list of the names that a module offers. */
    public static final String ALL = "__all__";

    private static final Comparator<Import> ORDER = Comparator.comparing(
                    (Import explicit) -> explicit.name().module(), CodePoints.ORDER)
            .thenComparing(explicit -> explicit.name().path(), CodePoints.ORDER)
            .thenComparing(explicit -> explicit.local().orElse(""), CodePoints.ORDER)
            .thenComparing(Import::reexported);

    public StubFile {
        documentation = documentation.map(Docstring::canonical);
        List<Statement> others = body.stream()
                .filter(statement -> !(statement instanceof Import))
                .toList();
        List<Import> imports = body.stream()
                .flatMap(statement -> statement instanceof Import explicit ? Stream.of(explicit) : Stream.empty())
                .distinct()
                .toList();
        BoundNames bound = BoundNames.of(body);
        body = Stream.concat(needed(imports, others, bound), others.stream()).toList();
    }

    public StubFile withBody(List<Statement> body) {
        return new StubFile(module, isPackage, documentation, body);
    }

    public StubFile withDocumentation(Optional<String> documentation) {
        return new StubFile(module, isPackage, documentation, body);
    }

    /** Those of the imports that the file would lack without them. Stars, which hide each other's names, come first. */
    private static Stream<Import> needed(List<Import> imports, List<Statement> others, BoundNames bound) {
        Set<Expression.Name> known = new HashSet<>();
        new NameUses((name, scope) -> known.add(NameUses.imported(name))).in(others);
        imports.stream().filter(Import::isBound).map(Import::name).forEach(known::add);
        Predicate<Import> builtin = explicit ->
                explicit.name().isBuiltin() && !bound.contains(explicit.name().path());
        return Stream.concat(
                imports.stream().filter(Import::isAll),
                imports.stream()
                        .filter(explicit -> !explicit.isAll())
                        .filter(explicit ->
                                explicit.isBound() || !known.contains(explicit.name()) && !builtin.test(explicit))
                        .sorted(ORDER));
    }
}
