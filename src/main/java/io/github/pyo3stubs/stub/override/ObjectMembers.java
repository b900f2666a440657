// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of {@code object}, as typeshed describes them for all versions of Python. */
final class ObjectMembers {

    private static final Expression STRINGS = new Subscript(new Name("typing", "Iterable"), List.of(PythonNames.STR));
    private static final Expression REDUCED = new Union(
            List.of(PythonNames.STR, new Subscript(PythonNames.TUPLE, List.of(PythonNames.ANY, Constant.ELLIPSIS))));

    static final Map<String, Member> ALL = Map.copyOf(Member.of(List.of(
            method("__delattr__", Constant.NONE, parameter("name", PythonNames.STR)),
            method("__dir__", STRINGS),
            method("__eq__", PythonNames.BOOL, parameter("value", PythonNames.OBJECT)),
            method("__format__", PythonNames.STR, parameter("format_spec", PythonNames.STR)),
            method("__getattribute__", PythonNames.ANY, parameter("name", PythonNames.STR)),
            method("__hash__", PythonNames.INT),
            method("__ne__", PythonNames.BOOL, parameter("value", PythonNames.OBJECT)),
            method("__reduce__", REDUCED),
            method("__reduce_ex__", REDUCED, parameter("protocol", new Name("typing", "SupportsIndex"))),
            method("__repr__", PythonNames.STR),
            method(
                    "__setattr__",
                    Constant.NONE,
                    parameter("name", PythonNames.STR),
                    parameter("value", PythonNames.ANY)),
            method("__sizeof__", PythonNames.INT),
            method("__str__", PythonNames.STR))));

    private ObjectMembers() {}

    /**
     * Whether a member has the signature of the method of {@code object}, and no overloads, which have decorators. The
     * names of parameters that no call can name do not count.
     */
    static boolean isLike(Declaration member) {
        Function base = (Function) ALL.get(member.name()).declarations().get(0);
        return member instanceof Function method
                && method.decorators().isEmpty()
                && !method.async()
                && method.returns().equals(base.returns())
                && areLike(method.parameters(), base.parameters());
    }

    private static boolean areLike(List<Parameter> parameters, List<Parameter> ofBase) {
        if (parameters.size() != ofBase.size()
                || !parameters.get(0).kind().isPositional()
                || parameters.get(0).defaultValue().isPresent()) {
            return false;
        }
        for (int i = 1; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.kind() != Kind.POSITIONAL_ONLY
                    || parameter.defaultValue().isPresent()
                    || !parameter.annotation().equals(ofBase.get(i).annotation())) {
                return false;
            }
        }
        return true;
    }

    private static Function method(String name, Expression result, Parameter... others) {
        Kind ofSelf = others.length == 0 ? Kind.POSITIONAL_OR_KEYWORD : Kind.POSITIONAL_ONLY;
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter("self", ofSelf, Optional.empty(), Optional.empty()));
        parameters.addAll(List.of(others));
        return new Function(name, List.of(), false, parameters, Optional.of(result), Optional.empty());
    }

    private static Parameter parameter(String name, Expression type) {
        return new Parameter(name, Kind.POSITIONAL_ONLY, Optional.of(type), Optional.empty());
    }
}
