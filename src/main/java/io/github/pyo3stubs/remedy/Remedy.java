package io.github.pyo3stubs.remedy;

import java.util.List;

/** One thing that a user may do about a problem. */
public sealed interface Remedy {

    /**
     * Set an option.
     *
     * @param option the option
     * @param value the value that solves the problem
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
        @Override
        public String toString() {
            return option.label() + "=" + placeholder;
        }
    }

    /**
     * Run cargo.
     *
     * @param words the command's words, {@code cargo} first
     */
    record RunCargo(List<String> words) implements Remedy {
        public RunCargo {
            words = List.copyOf(words);
        }

        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }

    /**
     * Do something that no value describes.
     *
     * @param text one or more sentences, in the imperative
     */
    record Advice(String text) implements Remedy {
        @Override
        public String toString() {
            return text;
        }
    }
}
