// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.TypeParameter;
import java.util.List;
import java.util.Optional;

/**
 * One difference between two stubs of a module. What the first stub says is called <em>before</em>, and what the second
 * says <em>after</em>: of a committed stub and the library, the stub is before, and the library after. The values are
 * parts of the canonical forms that are compared.
 */
public sealed interface Change {

    /** The declaration that differs. */
    Subject subject();

    /** The declaration's {@linkplain Subject#label() qualified name}. */
    default String name() {
        return subject().label();
    }

    /** A change of which declarations there are. */
    sealed interface OfDeclarations extends Change {}

    /** Only the stub after has the declaration. */
    record Added(Subject subject, Statement after) implements OfDeclarations {}

    /** Only the stub before has the declaration. */
    record Removed(Subject subject, Statement before) implements OfDeclarations {}

    /** The name is declared by another kind of statement, such as a class instead of a function. */
    record KindChanged(Subject subject, Statement before, Statement after) implements OfDeclarations {}

    /** Something else is imported under the name. */
    record ImportChanged(Subject subject, Import before, Import after) implements OfDeclarations {}

    /** Two statements of one kind differ, and no other record says how. */
    record StatementChanged(Subject subject, Statement before, Statement after) implements OfDeclarations {}

    /** The same declarations of one name, such as overloads, stand in another order. */
    record Reordered(Subject subject, List<Statement> before, List<Statement> after) implements OfDeclarations {
        public Reordered {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * The stub before defines the name more than once, so that the last definition replaces the others.
     *
     * @param times the number of definitions; overloads of one function are one definition
     */
    record Redefined(Subject subject, int times) implements OfDeclarations {}

    /** A change of the docstring of a module, class or function, or of the text after another declaration. */
    record DocumentationChanged(Subject subject, Optional<String> before, Optional<String> after) implements Change {}

    /**
     * A function becomes {@code async}, or no longer is.
     *
     * @param after whether it is {@code async} after the change
     */
    record AsyncChanged(Subject subject, boolean after) implements Change {}

    /** A change of one expression that a declaration may have. */
    sealed interface OfExpression extends Change {

        Optional<Expression> before();

        Optional<Expression> after();
    }

    /** A change of a function's return type. */
    record ReturnChanged(Subject subject, Optional<Expression> before, Optional<Expression> after)
            implements OfExpression {}

    /** A change of an attribute's type. */
    record AnnotationChanged(Subject subject, Optional<Expression> before, Optional<Expression> after)
            implements OfExpression {}

    /** A change of an attribute's value. */
    record ValueChanged(Subject subject, Optional<Expression> before, Optional<Expression> after)
            implements OfExpression {}

    /** A change of the type that a type alias stands for. */
    record AliasChanged(Subject subject, Expression before, Expression after) implements Change {}

    /**
     * A change of a list that a declaration has.
     *
     * @param <T> type of the elements
     */
    sealed interface OfList<T> extends Change {

        List<T> before();

        List<T> after();
    }

    /** A change of the decorators of a function or class. */
    record DecoratorsChanged(Subject subject, List<Expression> before, List<Expression> after)
            implements OfList<Expression> {
        public DecoratorsChanged {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** A change of the bases of a class, its keywords such as {@code metaclass} among them. */
    record BasesChanged(Subject subject, List<Expression> before, List<Expression> after)
            implements OfList<Expression> {
        public BasesChanged {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** A change of the type parameters of a generic function, class or alias. */
    record TypeParametersChanged(Subject subject, List<TypeParameter> before, List<TypeParameter> after)
            implements OfList<TypeParameter> {
        public TypeParametersChanged {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** A change of the names in {@code __all__}. */
    record ListedNamesChanged(Subject subject, List<Expression> before, List<Expression> after)
            implements OfList<Expression> {
        public ListedNamesChanged {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** A change of the parameters of a function. */
    sealed interface OfParameters extends Change {}

    /** Only the function after has the parameter. */
    record ParameterAdded(Subject subject, Parameter after) implements OfParameters {}

    /** Only the function before has the parameter. */
    record ParameterRemoved(Subject subject, Parameter before) implements OfParameters {}

    /** A parameter has another name, kind, type or default. */
    record ParameterChanged(Subject subject, Parameter before, Parameter after) implements OfParameters {}

    /**
     * The parameters that both functions have stand in another order.
     *
     * @param before these parameters of the function before, in its order
     * @param after the same parameters of the function before, in the order of the function after
     */
    record ParametersReordered(Subject subject, List<Parameter> before, List<Parameter> after) implements OfParameters {
        public ParametersReordered {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
