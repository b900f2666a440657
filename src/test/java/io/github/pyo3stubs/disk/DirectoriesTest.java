// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DirectoriesTest {

    @TempDir
    private Path directory;

    private Path top;
    private Path sub;
    private Path deep;

    @BeforeEach
    void makeTree() throws IOException {
        top = directory.resolve("top");
        sub = top.resolve("sub");
        deep = Files.createDirectories(sub.resolve("deep"));
    }

    @Test
    void a_directory_comes_behind_its_entries() throws IOException {
        Path inDeep = file(deep, "a.pyi");
        assertThat(Directories.entriesBelow(top)).containsExactly(inDeep, deep, sub, top);

        Path inSub = file(sub, "b.pyi");
        Path inTop = file(top, "c.pyi");
        Path empty = Files.createDirectory(top.resolve("empty"));

        List<Path> entries = Directories.entriesBelow(top);

        assertThat(entries)
                .containsExactlyInAnyOrder(inDeep, deep, inSub, sub, inTop, empty, top)
                .containsSubsequence(inDeep, deep, sub, top)
                .containsSubsequence(inSub, sub)
                .endsWith(top);
    }

    @Test
    void a_link_is_an_entry_and_is_not_followed() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        file(elsewhere, "a.pyi");
        Path toDirectory = Files.createSymbolicLink(deep.resolve("directory"), elsewhere);
        Path upwards = Files.createSymbolicLink(deep.resolve("upwards"), top);
        Path toNothing = Files.createSymbolicLink(deep.resolve("nothing"), directory.resolve("missing"));

        assertThat(Directories.entriesBelow(top))
                .containsExactlyInAnyOrder(toDirectory, upwards, toNothing, deep, sub, top);
    }

    @Test
    void what_is_no_directory_has_nothing_below_it() throws IOException {
        Path file = file(directory, "a.pyi");
        Path link = Files.createSymbolicLink(directory.resolve("link"), top);

        assertThat(Directories.entriesBelow(file)).containsExactly(file);
        assertThat(Directories.entriesBelow(link)).containsExactly(link);
        assertThat(Directories.entriesBelow(directory.resolve("missing"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void there_are_no_more_entries_than_the_most(int most) throws IOException {
        file(deep, "a.pyi");
        file(deep, "b.pyi");
        file(sub, "c.pyi");

        assertThat(Directories.entriesBelow(top, most, entry -> true)).hasSize(Math.min(most, 6));
    }

    @Test
    void only_entries_that_are_wanted_count() throws IOException {
        file(top, "a.txt");
        file(sub, "b.txt");
        Path one = file(deep, "c.pyi");
        Path other = file(sub, "d.pyi");

        assertThat(Directories.entriesBelow(top, 1, DirectoriesTest::isStub)).hasSize(1);
        assertThat(Directories.entriesBelow(top, 2, DirectoriesTest::isStub)).containsExactlyInAnyOrder(one, other);
        assertThat(Directories.entriesBelow(top, 3, DirectoriesTest::isStub)).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void a_directory_that_cannot_be_read_is_an_error() throws IOException {
        file(deep, "a.pyi");
        assumeTrue(deep.toFile().setReadable(false), "The permissions of a directory cannot be changed.");
        try {
            assumeTrue(!Files.isReadable(deep), "Permissions do not count for root.");

            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> Directories.entriesBelow(top))
                    .withMessage(deep.toString());
        } finally {
            deep.toFile().setReadable(true);
        }
    }

    private static boolean isStub(Path entry) {
        return entry.toString().endsWith(".pyi");
    }

    private static Path file(Path parent, String name) throws IOException {
        return Files.createFile(parent.resolve(name));
    }
}
