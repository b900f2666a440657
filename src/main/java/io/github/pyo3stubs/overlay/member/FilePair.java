// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.compare.ContentExpression;
import io.github.pyo3stubs.compare.DisplayNames;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Statement;
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
    private final ContentExpression contents;
    private final ExpressionPrinter brief;
    private final List<OverlayFault> faults;

    /** @param faults receives what is found */
    public FilePair(StubFile library, StubTree tree, OverlayFile overlay, List<OverlayFault> faults) {
        this.overlay = overlay;
        this.spelled = spelled(library, tree);
        this.resolvedOverlay = overlay.stub()
                .resolved(path -> spelled.meaning(path, ClassScope.MODULE).orElseGet(() -> Name.builtin(path)));
        this.library = library;
        this.tree = tree;
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

    /** The overlay with its names resolved: by itself, then by the library's stub, else builtins. */
    public StubFile resolvedOverlay() {
        return resolvedOverlay;
    }

    /** The names in a text about the library, which spells them as the library's stub or as the overlay. */
    private NameResolver names(Place place) {
        return path -> spelled.meaning(path, place.library())
                .or(() -> overlay.stub().meaning(path, place.overlay()))
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

    /** What the library's stub means by a name. */
    Name meaningInLibrary(String name, Place place) {
        return spelled.meaning(name, place.library()).orElseGet(() -> Name.builtin(name));
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
