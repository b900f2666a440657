// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.typing.TypeFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a method as mypy compares them ({@code are_parameters_compatible} in its {@code subtypes.py}).
 * Names of positional parameters do not matter, unless the other method has the name at another position.
 */
final class MypyParameters {

    /**
     * A slot for an argument: a parameter, or a place in {@code *args} or {@code **kwargs}.
     *
     * @param position empty for a slot that only accepts a keyword argument
     */
    private record Slot(
            Optional<String> name, Optional<Integer> position, Optional<Expression> type, boolean required) {}

    /** Special methods whose parameters mypy treats as positional-only ({@code MAGIC_METHODS_POS_ARGS_ONLY}). */
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
    private final List<Slot> slots;
    private final Optional<Parameter> varArgs;
    private final Optional<Parameter> varKeywords;

    MypyParameters(Signature method, TypeFit types) {
        List<Parameter> parameters = method.called();
        this.types = types;
        this.slots = slots(method, parameters);
        this.varArgs = Signature.only(Kind.VAR_POSITIONAL, parameters);
        this.varKeywords = Signature.only(Kind.VAR_KEYWORD, parameters);
    }

    private static List<Slot> slots(Signature method, List<Parameter> parameters) {
        List<Slot> slots = new ArrayList<>(parameters.size());
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (!parameter.kind().isVariadic()) {
                slots.add(slot(parameter, i, isNamed(method, parameter)));
            }
        }
        return slots;
    }

    /** Whether a parameter accepts a keyword argument. */
    private static boolean isNamed(Signature method, Parameter parameter) {
        return parameter.kind() == Kind.KEYWORD_ONLY
                || parameter.kind() != Kind.POSITIONAL_ONLY
                        && !parameter.name().startsWith("__")
                        && !CALLED_BY_POSITION.contains(method.name());
    }

    private static Slot slot(Parameter parameter, int index, boolean named) {
        return new Slot(
                named ? Optional.of(parameter.name()) : Optional.empty(),
                parameter.kind() == Kind.KEYWORD_ONLY ? Optional.empty() : Optional.of(index),
                parameter.annotation(),
                parameter.defaultValue().isEmpty());
    }

    /** Whether these parameters accept all calls that the base's accept. */
    boolean accept(MypyParameters base) {
        boolean anythingMore = base.acceptsAnythingMore();
        return anythingMore && base.slots.isEmpty()
                || (anythingMore || hasVariadicsOf(base))
                        && hasSlotsOf(base)
                        && (anythingMore || varArgsReach(base) && varKeywordsReach(base) && needNoMoreThan(base));
    }

    /** Whether all parameters are positional, apart from {@code *args} and {@code **kwargs} of any type. */
    private boolean acceptsAnythingMore() {
        return isOfAnything(varArgs) && isOfAnything(varKeywords) && areAllPositional();
    }

    private static boolean isOfAnything(Optional<Parameter> variadic) {
        return variadic.isPresent() && TypeFit.isAny(variadic.get().annotation());
    }

    private boolean areAllPositional() {
        for (Slot slot : slots) {
            if (slot.position().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean hasSlotsOf(MypyParameters base) {
        for (Slot slot : base.slots) {
            Optional<Slot> own = counterpart(slot);
            if (own.isEmpty() || !accepts(own.get(), slot)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasVariadicsOf(MypyParameters base) {
        return (base.acceptsAnyPosition(this) || acceptsAll(varArgs, base.varArgs))
                && acceptsAll(varKeywords, base.varKeywords);
    }

    private boolean acceptsAll(Optional<Parameter> own, Optional<Parameter> base) {
        return base.isEmpty()
                || own.isPresent()
                        && types.fits(base.get().annotation(), own.get().annotation());
    }

    /**
     * Whether there are {@code *args} of any type, and neither method has keyword-only parameters or
     * {@code **kwargs}.
     */
    private boolean acceptsAnyPosition(MypyParameters other) {
        return isOfAnything(varArgs)
                && varKeywords.isEmpty()
                && areAllPositional()
                && other.varKeywords.isEmpty()
                && other.areAllPositional();
    }

    /** The slot for the arguments of the other's slot. */
    private Optional<Slot> counterpart(Slot other) {
        Optional<Slot> byName = byName(other);
        Optional<Slot> byPosition = byPosition(other);
        if (byName.isEmpty() || byPosition.isEmpty() || byName.equals(byPosition)) {
            return byName.isPresent() ? byName : byPosition;
        }
        Slot name = byName.get();
        Slot position = byPosition.get();
        boolean separate = !name.required()
                && !position.required()
                && position.name().isEmpty()
                && name.position().isEmpty();
        // the common type of both is the narrower one
        Optional<Expression> type =
                types.fits(name.type(), position.type()) && !TypeFit.isAny(name.type()) ? name.type() : position.type();
        return separate ? Optional.of(new Slot(name.name(), position.position(), type, false)) : byName;
    }

    /** The slot with the name of another one; empty if that has no name. */
    private Optional<Slot> byName(Slot other) {
        if (other.name().isEmpty()) {
            return Optional.empty();
        }
        for (Slot slot : slots) {
            if (slot.name().equals(other.name())) {
                return Optional.of(slot);
            }
        }
        return varKeywords.isPresent()
                ? Optional.of(new Slot(
                        other.name(), Optional.empty(), varKeywords.get().annotation(), false))
                : Optional.empty();
    }

    /** The slot at the position of another one; empty if that has no position. */
    private Optional<Slot> byPosition(Slot other) {
        if (other.position().isEmpty()) {
            return Optional.empty();
        }
        for (Slot slot : slots) {
            if (slot.position().equals(other.position())) {
                return Optional.of(slot);
            }
        }
        return varArgs.isPresent()
                ? Optional.of(new Slot(
                        Optional.empty(), other.position(), varArgs.get().annotation(), false))
                : Optional.empty();
    }

    private boolean accepts(Slot own, Slot base) {
        boolean isCalledSo = base.name().isEmpty()
                || own.name().equals(base.name())
                || base.position().isPresent();
        boolean isThere = base.position().isEmpty() || own.position().equals(base.position());
        return isCalledSo && isThere && (base.required() || !own.required()) && types.fits(base.type(), own.type());
    }

    /** Whether positional parameters accept what {@code *args} of the base accept at their positions. */
    private boolean varArgsReach(MypyParameters base) {
        if (base.varArgs.isEmpty() || base.acceptsAnyPosition(this)) {
            return true;
        }
        long first =
                base.slots.stream().filter(slot -> slot.position().isPresent()).count();
        return slots.stream()
                .filter(slot ->
                        slot.position().filter(position -> position >= first).isPresent())
                .allMatch(slot -> accepts(
                        slot,
                        new Slot(
                                Optional.empty(),
                                slot.position(),
                                base.varArgs.get().annotation(),
                                false)));
    }

    /** Whether named parameters accept what {@code **kwargs} of the base accept under their names. */
    private boolean varKeywordsReach(MypyParameters base) {
        return base.varKeywords.isEmpty()
                || slots.stream()
                        .filter(slot -> slot.name().isPresent()
                                && base.slots.stream()
                                        .noneMatch(other -> other.name().equals(slot.name())))
                        .allMatch(slot -> accepts(
                                slot,
                                new Slot(
                                        slot.name(),
                                        Optional.empty(),
                                        base.varKeywords.get().annotation(),
                                        false)));
    }

    private boolean needNoMoreThan(MypyParameters base) {
        for (Slot slot : slots) {
            Optional<Slot> byName = base.byName(slot);
            Optional<Slot> byPosition = base.byPosition(slot);
            boolean ambiguous = byName.isPresent()
                    && byPosition.isPresent()
                    && !byName.equals(byPosition)
                    && (byName.get().required() || byPosition.get().required());
            if (ambiguous || slot.required() && byName.isEmpty() && byPosition.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
