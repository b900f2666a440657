// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Statement;
import java.util.List;
import java.util.function.IntFunction;

/** Which block of a partition counts where: conditions, and conditions inside conditions. */
sealed interface Decision {

    /** The comparisons in the conditions, and one for each block that is written again. */
    default int cost(int blocks) {
        return comparisons() + Math.max(0, leaves() - blocks);
    }

    int comparisons();

    int leaves();

    /** The statements of blocks under the conditions. */
    List<Statement> statements(IntFunction<List<Statement>> block);

    /** A block, by its index in the partition. */
    record Block(int index) implements Decision {
        @Override
        public int comparisons() {
            return 0;
        }

        @Override
        public int leaves() {
            return 1;
        }

        @Override
        public List<Statement> statements(IntFunction<List<Statement>> block) {
            return block.apply(index);
        }
    }

    /** Nothing is declared. */
    record Nothing() implements Decision {
        @Override
        public int comparisons() {
            return 0;
        }

        @Override
        public int leaves() {
            return 0;
        }

        @Override
        public List<Statement> statements(IntFunction<List<Statement>> block) {
            return List.of();
        }
    }

    /** {@code if}, {@code elif} and {@code else}. */
    record Chain(List<Case> cases, Decision otherwise) implements Decision {
        public Chain {
            cases = List.copyOf(cases);
        }

        @Override
        public int comparisons() {
            return otherwise.comparisons()
                    + cases.stream()
                            .mapToInt(each ->
                                    each.condition().comparisons() + each.then().comparisons())
                            .sum();
        }

        @Override
        public int leaves() {
            return otherwise.leaves()
                    + cases.stream().mapToInt(each -> each.then().leaves()).sum();
        }

        @Override
        public List<Statement> statements(IntFunction<List<Statement>> block) {
            return List.of(new If(
                    cases.stream()
                            .map(each -> new If.Branch(
                                    each.condition().expression(), each.then().statements(block)))
                            .toList(),
                    otherwise.statements(block)));
        }
    }

    /** A condition, and what counts where it is true and those before it are false. */
    record Case(Formula condition, Decision then) {}
}
