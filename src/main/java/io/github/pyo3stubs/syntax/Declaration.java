// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A statement that gives one name a meaning. */
public sealed interface Declaration extends Statement {

    /** The declared name, without the module's or class's before it. */
    String name();

    /** The documentation of the declared thing. */
    Optional<String> documentation();

    Declaration withDocumentation(Optional<String> documentation);

    @Override
    Declaration mapped(BiFunction<Role, Expression, Expression> change);

    /** The type parameters in brackets behind the name. */
    default List<TypeParameter> typeParameters() {
        return List.of();
    }

    @Override
    default List<String> binds() {
        return List.of(name());
    }

    @Override
    default List<String> locals() {
        List<TypeParameter> parameters = typeParameters();
        return parameters.isEmpty()
                ? List.of()
                : parameters.stream().map(TypeParameter::name).toList();
    }

    /**
     * {@code name: annotation = value}, with the documentation that follows it. A name without annotation and value is
     * an assignment, too: PyO3's own program writes it for attributes of which only the name is known.
     */
    record Assignment(
            String name,
            Optional<Expression> annotation,
            Optional<Expression> value,
            Optional<String> documentation,
            Suppression suppression)
            implements Declaration {
        public Assignment {
            documentation = Docstring.canonical(documentation);
        }

        /** An assignment without comments for type checkers. */
        public Assignment(
                String name,
                Optional<Expression> annotation,
                Optional<Expression> value,
                Optional<String> documentation) {
            this(name, annotation, value, documentation, Suppression.NONE);
        }

        @Override
        public Assignment mapped(BiFunction<Role, Expression, Expression> change) {
            Optional<Expression> newType = Statement.mapped(annotation, Role.TYPE.of(change));
            Optional<Expression> newValue = Statement.mapped(value, Role.VALUE.of(change));
            return newType == annotation && newValue == value
                    ? this
                    : new Assignment(name, newType, newValue, documentation, suppression);
        }

        public Assignment withAnnotation(Optional<Expression> annotation) {
            return new Assignment(name, annotation, value, documentation, suppression);
        }

        public Assignment withValue(Optional<Expression> value) {
            return new Assignment(name, annotation, value, documentation, suppression);
        }

        @Override
        public Assignment withDocumentation(Optional<String> documentation) {
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
            documentation = Docstring.canonical(documentation);
        }

        @Override
        public TypeAlias mapped(BiFunction<Role, Expression, Expression> change) {
            UnaryOperator<Expression> type = Role.TYPE.of(change);
            return new TypeAlias(name, TypeParameter.mapped(typeParameters, type), type.apply(value), documentation);
        }

        @Override
        public TypeAlias withDocumentation(Optional<String> documentation) {
            return new TypeAlias(name, typeParameters, value, documentation);
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
            documentation = Docstring.canonical(documentation);
        }

        /** A function without comments for type checkers. */
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

        @Override
        public Function mapped(BiFunction<Role, Expression, Expression> change) {
            UnaryOperator<Expression> type = Role.TYPE.of(change);
            UnaryOperator<Expression> value = Role.VALUE.of(change);
            List<Expression> newDecorators = Statement.each(decorators, Role.DECORATOR.of(change));
            List<TypeParameter> newTypeParameters = TypeParameter.mapped(typeParameters, type);
            List<Parameter> newParameters = Statement.each(parameters, parameter -> parameter.mapped(type, value));
            Optional<Expression> newReturns = Statement.mapped(returns, type);
            boolean isSame = newDecorators == decorators
                    && newTypeParameters == typeParameters
                    && newParameters == parameters
                    && newReturns == returns;
            return isSame
                    ? this
                    : new Function(
                            name,
                            newDecorators,
                            async,
                            newTypeParameters,
                            newParameters,
                            newReturns,
                            documentation,
                            suppression);
        }

        @Override
        public List<String> identifiers() {
            List<String> identifiers = new ArrayList<>(1 + typeParameters.size() + parameters.size());
            identifiers.add(name);
            identifiers.addAll(locals());
            for (Parameter parameter : parameters) {
                identifiers.add(parameter.name());
            }
            return identifiers;
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

        public Function withTypeParameters(List<TypeParameter> typeParameters) {
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

        @Override
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
     * @param bases its bases and {@link ValueExpression.Keyword}s such as {@code metaclass=ABCMeta}
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
            documentation = Docstring.canonical(documentation);
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

        @Override
        public ClassDefinition mapped(BiFunction<Role, Expression, Expression> change) {
            UnaryOperator<Expression> type = Role.TYPE.of(change);
            List<Expression> newDecorators = Statement.each(decorators, Role.DECORATOR.of(change));
            List<TypeParameter> newTypeParameters = TypeParameter.mapped(typeParameters, type);
            List<Expression> newBases = Statement.each(bases, type);
            return newDecorators == decorators && newTypeParameters == typeParameters && newBases == bases
                    ? this
                    : new ClassDefinition(name, newDecorators, newTypeParameters, newBases, documentation, body);
        }

        @Override
        public List<Body> bodies() {
            return List.of(Body.unconditional(body));
        }

        public ClassDefinition withBases(List<Expression> bases) {
            return new ClassDefinition(name, decorators, typeParameters, bases, documentation, body);
        }

        @Override
        public ClassDefinition withDocumentation(Optional<String> documentation) {
            return new ClassDefinition(name, decorators, typeParameters, bases, documentation, body);
        }

        public ClassDefinition withBody(List<Statement> body) {
            return body == this.body
                    ? this
                    : new ClassDefinition(name, decorators, typeParameters, bases, documentation, body);
        }
    }
}
