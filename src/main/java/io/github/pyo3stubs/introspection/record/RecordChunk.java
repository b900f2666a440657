// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.introspection.record.RecordJson.Field;
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
        String id = fields.text(Field.ID);
        List<String> members = new ArrayList<>();
        for (Object member : fields.list(Field.MEMBERS)) {
            members.add(fields.text(Field.MEMBERS, member));
        }
        List<Chunk.Attribute> constants = new ArrayList<>();
        for (Object constant : fields.optionalList(Field.CONSTS)) {
            constants.add(constant(JsonFields.of(constant), id));
        }
        return new Chunk.Module(
                id,
                fields.name(Field.NAME),
                members,
                fields.optionalFlag(Field.INCOMPLETE),
                constants,
                fields.optionalText(Field.DOC));
    }

    /** A constant; its type is unknown if no Python expression has its value. */
    private Chunk.Attribute constant(JsonFields fields, String module) throws ChunkFormatException {
        ChunkExpression constant = new ChunkExpression.Attribute(new ChunkExpression.Name("typing"), "Final");
        ChunkExpression unknown = new ChunkExpression.Subscript(
                constant, new ChunkExpression.Attribute(new ChunkExpression.Name("_typeshed"), "Incomplete"));
        Optional<ChunkExpression> value = expressions
                .value(fields, Field.VALUE)
                .filter(said -> !said.equals(new ChunkExpression.Constant(Expression.Constant.ELLIPSIS)));
        return new Chunk.Attribute(
                Optional.empty(),
                fields.name(Field.NAME),
                Optional.of(module),
                Optional.of(value.isPresent() ? constant : unknown),
                value,
                Optional.empty());
    }

    Chunk.ClassDef classDef() throws ChunkFormatException {
        Optional<String> parent = fields.optionalText(Field.PARENT);
        return new Chunk.ClassDef(
                fields.text(Field.ID),
                fields.name(Field.NAME),
                parent,
                known(fields.optionalList(Field.BASES)),
                decorators(parent),
                fields.optionalText(Field.DOC));
    }

    Chunk.Attribute attribute() throws ChunkFormatException {
        return new Chunk.Attribute(
                fields.optionalText(Field.ID),
                fields.name(Field.NAME),
                fields.optionalText(Field.PARENT),
                expressions.annotation(fields, Field.ANNOTATION),
                expressions.value(fields, Field.VALUE),
                fields.optionalText(Field.DOC));
    }

    Chunk.Function function() throws ChunkFormatException {
        String name = fields.name(Field.NAME);
        Optional<String> parent = fields.optionalText(Field.PARENT);
        return new Chunk.Function(
                fields.optionalText(Field.ID),
                name,
                parent,
                decorators(parent),
                parameters(JsonFields.of(fields.required(Field.ARGUMENTS))),
                returns(name, parent),
                fields.optionalFlag(Field.ASYNC),
                fields.optionalText(Field.DOC));
    }

    /** PyO3 0.26 and 0.27 say that {@code __new__} returns None; it returns the class. */
    private Optional<ChunkExpression> returns(String name, Optional<String> parent) throws ChunkFormatException {
        Optional<ChunkExpression> returns = expressions.annotation(fields, Field.RETURNS);
        boolean isText = fields.optional(Field.RETURNS).orElse(JsonFields.NULL) instanceof String;
        if (!isText || parent.isEmpty()) {
            return returns;
        }
        String text = fields.text(Field.RETURNS);
        return Optional.of(
                name.equals("__new__") && text.equals("None")
                        ? new ChunkExpression.Id(parent.get())
                        : expressions.values().quoted(IterationEnd.dropped(name, text)));
    }

    private List<Chunk.Parameter> parameters(JsonFields arguments) throws ChunkFormatException {
        List<Chunk.Parameter> parameters = new ArrayList<>();
        addAll(parameters, arguments.optionalList(Field.POSONLYARGS), Kind.POSITIONAL_ONLY);
        addAll(parameters, arguments.optionalList(Field.ARGS), Kind.POSITIONAL_OR_KEYWORD);
        addIfPresent(parameters, arguments.optional(Field.VARARG), Kind.VAR_POSITIONAL);
        addAll(parameters, arguments.optionalList(Field.KWONLYARGS), Kind.KEYWORD_ONLY);
        addIfPresent(parameters, arguments.optional(Field.KWARG), Kind.VAR_KEYWORD);
        return parameters;
    }

    private void addAll(List<Chunk.Parameter> parameters, Iterable<?> arguments, Kind kind)
            throws ChunkFormatException {
        for (Object argument : arguments) {
            parameters.add(parameter(argument, kind));
        }
    }

    private void addIfPresent(List<Chunk.Parameter> parameters, Optional<Object> argument, Kind kind)
            throws ChunkFormatException {
        if (argument.isPresent()) {
            parameters.add(parameter(argument.get(), kind));
        }
    }

    private Chunk.Parameter parameter(Object argument, Kind kind) throws ChunkFormatException {
        JsonFields fields = JsonFields.of(argument);
        return new Chunk.Parameter(
                fields.name(Field.NAME),
                kind,
                expressions.annotation(fields, Field.ANNOTATION),
                kind.isVariadic() ? Optional.empty() : expressions.value(fields, Field.DEFAULT));
    }

    private List<ChunkExpression> decorators(Optional<String> parent) throws ChunkFormatException {
        List<ChunkExpression> decorators = new ArrayList<>();
        for (Object decorator : fields.optionalList(Field.DECORATORS)) {
            if (decorator instanceof String) {
                decorators.add(decorator(fields.text(Field.DECORATORS, decorator), parent));
            } else {
                expressions.addKnown(decorator, decorators);
            }
        }
        return decorators;
    }

    private List<ChunkExpression> known(Iterable<?> nodes) throws ChunkFormatException {
        List<ChunkExpression> known = new ArrayList<>();
        for (Object node : nodes) {
            expressions.addKnown(node, known);
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
