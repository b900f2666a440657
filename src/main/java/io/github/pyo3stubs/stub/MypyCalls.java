package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The parameters of a method as mypy compares them ({@code are_parameters_compatible} in its {@code subtypes.py}). Names
 * of those that have a position do not matter, apart from one that is at another position in the other method.
 */
final class MypyCalls {

    /**
     * A parameter, or what an argument would find in {@code *args} or {@code **kwargs}.
     *
     * @param position empty for what only a keyword reaches
     */
    private record Taker(
            Optional<String> name, Optional<Integer> position, Optional<Expression> type, boolean required) {}

    /** Special methods that mypy takes for called by position only ({@code MAGIC_METHODS_POS_ARGS_ONLY}). */
    private static final Set<String> CALLED_BY_POSITION = Set.of("""
            __abs__ __buffer__ __complex__ __contains__ __del__ __delattr__ __delitem__ __enter__ __exit__ __float__ \
            __getattr__ __getattribute__ __getitem__ __hex__ __int__ __invert__ __iter__ __len__ __long__ __neg__ \
            __oct__ __pos__ __release_buffer__ __repr__ __reversed__ __setitem__ __str__ \
            __eq__ __ge__ __gt__ __le__ __lt__ __ne__ __divmod__ \
            __add__ __and__ __floordiv__ __lshift__ __matmul__ __mod__ __mul__ __or__ __pow__ __rshift__ __sub__ \
            __truediv__ __xor__ \
            __iadd__ __iand__ __idiv__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __imul__ __ior__ __ipow__ \
            __irshift__ __isub__ __itruediv__ __ixor__ \
            __radd__ __rand__ __rdiv__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __rpow__ \
            __rrshift__ __rsub__ __rtruediv__ __rxor__""".split(" "));

    private final TypeFit types;
    private final List<Taker> takers;
    private final Optional<Parameter> rest;
    private final Optional<Parameter> others;

    MypyCalls(Signature method, TypeFit types) {
        List<Parameter> parameters = method.called();
        this.types = types;
        this.takers = IntStream.range(0, parameters.size())
                .filter(i -> parameters.get(i).kind() != Kind.VAR_POSITIONAL
                        && parameters.get(i).kind() != Kind.VAR_KEYWORD)
                .mapToObj(i -> taker(parameters.get(i), i, isNamed(method, parameters.get(i))))
                .toList();
        this.rest = Signature.only(Kind.VAR_POSITIONAL, parameters);
        this.others = Signature.only(Kind.VAR_KEYWORD, parameters);
    }

    /** Whether arguments for a parameter may have its name before them. */
    private static boolean isNamed(Signature method, Parameter parameter) {
        return parameter.kind() == Kind.KEYWORD_ONLY
                || parameter.kind() != Kind.POSITIONAL_ONLY
                        && !parameter.name().startsWith("__")
                        && !CALLED_BY_POSITION.contains(method.name());
    }

    private static Taker taker(Parameter parameter, int index, boolean named) {
        return new Taker(
                named ? Optional.of(parameter.name()) : Optional.empty(),
                parameter.kind() == Kind.KEYWORD_ONLY ? Optional.empty() : Optional.of(index),
                parameter.annotation(),
                parameter.defaultValue().isEmpty());
    }

    /** Whether these take all calls that the others take. */
    boolean include(MypyCalls base) {
        boolean anythingMore = base.takesAnythingMore();
        return anythingMore && base.takers.isEmpty()
                || (anythingMore || hasRestOf(base))
                        && base.takers.stream()
                                .allMatch(taker -> counterpart(taker)
                                        .filter(own -> takes(own, taker))
                                        .isPresent())
                        && (anythingMore || restReaches(base) && othersReach(base) && needNoMoreThan(base));
    }

    /** Whether behind all else come {@code *args} and {@code **kwargs} of any type. */
    private boolean takesAnythingMore() {
        return rest.filter(parameter -> TypeFit.isAny(parameter.annotation())).isPresent()
                && others.filter(parameter -> TypeFit.isAny(parameter.annotation()))
                        .isPresent()
                && takers.stream().allMatch(taker -> taker.position().isPresent());
    }

    private boolean hasRestOf(MypyCalls base) {
        return (base.takesAnyPosition(this) || takesAll(rest, base.rest)) && takesAll(others, base.others);
    }

    private boolean takesAll(Optional<Parameter> own, Optional<Parameter> base) {
        return base.isEmpty()
                || own.filter(parameter -> types.fits(base.get().annotation(), parameter.annotation()))
                        .isPresent();
    }

    /** Whether {@code *args} of any type come last, and the other has nothing that goes by keyword only. */
    private boolean takesAnyPosition(MypyCalls other) {
        return rest.filter(parameter -> TypeFit.isAny(parameter.annotation())).isPresent()
                && others.isEmpty()
                && takers.stream().allMatch(taker -> taker.position().isPresent())
                && other.others.isEmpty()
                && other.takers.stream().allMatch(taker -> taker.position().isPresent());
    }

    /** What takes the arguments of the other's parameter. */
    private Optional<Taker> counterpart(Taker other) {
        Optional<Taker> byName = other.name().flatMap(this::byName);
        Optional<Taker> byPosition = other.position().flatMap(this::byPosition);
        if (byName.isEmpty() || byPosition.isEmpty() || byName.equals(byPosition)) {
            return byName.or(() -> byPosition);
        }
        Taker name = byName.get();
        Taker position = byPosition.get();
        boolean separate = !name.required()
                && !position.required()
                && position.name().isEmpty()
                && name.position().isEmpty();
        // their common type is the narrower one
        Optional<Expression> type =
                types.fits(name.type(), position.type()) && !TypeFit.isAny(name.type()) ? name.type() : position.type();
        return separate ? Optional.of(new Taker(name.name(), position.position(), type, false)) : byName;
    }

    private Optional<Taker> byName(String name) {
        return takers.stream()
                .filter(taker -> taker.name().equals(Optional.of(name)))
                .findFirst()
                .or(() -> others.map(
                        parameter -> new Taker(Optional.of(name), Optional.empty(), parameter.annotation(), false)));
    }

    private Optional<Taker> byPosition(int position) {
        return takers.stream()
                .filter(taker -> taker.position().equals(Optional.of(position)))
                .findFirst()
                .or(() -> rest.map(parameter ->
                        new Taker(Optional.empty(), Optional.of(position), parameter.annotation(), false)));
    }

    private boolean takes(Taker own, Taker base) {
        boolean isCalledSo = base.name().isEmpty()
                || own.name().equals(base.name())
                || base.position().isPresent();
        boolean isThere = base.position().isEmpty() || own.position().equals(base.position());
        return isCalledSo && isThere && (base.required() || !own.required()) && types.fits(base.type(), own.type());
    }

    /** Whether what {@code *args} of the base takes is taken by the parameters that have its positions here. */
    private boolean restReaches(MypyCalls base) {
        if (base.rest.isEmpty() || base.takesAnyPosition(this)) {
            return true;
        }
        long first = base.takers.stream()
                .filter(taker -> taker.position().isPresent())
                .count();
        return takers.stream()
                .filter(taker ->
                        taker.position().filter(position -> position >= first).isPresent())
                .allMatch(taker -> takes(
                        taker,
                        new Taker(
                                Optional.empty(),
                                taker.position(),
                                base.rest.get().annotation(),
                                false)));
    }

    /** Whether what {@code **kwargs} of the base takes is taken by the parameters that have such names here. */
    private boolean othersReach(MypyCalls base) {
        return base.others.isEmpty()
                || takers.stream()
                        .filter(taker -> taker.name().isPresent()
                                && base.takers.stream()
                                        .noneMatch(other -> other.name().equals(taker.name())))
                        .allMatch(taker -> takes(
                                taker,
                                new Taker(
                                        taker.name(),
                                        Optional.empty(),
                                        base.others.get().annotation(),
                                        false)));
    }

    private boolean needNoMoreThan(MypyCalls base) {
        return takers.stream().allMatch(taker -> {
            Optional<Taker> byName = taker.name().flatMap(base::byName);
            Optional<Taker> byPosition = taker.position().flatMap(base::byPosition);
            boolean ambiguous = byName.isPresent()
                    && byPosition.isPresent()
                    && !byName.equals(byPosition)
                    && Stream.of(byName, byPosition).flatMap(Optional::stream).anyMatch(Taker::required);
            return !ambiguous && (!taker.required() || byName.isPresent() || byPosition.isPresent());
        });
    }
}
