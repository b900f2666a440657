// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.Comparator;
import java.util.List;

/**
 * A sort key made of the text of a thing. The order of a library's symbols would differ between platforms.
 *
 * @param brief the text with names as most files spell them
 * @param full the text with the modules of the names
 */
public record TextOrder(String brief, String full) implements Comparable<TextOrder> {

    private static final ExpressionPrinter BRIEF = new ExpressionPrinter(Name::path);
    private static final ExpressionPrinter FULL = new ExpressionPrinter(Name::dotted);

    private static final Comparator<TextOrder> ORDER =
            Comparator.comparing(TextOrder::brief, CodePoints.ORDER).thenComparing(TextOrder::full, CodePoints.ORDER);

    /** Things sorted by their texts. Each text is made once. */
    public static <T> List<T> sorted(List<T> things, java.util.function.Function<T, TextOrder> text) {
        record Entry<T>(T thing, TextOrder text) {}
        return things.stream()
                .map(thing -> new Entry<>(thing, text.apply(thing)))
                .sorted(Comparator.comparing(Entry::text))
                .map(Entry::thing)
                .toList();
    }

    public static TextOrder of(Function function) {
        return new TextOrder(text(function, BRIEF), text(function, FULL));
    }

    /**
     * The text of a function, beginning with the parameters and without the name, which is the same for all functions
     * that are compared. A star becomes a tilde, which is sorted behind letters.
     */
    private static String text(Function function, ExpressionPrinter printer) {
        return String.join(
                "\n",
                String.join(", ", printer.parameters(function.parameters())).replace('*', '~'),
                function.returns().map(printer::print).orElse(""),
                String.valueOf(function.async()),
                String.join(
                        "\n", function.decorators().stream().map(printer::print).toList()),
                function.documentation().orElse(""));
    }

    /** The key of a member of a union. {@code None} is the last, as everyone writes it. */
    static TextOrder ofMember(Expression type) {
        String last = type == Constant.NONE ? Character.toString(Character.MAX_CODE_POINT) : "";
        return new TextOrder(last + BRIEF.print(type), FULL.print(type));
    }

    @Override
    public int compareTo(TextOrder other) {
        return ORDER.compare(this, other);
    }
}
