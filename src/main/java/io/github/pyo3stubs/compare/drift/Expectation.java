// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a committed stub should say: what the library declares and, where the library cannot tell, what the committed
 * stub says.
 *
 * @param whole the generated stub. For a partly described module, the names that only the committed stub declares are
 *     added
 * @param expected the same without the omitted parts; the committed stub is compared with this one
 * @param unchecked qualified names that only the committed stub declares, in its order
 * @param omitted parts that the committed stub lacks, like stubs of older generators
 */
public record Expectation(StubFile whole, StubFile expected, List<String> unchecked, Set<Omission> omitted) {

    public Expectation {
        unchecked = List.copyOf(unchecked);
        omitted = Set.copyOf(omitted);
    }

    /**
     * The expectation for a committed stub.
     *
     * @param generated what the library declares
     * @param by content or signatures; by signatures nothing is omitted, because none of the omissions counts
     */
    public static Expectation of(StubFile generated, StubFile committed, Comparison by, PartlyDescribed partly) {
        String module = generated.module();
        List<Statement> further = partly.contains(module) ? further(generated, committed, partly) : List.of();
        List<String> unchecked = Body.flat(further)
                .filter(Expectation::isMember)
                .map(statement -> Alignment.name(statement, module))
                .distinct()
                .toList();
        // The function that stands for all undescribed members is not needed beside a public one of them
        boolean named = !names(committed).contains(module + "." + StubFile.GETATTR)
                && unchecked.stream().anyMatch(Expectation::isPublic);
        StubFile described = without(generated, statement -> named && PartlyDescribed.isOthers(statement));
        StubFile whole = described.withBody(
                Stream.concat(described.body().stream(), further.stream()).toList());

        Set<Omission> omitted = EnumSet.noneOf(Omission.class);
        if (by == Comparison.CONTENT) {
            if (lacks(committed, generated, Expectation::isAll)) {
                omitted.add(Omission.ALL);
            }
            if (lacks(committed, generated, statement -> offersSubmodule(statement, generated))) {
                omitted.add(Omission.SUBMODULES);
            }
        }
        return new Expectation(
                whole, without(whole, statement -> isOmitted(statement, generated, omitted)), unchecked, omitted);
    }

    /** Qualified names of the omitted declarations. */
    public Set<String> omittedNames() {
        return Body.flat(whole.body())
                .filter(statement -> isOmitted(statement, whole, omitted))
                .map(statement -> Alignment.name(statement, whole.module()))
                .collect(toSet());
    }

    /**
     * The last definitions of names that the committed stub declares at the top of the module, and the generated one
     * does not.
     */
    private static List<Statement> further(StubFile generated, StubFile committed, PartlyDescribed partly) {
        Set<String> described = names(generated);
        return Redefinitions.lastOnly(Body.mapped(
                committed.body(),
                statement -> described.contains(Alignment.name(statement, committed.module()))
                                || !partly.mayDeclare(statement)
                        ? List.of()
                        : List.of(statement)));
    }

    private static Set<String> names(StubFile file) {
        return Body.flat(file.body())
                .filter(Expectation::isMember)
                .map(statement -> Alignment.name(statement, file.module()))
                .collect(toSet());
    }

    private static boolean isMember(Statement statement) {
        return statement instanceof Import explicit ? explicit.reexported() : !Staleness.isNameless(statement);
    }

    private static boolean isPublic(String qualifiedName) {
        String name = DottedName.of(qualifiedName).last();
        return !name.equals(StubFile.ALL) && (!name.startsWith("_") || name.matches("__\\w+__"));
    }

    private static boolean isAll(Statement statement) {
        return statement.binds().contains(StubFile.ALL);
    }

    private static boolean offersSubmodule(Statement statement, StubFile generated) {
        return statement instanceof Import explicit
                && explicit.reexported()
                && explicit.name().module().equals(generated.module())
                && !explicit.isAll();
    }

    private static boolean isOmitted(Statement statement, StubFile generated, Set<Omission> omitted) {
        return omitted.contains(Omission.ALL) && isAll(statement)
                || omitted.contains(Omission.SUBMODULES) && offersSubmodule(statement, generated);
    }

    /** Whether the generated stub has statements of a kind, and the committed stub has none of their names. */
    private static boolean lacks(StubFile committed, StubFile generated, Predicate<Statement> kind) {
        Set<String> wanted = names(without(generated, kind.negate()));
        Set<String> found = names(committed);
        return !wanted.isEmpty() && wanted.stream().noneMatch(found::contains);
    }

    private static StubFile without(StubFile file, Predicate<Statement> kind) {
        return file.withBody(
                Body.mapped(file.body(), statement -> kind.test(statement) ? List.of() : List.of(statement)));
    }
}
