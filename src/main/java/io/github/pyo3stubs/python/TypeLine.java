// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import io.github.pyo3stubs.python.KnownType.Parameter;
import io.github.pyo3stubs.python.KnownType.Variance;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.TypeParameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The line of one type in {@link TypeTable}. */
final class TypeLine {

    private static final List<Constant> CONSTANTS = List.of(Constant.NONE, Constant.ELLIPSIS);

    /** The kinds of type parameters, by the number of asterisks before them. */
    private static final List<Kind> KINDS = List.of(Kind.TYPE, Kind.TYPES, Kind.PARAMETERS);

    private static final String DEFAULT = "=...";

    private final String line;
    private final TypeTable table;

    /** Where the part begins that is read next. */
    private int position;

    /** @param table the table, for the names in the line */
    TypeLine(String line, TypeTable table) {
        this.line = line;
        this.table = table;
        this.position = TypeTable.endOfName(line);
    }

    /**
     * The type.
     *
     * @param name the name at the beginning of the line
     * @param since the release at its end
     */
    KnownType type(Name name, Optional<PythonVersion> since) {
        int start = TypeTable.startOfName(line);
        boolean isForm = start > 0 && line.charAt(start - 1) == TypeTable.FORM;
        String parameterList = between('[', line.indexOf(']'));
        String baseList = between('(', line.lastIndexOf(')'));
        if (!line.substring(position).equals(since.isPresent() ? " " + since.get() : "")) {
            throw malformed(line);
        }
        List<Parameter> parameters = new ArrayList<>();
        List<String> local = new ArrayList<>();
        for (String part : parts(parameterList)) {
            Parameter parameter = parameter(part);
            parameters.add(parameter);
            local.add(parameter.name());
        }
        return new KnownType(name, isForm, since, parameters, expressions(baseList, local));
    }

    /** The text between brackets, which stand next or not at all. */
    private String between(char open, int close) {
        if (position == line.length() || line.charAt(position) != open) {
            return "";
        } else if (close < position) {
            throw malformed(line);
        }
        String text = line.substring(position + 1, close);
        position = close + 1;
        return text;
    }

    private static IllegalStateException malformed(String text) {
        return new IllegalStateException("malformed line of the table of types: " + text);
    }

    private Parameter parameter(String text) {
        int start = 0;
        while (text.startsWith("*", start)) {
            start++;
        }
        Kind kind = KINDS.get(start);
        Variance variance = Variance.INVARIANT;
        if (text.startsWith("+", start)) {
            variance = Variance.COVARIANT;
            start++;
        } else if (text.startsWith("-", start)) {
            variance = Variance.CONTRAVARIANT;
            start++;
        }
        boolean hasDefault = text.endsWith(DEFAULT);
        int end = text.length() - (hasDefault ? DEFAULT.length() : 0);
        if (start >= end) {
            throw malformed(line);
        }
        return new Parameter(text.substring(start, end), kind, variance, hasDefault);
    }

    private List<Expression> expressions(String list, List<String> parameters) {
        List<Expression> expressions = new ArrayList<>();
        for (String part : parts(list)) {
            expressions.add(expression(part, parameters));
        }
        return expressions;
    }

    private Expression expression(String text, List<String> parameters) {
        int bracket = text.indexOf('[');
        if (bracket >= 0) {
            List<Expression> arguments = expressions(text.substring(bracket + 1, text.length() - 1), parameters);
            return new Subscript(table.name(text.substring(0, bracket)), arguments);
        }
        for (Constant constant : CONSTANTS) {
            if (constant.text().equals(text)) {
                return constant;
            }
        }
        return parameters.contains(text) ? Name.local(text) : table.name(text);
    }

    /** The parts of a list, which commas outside of brackets separate. */
    private static List<String> parts(String list) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < list.length(); i++) {
            switch (list.charAt(i)) {
                case '[' -> depth++;
                case ']' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(list.substring(start, i));
                        start = i + ", ".length();
                    }
                }
                default -> {}
            }
        }
        parts.add(list.substring(start));
        return parts;
    }
}
