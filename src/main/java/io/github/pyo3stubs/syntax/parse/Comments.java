// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** The comments in a Python file, wherever they stand. */
public final class Comments {

    private Comments() {}

    /**
     * The comments of a text, each with its number sign, in the order of the text. If the text is not Python, reading
     * ends; comments behind that place are missing.
     */
    public static List<String> of(String text) {
        Tokenizer tokenizer = new Tokenizer(StubParser.withLineFeeds(text));
        List<String> comments = new ArrayList<>();
        try {
            while (!tokenizer.atEnd()) {
                if (tokenizer.isAtComment()) {
                    comments.add(tokenizer.comment());
                } else if (!tokenizer.skip(" \t\f\n") && !tokenizer.skipContinuation()) {
                    tokenizer.word();
                }
            }
        } catch (ExpressionSyntaxException noPython) {
            // what is known up to here
        }
        return comments;
    }
}
