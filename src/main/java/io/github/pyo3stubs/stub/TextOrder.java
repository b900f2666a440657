package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.syntax.CodePoints;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.Comparator;
import java.util.List;

/**
 * The order by text, where the order of a library's symbols has no meaning: it differs between platforms.
 *
 * @param brief the text with names as most files spell them
 * @param full the text with the modules of the names
 */
record TextOrder(String brief, String full) implements Comparable<TextOrder> {

    private static final ExpressionPrinter BRIEF = new ExpressionPrinter(Name::path);
    private static final ExpressionPrinter FULL = new ExpressionPrinter(Name::dotted);

    private static final Comparator<TextOrder> ORDER =
            Comparator.comparing(TextOrder::brief, CodePoints.ORDER).thenComparing(TextOrder::full, CodePoints.ORDER);

    /** Things in the order of their texts, each of which is made once. */
    static <T> List<T> sorted(List<T> things, java.util.function.Function<T, TextOrder> text) {
        record Entry<T>(T thing, TextOrder text) {}
        return things.stream()
                .map(thing -> new Entry<>(thing, text.apply(thing)))
                .sorted(Comparator.comparing(Entry::text))
                .map(Entry::thing)
                .toList();
    }

    static TextOrder of(Function function) {
        return new TextOrder(text(function, BRIEF), text(function, FULL));
    }

    /**
     * The text of a function, what callers see first at its beginning. The name is left out, since it is the same for all
     * that are compared. A star becomes a tilde, to come behind letters.
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

    /** A member of a union; {@code None} is the last, as everyone writes it. */
    static TextOrder ofMember(Expression type) {
        String last = type == Constant.NONE ? Character.toString(Character.MAX_CODE_POINT) : "";
        return new TextOrder(last + BRIEF.print(type), FULL.print(type));
    }

    @Override
    public int compareTo(TextOrder other) {
        return ORDER.compare(this, other);
    }
}
