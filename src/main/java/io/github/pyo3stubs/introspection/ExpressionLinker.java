package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.introspection.ModuleTree.ClassNode;
import io.github.pyo3stubs.introspection.ModuleTree.ModuleNode;
import io.github.pyo3stubs.model.Reexport;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.KnownNames;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.PythonVersion;
import io.github.pyo3stubs.syntax.StandardLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The chunks' expressions as one body of a module tree means them: ids resolved, names qualified, unions flat. */
final class ExpressionLinker {

    private static final Name ANY = new Name("typing", "Any");

    /** How classes are called, and the exceptions that are not called so. */
    private static final Pattern LIKE_A_CLASS = Pattern.compile("_*\\p{Lu}\\w*|error|gaierror|herror|timeout");

    private static final String TOO_NEW =
            "%s.%s is left out, and the module incomplete, for Python %s does not have it. "
                    + AnnotationReader.SAY_THE_PYTHON;

    private final ModuleTree tree;
    private final PythonVersion minimumPython;
    private final Consumer<String> warnings;
    private final String module;
    private final String body;
    private final Map<String, Name> enclosing;

    private ExpressionLinker(ExpressionLinker settings, String module, String body, Map<String, Name> enclosing) {
        this.tree = settings.tree;
        this.minimumPython = settings.minimumPython;
        this.warnings = settings.warnings;
        this.module = module;
        this.body = body;
        this.enclosing = enclosing;
    }

    /** What expressions mean at the top of the root module. */
    ExpressionLinker(ModuleTree tree, PythonVersion minimumPython, Consumer<String> warnings) {
        this.tree = tree;
        this.minimumPython = minimumPython;
        this.warnings = warnings;
        this.module = tree.root().name();
        this.body = module;
        this.enclosing = Map.of();
    }

    /** What they mean at the top of another module. */
    ExpressionLinker within(ModuleNode node) {
        return new ExpressionLinker(this, node.name(), node.name(), Map.of());
    }

    /**
     * What they mean in the body of a class: the class and those around it are the ones of this module, also where
     * another module lists them too (bugs 17 and 30 of the reference).
     */
    ExpressionLinker within(ClassNode node) {
        Map<String, Name> names = new HashMap<>(enclosing);
        names.put(node.chunk().id(), node.name());
        return new ExpressionLinker(this, module, module + "." + node.name().path(), names);
    }

    /** Those of a module's re-exports that are for every Python which the stubs are for; of others, a warning tells. */
    List<Reexport> available(List<Chunk.Reexport> reexports) {
        List<Reexport> available = new ArrayList<>();
        for (Chunk.Reexport chunk : reexports) {
            KnownNames.available(chunk.type(), minimumPython)
                    .ifPresentOrElse(
                            type -> available.add(new Reexport(chunk.name(), type)),
                            () -> warnings.accept(TOO_NEW.formatted(body, chunk.name(), minimumPython)));
        }
        return available;
    }

    Optional<Expression> link(Optional<ChunkExpression> expression) {
        return expression.map(this::link);
    }

    /**
     * The type of a parameter. What is text in it is read as Python; of what makes no sense, a warning says where it
     * stands.
     */
    Optional<Expression> annotation(Chunk.Parameter parameter, Chunk.Function function) {
        boolean ofMany = parameter.kind() == Kind.VAR_POSITIONAL || parameter.kind() == Kind.VAR_KEYWORD;
        return parameter
                .annotation()
                .map(type -> type(
                        type,
                        ofMany ? AnnotationReader.OF_MANY : Set.of(),
                        "parameter '%s' of %s.%s has the annotation "
                                .formatted(parameter.name(), body, function.name())));
    }

    /** The type of a function's result, in the same way. */
    Optional<Expression> annotation(Chunk.Function function) {
        return function.returns()
                .map(type -> type(
                        type, Set.of(), "the result of %s.%s has the annotation ".formatted(body, function.name())));
    }

    /** The type of an attribute, in the same way. */
    Optional<Expression> annotation(Chunk.Attribute attribute) {
        return attribute
                .annotation()
                .map(type -> type(
                        type, AnnotationReader.OF_ATTRIBUTES, body + "." + attribute.name() + " has the annotation "));
    }

    /** The bases of a class. */
    List<Expression> bases(Chunk.ClassDef theClass) {
        return theClass.bases().stream()
                .map(base -> type(base, Set.of(), "a base of %s.%s is ".formatted(body, theClass.name())))
                .toList();
    }

    private Expression type(ChunkExpression described, Set<String> particular, String beginning) {
        Set<String> ofThisPlace = new HashSet<>(particular);
        if (!enclosing.isEmpty()) {
            ofThisPlace.addAll(AnnotationReader.OF_CLASSES);
        }
        AnnotationReader reader = new AnnotationReader(new TextNames(tree, module), ofThisPlace, minimumPython);
        Expression type = reader.unquoted(link(described));
        reader.problem().ifPresent(problem -> warnings.accept(beginning + problem));
        return type;
    }

    /** The class of an id; what has none, such as a class that no module lists, may be anything. */
    private Name classOf(ChunkExpression.Id id) {
        return Optional.ofNullable(enclosing.get(id.id()))
                .or(() -> tree.classOf(id.id()))
                .orElse(ANY);
    }

    /** Replaces ids by names, and nothing else, so that unions can be compared as the reference compares them. */
    private ChunkExpression resolve(ChunkExpression expression) {
        if (expression instanceof ChunkExpression.Id id) {
            Name name = classOf(id);
            return new ChunkExpression.Attribute(new ChunkExpression.Name(name.module()), name.path());
        }
        if (expression instanceof ChunkExpression.Attribute attribute) {
            return new ChunkExpression.Attribute(resolve(attribute.value()), attribute.attr());
        }
        if (expression instanceof ChunkExpression.BitOr union) {
            return new ChunkExpression.BitOr(resolve(union.left()), resolve(union.right()));
        }
        if (expression instanceof ChunkExpression.Subscript subscript) {
            return new ChunkExpression.Subscript(resolve(subscript.value()), resolve(subscript.slice()));
        }
        if (expression instanceof ChunkExpression.Tuple tuple) {
            return new ChunkExpression.Tuple(resolve(tuple.elements()));
        }
        if (expression instanceof ChunkExpression.ListDisplay list) {
            return new ChunkExpression.ListDisplay(resolve(list.elements()));
        }
        return expression;
    }

    private List<ChunkExpression> resolve(List<ChunkExpression> expressions) {
        return expressions.stream().map(this::resolve).toList();
    }

    Expression link(ChunkExpression expression) {
        if (expression instanceof ChunkExpression.Name name) {
            return name.id().equals("None") ? Expression.Constant.NONE : KnownNames.importable(Name.builtin(name.id()));
        }
        if (expression instanceof ChunkExpression.Attribute attribute) {
            return attribute.value() instanceof ChunkExpression.Name value
                    ? member(value.id(), attribute.attr())
                    : Expression.attribute(link(attribute.value()), attribute.attr());
        }
        if (expression instanceof ChunkExpression.Id id) {
            return classOf(id);
        }
        if (expression instanceof ChunkExpression.BitOr union) {
            Map<ChunkExpression, ChunkExpression> members = new LinkedHashMap<>();
            flatten(union, members);
            List<Expression> linked = link(List.copyOf(members.values()));
            return linked.size() == 1 ? linked.get(0) : new Expression.Union(linked);
        }
        if (expression instanceof ChunkExpression.Subscript subscript) {
            List<ChunkExpression> arguments = subscript.slice() instanceof ChunkExpression.Tuple tuple
                    ? tuple.elements()
                    : List.of(subscript.slice());
            return new Expression.Subscript(link(subscript.value()), link(arguments));
        }
        if (expression instanceof ChunkExpression.Tuple tuple) {
            return new Expression.Tuple(link(tuple.elements()));
        }
        if (expression instanceof ChunkExpression.ListDisplay list) {
            return new Expression.ListDisplay(link(list.elements()));
        }
        if (expression instanceof ChunkExpression.Constant constant) {
            return constant.value();
        }
        throw new IllegalStateException("there is no case for " + expression);
    }

    List<Expression> link(List<ChunkExpression> expressions) {
        return expressions.stream().map(this::link).toList();
    }

    /** Collects a union's members by what they are resolved to; the first of those that are the same stays. */
    private void flatten(ChunkExpression expression, Map<ChunkExpression, ChunkExpression> members) {
        if (expression instanceof ChunkExpression.BitOr union) {
            flatten(union.left(), members);
            flatten(union.right(), members);
        } else {
            members.putIfAbsent(resolve(expression), expression);
        }
    }

    /** A member of a module that the data names by text (specification, end of 5.10, and bug 21). */
    private Name member(String text, String path) {
        Name asWritten = new Name(text, path);
        List<String> denoted = tree.denoted(text);
        for (String candidate : denoted) {
            if (tree.declares(candidate, asWritten.root())) {
                return new Name(candidate, path);
            }
        }
        if (denoted.contains(module) && !StandardLibrary.contains(text)) {
            return Name.INCOMPLETE;
        }
        return denoted.isEmpty() && isSwapped(text, path) ? new Name(path, text) : KnownNames.importable(asWritten);
    }

    /** Hints for exceptions from {@code import_exception!} have module and name swapped, up to 0.30.1 at least. */
    private static boolean isSwapped(String module, String path) {
        return LIKE_A_CLASS.matcher(module).matches()
                && StandardLibrary.contains(path)
                && !StandardLibrary.contains(module);
    }
}
