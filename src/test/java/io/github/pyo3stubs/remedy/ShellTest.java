// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShellTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "pyo3stubs:generate, pyo3stubs:generate, pyo3stubs:generate",
                "-Dpyo3stubs.overwrite=true, -Dpyo3stubs.overwrite=true, \"-Dpyo3stubs.overwrite=true\"",
                "pyo3stubs:generate@stubs, pyo3stubs:generate@stubs, \"pyo3stubs:generate@stubs\"",
                "|a,b|, |a,b|, |\"a,b\"|",
                "-Dx=my lib, '-Dx=my lib', \"-Dx=my lib\"",
                "my lib\\, 'my lib\\', \"my lib\\\\\"",
                "a&b, 'a&b', \"a&b\"",
                "=ls, '=ls', \"=ls\"",
                "||, '', \"\""
            })
    void a_word_is_quoted_where_a_shell_would_see_more_in_it(String word, String posix, String windows) {
        assertThat(Shell.POSIX.quoted(word)).hasValue(posix);
        assertThat(Shell.WINDOWS.quoted(word)).hasValue(windows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u001b[2Jb", "a\u0085b", "a\u202eb", "a\u2028b"})
    void a_word_that_users_would_not_see_as_it_is_is_not_quoted(String word) {
        assertThat(Shell.POSIX.quoted(word)).isEmpty();
        assertThat(Shell.WINDOWS.quoted(word)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"&calc&\"b", "$(calc)", "$home", "`t", "%PATH%"})
    void a_word_that_cmd_and_powershell_quote_differently_is_not_quoted(String word) {
        assertThat(Shell.WINDOWS.quoted(word)).isEmpty();
    }

    @Test
    void a_single_percent_or_dollar_sign_means_itself() {
        assertThat(Shell.WINDOWS.quoted("\\\\host\\c$\\100%")).hasValue("\"\\\\host\\c$\\100%\"");
    }

    @Test
    void a_command_that_cannot_be_quoted_is_not_shown() {
        assertThat(Shell.POSIX.command(List.of("cargo", "build", "--manifest-path", "a\nb/Cargo.toml")))
                .startsWith("cargo by hand.")
                .doesNotContain("\n", "manifest")
                .endsWith("Rename that file or directory if you can");
    }

    /** Every printable character, alone and between letters. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sh is the shell of other systems")
    void sh_reads_every_word_as_it_was() throws Exception {
        List<String> words = new ArrayList<>(List.of("", "=", "--", "\\n", "~root", "a'b'c", "$(id)", "é"));
        for (char c = ' '; c < 0x7f; c++) {
            words.add(String.valueOf(c));
            words.add("a" + c + "b");
        }
        List<String> command = new ArrayList<>(List.of("printf", "%s\\n"));
        command.addAll(words);

        Process shell = new ProcessBuilder("sh", "-c", Shell.POSIX.command(command))
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(output).isZero();
        assertThat(output).isEqualTo(String.join("\n", words) + "\n");
    }
}
