// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import io.github.pyo3stubs.syntax.Expression.Name;

/** The names of Python's types, forms and decorators that several classes need. */
public final class PythonNames {

    public static final Name BASE_EXCEPTION = Name.builtin("BaseException");
    public static final Name BOOL = Name.builtin("bool");
    public static final Name CLASS_METHOD = Name.builtin("classmethod");
    public static final Name INT = Name.builtin("int");
    public static final Name OBJECT = Name.builtin("object");
    public static final Name STATIC_METHOD = Name.builtin("staticmethod");
    public static final Name STR = Name.builtin("str");
    public static final Name TUPLE = Name.builtin("tuple");

    /** The class of {@code None}. Type hints write {@code None} instead. */
    public static final Name NONE_TYPE = new Name("types", "NoneType");

    public static final Name ANY = new Name("typing", "Any");
    public static final Name CLASS_VAR = new Name("typing", "ClassVar");
    public static final Name FINAL = new Name("typing", "Final");
    public static final Name LITERAL = new Name("typing", "Literal");

    private PythonNames() {}
}
