// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.link.AnnotationReader.Place;
import io.github.pyo3stubs.introspection.link.AnnotationReader.Result;
import io.github.pyo3stubs.introspection.link.ModuleTree.ClassNode;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkExpression;
import io.github.pyo3stubs.introspection.record.ChunkReader;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.model.ParameterRules;
import io.github.pyo3stubs.model.ParameterRules.Violation;
import io.github.pyo3stubs.model.PythonLimits;
import io.github.pyo3stubs.model.Reexport;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.token.Keywords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Links the expressions in one body of a module tree: resolves ids, qualifies names and flattens unions. */
final class ExpressionLinker implements Function<ChunkExpression, Expression> {

    private static final Advice UPDATE = new Advice(ChunkReader.UPDATE + ".");

    private static final Advice TOO_LARGE_REMEDY =
            new Advice("Make it smaller in the Rust code, and build the library again.");

    private final ModuleTree tree;
    private final PythonVersion minimumPython;
    private final Consumer<Message> warnings;
    private final HintNames names;
    private final AnnotationReader annotations;

    /** The known decorators that were linked: the same few stand all over a module, most of them as the same object. */
    private final Map<ChunkExpression, Expression> knownDecorators;

    private final String body;

    /** The simple name of the class whose body this is; empty for that of a module. */
    private final String className;

    private ExpressionLinker(ExpressionLinker outside, Consumer<Message> warnings, String body, String className) {
        this.tree = outside.tree;
        this.minimumPython = outside.minimumPython;
        this.names = outside.names;
        this.annotations = outside.annotations;
        this.knownDecorators = outside.knownDecorators;
        this.warnings = warnings;
        this.body = body;
        this.className = className;
    }

    /** A linker for the top of a module. */
    ExpressionLinker(ModuleTree tree, String module, PythonVersion minimumPython, Consumer<Message> warnings) {
        this.tree = tree;
        this.minimumPython = minimumPython;
        this.names = new HintNames(tree, module);
        this.annotations = new AnnotationReader(names, minimumPython);
        this.knownDecorators = new IdentityHashMap<>();
        this.warnings = warnings;
        this.body = module;
        this.className = "";
    }

    /** The linker for the body of a class. */
    ExpressionLinker within(ClassNode node) {
        return new ExpressionLinker(
                this, warnings, node.name().dotted(), node.chunk().name());
    }

    private boolean inClass() {
        return !className.isEmpty();
    }

    /** The linker for a member of the body; without warnings if no stub can declare the member. */
    ExpressionLinker of(String member) {
        return Keywords.isReserved(member) ? new ExpressionLinker(this, warning -> {}, body, className) : this;
    }

    /** The re-exports of a module that the oldest Python has; warns of others. */
    List<Reexport> available(List<Chunk.Reexport> reexports) {
        List<Reexport> available = new ArrayList<>();
        for (Chunk.Reexport chunk : reexports) {
            Optional<Name> type = KnownNames.available(chunk.type(), minimumPython);
            if (type.isPresent()) {
                available.add(new Reexport(chunk.name(), type.get()));
            } else {
                warnings.accept(tooNew(chunk));
            }
        }
        return available;
    }

    private Message tooNew(Chunk.Reexport reexport) {
        return Message.of(
                "%s.%s is left out because Python %s does not have it, so the module is incomplete. %s",
                body, reexport.name(), minimumPython, AnnotationProblem.PYTHON_REMEDY);
    }

    /** The known decorators of a class or function; warns of others. */
    List<Expression> decorators(List<ChunkExpression> decorators, String decorated) {
        List<Expression> known = new ArrayList<>(decorators.size());
        for (ChunkExpression chunk : decorators) {
            Optional<Expression> decorator = decorator(chunk, decorated);
            if (decorator.isPresent()) {
                known.add(decorator.get());
            }
        }
        return known;
    }

    private Optional<Expression> decorator(ChunkExpression chunk, String decorated) {
        Expression known = knownDecorators.get(chunk);
        if (known != null) {
            return Optional.of(known);
        }
        Expression decorator = apply(chunk);
        if (isWritten(decorator)) {
            knownDecorators.put(chunk, decorator);
            return Optional.of(decorator);
        }
        warnings.accept(Message.of(
                "%s.%s has the decorator \"%s\", which is unknown, so the stub leaves it out. %s",
                body, decorated, HintNames.shown(decorator), UPDATE));
        return Optional.empty();
    }

    /** The default of a parameter; {@code ...} and a warning for an unknown one. */
    Optional<Expression> defaultValue(Chunk.Parameter parameter, Chunk.Function function) {
        if (parameter.defaultValue().isEmpty()) {
            return Optional.empty();
        }
        Expression value = apply(parameter.defaultValue().get());
        if (isWritten(value)) {
            return Optional.of(value);
        }
        String place = "the default of parameter '%s' of %s.%s".formatted(parameter.name(), body, function.name());
        return Optional.of(unwritten(value, place));
    }

    /** The value of an attribute, in the same way. */
    Optional<Expression> value(Chunk.Attribute attribute) {
        if (attribute.value().isEmpty()) {
            return Optional.empty();
        }
        Expression value = apply(attribute.value().get());
        return Optional.of(
                isWritten(value) ? value : unwritten(value, "the value of %s.%s".formatted(body, attribute.name())));
    }

    /** Whether a stub has a value or a decorator: Python reads it, and its names are known. */
    private static boolean isWritten(Expression value) {
        return PythonLimits.allow(value) && HintNames.isKnown(value);
    }

    /** Stands in for a value that is unknown or too large, and warns of it. */
    private Expression unwritten(Expression value, String place) {
        boolean isUnknown = PythonLimits.allow(value);
        warnings.accept(Message.of(
                "%s %s, so the stub has ... instead. %s",
                place,
                isUnknown
                        ? "is \"%s\", which is unknown".formatted(HintNames.shown(value))
                        : "has more brackets inside each other, or more digits, than Python reads",
                isUnknown ? UPDATE : TOO_LARGE_REMEDY));
        return Expression.Constant.ELLIPSIS;
    }

    /** The function; with any parameters, and a warning, if Python does not allow its own. */
    FunctionDef allowed(FunctionDef function) {
        Optional<Violation> violation = ParameterRules.violation(function.parameters(), className);
        if (violation.isEmpty()) {
            return function;
        }
        warnings.accept(Message.of(
                "%s.%s has parameters that Python does not allow: %s. The stub says that it accepts any arguments. %s",
                body,
                function.name(),
                violation.get().what(),
                new Advice(violation.get().remedy())));
        boolean isBound = inClass() && !function.decorators().contains(PythonNames.STATIC_METHOD);
        return function.withParameters(ParameterRules.acceptingAnything(function.parameters(), isBound ? 1 : 0));
    }

    /** The type of a parameter. Texts in it are read as Python; warns of the parameter if one is not a type. */
    Optional<Expression> annotation(Chunk.Parameter parameter, Chunk.Function function) {
        if (parameter.annotation().isEmpty()) {
            return Optional.empty();
        }
        Place place = parameter.kind().isVariadic() ? Place.VARIADIC : Place.OTHER;
        Result read = read(parameter.annotation().get(), place);
        if (read.problem().isPresent()) {
            String name = parameter.name();
            warn("parameter '%s' of %s.%s has the annotation ".formatted(name, body, function.name()), read);
        }
        return Optional.of(read.type());
    }

    /** The type of a function's result, in the same way. */
    Optional<Expression> annotation(Chunk.Function function) {
        if (function.returns().isEmpty()) {
            return Optional.empty();
        }
        Result read = read(function.returns().get(), Place.OTHER);
        if (read.problem().isPresent()) {
            warn("the result of %s.%s has the annotation ".formatted(body, function.name()), read);
        }
        return Optional.of(read.type());
    }

    /** The type of an attribute, in the same way. */
    Optional<Expression> annotation(Chunk.Attribute attribute) {
        if (attribute.annotation().isEmpty()) {
            return Optional.empty();
        }
        Result read = read(attribute.annotation().get(), Place.ATTRIBUTE);
        if (read.problem().isPresent()) {
            warn(body + "." + attribute.name() + " has the annotation ", read);
        }
        return Optional.of(read.type());
    }

    List<Expression> bases(Chunk.ClassDef theClass) {
        List<Expression> bases = new ArrayList<>(theClass.bases().size());
        for (ChunkExpression base : theClass.bases()) {
            Result read = read(base, Place.OTHER);
            if (read.problem().isPresent()) {
                warn("a base of %s.%s is ".formatted(body, theClass.name()), read);
            }
            bases.add(read.type());
        }
        return bases;
    }

    private Result read(ChunkExpression described, Place place) {
        return annotations.read(described, inClass() ? place.inClass() : place.inModule(), this);
    }

    private void warn(String beginning, Result read) {
        warnings.accept(
                Message.of("%s%s", beginning, read.problem().orElseThrow().message()));
    }

    /** The expression that one of a chunk stands for. */
    @Override
    public Expression apply(ChunkExpression expression) {
        if (expression instanceof ChunkExpression.Name name) {
            return name.id().equals("None") ? Expression.Constant.NONE : names.named(Name.BUILTINS, name.id());
        }
        if (expression instanceof ChunkExpression.Attribute attribute) {
            return attribute.value() instanceof ChunkExpression.Name value
                    ? names.named(value.id(), attribute.attr())
                    : Expression.attribute(apply(attribute.value()), attribute.attr());
        }
        if (expression instanceof ChunkExpression.Id id) {
            return tree.classOf(id.id());
        }
        if (expression instanceof ChunkExpression.BitOr union) {
            List<Expression> linked = link(UnionMembers.of(union, tree));
            return linked.size() == 1 ? linked.get(0) : new Expression.Union(linked);
        }
        if (expression instanceof ChunkExpression.Subscript subscript) {
            List<ChunkExpression> arguments = subscript.slice() instanceof ChunkExpression.Tuple tuple
                    ? tuple.elements()
                    : List.of(subscript.slice());
            return new Expression.Subscript(apply(subscript.value()), link(arguments));
        }
        if (expression instanceof ChunkExpression.Tuple tuple) {
            return new Expression.Tuple(link(tuple.elements()));
        }
        if (expression instanceof ChunkExpression.ListDisplay list) {
            return new Expression.ListDisplay(link(list.elements()));
        }
        return ((ChunkExpression.Constant) expression).value();
    }

    private List<Expression> link(Collection<ChunkExpression> expressions) {
        List<Expression> linked = new ArrayList<>(expressions.size());
        for (ChunkExpression expression : expressions) {
            linked.add(apply(expression));
        }
        return linked;
    }
}
