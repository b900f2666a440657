// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.it.RandomFamilies;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.typing.Supertypes;
import io.github.pyo3stubs.typing.TypeFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Overrides} compares members a second time only if an answer in the first comparison was a guess. */
class GuessedOverridesTest {

    private static final int FAMILIES = 200;

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, true"})
    void reports_without_a_guess_are_those_of_both_relations(long seed, boolean foreign) {
        ModuleDef module = new RandomFamilies(seed, foreign).module(FAMILIES);
        Hierarchy hierarchy = new Hierarchy(StubBuilder.build(module, PythonVersion.OLDEST));
        Supertypes supertypes = new Supertypes(module);
        TypeFit certain = TypeFit.certain(supertypes, hierarchy.foreignBases());
        TypeFit possible = TypeFit.possible(supertypes, hierarchy.foreignBases());
        int reported = 0;
        int guessed = 0;
        for (Name owner : hierarchy.names()) {
            for (Member member : hierarchy.members(owner).values()) {
                certain.begin();
                List<Report> reports = reports(certain, hierarchy, owner, member);
                if (certain.hasGuessed()) {
                    guessed++;
                } else {
                    possible.begin();
                    assertThat(reports(possible, hierarchy, owner, member))
                            .as("%s.%s", owner, member.name())
                            .isEqualTo(reports);
                    reported += reports.isEmpty() ? 0 : 1;
                }
            }
        }
        assertThat(reported).as("members that are reported without a guess").isGreaterThan(FAMILIES / 2);
        assertThat(guessed > 0).as("members with a guess").isEqualTo(foreign);
    }

    /** What mypy reports over all bases, and pyright over each. */
    private static List<Report> reports(TypeFit types, Hierarchy hierarchy, Name owner, Member member) {
        List<Name> bases = hierarchy.bases(owner);
        List<Optional<Member>> above = Stream.concat(
                        bases.stream().map(base -> hierarchy.members(base).get(member.name())),
                        Stream.of(ObjectMembers.ALL.get(member.name())))
                .map(Optional::ofNullable)
                .toList();
        List<Report> reports = new ArrayList<>(new MypyOverride(types, owner).reports(member, above));
        for (int i = 0; i < bases.size(); i++) {
            if (above.get(i).isPresent()) {
                reports.addAll(new PyrightOverride(types, owner, bases.get(i))
                        .reports(member, above.get(i).get()));
            }
        }
        return reports;
    }
}
