// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One item of an extension, as one introspection record describes it (specification, section 3). Items refer to each
 * other by id. The JSON of all PyO3 releases becomes the same chunks; texts in older records are converted as far as no
 * other chunk is needed for it.
 */
public sealed interface Chunk {

    /** The item's Python name, without a module or class before it. */
    String name();

    /** The id by which other items refer to this one; methods and most attributes have none. */
    Optional<String> identity();

    /** The id of the class, or for attributes also the module, that declares the item; modules have none. */
    Optional<String> parent();

    Optional<String> documentation();

    /**
     * A module.
     *
     * @param members the ids of its members; some may have no chunk
     * @param incomplete whether members are added that PyO3 does not describe
     * @param constants the constants that PyO3 0.25.1 lists within the module
     */
    record Module(
            String id,
            String name,
            List<String> members,
            boolean incomplete,
            List<Attribute> constants,
            Optional<String> documentation)
            implements Chunk {
        public Module {
            members = List.copyOf(members);
            constants = List.copyOf(constants);
        }

        /** The same module with members that its record lacks. Others may be missing as well, so it is incomplete. */
        public Module withUndescribed(List<String> further) {
            List<String> all = Stream.concat(members.stream(), further.stream()).toList();
            return new Module(id, name, all, true, constants, documentation);
        }

        @Override
        public Optional<String> identity() {
            return Optional.of(id);
        }

        @Override
        public Optional<String> parent() {
            return Optional.empty();
        }
    }

    /** A class; its members are the chunks that name it as their parent. */
    record ClassDef(
            String id,
            String name,
            Optional<String> parent,
            List<ChunkExpression> bases,
            List<ChunkExpression> decorators,
            Optional<String> documentation)
            implements Chunk {
        public ClassDef {
            bases = List.copyOf(bases);
            decorators = List.copyOf(decorators);
        }

        @Override
        public Optional<String> identity() {
            return Optional.of(id);
        }
    }

    /**
     * A type that a module re-exports from another one. PyO3 writes no record of it: {@code RecoveredTypes} adds types
     * of other libraries, which it knows by their ids, and {@code SharedClasses} adds types that another module
     * declares.
     *
     * @param type the name under which it can be imported
     */
    record Reexport(String id, String name, Expression.Name type) implements Chunk {

        @Override
        public Optional<String> identity() {
            return Optional.of(id);
        }

        @Override
        public Optional<String> parent() {
            return Optional.empty();
        }

        @Override
        public Optional<String> documentation() {
            return Optional.empty();
        }
    }

    /** A function or method. */
    record Function(
            Optional<String> identity,
            String name,
            Optional<String> parent,
            List<ChunkExpression> decorators,
            List<Parameter> parameters,
            Optional<ChunkExpression> returns,
            boolean async,
            Optional<String> documentation)
            implements Chunk {
        public Function {
            decorators = List.copyOf(decorators);
            parameters = List.copyOf(parameters);
        }

        Function withReturns(ChunkExpression returns) {
            return new Function(
                    identity, name, parent, decorators, parameters, Optional.of(returns), async, documentation);
        }
    }

    /** A constant of a module or an attribute of a class. */
    record Attribute(
            Optional<String> identity,
            String name,
            Optional<String> parent,
            Optional<ChunkExpression> annotation,
            Optional<ChunkExpression> value,
            Optional<String> documentation)
            implements Chunk {}

    /** A parameter of a function; the parameters stand in the order of their kinds. */
    record Parameter(
            String name, Kind kind, Optional<ChunkExpression> annotation, Optional<ChunkExpression> defaultValue) {}
}
