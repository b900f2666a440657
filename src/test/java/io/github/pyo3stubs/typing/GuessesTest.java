// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random types over random classes: whoever has an answer that is no guess from the relation of what certainly fits
 * need not ask the relation of what possibly fits.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuessesTest {

    private static final int PAIRS = 2_000;
    private static final String MODULE = "m";

    /** Classes of Python, of which some have unknown supertypes, and one of another package. */
    private static final List<Name> OTHERS = List.of(
            Name.builtin("int"),
            Name.builtin("bool"),
            Name.builtin("str"),
            Name.builtin("object"),
            Name.builtin("type"),
            Name.builtin("ValueError"),
            Name.builtin("range"),
            Name.INCOMPLETE,
            new Name("typing", "Any"),
            new Name("datetime", "datetime"),
            new Name("os", "PathLike"),
            new Name("typing", "SupportsIndex"),
            new Name("foreign", "Foreign"));

    private static final List<Name> GENERIC = List.of(
            Name.builtin("list"),
            Name.builtin("dict"),
            Name.builtin("tuple"),
            Name.builtin("type"),
            new Name("collections.abc", "Sequence"),
            new Name("collections.abc", "Mapping"),
            new Name("collections.abc", "Generator"),
            new Name("collections", "OrderedDict"),
            new Name("foreign", "Generic"));

    private static final List<Expression> VALUES =
            List.of(new StringConstant("a"), new Number("1"), Constant.TRUE, Constant.NONE, new Name(MODULE, "C0.A"));

    private Random random;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_answer_without_a_guess_is_that_of_both_relations(int seed) {
        random = new Random(seed);
        ModuleDef module = module();
        Supertypes supertypes = new Supertypes(module);
        TypeFit certain = TypeFit.certain(supertypes, foreignBases(module));
        TypeFit possible = TypeFit.possible(supertypes, foreignBases(module));
        int fitting = 0;
        int unfitting = 0;
        int guessed = 0;
        for (int i = 0; i < PAIRS; i++) {
            Optional<Expression> type = Optional.of(type(3));
            Optional<Expression> target = Optional.of(type(3));
            certain.begin();
            possible.begin();
            boolean answer = certain.fits(type, target);
            if (certain.hasGuessed()) {
                guessed++;
                assertThat(answer && !possible.fits(type, target))
                        .as("%s certainly fits %s, and cannot possibly", type, target)
                        .isFalse();
            } else {
                assertThat(possible.fits(type, target))
                        .as("%s possibly fits %s", type, target)
                        .isEqualTo(answer);
                assertThat(possible.hasGuessed()).isFalse();
                fitting += answer ? 1 : 0;
                unfitting += answer ? 0 : 1;
            }
        }
        assertThat(fitting).isGreaterThan(PAIRS / 50);
        assertThat(unfitting).isGreaterThan(PAIRS / 50);
        assertThat(guessed).isGreaterThan(PAIRS / 50);
    }

    /** Classes with one base or none: an earlier class, or one of Python or of another package. */
    private ModuleDef module() {
        List<ClassDef> classes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<Expression> bases = new ArrayList<>();
            switch (random.nextInt(4)) {
                case 0 -> bases.add(of(OTHERS));
                case 1 -> bases.add(type(1));
                default -> {
                    if (i > 0) {
                        bases.add(theClass(random.nextInt(i)));
                    }
                }
            }
            classes.add(new ClassDef("C" + i, Optional.empty(), bases, List.of(), List.of(), List.of(), List.of()));
        }
        return new ModuleDef(MODULE, Optional.empty(), false, List.of(), List.of(), classes, List.of(), List.of());
    }

    private static Name theClass(int index) {
        return new Name(MODULE, "C" + index);
    }

    /** The bases outside the module that a class and its bases have. */
    private static Map<Name, List<Expression>> foreignBases(ModuleDef module) {
        Map<Name, List<Expression>> foreign = new HashMap<>();
        for (ClassDef definition : module.classes()) {
            List<Expression> ofClass = new ArrayList<>();
            for (Expression base : definition.bases()) {
                boolean isForeign = !(Subscript.withoutArguments(base) instanceof Name name
                        && name.module().equals(MODULE));
                ofClass.addAll(
                        isForeign ? List.of(base) : foreign.getOrDefault(Subscript.withoutArguments(base), List.of()));
            }
            foreign.put(new Name(MODULE, definition.name()), ofClass);
        }
        return foreign;
    }

    private Expression type(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 3 ->
                new Union(IntStream.range(0, 2).mapToObj(i -> type(depth - 1)).toList());
            case 4 ->
                new Subscript(
                        of(GENERIC),
                        IntStream.range(0, 1 + random.nextInt(2))
                                .mapToObj(i -> type(depth - 1))
                                .toList());
            case 5 -> new Subscript(new Name("typing", "Literal"), List.of(of(VALUES)));
            default -> random.nextBoolean() ? of(OTHERS) : theClass(random.nextInt(12));
        };
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
