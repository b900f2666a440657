// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.github.pyo3stubs.limit.SizeLimit;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A value of a TOML file. A value that is missing or has another type reads as empty; the tool that owns the file
 * reports such mistakes.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0</a>
 */
public final class Toml {
    private static final TomlMapper MAPPER = new TomlMapper();

    private final JsonNode node;

    /** The file and the keys down to this value, as the user finds it. */
    private final String place;

    private Toml(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /** Reads a whole file, in one of its versions: editors and version control write such files at any time. */
    public static Toml read(Path file) throws IOException, ProjectException {
        try {
            String text = SteadyRead.of(file, () -> SizeLimit.TOML.readText(file));
            // cargo and Python allow a byte order mark.
            JsonNode root = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return new Toml(root, file + ":");
        } catch (CharacterCodingException e) {
            throw new ProjectException(Message.of("%s is not UTF-8. %s", file, new Advice("Save it as UTF-8.")), e);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            String place = location == null
                    ? ""
                    : ", line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
            throw new ProjectException(
                    Message.of(
                            "%s does not parse as TOML 1.0%s: %s. %s, or go without the file by %s and %s.",
                            file,
                            place,
                            e.getOriginalMessage(),
                            new Advice("Correct it there (in TOML 1.0 an inline table stays on one line, without a"
                                    + " comma at its end)"),
                            new ChooseOption(Option.LIBRARIES),
                            new ChooseOption(Option.MODULE_NAME)),
                    e);
        }
    }

    public Toml at(String... keys) {
        JsonNode value = node;
        for (String key : keys) {
            value = value.path(key);
        }
        return new Toml(value, below(String.join(".", keys)));
    }

    public boolean isPresent() {
        return !node.isMissingNode();
    }

    public boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    public Optional<String> text() {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    /** The strings of an array; a single string counts as an array of one. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(text().stream().toList());
        for (Toml element : elements()) {
            element.text().ifPresent(texts::add);
        }
        return texts;
    }

    /**
     * The text as a path; a relative one starts at {@code base}.
     *
     * @throws ProjectException when the file system has no such path
     */
    public Optional<Path> path(Path base) throws ProjectException {
        return path(base, text -> text);
    }

    /**
     * The text, spelled otherwise, as a path; a relative one starts at {@code base}.
     *
     * @throws ProjectException when the file system has no such path
     */
    public Optional<Path> path(Path base, UnaryOperator<String> spelling) throws ProjectException {
        try {
            return text().map(spelling).map(base::resolve);
        } catch (InvalidPathException e) {
            throw ProjectException.noPath(place, e);
        }
    }

    /**
     * The strings of an array as patterns; relative ones start at {@code base}.
     *
     * @throws ProjectException when the file system has no such path
     */
    public List<PathPattern> patterns(Path base) throws ProjectException {
        try {
            return texts().stream().map(text -> PathPattern.of(base, text)).toList();
        } catch (InvalidPathException e) {
            throw ProjectException.noPath(place, e);
        }
    }

    /** The elements of an array. */
    public List<Toml> elements() {
        List<Toml> elements = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> elements.add(new Toml(element, place)));
        }
        return elements;
    }

    /** The entries of a table, in the order of the file. */
    public Map<String, Toml> entries() {
        Map<String, Toml> entries = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> entries.put(field.getKey(), new Toml(field.getValue(), below(field.getKey()))));
        return entries;
    }

    private String below(String key) {
        return place + (place.endsWith(":") ? " " : ".") + key;
    }
}
