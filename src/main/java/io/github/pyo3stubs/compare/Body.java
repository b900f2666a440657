package io.github.pyo3stubs.compare;

import io.github.pyo3stubs.syntax.BlockStatement.Compound;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The statements of a module or class, under whatever conditions they stand. */
public final class Body {

    private Body() {}

    /** The statements, those below conditions among them, without the conditions and comments, in the order of the text. */
    public static Stream<Statement> simple(List<Statement> body) {
        return body.stream().flatMap(statement -> {
            if (statement instanceof If conditional) {
                return Stream.concat(
                        conditional.branches().stream().flatMap(branch -> simple(branch.body())),
                        simple(conditional.otherwise()));
            } else if (statement instanceof Compound compound) {
                return compound.clauses().stream().flatMap(clause -> simple(clause.body()));
            }
            return statement instanceof Comment ? Stream.of() : Stream.of(statement);
        });
    }

    /**
     * The statements with others in their places. All conditions of a block stay while one of them has something below
     * it, since each depends on those before it. A comment goes with the statement after it.
     *
     * @param others what is to stand in the place of a statement that is no condition
     */
    public static List<Statement> mapped(List<Statement> body, Function<Statement, List<Statement>> others) {
        List<Statement> mapped = new ArrayList<>();
        List<Statement> comments = new ArrayList<>();
        for (Statement statement : body) {
            if (statement instanceof Comment) {
                comments.add(statement);
                continue;
            }
            List<Statement> inPlace = inPlaceOf(statement, others);
            if (!inPlace.isEmpty()) {
                mapped.addAll(comments);
                mapped.addAll(inPlace);
            }
            comments.clear();
        }
        return mapped;
    }

    private static List<Statement> inPlaceOf(Statement statement, Function<Statement, List<Statement>> others) {
        Statement block = statement;
        if (statement instanceof If conditional) {
            block = new If(
                    conditional.branches().stream()
                            .map(branch -> new If.Branch(branch.condition(), mapped(branch.body(), others)))
                            .toList(),
                    mapped(conditional.otherwise(), others));
        } else if (statement instanceof Compound compound) {
            block = new Compound(compound.clauses().stream()
                    .map(clause -> new Compound.Clause(clause.header(), mapped(clause.body(), others)))
                    .toList());
        } else {
            return others.apply(statement);
        }
        return simple(List.of(block)).findAny().isPresent() ? List.of(block) : List.of();
    }
}
