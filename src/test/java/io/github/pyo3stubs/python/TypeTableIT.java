// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.python.KnownType.Variance;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.TypeParameter.Kind;
import io.github.pyo3stubs.syntax.TypeshedStubs;
import io.github.pyo3stubs.syntax.ValueExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of types and typeshed, compared. */
class TypeTableIT {

    /** Old names of exceptions that modules have without saying so. */
    private static final Set<Name> NOT_IN_TYPESHED = Set.of(new Name("calendar", "error"), new Name("mmap", "error"));

    /**
     * Classes that are no types of values, but decorators, and those of which typing_extensions has none for old
     * Pythons.
     */
    private static final List<Name> NOT_IN_TABLE = List.of(
            new Name("builtins", "sentinel"),
            new Name("enum", "member"),
            new Name("enum", "nonmember"),
            new Name("enum", "property"),
            new Name("enum", "verify"),
            new Name("threading", "serialize_iterator"),
            new Name("types", "FrameLocalsProxyType"),
            new Name("types", "LazyImportType"));

    private static Typeshed typeshed;

    @BeforeAll
    static void fetch() throws Exception {
        List<StubFile> files = new ArrayList<>();
        for (TypeshedStubs.Text stub : TypeshedStubs.fetched()) {
            files.add(stub.parsed());
        }
        typeshed = Typeshed.of(files);
    }

    /** But for special forms, of which typeshed does not say what they mean. */
    @Test
    void names_of_one_thing_mean_one_thing_in_typeshed() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Name name : TypeTable.ALL.names()) {
            if (TypeTable.ALL.canonical(name).isEmpty() || NOT_IN_TYPESHED.contains(name)) {
                continue;
            }
            Name canonical = KnownNames.canonical(name);
            Set<Name> meanings = typeshed.meanings(name);
            Set<Name> others = typeshed.meanings(canonical);
            boolean same = meanings.stream()
                    .anyMatch(meaning -> others.contains(meaning)
                            || others.contains(KnownNames.canonical(meaning))
                            || typeshed.isSpecial(meaning));
            softly.assertThat(same && !others.isEmpty())
                    .as("%s is %s", name, canonical)
                    .isTrue();
        }
        softly.assertAll();
    }

    /** What typing, typing_extensions and the like take from elsewhere has the name that it has there. */
    @Test
    void no_alias_of_typeshed_is_missing_in_the_table() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Name name : typeshed.publicNames("typing", "typing_extensions", "_collections_abc", "collections.abc")) {
            Set<Name> canonical =
                    typeshed.meanings(name).stream().map(KnownNames::canonical).collect(Collectors.toSet());
            softly.assertThat(canonical).as(name.toString()).contains(KnownNames.canonical(name));
        }
        softly.assertAll();
    }

    /** Typeshed tells releases from 3.11 on; of names that older ones lack it may say nothing. */
    @Test
    void names_are_new_in_the_release_that_typeshed_tells() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (KnownType type : types()) {
            OptionalInt first = typeshed.firstRelease(type.name());
            softly.assertThat(first).as(type.name().dotted()).isPresent();
            softly.assertThat(type.since()
                            .map(PythonVersion::minor)
                            .filter(minor -> minor > Typeshed.OLDEST)
                            .orElse(Typeshed.OLDEST))
                    .as(type.name().dotted())
                    .isEqualTo(first.orElse(0));
        }
        softly.assertAll();
    }

    @Test
    void no_new_class_of_typeshed_is_missing_in_the_table() throws Exception {
        Set<Name> known = types().stream().map(KnownType::name).collect(Collectors.toSet());
        Set<String> modules = known.stream().map(Name::module).collect(Collectors.toSet());

        assertThat(typeshed.newClasses(modules))
                .filteredOn(name -> !known.contains(KnownNames.canonical(name)))
                .containsExactlyInAnyOrderElementsOf(NOT_IN_TABLE);
    }

    /** Typeshed does not say what type checkers know of {@code tuple} and {@code type}; {@code InitVar} is no type. */
    @Test
    void types_have_the_parameters_that_typeshed_tells() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (KnownType type : types()) {
            if (!List.of("tuple", "type", "InitVar").contains(type.name().path())) {
                typeshed.classOf(type.name())
                        .ifPresent(known -> softly.assertThat(type.parameters())
                                .as(type.name().dotted())
                                .extracting(parameter ->
                                        List.of(parameter.kind(), parameter.variance(), parameter.hasDefault()))
                                .isEqualTo(typeshed.typeVariables(known).stream()
                                        .map(name -> parameter(
                                                typeshed.typeVariable(name).orElseThrow()))
                                        .toList()));
            }
        }
        softly.assertAll();
    }

    private static List<KnownType> types() {
        return TypeTable.ALL.names().stream()
                .flatMap(name -> TypeTable.ALL.type(name).stream())
                .toList();
    }

    private static List<Object> parameter(ValueExpression.Call variable) {
        Set<String> keywords = variable.arguments().stream()
                .filter(ValueExpression.Keyword.class::isInstance)
                .map(keyword -> ((ValueExpression.Keyword) keyword).name())
                .collect(Collectors.toSet());
        return List.of(
                ((Name) variable.callee()).path().equals("ParamSpec") ? Kind.PARAMETERS : Kind.TYPE,
                keywords.contains("covariant")
                        ? Variance.COVARIANT
                        : keywords.contains("contravariant") ? Variance.CONTRAVARIANT : Variance.INVARIANT,
                keywords.contains("default"));
    }

    @Test
    void bases_are_those_that_typeshed_tells() throws Exception {
        TypeshedBases bases = new TypeshedBases(typeshed);
        SoftAssertions softly = new SoftAssertions();
        for (KnownType type : types()) {
            softly.assertThat(bases.missing(type))
                    .as("missing bases of %s", type.name().dotted())
                    .isEmpty();
            softly.assertThat(bases.unknown(type))
                    .as("unknown bases of %s", type.name().dotted())
                    .isEmpty();
        }
        softly.assertAll();
    }
}
