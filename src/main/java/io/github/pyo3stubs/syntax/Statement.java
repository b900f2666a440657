package io.github.pyo3stubs.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a stub file. Those that say nothing to the readers of a stub have no place in the tree: {@code pass},
 * {@code ...}, texts that document nothing, and what functions do. Of comments behind statements only those have one that
 * type checkers read.
 */
public sealed interface Statement {

    /** A statement that gives one name a meaning. */
    sealed interface Declaration extends Statement {

        /** The declared name, without the module's or class's before it. */
        String name();

        /** What the author says of it. */
        Optional<String> documentation();
    }

    /**
     * An import that stands in the file for its own sake. Imports that the file's names merely need are not statements;
     * {@code Imports} finds them.
     *
     * @param name what is imported; its path is {@code *} for all that a module offers
     * @param local the name that it gets here, where that matters: because it is offered to others, because a text names
     *     it, or because the name has another meaning under another condition. {@code import a.b}, which gives a meaning
     *     to {@code a}, has the whole path here.
     * @param reexported whether it is offered under that name to those who import this file ({@code import a as a})
     */
    record Import(Expression.Name name, Optional<String> local, boolean reexported) implements Statement {

        private static final String ALL = "*";

        /** An import under the thing's own name. */
        public Import(Expression.Name name, boolean reexported) {
            this(name, reexported ? Optional.of(ownName(name)) : Optional.empty(), reexported);
        }

        /** {@code from module import *}. */
        public static Import all(String module) {
            return new Import(new Expression.Name(module, ALL), true);
        }

        public boolean isAll() {
            return name.path().equals(ALL);
        }

        /** Whether it matters what the thing is called here. */
        public boolean isBound() {
            return local.isPresent();
        }

        private static String ownName(Expression.Name name) {
            return name.isModule() ? name.module() : name.path();
        }
    }

    /**
     * {@code name: annotation = value}, with the documentation that follows it. A name without annotation and value is
     * one too: so PyO3's own program declares what it knows no more of.
     */
    record Assignment(
            String name,
            Optional<Expression> annotation,
            Optional<Expression> value,
            Optional<String> documentation,
            Suppression suppression)
            implements Declaration {
        public Assignment {
            documentation = documentation.map(Docstring::canonical);
        }

        /** An assignment in which type checkers report what they find. */
        public Assignment(
                String name,
                Optional<Expression> annotation,
                Optional<Expression> value,
                Optional<String> documentation) {
            this(name, annotation, value, documentation, Suppression.NONE);
        }

        public Assignment withAnnotation(Optional<Expression> annotation) {
            return new Assignment(name, annotation, value, documentation, suppression);
        }

        public Assignment withSuppression(Suppression suppression) {
            return new Assignment(name, annotation, value, documentation, suppression);
        }
    }

    /** {@code type name[typeParameters] = value}, with the documentation that follows it. */
    record TypeAlias(String name, List<TypeParameter> typeParameters, Expression value, Optional<String> documentation)
            implements Declaration {
        public TypeAlias {
            typeParameters = List.copyOf(typeParameters);
            documentation = documentation.map(Docstring::canonical);
        }
    }

    /** A function or method, with its body's documentation. */
    record Function(
            String name,
            List<Expression> decorators,
            boolean async,
            List<TypeParameter> typeParameters,
            List<Parameter> parameters,
            Optional<Expression> returns,
            Optional<String> documentation,
            Suppression suppression)
            implements Declaration {
        public Function {
            decorators = List.copyOf(decorators);
            typeParameters = List.copyOf(typeParameters);
            parameters = List.copyOf(parameters);
            documentation = documentation.map(Docstring::canonical);
        }

        /** A function in which type checkers report what they find. */
        public Function(
                String name,
                List<Expression> decorators,
                boolean async,
                List<TypeParameter> typeParameters,
                List<Parameter> parameters,
                Optional<Expression> returns,
                Optional<String> documentation) {
            this(name, decorators, async, typeParameters, parameters, returns, documentation, Suppression.NONE);
        }

        /** A function without type parameters. */
        public Function(
                String name,
                List<Expression> decorators,
                boolean async,
                List<Parameter> parameters,
                Optional<Expression> returns,
                Optional<String> documentation) {
            this(name, decorators, async, List.of(), parameters, returns, documentation);
        }

        public Function withName(String name) {
            return new Function(
                    name, decorators, async, typeParameters, parameters, returns, documentation, suppression);
        }

        public Function withDecorators(List<Expression> decorators) {
            return new Function(
                    name, decorators, async, typeParameters, parameters, returns, documentation, suppression);
        }

        public Function withAsync(boolean async) {
            return new Function(
                    name, decorators, async, typeParameters, parameters, returns, documentation, suppression);
        }

        public Function withParameters(List<Parameter> parameters) {
            return new Function(
                    name, decorators, async, typeParameters, parameters, returns, documentation, suppression);
        }

        public Function withReturns(Optional<Expression> returns) {
            return new Function(
                    name, decorators, async, typeParameters, parameters, returns, documentation, suppression);
        }

        public Function withDocumentation(Optional<String> documentation) {
            return new Function(
                    name, decorators, async, typeParameters, parameters, returns, documentation, suppression);
        }

        public Function withSuppression(Suppression suppression) {
            return new Function(
                    name, decorators, async, typeParameters, parameters, returns, documentation, suppression);
        }
    }

    /**
     * A class and its body.
     *
     * @param bases its bases and {@link Expression.Keyword}s such as {@code metaclass=ABCMeta}
     */
    record ClassDefinition(
            String name,
            List<Expression> decorators,
            List<TypeParameter> typeParameters,
            List<Expression> bases,
            Optional<String> documentation,
            List<Statement> body)
            implements Declaration {
        public ClassDefinition {
            decorators = List.copyOf(decorators);
            typeParameters = List.copyOf(typeParameters);
            bases = List.copyOf(bases);
            documentation = documentation.map(Docstring::canonical);
            body = List.copyOf(body);
        }

        /** A class without type parameters. */
        public ClassDefinition(
                String name,
                List<Expression> decorators,
                List<Expression> bases,
                Optional<String> documentation,
                List<? extends Statement> body) {
            this(name, decorators, List.of(), bases, documentation, List.copyOf(body));
        }

        public ClassDefinition withBody(List<Statement> body) {
            return new ClassDefinition(name, decorators, typeParameters, bases, documentation, body);
        }
    }

    /** {@code if}, any number of {@code elif}, and {@code else}, whose body is empty where there is none. */
    record If(List<Branch> branches, List<Statement> otherwise) implements Statement {
        public If {
            List<Branch> flat = new ArrayList<>(branches);
            while (otherwise.size() == 1 && otherwise.get(0) instanceof If inner) {
                flat.addAll(inner.branches());
                otherwise = inner.otherwise();
            }
            branches = List.copyOf(flat);
            otherwise = List.copyOf(otherwise);
        }

        /** What the file says where a condition is the first one that holds. */
        public record Branch(Expression condition, List<Statement> body) {
            public Branch {
                body = List.copyOf(body);
            }
        }
    }

    /** A compound statement of another kind: {@code try}, {@code with}, {@code for}, {@code while}, {@code match}. */
    record Compound(List<Clause> clauses) implements Statement {
        public Compound {
            clauses = List.copyOf(clauses);
        }

        /** One of its headers, without the colon, and the body below it. */
        public record Clause(Other header, List<Statement> body) {
            public Clause {
                body = List.copyOf(body);
            }
        }
    }

    /**
     * A simple statement of another kind: an assignment to anything but a name, an augmented one, {@code del},
     * {@code assert}, a call …
     *
     * @param names what it binds; these names are {@linkplain Expression.Name#local local} in the phrase
     */
    record Other(Expression.Phrase phrase, List<String> names) implements Statement {
        public Other {
            names = List.copyOf(names);
        }
    }

    /** Comments, each with its number sign, that belong to the statement after them. */
    record Comment(List<String> lines) implements Statement {
        public Comment {
            lines = List.copyOf(lines);
        }
    }
}
