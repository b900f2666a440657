// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The shells of an operating system, into which users paste commands from messages. */
public enum Shell {
    /** {@code sh} and those that read the same quotes. */
    POSIX("(?!=)[\\w@%+=:,./-]+", "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]") {
        @Override
        String inQuotes(String word) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
    },

    /**
     * {@code cmd} and PowerShell, as far as one text can do for both. Both know double quotes, but between them one
     * still reads {@code %name%}, and the other {@code $name} and backticks. PowerShell splits a word that begins with
     * a dash at its first dot, and takes commas and {@code @} for its own.
     */
    WINDOWS("[\\w:/\\\\-]+", "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\"`]|%[^%]+%|\\$[\\w({]") {
        @Override
        String inQuotes(String word) {
            // Programs take a backslash before the last quote for the quote's own.
            return "\"" + word.replaceFirst("\\\\+$", "$0$0") + "\"";
        }
    };

    private final Pattern plain;
    private final Pattern unquotable;

    /**
     * @param plain words that mean themselves
     * @param unquotable what no quotes help against: shells would read another word, or users would see one
     */
    Shell(String plain, String unquotable) {
        this.plain = Pattern.compile(plain);
        this.unquotable = Pattern.compile(unquotable);
    }

    /** The shells of the operating system that this program runs on. */
    public static Shell here() {
        return File.separatorChar == '\\' ? WINDOWS : POSIX;
    }

    abstract String inQuotes(String word);

    /** A word as these shells read it, in quotes if needed; empty if no quotes would do. */
    public Optional<String> quoted(String word) {
        if (unquotable.matcher(word).find()) {
            return Optional.empty();
        }
        return Optional.of(plain.matcher(word).matches() ? word : inQuotes(word));
    }

    /**
     * A command that can be pasted; if one of its words cannot be quoted, what to do instead.
     *
     * @param words the program, then its arguments, without quotes
     */
    public String command(List<String> words) {
        List<String> quoted = new ArrayList<>();
        for (String word : words) {
            Optional<String> pasted = quoted(word);
            if (pasted.isEmpty()) {
                return words.get(0) + " by hand. The command is not shown, because a name in it has characters that"
                        + " cannot be quoted. Rename that file or directory if you can";
            }
            quoted.add(pasted.get());
        }
        return String.join(" ", quoted);
    }
}
