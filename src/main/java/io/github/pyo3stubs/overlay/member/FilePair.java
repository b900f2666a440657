// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.compare.ContentExpression;
import io.github.pyo3stubs.compare.DisplayNames;
import io.github.pyo3stubs.guard.FreedImports;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Role;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.NameResolver;
import io.github.pyo3stubs.syntax.parse.PartParser;
import io.github.pyo3stubs.syntax.parse.PartParser.Part;
import io.github.pyo3stubs.syntax.parse.SpelledStub;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The library's stub of a module and the overlay's file of the same module: their names, and the faults found. */
public final class FilePair {

    private final StubFile library;
    private final StubTree tree;
    private final OverlayFile overlay;
    private final SpelledStub spelled;
    private final StubFile resolvedOverlay;
    private final Optional<StubFile> seen;
    private final FreedImports freed;
    private final ContentExpression contents;
    private final ExpressionPrinter brief;
    private final List<OverlayFault> faults;

    /**
     * Reads the overlay's file as a view sees it.
     *
     * @param faults receives what is found
     */
    public FilePair(StubFile library, StubTree tree, OverlayFile overlay, View view, List<OverlayFault> faults) {
        this.overlay = overlay;
        this.spelled = spelled(library, tree);
        this.library = library;
        this.tree = tree;
        this.resolvedOverlay = overlay.stub().resolved(this::meaningInLibrary);
        Optional<StubFile> projected = Projection.withAllImports(StubTree.of(List.of(resolvedOverlay)), view)
                .tree()
                .file(resolvedOverlay.module());
        this.freed =
                new FreedImports(resolvedOverlay, projected.map(StubFile::body).orElse(List.of()));
        this.seen = projected.map(file -> file.withBody(withoutConditionalImports(file.body())));
        this.contents = new ContentExpression(names(Place.MODULE));
        this.brief = new ExpressionPrinter(new DisplayNames(library.module())::brief);
        this.faults = faults;
    }

    private static SpelledStub spelled(StubFile library, StubTree tree) {
        try {
            return SpelledStub.parse(StubPrinter.print(library, tree), library.module(), library.isPackage());
        } catch (StubSyntaxException e) {
            throw new IllegalStateException("the printed stub of " + library.module() + " cannot be read", e);
        }
    }

    /**
     * What the view sees of the overlay; empty if it sees nothing. Names are resolved by the overlay itself, then by
     * the library's stub, else they are builtins.
     */
    public Optional<StubFile> seen() {
        return seen;
    }

    /** Statements without imports for the names under a condition. The stub imports these names by itself. */
    private List<Statement> withoutConditionalImports(List<Statement> body) {
        BoundNames bound = BoundNames.of(resolvedOverlay.body());
        return Body.mapped(body, statement -> {
            boolean spells =
                    statement.isImportForItself() && statement.binds().stream().anyMatch(bound::declares);
            return spells ? List.of() : List.of(statement);
        });
    }

    /** The names in a text about the library, which spells them as the library's stub, or else as the overlay. */
    private NameResolver names(Place place) {
        return path -> spelled.typeMeaning(path, place.library())
                .or(() -> KnownNames.builtin(DottedName.of(path).root()).map(builtin -> Name.builtin(path)))
                .or(() -> overlay.stub().typeMeaning(path, place.overlay()).map(freed::meaning))
                .orElseGet(() -> Name.builtin(path));
    }

    /** Reads what comments {@code # was:} say. */
    List<Part> parts(String text, Place place) throws ExpressionSyntaxException {
        return PartParser.parse(text, names(place));
    }

    /** The line in which the overlay imports a name. */
    int lineOfImport(String name) {
        return overlay.line(overlay.module() + "." + name);
    }

    /** Whether the overlay says something of members of a class, at any depth and under whatever conditions. */
    boolean statesMembers(String path) {
        List<Statement> body = resolvedOverlay.body();
        for (String name : DottedName.of(path).parts()) {
            body = Body.flat(body)
                    .flatMap(statement -> statement instanceof ClassDefinition definition
                                    && definition.name().equals(name)
                            ? definition.body().stream()
                            : Stream.of())
                    .toList();
        }
        return states(body);
    }

    private static boolean states(List<Statement> body) {
        return Body.flat(body)
                .anyMatch(statement -> !(statement instanceof ClassDefinition definition) || states(definition.body()));
    }

    /** Whether a name is of the module that both files are of, and not of a module that the library's stub imports. */
    boolean isOwn(Name name) {
        return name.isLocal() || name.module().equals(overlay.module());
    }

    /** What the library's stub means by a name, in a class body that has the same path as one of the overlay. */
    private Name meaningInLibrary(String path, ClassScope ofOverlay, Role role) {
        Optional<Name> meaning = switch (role) {
            case TYPE -> spelled.typeMeaning(path, inLibrary(ofOverlay));
            case VALUE -> spelled.meaning(path, inLibrary(ofOverlay));
            case DECORATOR -> spelled.meaning(path, ClassScope.MODULE);
        };
        return meaning.orElseGet(() -> Name.builtin(path));
    }

    private ClassScope inLibrary(ClassScope ofOverlay) {
        ClassScope scope = ClassScope.MODULE;
        if (ofOverlay.path().isEmpty()) {
            return scope;
        }
        List<Statement> body = library.body();
        for (String name : DottedName.of(ofOverlay.path()).parts()) {
            Optional<ClassDefinition> definition = body.stream()
                    .flatMap(statement -> statement instanceof ClassDefinition each ? Stream.of(each) : Stream.empty())
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            if (definition.isEmpty()) {
                return ClassScope.MODULE;
            }
            scope = scope.inside(definition.get());
            body = definition.get().body();
        }
        return scope;
    }

    /** What the library's stub means by a name. */
    Name meaningInLibrary(String name, Place place) {
        return spelled.typeMeaning(name, place.library()).orElseGet(() -> Name.builtin(name));
    }

    /**
     * Reports a place that does not fit.
     *
     * @param values for the places in the text, as for {@link Message#of}
     */
    public void fault(int line, String text, Object... values) {
        faults.add(new OverlayFault(overlay.shown(), line, Message.of(text, values)));
    }

    /** How many faults have been found. */
    int faults() {
        return faults.size();
    }

    /** Whether two types have the same content. */
    boolean isSameType(Expression one, Expression other) {
        return contents.type(one).equals(contents.type(other));
    }

    boolean isSameType(Optional<Expression> one, Optional<Expression> other) {
        return one.map(contents::type).equals(other.map(contents::type));
    }

    boolean isSameValue(Expression one, Expression other) {
        return contents.value(one).equals(contents.value(other));
    }

    /** Whether two lists of parameters have the same content. */
    boolean areSame(List<Parameter> some, List<Parameter> others) {
        return contents(some).equals(contents(others));
    }

    private List<Parameter> contents(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.mapped(contents::type, contents::value))
                .toList();
    }

    /** An expression of the library as its stub spells it, so that it can be pasted behind {@code # was:}. */
    String text(Expression expression, Place place) {
        return printer(place).print(expression);
    }

    /** Writes expressions of the library as its stub spells them. */
    ExpressionPrinter printer(Place place) {
        BiFunction<Name, ClassScope, String> spelling = StubPrinter.spelling(library, tree);
        return new ExpressionPrinter(name -> spelling.apply(name, place.library()));
    }

    /** Writes expressions of the overlay. */
    ExpressionPrinter briefPrinter() {
        return brief;
    }

    /** An expression of the overlay. */
    String brief(Expression expression) {
        return brief.print(expression);
    }
}
