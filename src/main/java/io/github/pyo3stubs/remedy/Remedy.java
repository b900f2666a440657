// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import java.util.List;

/** One thing that a user may do about a problem. Its text is neutral: no build tool's own spelling is in it. */
public sealed interface Remedy {

    /**
     * Set an option.
     *
     * @param option the option
     * @param value the value that solves the problem, without quotes
     */
    record SetOption(Option option, String value) implements Remedy {
        @Override
        public String toString() {
            return option.label() + "=" + value;
        }
    }

    /**
     * Set an option to a value that only the user knows.
     *
     * @param option the option
     * @param placeholder what stands for the value, such as {@code <triple>} or {@code …}
     */
    record ChooseOption(Option option, String placeholder) implements Remedy {

        /** With dots for the value. */
        public ChooseOption(Option option) {
            this(option, "…");
        }

        @Override
        public String toString() {
            return option.label() + "=" + placeholder;
        }
    }

    /**
     * Do not set an option.
     *
     * @param option the option
     */
    record OmitOption(Option option) implements Remedy {
        @Override
        public String toString() {
            return option.label();
        }
    }

    /**
     * Run cargo.
     *
     * @param words the command's words without quotes, {@code cargo} first
     */
    record RunCargo(List<String> words) implements Remedy {
        public RunCargo {
            words = List.copyOf(words);
        }

        /** The command as shells here read it. */
        @Override
        public String toString() {
            return Shell.here().command(words);
        }
    }

    /**
     * Generate, so that the committed stubs are brought up to date.
     *
     * @param overwrite whether files without the product's mark are to be replaced
     */
    record UpdateStubs(boolean overwrite) implements Remedy {
        @Override
        public String toString() {
            return "generate the stubs" + (overwrite ? ", with " + new SetOption(Option.OVERWRITE, "true") : "");
        }
    }

    /**
     * Do something that no value describes.
     *
     * @param text an imperative clause, or one or more sentences of them
     */
    record Advice(String text) implements Remedy {
        @Override
        public String toString() {
            return text;
        }
    }
}
