// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

    /** What may move a cursor, set colours, turn the direction of writing, or end a line. */
    private static final Pattern ACTIVE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private static String escaped(String code) {
        return code.startsWith("U") ? "\\U" + code.substring(1) : (code.length() == 2 ? "\\x" : "\\u") + code;
    }

    @ParameterizedTest
    @CsvSource({"1b", "00", "07", "0d", "7f", "9b", "ad", "202e", "2066", "2028", "feff", "d800", "e000", "U000e0001"})
    void what_terminals_would_act_on_is_escaped_as_python_does(String code) {
        int character = Integer.parseInt(code.replace("U", ""), 16);
        String text = "a" + Character.toString(character) + "b";

        String shown = code.equals("0d") ? "\\r" : escaped(code);
        assertThat(Shown.text(text)).isEqualTo("a" + shown + "b");
        assertThat(Shown.inLine(text)).isEqualTo("a" + shown + "b");
    }

    @Test
    void letters_of_all_scripts_stay() {
        String text = "naïve Straße, Ελληνικά, 日本語, עברית, 🦀 \"quoted\" \\x1b";

        assertThat(Shown.inLine(text)).isSameAs(text);
    }

    @Test
    void only_a_text_of_several_lines_keeps_their_ends() {
        assertThat(Shown.text("a\n\tb")).isEqualTo("a\n\tb");
        assertThat(Shown.inLine("a\n\tb")).isEqualTo("a\\n\\tb");
    }

    @Test
    void a_name_that_no_file_can_have_is_shortened() {
        String name = "a".repeat(100) + "é".repeat(4850) + "z".repeat(50);

        assertThat(Shown.inLine("module geo." + name + "._native: wrong"))
                .isEqualTo("module geo." + "a".repeat(100) + "…(4850 more characters)…" + "z".repeat(50)
                        + "._native: wrong");
        assertThat(Message.of("%s. %s", name, new Advice("Shorten it.")).toString())
                .hasSizeLessThan(250);
    }

    @Test
    void paths_commands_and_texts_stay_whole() {
        String path = ("/" + "a".repeat(255)).repeat(20);
        String name = "a".repeat(5000);

        assertThat(Shown.inLine(path)).isEqualTo(path);
        assertThat(Shown.text(name)).isEqualTo(name);
        assertThat(Message.of("%s", new Advice(name + ".")).toString()).isEqualTo(name + ".");
    }

    @Test
    void no_part_of_a_message_can_do_more_than_be_read() {
        String all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character ->
                        ACTIVE.matcher(Character.toString(character)).matches())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Message message = Message.of(
                "%s %s %s %s %s",
                all,
                Message.lines("", List.of(all)),
                CappedList.of(List.of(all), 1).lines(""),
                new SetOption(Option.MODULE_NAME, all.replace("\n", "")),
                new Advice(all.replace("\n", "")));

        assertThat(ACTIVE.matcher(message.toString().replaceAll("\t", "")).find())
                .isFalse();
    }

    @Test
    void a_value_cannot_forge_a_line_of_the_log() {
        assertThat(Message.of("The module '%s' is skipped.", "m'\n[INFO] BUILD SUCCESS"))
                .hasToString("The module 'm'\\n[INFO] BUILD SUCCESS' is skipped.");
    }
}
