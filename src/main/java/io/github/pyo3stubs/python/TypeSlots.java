// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Methods that Python calls by a slot of the type, and so with positional arguments only. */
public final class TypeSlots {

    /** Operators that change their left operand, such as {@code +=}. */
    public static final Set<String> IN_PLACE = Set.of("""
            __iadd__ __isub__ __imul__ __imatmul__ __itruediv__ __ifloordiv__ __imod__ __ipow__ \
            __ilshift__ __irshift__ __iand__ __ixor__ __ior__""".split(" "));

    /**
     * The slots to which PyO3 gives methods: all names of its table {@code PyMethodKind::from_name}, except for
     * {@code __new__}, {@code __init__} and {@code __call__}, whose slots get keywords, and for those that no Python
     * code can name, such as {@code __traverse__} and {@code __concat__}. The records say so from PyO3 0.29.1 on.
     */
    public static final Set<String> NAMES = withInPlace("""
            __str__ __repr__ __hash__ \
            __lt__ __le__ __eq__ __ne__ __gt__ __ge__ \
            __getattribute__ __getattr__ __setattr__ __delattr__ __get__ __set__ __delete__ \
            __iter__ __next__ __await__ __aiter__ __anext__ \
            __len__ __contains__ __getitem__ __setitem__ __delitem__ \
            __pos__ __neg__ __abs__ __invert__ __index__ __int__ __float__ __bool__ \
            __add__ __sub__ __mul__ __matmul__ __truediv__ __floordiv__ __mod__ __divmod__ __pow__ \
            __lshift__ __rshift__ __and__ __xor__ __or__ \
            __radd__ __rsub__ __rmul__ __rmatmul__ __rtruediv__ __rfloordiv__ __rmod__ __rdivmod__ __rpow__ \
            __rlshift__ __rrshift__ __rand__ __rxor__ __ror__""".split(" "));

    private TypeSlots() {}

    private static Set<String> withInPlace(String... others) {
        Set<String> names = new HashSet<>(IN_PLACE);
        names.addAll(List.of(others));
        return Collections.unmodifiableSet(names);
    }
}
