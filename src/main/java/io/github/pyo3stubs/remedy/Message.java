// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text for the user with remedies in it. Each build tool words the remedies in its own way, for example a command line
 * the option {@code moduleName} as {@code --module-name …}.
 *
 * @param parts text and remedies in the order in which they are read; texts are not empty, and no two are neighbours,
 *     so that messages that read the same are equal
 */
public record Message(List<Part> parts) {

    /** A piece of a message. */
    public sealed interface Part {}

    /** A piece of text, as it may be {@link Shown}. */
    public record Text(String text) implements Part {
        public Text {
            text = Shown.text(text);
        }
    }

    /** A remedy in its place in the text. */
    public record Inserted(Remedy remedy) implements Part {}

    private static final String PLACE = "%s";

    public Message {
        parts = joined(parts);
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Text piece) {
                text.append(piece.text());
            } else {
                addText(text, joined);
                joined.add(part);
            }
        }
        addText(text, joined);
        return List.copyOf(joined);
    }

    private static void addText(StringBuilder text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Text(text.toString()));
            text.setLength(0);
        }
    }

    /** Makes a message of a text of one or more lines, without remedies. */
    public static Message text(String text) {
        return new Message(List.of(new Text(text)));
    }

    /** Makes a message of pieces of text with a line for each. */
    public static Message lines(String indent, Collection<?> pieces) {
        return text(pieces.stream()
                .map(piece -> indent + Shown.inLine(String.valueOf(piece)))
                .collect(Collectors.joining("\n")));
    }

    /**
     * Makes a message of a text with {@code %s} in the places of values.
     *
     * @param values what comes in these places: a {@link Remedy}, another message, or anything else as a piece of a
     *     line
     * @throws IllegalArgumentException if there are more or fewer values than places
     */
    public static Message of(String text, Object... values) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (Object value : values) {
            int place = text.indexOf(PLACE, start);
            if (place < 0) {
                throw new IllegalArgumentException("More values than places: " + text);
            }
            parts.add(new Text(text.substring(start, place)));
            if (value instanceof Remedy remedy) {
                parts.add(new Inserted(remedy));
            } else if (value instanceof Message message) {
                parts.addAll(message.parts);
            } else {
                parts.add(new Text(Shown.inLine(String.valueOf(value))));
            }
            start = place + PLACE.length();
        }
        if (text.indexOf(PLACE, start) >= 0) {
            throw new IllegalArgumentException("More places than values: " + text);
        }
        parts.add(new Text(text.substring(start)));
        return new Message(parts);
    }

    /** Makes one message of several, with a text between each two. */
    public static Message join(String separator, Collection<Message> messages) {
        List<Part> parts = new ArrayList<>();
        for (Message message : messages) {
            parts.add(new Text(parts.isEmpty() ? "" : separator));
            parts.addAll(message.parts);
        }
        return new Message(parts);
    }

    /** The remedies, in the order in which they are read. */
    public List<Remedy> remedies() {
        return parts.stream()
                .flatMap(part -> part instanceof Inserted inserted ? Stream.of(inserted.remedy()) : Stream.empty())
                .toList();
    }

    /**
     * The same message, which is known to have a remedy.
     *
     * @throws IllegalArgumentException if it has none
     */
    Message withRemedy() {
        if (remedies().isEmpty()) {
            throw new IllegalArgumentException("A message without a remedy: " + this);
        }
        return this;
    }

    /**
     * The text as a whole.
     *
     * @param wording gives the words for a remedy
     */
    public String worded(Function<Remedy, String> wording) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    part instanceof Text piece ? piece.text() : Shown.text(wording.apply(((Inserted) part).remedy())));
        }
        return text.toString();
    }

    /** The text with options as {@code moduleName=…}, for tools that have no words of their own. */
    @Override
    public String toString() {
        return worded(Remedy::toString);
    }
}
