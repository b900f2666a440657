// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static io.github.pyo3stubs.merge.targets.Targets.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.merge.targets.Targets;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ViewsAtHandTest {

    private static final String COMMITTED = """
            import sys
            if sys.version_info >= (3, 12):
                a: int
            else:
                a: str
            """;

    private static SortedMap<View, StubTree> views(String committed, String... targetsAndTexts)
            throws StubSyntaxException {
        LibraryStubs libraries = AnyTarget.libraries(Targets.trees(targetsAndTexts));
        StubTree stubs = tree(committed);
        StubConditions conditions = StubConditions.of(stubs).and(libraries.merged(), stubs);
        return ViewsAtHand.of(libraries, stubs, conditions.spans(), Comparison.CONTENT, PartlyDescribed.NONE)
                .stubs();
    }

    private static List<String> names(SortedMap<View, StubTree> views) {
        return views.keySet().stream().map(View::toString).toList();
    }

    @Test
    void a_wheel_is_for_the_versions_of_its_tag() throws StubSyntaxException {
        assertThat(names(views(COMMITTED, "linux cp310-cp310", "a: str\n")))
                .containsExactly("linux, Python 3.11 and earlier");
        assertThat(names(views(COMMITTED, "linux cp310-abi3", "a: str\n", "linux cp312-cp312", "a: int\n")))
                .containsExactly(
                        "linux, Python 3.11 and earlier", "linux, Python 3.12", "linux, Python 3.13 and later");
        assertThat(names(views(COMMITTED, "linux cp313-cp313", "a: int\n", "windows cp39-cp39", "a: str\n")))
                .containsExactly("linux, Python 3.12 and later", "win32, Python 3.11 and earlier");
    }

    @Test
    void each_view_sees_its_own_library() throws StubSyntaxException {
        assertThat(views(COMMITTED, "linux cp310-cp310", "a: str\n", "linux cp312-cp312", "a: int\n")
                        .values())
                .containsExactly(tree("a: str\n"), tree("a: int\n"));
    }

    @Test
    void a_library_for_an_unknown_version_is_for_the_one_whose_stubs_differ_least() throws StubSyntaxException {
        assertThat(names(views(COMMITTED, "linux", "a: int\n"))).containsExactly("linux, Python 3.12 and later");
        assertThat(names(views(COMMITTED, "linux", "a: str\n"))).containsExactly("linux, Python 3.11 and earlier");
        assertThat(names(views(COMMITTED + "b: int\n", "linux", "a: int\nb: str\n")))
                .containsExactly("linux, Python 3.12 and later");
        // the oldest of those that differ equally
        assertThat(names(views(COMMITTED, "linux", "a: bytes\n"))).containsExactly("linux, Python 3.11 and earlier");
    }

    @Test
    void a_library_for_the_stable_abi_alone_is_for_those_of_its_versions_whose_stubs_differ_least()
            throws StubSyntaxException {
        assertThat(names(views(COMMITTED, "linux cp39-abi3", "a: str\n")))
                .containsExactly("linux, Python 3.11 and earlier");
        assertThat(names(views(COMMITTED, "linux cp39-abi3", "a: int\n")))
                .containsExactly("linux, Python 3.12 and later");
        assertThat(names(views(COMMITTED, "linux cp312-abi3", "a: str\n")))
                .containsExactly("linux, Python 3.12 and later");
    }

    /** An overlay says what newer versions have, and a condition in the committed stub stands for more. */
    @Test
    void a_view_of_which_an_overlay_says_only_a_part_is_not_compared() throws StubSyntaxException {
        String overlaid = "import sys\nif sys.version_info >= (3, 12):\n    a: int\n";
        LibraryStubs libraries = AnyTarget.libraries(tree(overlaid));

        assertThat(unchecked(libraries, overlaid)).isEmpty();
        assertThat(unchecked(libraries, overlaid + "    b: int\n")).contains("linux, Python 3.12 and later");
    }

    private static List<String> unchecked(LibraryStubs libraries, String committed) throws StubSyntaxException {
        return DemandedStubs.of(libraries, tree(committed), Comparison.CONTENT, PartlyDescribed.NONE)
                .unchecked()
                .stream()
                .map(View::toString)
                .toList();
    }

    @Test
    void without_conditions_on_versions_there_is_one_view_of_each_system() throws StubSyntaxException {
        assertThat(names(views("a: int\n", "linux", "a: int\n", "windows cp310-cp310", "a: str\n")))
                .containsExactly("linux", "win32");
    }
}
