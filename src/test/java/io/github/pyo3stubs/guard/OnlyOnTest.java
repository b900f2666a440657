// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import static io.github.pyo3stubs.merge.targets.Targets.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.ValueExpression.Verbatim;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OnlyOnTest {

    private static final Target X86 = target("linux");
    private static final Target ARM = target("linux-arm");
    private static final Target CP313 = target("linux cp313-cp313");
    private static final Target CP313T = target("linux cp313-cp313t");
    private static final Statement DECLARATION = new OpaqueStatement(new Verbatim(List.of(Name.local("a"))), List.of());

    @Test
    void the_python_is_named_only_where_the_platform_does_not_say_enough() {
        assertThat(OnlyOn.of(List.of(ARM, CP313), List.of(CP313T)).targets())
                .containsExactly("linux-aarch_64", "linux-x86_64 (cp313-cp313)");
    }

    @Test
    void the_comment_is_read_as_it_is_written() {
        OnlyOn only = OnlyOn.of(List.of(ARM, CP313), List.of(CP313T));

        List<Statement> commented = only.before(List.of(new Comment(List.of("# of the user")), DECLARATION));

        assertThat(commented)
                .containsExactly(
                        new Comment(List.of("# of the user", "# only on linux-aarch_64, linux-x86_64 (cp313-cp313)")),
                        DECLARATION);
        assertThat(OnlyOn.in(commented.get(0))).contains(only);
        assertThat(only.before(commented)).isEqualTo(commented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# only on Tuesdays", "# only on ", "# only on linux-x86_64, and there", "# linux-x86_64"})
    void other_comments_are_no_such_comment(String line) {
        assertThat(OnlyOn.in(new Comment(List.of(line)))).isEmpty();
        assertThat(OnlyOn.in(DECLARATION)).isEmpty();
    }

    @Test
    void a_declaration_may_be_on_a_target_that_is_not_at_hand() {
        assertThat(OnlyOn.of(List.of(ARM), List.of(X86)).isElsewhere(List.of(X86)))
                .isTrue();
        assertThat(OnlyOn.of(List.of(ARM), List.of(X86)).isElsewhere(List.of(X86, ARM)))
                .isFalse();
        assertThat(OnlyOn.of(List.of(CP313T), List.of(CP313)).isElsewhere(List.of(X86)))
                .isTrue();
        assertThat(OnlyOn.of(List.of(CP313), List.of(CP313T)).isElsewhere(List.of(CP313)))
                .isFalse();
    }
}
