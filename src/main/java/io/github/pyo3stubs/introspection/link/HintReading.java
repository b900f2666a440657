// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Attribute;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads one hint: data that PyO3 wrote, with texts of the author's in some places. The parts of a hint without texts
 * are not checked, only its names.
 */
final class HintReading implements UnaryOperator<Expression> {

    private final HintNames names;
    private final AnnotationText texts;
    private final TypeCheck types;
    private final UnknownParts unknown;

    HintReading(HintNames names, AnnotationText texts, TypeCheck types, UnknownParts unknown) {
        this.names = names;
        this.texts = texts;
        this.types = types;
        this.unknown = unknown;
    }

    /** The type of a hint: without quotes, and with types for names that are texts, such as {@code ()}. */
    @Override
    public Expression apply(Expression hint) {
        if (hint instanceof StringConstant quoted) {
            return texts.type(quoted.value(), types);
        } else if (!HintNames.isSpellable(hint)) {
            return types.apply(parsed(hint));
        } else if (hint instanceof Name name) {
            return unknown.available(name);
        } else if (hint instanceof Attribute attribute) {
            return attribute(attribute, this);
        }
        return hint instanceof Subscript subscript ? subscript(subscript) : hint.mapped(this);
    }

    private static Expression attribute(Attribute attribute, UnaryOperator<Expression> part) {
        return UnknownParts.attribute(part.apply(attribute.value()), attribute.attribute());
    }

    /** The type of a subscript: read as Python if one of its parts is a text in the place of a name. */
    private Expression subscript(Subscript subscript) {
        if (!HintNames.isSpellable(subscript.value()) || !areSpellable(subscript.arguments())) {
            return types.apply(parsed(subscript));
        }
        Subscript read = subscript.mapped(this, new Values());
        return Name.INCOMPLETE.equals(read.value()) || TypeCheck.isLost(read) ? Name.INCOMPLETE : read;
    }

    private static boolean areSpellable(List<Expression> parts) {
        for (Expression part : parts) {
            if (!HintNames.isSpellable(part)) {
                return false;
            }
        }
        return true;
    }

    /** Reads an argument that is not a type: a value of {@code Literal}, or metadata of {@code Annotated}. */
    private final class Values implements UnaryOperator<Expression> {

        @Override
        public Expression apply(Expression value) {
            if (value instanceof Name name && HintNames.isSpellable(name)) {
                return unknown.available(name);
            } else if (!HintNames.isSpellable(value)) {
                return unknown.notAType();
            }
            return value instanceof Attribute attribute ? attribute(attribute, this) : value.mapped(this);
        }
    }

    /** A hint as Python spells it: names that are texts are parsed. */
    private Expression parsed(Expression hint) {
        if (HintNames.isSpellable(hint)) {
            return hint instanceof Attribute attribute ? attribute(attribute, this::parsed) : hint.mapped(this::parsed);
        }
        return hint instanceof Name name && (name.isLocal() || Identifiers.isPath(name.module()))
                ? texts.expression(name.path(), names.within(name.module()))
                : unknown.notAType();
    }
}
