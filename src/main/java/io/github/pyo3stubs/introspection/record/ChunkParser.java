// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Parses a record's JSON into its chunk. The forms of different PyO3 releases are told apart field by field: a string
 * or an object, present or absent (specification, section 3).
 */
public final class ChunkParser {

    /** The reference stops at 128; deeper than this and the stack would be at risk. */
    private static final int MAX_NESTING = 256;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** PyO3 0.26.0 to 0.29.0 leave the comma of a first member that is compiled out. */
    private static final Pattern COMMA_BEFORE_FIRST_MEMBER = Pattern.compile("(\"members\"\\s*:\\s*\\[)\\s*,");

    /** PyO3 writes ids without escapes, and the id of an exported native type has quotes in it. */
    private static final Pattern UNESCAPED_ID = Pattern.compile("Some\\s*\\(\\s*\"([^\"\\\\]*)\"\\s*\\)");

    private static final Set<String> TYPES = Set.of("module", "class", "function", "attribute");

    private final ExpressionJson expressions;

    private ChunkParser(Consumer<String> unknown) {
        this.expressions = new ExpressionJson(unknown);
    }

    /**
     * Reads one record.
     *
     * @param unknown takes the kind of each expression whose kind is unknown, such as {@code the operator 'add'}
     * @throws UnknownDataException when the record's type is unknown
     * @throws ChunkFormatException when no known PyO3 writes such a record
     */
    public static Chunk parse(String json, Consumer<String> unknown) throws ChunkFormatException {
        if (json.isBlank()) {
            throw new ChunkFormatException("it is empty");
        }
        JsonFields fields = JsonFields.of(tree(json));
        ChunkParser parser = new ChunkParser(unknown);
        String type = fields.text("type");
        if (!TYPES.contains(type)) {
            throw new UnknownDataException("the record type", type);
        }
        try {
            return switch (type) {
                case "module" -> parser.module(fields);
                case "class" -> parser.classDef(fields);
                case "function" -> parser.function(fields);
                default -> parser.attribute(fields);
            };
        } catch (ChunkFormatException e) {
            String name = fields.optional("name").map(JsonNode::asText).orElse("");
            throw new ChunkFormatException("%s '%s': %s".formatted(type, JsonFields.shown(name), e.getMessage()), e);
        }
    }

    private static JsonNode tree(String json) throws ChunkFormatException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException asItStands) {
            try {
                return MAPPER.readTree(repaired(json));
            } catch (JsonProcessingException repaired) {
                throw new ChunkFormatException("it is not valid JSON: " + asItStands.getOriginalMessage(), asItStands);
            }
        }
    }

    /** Neither repair changes the inside of a JSON string, where the quotes that they look for would be escaped. */
    private static String repaired(String json) {
        String members = COMMA_BEFORE_FIRST_MEMBER.matcher(json).replaceAll("$1");
        return UNESCAPED_ID.matcher(members).replaceAll("Some(\\\\\"$1\\\\\")");
    }

    private Chunk.Module module(JsonFields fields) throws ChunkFormatException {
        String id = fields.text("id");
        List<String> members = new ArrayList<>();
        for (JsonNode member : fields.list("members")) {
            members.add(JsonFields.text("members", member));
        }
        List<Chunk.Attribute> constants = new ArrayList<>();
        for (JsonNode constant : fields.optionalList("consts")) {
            constants.add(constant(JsonFields.of(constant), id));
        }
        return new Chunk.Module(
                id,
                fields.name("name"),
                members,
                fields.optionalFlag("incomplete"),
                constants,
                fields.optionalText("doc"));
    }

    /** A constant; its type is unknown if no Python expression has its value. */
    private Chunk.Attribute constant(JsonFields fields, String module) throws ChunkFormatException {
        ChunkExpression constant = new ChunkExpression.Attribute(new ChunkExpression.Name("typing"), "Final");
        ChunkExpression unknown = new ChunkExpression.Subscript(
                constant, new ChunkExpression.Attribute(new ChunkExpression.Name("_typeshed"), "Incomplete"));
        Optional<ChunkExpression> value = expressions
                .value(fields, "value")
                .filter(said -> !said.equals(new ChunkExpression.Constant(Expression.Constant.ELLIPSIS)));
        return new Chunk.Attribute(
                Optional.empty(),
                fields.name("name"),
                Optional.of(module),
                Optional.of(value.isPresent() ? constant : unknown),
                value,
                Optional.empty());
    }

    private Chunk.ClassDef classDef(JsonFields fields) throws ChunkFormatException {
        Optional<String> parent = fields.optionalText("parent");
        return new Chunk.ClassDef(
                fields.text("id"),
                fields.name("name"),
                parent,
                known(fields.optionalList("bases")),
                decorators(fields, parent),
                fields.optionalText("doc"));
    }

    private Chunk.Attribute attribute(JsonFields fields) throws ChunkFormatException {
        return new Chunk.Attribute(
                fields.optionalText("id"),
                fields.name("name"),
                fields.optionalText("parent"),
                expressions.annotation(fields, "annotation"),
                expressions.value(fields, "value"),
                fields.optionalText("doc"));
    }

    private Chunk.Function function(JsonFields fields) throws ChunkFormatException {
        String name = fields.name("name");
        Optional<String> parent = fields.optionalText("parent");
        return new Chunk.Function(
                fields.optionalText("id"),
                name,
                parent,
                decorators(fields, parent),
                parameters(JsonFields.of(fields.required("arguments"))),
                returns(fields, name, parent),
                fields.optionalFlag("async"),
                fields.optionalText("doc"));
    }

    /** PyO3 0.26 and 0.27 say that {@code __new__} returns None; it returns the class. */
    private Optional<ChunkExpression> returns(JsonFields function, String name, Optional<String> parent)
            throws ChunkFormatException {
        Optional<ChunkExpression> returns = expressions.annotation(function, "returns");
        if (name.equals("__new__") && parent.isPresent() && returns.equals(Optional.of(text("None")))) {
            return parent.map(ChunkExpression.Id::new);
        }
        boolean isText =
                function.optional("returns").filter(JsonNode::isTextual).isPresent();
        return isText && parent.isPresent()
                ? Optional.of(text(IterationEnd.dropped(name, function.text("returns"))))
                : returns;
    }

    private static ChunkExpression text(String text) {
        return new ChunkExpression.Constant(new Expression.StringConstant(text));
    }

    private List<Chunk.Parameter> parameters(JsonFields arguments) throws ChunkFormatException {
        List<Chunk.Parameter> parameters = new ArrayList<>();
        addAll(parameters, arguments.optionalList("posonlyargs"), Kind.POSITIONAL_ONLY);
        addAll(parameters, arguments.optionalList("args"), Kind.POSITIONAL_OR_KEYWORD);
        addAll(parameters, arguments.optional("vararg").stream().toList(), Kind.VAR_POSITIONAL);
        addAll(parameters, arguments.optionalList("kwonlyargs"), Kind.KEYWORD_ONLY);
        addAll(parameters, arguments.optional("kwarg").stream().toList(), Kind.VAR_KEYWORD);
        return parameters;
    }

    private void addAll(List<Chunk.Parameter> parameters, Iterable<JsonNode> arguments, Kind kind)
            throws ChunkFormatException {
        for (JsonNode argument : arguments) {
            JsonFields fields = JsonFields.of(argument);
            parameters.add(new Chunk.Parameter(
                    fields.name("name"),
                    kind,
                    expressions.annotation(fields, "annotation"),
                    kind.isVariadic() ? Optional.empty() : expressions.value(fields, "default")));
        }
    }

    private List<ChunkExpression> decorators(JsonFields fields, Optional<String> parent) throws ChunkFormatException {
        List<ChunkExpression> decorators = new ArrayList<>();
        for (JsonNode decorator : fields.optionalList("decorators")) {
            if (decorator.isTextual()) {
                decorators.add(decorator(JsonFields.text("decorators", decorator), parent));
            } else {
                expressions.known(decorator).ifPresent(decorators::add);
            }
        }
        return decorators;
    }

    private List<ChunkExpression> known(Iterable<JsonNode> nodes) throws ChunkFormatException {
        List<ChunkExpression> known = new ArrayList<>();
        for (JsonNode node : nodes) {
            expressions.known(node).ifPresent(known::add);
        }
        return known;
    }

    /**
     * The decorator that a text spells. The text of an accessor has the property alone ({@code x.setter}), while the
     * expression begins at the class.
     */
    private static ChunkExpression decorator(String text, Optional<String> parent) {
        DottedName path = DottedName.of(text);
        if (path.isSimple()) {
            return new ChunkExpression.Name(text);
        }
        String name = JsonFields.unraw(path.root());
        ChunkExpression property = parent.<ChunkExpression>map(
                        id -> new ChunkExpression.Attribute(new ChunkExpression.Id(id), name))
                .orElseGet(() -> new ChunkExpression.Name(name));
        return new ChunkExpression.Attribute(property, path.withoutRoot().orElseThrow());
    }
}
