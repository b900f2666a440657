// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on several machines shows files of integration projects, and what its workflows run is run there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuotedFilesTest {
    private static final Path PAGE = Path.of("src/site/markdown/several-machines.md");

    /** A block of the page, with the file that it shows. */
    private static final Pattern QUOTE = Pattern.compile("<!-- (src/it/\\S+) -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);

    /** A value that the build puts into the files of projects. */
    private static final Pattern VALUE = Pattern.compile("@([\\w.]+)@");

    private static final Pattern RUN = Pattern.compile("- run: mvn --batch-mode (.+)");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ matrix\\.(\\w+) }}");

    static Stream<MatchResult> quotes() throws IOException {
        return QUOTE.matcher(Files.readString(PAGE)).results();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("quotes")
    void a_quote_is_the_whole_file(MatchResult quote) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String file = VALUE.matcher(Files.readString(Path.of(quote.group(1))))
                .replaceAll(value -> Matcher.quoteReplacement(value(pom, value.group(1))));

        assertThat(quote.group(2)).isEqualTo(file);
    }

    /** The version of the plugin, or a property of its POM. */
    private static String value(String pom, String name) {
        String tag = name.equals("project.version") ? "version" : name;
        Matcher matcher = Pattern.compile("<" + tag + ">([^<]+)</" + tag + ">").matcher(pom);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    @Test
    void the_page_shows_the_workflow_and_the_poms_of_each_way() throws IOException {
        assertThat(quotes().map(quote -> quote.group(1)))
                .containsExactlyInAnyOrder(
                        "src/it/dist-of-wheels/.github/workflows/stubs.yml",
                        "src/it/dist-of-wheels/pom.xml",
                        "src/it/archives-of-jobs/.github/workflows/stubs.yml",
                        "src/it/archives-of-jobs/pom.xml",
                        "src/it/archives-of-jobs/consumer/pom.xml");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"dist-of-wheels", "archives-of-jobs"})
    void what_a_workflow_runs_is_run_by_its_integration_project(String project) throws IOException {
        Path directory = Path.of("src/it", project);
        String workflow = Files.readString(directory.resolve(".github/workflows/stubs.yml"));
        List<String> goals = Files.readString(directory.resolve("invoker.properties"))
                .lines()
                .filter(line -> line.startsWith("invoker.goals."))
                .map(line -> line.replaceFirst("^[^=]*= ", ""))
                .toList();

        List<String> commands = RUN.matcher(workflow)
                .results()
                .flatMap(run -> forEachRow(run.group(1), workflow))
                .toList();

        assertThat(commands)
                .isNotEmpty()
                .allSatisfy(command -> assertThat(goals)
                        .anySatisfy(goal -> assertThat(goal + " ").startsWith(command + " ")));
    }

    /** A command for each row of the workflow's matrix, if it depends on the row. */
    private static Stream<String> forEachRow(String command, String workflow) {
        Matcher expression = EXPRESSION.matcher(command);
        return expression.find()
                ? Pattern.compile("(?m)^ +(?:- )?" + expression.group(1) + ": (.+)$")
                        .matcher(workflow)
                        .results()
                        .map(row -> command.replace(expression.group(), row.group(1)))
                : Stream.of(command);
    }
}
