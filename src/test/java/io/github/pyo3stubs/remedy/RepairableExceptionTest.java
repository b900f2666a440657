// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RepairableExceptionTest {

    static final List<Function<Message, RepairableException>> KINDS =
            List.of(ProjectException::new, RefusedException::new);

    @ParameterizedTest
    @FieldSource("KINDS")
    void every_message_has_a_remedy(Function<Message, RepairableException> kind) {
        ChooseOption remedy = new ChooseOption(Option.MODULE_NAME);
        RepairableException failure = kind.apply(Message.of("No module. Correct %s.", remedy));

        assertThat(failure.message().remedies()).containsExactly(remedy);
        assertThat(failure).hasMessage("No module. Correct moduleName=….");
        assertThatIllegalArgumentException().isThrownBy(() -> kind.apply(Message.text("No module.")));
    }

    @Test
    void a_path_that_cannot_be_is_repaired_by_other_characters() {
        InvalidPathException reason = new InvalidPathException("a\0", "Nul character not allowed");

        assertThat(ProjectException.noPath("The project", reason).message().remedies())
                .hasSize(1);
        assertThat(RefusedException.unwritable(reason).message().remedies()).hasSize(1);
    }
}
