package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement.Function;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A method, with what is called {@code Self} in it by the name of the class that is looked at.
 *
 * @param parameters all of them, the object or class that it is called on among them
 * @param returns what it returns, or what its coroutine does; empty for anything
 */
record Signature(
        String name, Binding binding, List<Parameter> parameters, Optional<Expression> returns, boolean async) {

    private static final int MANY = 100;

    private static final Name ANY = new Name("typing", "Any");
    private static final Name COROUTINE = new Name("collections.abc", "Coroutine");
    static final Set<Name> SELF = Set.of(new Name("typing", "Self"), new Name("typing_extensions", "Self"));

    /** What the first parameter of a method gets. */
    enum Binding {
        OBJECT,
        CLASS,
        NOTHING
    }

    /** @param theClass the class whose method overrides another or is overridden */
    static Signature of(Function function, Name theClass) {
        return new Signature(
                function.name(),
                binding(function.decorators()),
                function.parameters().stream()
                        .map(parameter -> parameter.mapped(type -> withoutSelf(type, theClass), value -> value))
                        .toList(),
                function.returns().map(type -> withoutSelf(type, theClass)),
                function.async());
    }

    private static Binding binding(List<Expression> decorators) {
        if (decorators.contains(Name.builtin("staticmethod"))) {
            return Binding.NOTHING;
        }
        return decorators.contains(Name.builtin("classmethod")) ? Binding.CLASS : Binding.OBJECT;
    }

    static Expression withoutSelf(Expression type, Name theClass) {
        return SELF.contains(type) ? theClass : type.mapped(part -> withoutSelf(part, theClass));
    }

    /** The parameters that a call on an object or class has arguments for. */
    List<Parameter> called() {
        boolean bound = binding != Binding.NOTHING
                && !parameters.isEmpty()
                && parameters.get(0).kind().compareTo(Kind.VAR_POSITIONAL) < 0;
        return bound ? parameters.subList(1, parameters.size()) : parameters;
    }

    /** What a call returns. */
    Optional<Expression> result() {
        return async
                ? Optional.of(new Subscript(COROUTINE, List.of(ANY, ANY, returns.orElse(Name.INCOMPLETE))))
                : returns;
    }

    /**
     * Whether the parameters are not to be compared one by one: {@code *args} or {@code **kwargs} stand for some that are
     * listed elsewhere, or there are more than anyone writes.
     */
    boolean isOpaque() {
        return parameters.size() > MANY
                || parameters.stream()
                        .filter(parameter ->
                                parameter.kind() == Kind.VAR_POSITIONAL || parameter.kind() == Kind.VAR_KEYWORD)
                        .anyMatch(parameter -> parameter
                                .annotation()
                                .filter(type -> type instanceof Expression.Unary
                                        || type instanceof Subscript subscript
                                                && subscript.form().equals("Unpack"))
                                .isPresent());
    }

    /** How many pairs of parameters there are. */
    int pairs(Signature other) {
        return parameters.size() * other.parameters.size();
    }

    /** Whether another has the same parameters, apart from the object or class. */
    boolean hasParametersOf(Signature other) {
        return called().equals(other.called());
    }

    /** The parameter of a kind that there is one of at most. */
    static Optional<Parameter> only(Kind kind, List<Parameter> parameters) {
        return parameters.stream().filter(parameter -> parameter.kind() == kind).findFirst();
    }

    /** The place of the first parameter that is of some kind; -1 where there is none. */
    static int indexOf(List<Parameter> parameters, Predicate<Parameter> kind) {
        return IntStream.range(0, parameters.size())
                .filter(i -> kind.test(parameters.get(i)))
                .findFirst()
                .orElse(-1);
    }
}
