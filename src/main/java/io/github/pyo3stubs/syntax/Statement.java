package io.github.pyo3stubs.syntax;

import java.util.List;
import java.util.Optional;

/** A statement of a stub file. */
public sealed interface Statement {

    /** A statement that gives a name a meaning: all but the imports. */
    sealed interface Declaration extends Statement {

        /** The declared name, without the module's or class's before it. */
        String name();
    }

    /**
     * An import that stands in the file for its own sake. Imports that the file's names merely need are not statements;
     * {@link Imports} finds them.
     *
     * @param name what is imported
     * @param reexported whether it is offered under its own name to those who import this file ({@code import a as a})
     */
    record Import(Expression.Name name, boolean reexported) implements Statement {}

    /** {@code name: annotation = value}, with the documentation that follows it. */
    record Assignment(
            String name, Optional<Expression> annotation, Optional<Expression> value, Optional<String> documentation)
            implements Declaration {}

    /** A function or method, with its body's documentation. */
    record Function(
            String name,
            List<Expression> decorators,
            boolean async,
            List<Parameter> parameters,
            Optional<Expression> returns,
            Optional<String> documentation)
            implements Declaration {
        public Function {
            decorators = List.copyOf(decorators);
            parameters = List.copyOf(parameters);
        }
    }

    /** A class and what its body declares. */
    record ClassDefinition(
            String name,
            List<Expression> decorators,
            List<Expression> bases,
            Optional<String> documentation,
            List<Declaration> body)
            implements Declaration {
        public ClassDefinition {
            decorators = List.copyOf(decorators);
            bases = List.copyOf(bases);
            body = List.copyOf(body);
        }
    }
}
