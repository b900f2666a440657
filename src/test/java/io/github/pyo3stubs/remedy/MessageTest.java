// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.RunCargo;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MessageTest {

    private static final Message MESSAGE = Message.of(
            "%s has no library. Run %s, or set %s.",
            "geodesy", new RunCargo(List.of("cargo", "build")), new SetOption(Option.PROFILE, "release"));

    @Test
    void a_tool_words_the_remedies() {
        assertThat(MESSAGE.worded(remedy -> remedy instanceof SetOption set
                        ? "--" + set.option().label() + " " + set.value()
                        : "`" + remedy + "`"))
                .isEqualTo("geodesy has no library. Run `cargo build`, or set --profile release.");
    }

    @Test
    void without_a_tool_an_option_is_its_name_and_its_value() {
        assertThat(MESSAGE).hasToString("geodesy has no library. Run cargo build, or set profile=release.");
    }

    @Test
    void the_remedies_of_a_message_are_those_of_the_messages_in_it_too() {
        Message both = Message.of("%s %s", MESSAGE, new Advice("Or leave it."));

        assertThat(both.remedies())
                .containsExactly(
                        new RunCargo(List.of("cargo", "build")),
                        new SetOption(Option.PROFILE, "release"),
                        new Advice("Or leave it."));
        assertThat(both).hasToString(MESSAGE + " Or leave it.");
    }

    @Test
    void messages_that_read_the_same_are_equal() {
        assertThat(Message.of("%s is %s", "a", "b")).isEqualTo(Message.text("a is b"));
        assertThat(Message.join("\n", List.of(Message.text("a"), Message.text(""), MESSAGE)))
                .isEqualTo(Message.of("a\n\n%s", MESSAGE));
    }

    @Test
    void a_text_is_left_as_it_is() {
        assertThat(Message.text("100%s")).hasToString("100%s");
    }

    @Test
    void a_command_is_text_as_shells_here_read_it() {
        List<String> words = List.of("cargo", "build", "--manifest-path", "my crate/Cargo.toml");

        assertThat(new RunCargo(words)).hasToString(Shell.here().command(words));
    }

    @Test
    void a_value_may_look_like_a_place() {
        assertThat(Message.of("Set %s.", new ChooseOption(Option.TARGETS, "%s")))
                .hasToString("Set targets=%s.");
        assertThat(Message.of("%s is no path; %s.", "a%sb", "c")).hasToString("a%sb is no path; c.");
    }

    @Test
    void every_place_has_its_value() {
        assertThatIllegalArgumentException().isThrownBy(() -> Message.of("%s"));
        assertThatIllegalArgumentException().isThrownBy(() -> Message.of("none", "one"));
    }
}
