// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.gate.Gap.Place;
import io.github.pyo3stubs.name.NamePattern;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GateTest {

    private static final Gap NO_TYPE = new Gap(Place.PARAMETER, "x", Optional.empty());
    private static final List<Item> ITEMS = List.of(
            new Item("geo", List.of(), true),
            new Item("geo.connect", List.of(NO_TYPE, new Gap(Place.RESULT, "", Optional.of("Any"))), false),
            new Item("geo.Point", List.of(), false),
            new Item("geo.Point.x", List.of(NO_TYPE), true));

    private static Gate gate(String types, String documentation, String... exemptions) {
        return new Gate(
                Share.parse(types),
                Share.parse(documentation),
                Arrays.stream(exemptions).map(NamePattern::new).toList());
    }

    private static String problem(Gate gate) {
        return gate.measure(ITEMS).problem("libgeo.so").map(Message::toString).orElse("");
    }

    @Test
    void an_open_gate_only_counts() {
        assertThat(Gates.OPEN.isClosed()).isFalse();
        assertThat(problem(Gates.OPEN)).isEmpty();
        assertThat(Gates.OPEN.measure(ITEMS).coverage()).isEqualTo(new Coverage(4, 2, 2));
    }

    @Test
    void a_gate_names_what_is_missing_and_what_to_do() {
        assertThat(problem(gate("1", "0.75"))).isEqualTo("""
                2 of 4 public items of libgeo.so have types that are not known: 50.0 % are typed, and 100 % are required.
                  geo.connect: parameter 'x' has no type
                  geo.connect: returns 'Any'
                  geo.Point.x: parameter 'x' has no type
                Say the type in Rust, as a Rust type or in the signature: \
                #[pyo3(signature = (options: "dict[str, int]") -> "Report")]. An overlay can say it too.
                2 of 4 public items of libgeo.so have no documentation: 50.0 % are documented, and 75 % are required.
                  geo.connect
                  geo.Point
                Write it in Rust, as a comment that begins with ///.
                Then build the library again. To leave items out: exemptions=<qualified name or pattern>,…""");
    }

    @Test
    void a_share_is_enough() {
        assertThat(gate("0.5", "0.5").isClosed()).isTrue();
        assertThat(problem(gate("0.5", "0.5"))).isEmpty();
        assertThat(problem(gate("0.51", ""))).contains("geo.connect").doesNotContain("documentation");
        assertThat(problem(gate("", "0.51"))).contains("geo.Point\n").doesNotContain("types");
    }

    @Test
    void an_exemption_does_not_count() {
        Gate gate = gate("1", "", "geo.connect", "geo.Point.*");

        assertThat(gate.measure(ITEMS).coverage()).isEqualTo(new Coverage(2, 2, 1));
        assertThat(problem(gate)).isEmpty();
    }

    /** Each pattern counts as used by itself, whatever another one matches too. */
    @Test
    void an_exemption_must_match() {
        assertThat(problem(gate("", "", "geo.**", "geo.connect"))).isEmpty();
        Optional<Message> message = gate("0.5", "", "geo.point", "geo.connect", "x.*")
                .measure(ITEMS)
                .problem("libgeo.so");

        assertThat(message.orElseThrow().toString()).isEqualTo("""
                No public item has a name that these exemptions match:
                  geo.point
                  x.*
                Correct or remove them: exemptions=…""");
        assertThat(message.orElseThrow().remedies()).<Remedy>containsExactly(new ChooseOption(Option.EXEMPTIONS));
    }

    @Test
    void a_module_that_is_not_described_as_a_whole_has_its_own_remedy() {
        List<Item> others =
                List.of(new Item("geo.__getattr__", List.of(new Gap(Place.OTHER_MEMBERS, "", Optional.empty())), true));

        assertThat(gate("1", "")
                        .measure(others)
                        .problem("libgeo.so")
                        .orElseThrow()
                        .toString())
                .contains(
                        "1 of 1 public items of libgeo.so has types",
                        "geo.__getattr__: stands for members that are not described")
                .contains("as #[pymodule] mod, with its members inside.");
    }

    @Test
    void a_long_list_is_capped() {
        List<Item> many = IntStream.range(0, 50)
                .mapToObj(number -> new Item("geo.f" + number, List.of(NO_TYPE), false))
                .toList();

        assertThat(gate("1", "1")
                        .measure(many)
                        .problem("libgeo.so")
                        .orElseThrow()
                        .toString())
                .contains("geo.f39: parameter", "  geo.f39\n", "and 10 more")
                .doesNotContain("geo.f40");
    }
}
