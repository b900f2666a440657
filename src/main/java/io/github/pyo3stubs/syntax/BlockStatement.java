// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A statement with blocks below it whose names belong to the scope around it. */
public sealed interface BlockStatement extends Statement {

    /** {@code if}, any number of {@code elif}, and {@code else}, whose body is empty where there is none. */
    record If(List<Branch> branches, List<Statement> otherwise) implements BlockStatement {
        public If {
            List<Branch> flat = new ArrayList<>(branches);
            while (otherwise.size() == 1 && otherwise.get(0) instanceof If inner) {
                flat.addAll(inner.branches());
                otherwise = inner.otherwise();
            }
            branches = List.copyOf(flat);
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public If mapped(BiFunction<Role, Expression, Expression> change) {
            return new If(
                    branches.stream()
                            .map(branch -> new Branch(change.apply(Role.VALUE, branch.condition()), branch.body()))
                            .toList(),
                    otherwise);
        }

        /**
         * The body of each branch, under its condition and the negated ones before it, and the body of {@code else}.
         */
        @Override
        public List<Body> blocks() {
            List<Body> blocks = new ArrayList<>();
            List<Expression> conditions = new ArrayList<>();
            for (Branch branch : branches) {
                conditions.add(branch.condition());
                blocks.add(new Body(conditions, branch.body()));
                conditions.set(conditions.size() - 1, new Expression.Unary("not", branch.condition()));
            }
            blocks.add(new Body(conditions, otherwise));
            return blocks;
        }

        @Override
        public If withBlocks(Function<Body, List<Statement>> statements) {
            List<List<Statement>> bodies = blocks().stream().map(statements).toList();
            return new If(
                    IntStream.range(0, branches.size())
                            .mapToObj(i -> new Branch(branches.get(i).condition(), bodies.get(i)))
                            .toList(),
                    bodies.get(branches.size()));
        }

        /** The statements that count where a condition holds and all conditions before it do not. */
        public record Branch(Expression condition, List<Statement> body) {
            public Branch {
                body = List.copyOf(body);
            }
        }
    }

    /** A compound statement of another kind: {@code try}, {@code with}, {@code for}, {@code while}, {@code match}. */
    record Compound(List<Clause> clauses) implements BlockStatement {
        public Compound {
            clauses = List.copyOf(clauses);
        }

        @Override
        public Compound mapped(BiFunction<Role, Expression, Expression> change) {
            return new Compound(clauses.stream()
                    .map(clause -> new Clause(clause.header().mapped(change), clause.body()))
                    .toList());
        }

        /** The body of each clause, under its header. */
        @Override
        public List<Body> blocks() {
            return clauses.stream()
                    .map(clause -> new Body(List.of(clause.header().verbatim()), clause.body()))
                    .toList();
        }

        @Override
        public Compound withBlocks(Function<Body, List<Statement>> statements) {
            List<List<Statement>> bodies = blocks().stream().map(statements).toList();
            return new Compound(IntStream.range(0, clauses.size())
                    .mapToObj(i -> new Clause(clauses.get(i).header(), bodies.get(i)))
                    .toList());
        }

        @Override
        public List<String> binds() {
            return clauses.stream()
                    .flatMap(clause -> clause.header().names().stream())
                    .toList();
        }

        @Override
        public List<String> locals() {
            return binds();
        }

        /** A header, without its colon, and the body below it. */
        public record Clause(OpaqueStatement header, List<Statement> body) {
            public Clause {
                body = List.copyOf(body);
            }
        }
    }
}
