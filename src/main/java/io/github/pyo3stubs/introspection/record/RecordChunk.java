// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chunk of a record, by the fields of its JSON. The forms of different PyO3 releases are told apart field by field:
 * a string or an object, present or absent (specification, section 3).
 */
record RecordChunk(JsonFields fields, ExpressionJson expressions) {

    Chunk.Module module() throws ChunkFormatException {
        String id = fields.text("id");
        List<String> members = new ArrayList<>();
        for (Object member : fields.list("members")) {
            members.add(JsonFields.text("members", member));
        }
        List<Chunk.Attribute> constants = new ArrayList<>();
        for (Object constant : fields.optionalList("consts")) {
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

    Chunk.ClassDef classDef() throws ChunkFormatException {
        Optional<String> parent = fields.optionalText("parent");
        return new Chunk.ClassDef(
                fields.text("id"),
                fields.name("name"),
                parent,
                known(fields.optionalList("bases")),
                decorators(parent),
                fields.optionalText("doc"));
    }

    Chunk.Attribute attribute() throws ChunkFormatException {
        return new Chunk.Attribute(
                fields.optionalText("id"),
                fields.name("name"),
                fields.optionalText("parent"),
                expressions.annotation(fields, "annotation"),
                expressions.value(fields, "value"),
                fields.optionalText("doc"));
    }

    Chunk.Function function() throws ChunkFormatException {
        String name = fields.name("name");
        Optional<String> parent = fields.optionalText("parent");
        return new Chunk.Function(
                fields.optionalText("id"),
                name,
                parent,
                decorators(parent),
                parameters(JsonFields.of(fields.required("arguments"))),
                returns(name, parent),
                fields.optionalFlag("async"),
                fields.optionalText("doc"));
    }

    /** PyO3 0.26 and 0.27 say that {@code __new__} returns None; it returns the class. */
    private Optional<ChunkExpression> returns(String name, Optional<String> parent) throws ChunkFormatException {
        Optional<ChunkExpression> returns = expressions.annotation(fields, "returns");
        if (name.equals("__new__") && parent.isPresent() && returns.equals(Optional.of(text("None")))) {
            return parent.map(ChunkExpression.Id::new);
        }
        boolean isText = fields.optional("returns").orElse(JsonFields.NULL) instanceof String;
        return isText && parent.isPresent()
                ? Optional.of(text(IterationEnd.dropped(name, fields.text("returns"))))
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

    private void addAll(List<Chunk.Parameter> parameters, Iterable<?> arguments, Kind kind)
            throws ChunkFormatException {
        for (Object argument : arguments) {
            JsonFields fields = JsonFields.of(argument);
            parameters.add(new Chunk.Parameter(
                    fields.name("name"),
                    kind,
                    expressions.annotation(fields, "annotation"),
                    kind.isVariadic() ? Optional.empty() : expressions.value(fields, "default")));
        }
    }

    private List<ChunkExpression> decorators(Optional<String> parent) throws ChunkFormatException {
        List<ChunkExpression> decorators = new ArrayList<>();
        for (Object decorator : fields.optionalList("decorators")) {
            if (decorator instanceof String) {
                decorators.add(decorator(JsonFields.text("decorators", decorator), parent));
            } else {
                expressions.known(decorator).ifPresent(decorators::add);
            }
        }
        return decorators;
    }

    private List<ChunkExpression> known(Iterable<?> nodes) throws ChunkFormatException {
        List<ChunkExpression> known = new ArrayList<>();
        for (Object node : nodes) {
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
