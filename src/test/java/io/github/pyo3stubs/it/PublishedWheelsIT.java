// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.Remark;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Published wheels: the plugin's stubs compared with those of PyO3's own program and with those that the wheels carry,
 * the stubs of all platforms together, the members that are left out, and how much of a library is read.
 */
@Tag("published")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedWheelsIT {

    private static final Path BUILD = Path.of(System.getProperty("buildDirectory"));
    private static final Path WHEELS = BUILD.resolve("wheels");
    private static final Pattern QUOTED_ANNOTATION = Pattern.compile("(: |-> )\"");
    private static final Pattern READING = Pattern.compile("(\\S+): \\d+ bytes read");
    private static final Pattern BYTES_READ = Pattern.compile("(\\d+) bytes read");

    /** Maven of some distributions prints codes that reset the terminal's colours even in quiet mode. */
    private static final Pattern TERMINAL_CODES = Pattern.compile("\u001b\\[[0-9;]*m");

    private static final Pattern EXCEPTION = Pattern.compile("(?m)^class (\\w+)\\(Exception\\): \\.\\.\\.$");

    private static final Pattern SLOT = Pattern.compile("__(?!new__|init__|call__|enter__|exit__)\\w+__$");

    private static final Pattern SLOT_LINE =
            Pattern.compile("^ *def __(?!new__|init__|call__|enter__|exit__)\\w+__\\(");

    private static final Pattern ITERATOR_LINE = Pattern.compile("^ *def __a?next__\\(");

    private static final String INCOMPLETE = "def __getattr__(name: str) -> Incomplete: ...";

    private static PythonEnvironment python;

    @TempDir
    private Path project;

    /** A platform, with the tags by which pip selects wheels. */
    private enum Tagged {
        LINUX(
                "linux-x86_64",
                "manylinux_2_34_x86_64",
                "manylinux_2_28_x86_64",
                "manylinux_2_17_x86_64",
                "manylinux2014_x86_64"),
        LINUX_I686("linux-x86_32", "manylinux_2_5_i686"),
        LINUX_AARCH64("linux-aarch_64", "manylinux_2_17_aarch64"),
        LINUX_ARMV7("linux-arm_32", "manylinux_2_17_armv7l"),
        LINUX_PPC64LE("linux-ppcle_64", "manylinux_2_17_ppc64le"),
        LINUX_S390X("linux-s390_64", "manylinux_2_17_s390x"),
        MUSL("linux-x86_64-musl", "musllinux_1_2_x86_64"),
        MUSL_I686("linux-x86_32-musl", "musllinux_1_2_i686"),
        MUSL_AARCH64("linux-aarch_64-musl", "musllinux_1_2_aarch64"),
        MUSL_ARMV7("linux-arm_32-musl", "musllinux_1_2_armv7l"),
        MAC("osx-aarch_64", "macosx_11_0_arm64"),
        MAC_X86_64("osx-x86_64", "macosx_10_12_x86_64"),
        WINDOWS("windows-x86_64", "win_amd64"),
        WINDOWS_32("windows-x86_32", "win32");

        private final String classifier;
        private final List<String> tags;

        Tagged(String classifier, String... tags) {
            this.classifier = classifier;
            this.tags = List.of(tags);
        }
    }

    /**
     * Releases, each with a platform whose library the reference program can read. It cannot read stripped libraries
     * for Linux.
     */
    enum Release {
        OPENDAL(
                "opendal",
                "0.47.12",
                "opendal._opendal",
                Tagged.MAC,
                "operator.AsyncOperator.from_config",
                "operator.AsyncOperator.open",
                "operator.Operator.from_config",
                "operator.Operator.open"),
        TAILSCALE("tailscale-py", "0.6.1", "tailscale._internal", Tagged.WINDOWS),
        PYRS_YAML(
                "pyrs-yaml",
                "0.18.3",
                "pyrs_yaml.pyrs_yaml",
                Tagged.MAC,
                "register_tag",
                "register_type",
                "validate_custom_types"),
        COMRAK("comrak", "0.0.16", "comrak.comrak", Tagged.LINUX),
        NOBODYWHO("nobodywho", "4.1.0", "nobodywho.nobodywho", Tagged.LINUX, "Tool.__call__", "tool"),
        EASEO("easeo", "0.2.0", "easeo._easeo_native", Tagged.MAC),
        LOPHAT("lophat", "0.14.1", "lophat.lophat", Tagged.MAC),
        NTOSEYE("ntoseye", "0.52.0", "ntoseye._ntoseye", Tagged.MAC);

        final String distribution;
        final String version;
        final String module;
        private final Tagged readable;
        private final List<String> unknown;

        /** @param unknown the declarations with a quoted annotation whose names are unknown */
        Release(String distribution, String version, String module, Tagged readable, String... unknown) {
            this.distribution = distribution;
            this.version = version;
            this.module = module;
            this.readable = readable;
            this.unknown = List.of(unknown);
        }

        private String simpleModule() {
            return module.substring(module.lastIndexOf('.') + 1);
        }
    }

    @BeforeAll
    static void installReferenceProgram() throws IOException, InterruptedException {
        python = PythonEnvironment.create(
                BUILD.resolve("wheels/environment"), Path.of("src/test/python/reference.txt"), true);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"OPENDAL", "TAILSCALE", "PYRS_YAML", "COMRAK", "NOBODYWHO"})
    void the_stubs_are_the_same_on_all_platforms_and_those_of_the_reference_program(Release release) throws Exception {
        theStubsAreThoseOfTheReferenceProgram(release, EnumSet.of(Tagged.LINUX, Tagged.MAC, Tagged.WINDOWS));
    }

    @Test
    void the_same_holds_for_every_platform_that_a_wheel_is_published_for() throws Exception {
        theStubsAreThoseOfTheReferenceProgram(Release.COMRAK, EnumSet.allOf(Tagged.class));
    }

    /** As the last job of a build sees it: first the wheels of all jobs, then only the archives made of them. */
    @Test
    void the_wheels_of_every_platform_in_one_directory_give_one_stub_and_an_archive_for_each_platform()
            throws Exception {
        for (Tagged platform : Tagged.values()) {
            Path wheel = wheel(Release.COMRAK, platform);
            copy(wheel, project.resolve("dist").resolve(wheel.getFileName()));
        }
        List<String> archives = Stream.concat(
                        Stream.of("stubs"), Stream.of(Tagged.values()).map(platform -> "stubs-" + platform.classifier))
                .map(tree -> "wheel-1-" + tree + ".zip")
                .sorted()
                .toList();

        Program byWheels = run("generate", "dist", "--debug");

        assertThat(byWheels.succeeded()).as("%s", byWheels).isTrue();
        assertThat(archives()).containsExactlyElementsOf(archives);
        SortedMap<String, String> generated = generated(Release.COMRAK);
        assertThat(generated.values()).allSatisfy(text -> assertThat(text).doesNotContain("sys.platform", "if "));
        assertThat(readings(byWheels))
                .hasSize(Tagged.values().length)
                .doesNotHaveDuplicates()
                .allSatisfy(library -> assertThat(library).contains(".whl!/comrak/"));

        Files.createDirectories(project.resolve("archives"));
        for (String archive : archives) {
            Files.move(
                    project.resolve("target").resolve(archive),
                    project.resolve("archives").resolve(archive));
        }
        Program byArchives = run("generate", "archives", "--debug");

        assertThat(byArchives.succeeded()).as("%s", byArchives).isTrue();
        assertThat(byArchives.output()).contains("wheel-1-stubs.zip is skipped");
        assertThat(readings(byArchives)).isEmpty();
        assertThat(generated(Release.COMRAK)).isEqualTo(generated);
        for (String archive : archives) {
            assertThat(project.resolve("target").resolve(archive))
                    .hasSameBinaryContentAs(project.resolve("archives").resolve(archive));
        }
    }

    /** The libraries that were read, each as often as that. */
    private static List<String> readings(Program maven) {
        return READING.matcher(maven.output())
                .results()
                .map(reading -> reading.group(1))
                .toList();
    }

    private List<String> archives() throws IOException {
        try (Stream<Path> files = Files.list(project.resolve("target"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(source, target);
    }

    private void theStubsAreThoseOfTheReferenceProgram(Release release, Set<Tagged> platforms) throws Exception {
        List<String> wheels = new ArrayList<>();
        for (Tagged platform : platforms) {
            wheels.add(wheel(release, platform).toString());
        }

        // the reference program declares members that are compiled out
        Program maven = run("generate", String.join(",", wheels), "--quiet", "-Dpyo3stubs.compiledOut=keep");

        assertThat(maven.succeeded()).as("%s", maven).isTrue();
        assertThat(TERMINAL_CODES.matcher(maven.output()).replaceAll("")).isEmpty();
        assertThat(generatedPlatforms())
                .containsExactlyElementsOf(platforms.stream()
                        .map(platform -> platform.classifier)
                        .sorted()
                        .toList());
        SortedMap<String, String> generated = generated(release);
        Set<Tagged> read = EnumSet.noneOf(Tagged.class);
        for (Tagged platform : platforms) {
            Optional<SortedMap<String, String>> reference = reference(library(release, platform), release.module);
            if (reference.isPresent()) {
                read.add(platform);
                assertIsTheReferencesButForQuotedAnnotations(release, generated, reference.get());
            }
        }
        assertThat(read).as("read by the reference program").contains(release.readable);
    }

    private static void assertIsTheReferencesButForQuotedAnnotations(
            Release release, SortedMap<String, String> generated, SortedMap<String, String> reference)
            throws StubSyntaxException {
        assertThat(generated).containsOnlyKeys(reference.keySet());
        Set<String> different = new TreeSet<>();
        for (String file : generated.keySet()) {
            String known = withoutExceptions(generated.get(file));
            String theirs = withoutExceptions(reference.get(file));
            assertThat(unquoted(known, theirs)).isEqualTo(asDescribed(withoutImports(theirs)));
            different.addAll(differences(release, file, known, theirs));
        }
        assertThat(different).containsExactlyElementsOf(release.unknown);
    }

    /**
     * The parts of a stub that both programs know for a module that exports exceptions. The reference does not know the
     * exceptions, so it has no list of names either.
     */
    private static String withoutExceptions(String text) {
        boolean hasAny = EXCEPTION.matcher(text).find() || text.contains(INCOMPLETE);
        return !hasAny
                ? text
                : text.lines()
                        .filter(line -> !EXCEPTION.matcher(line).matches()
                                && !line.startsWith("__all__ = ")
                                && !line.equals(INCOMPLETE))
                        .collect(joining("\n", "", "\n"));
    }

    @Test
    void exported_exceptions_make_a_module_whole() throws Exception {
        Program maven = run("generate", wheel(Release.PYRS_YAML, Tagged.LINUX).toString(), "--quiet");

        assertThat(maven.succeeded()).as("%s", maven).isTrue();
        String stub = generated(Release.PYRS_YAML).get("__init__.pyi");
        assertThat(EXCEPTION.matcher(stub).results().map(exception -> "\"" + exception.group(1) + "\""))
                .hasSize(10)
                .allSatisfy(name -> assertThat(stub.lines().filter(line -> line.startsWith("__all__ = ")))
                        .singleElement()
                        .asString()
                        .contains(name));
        assertThat(stub).doesNotContain(INCOMPLETE);
    }

    /** The lines of a generated text, with the reference's lines where these have quotes. */
    private static List<String> unquoted(String generated, String reference) {
        List<String> lines = asDescribed(withoutImports(generated));
        List<String> theirs = asDescribed(withoutImports(reference));
        assertThat(lines).hasSameSizeAs(theirs);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> QUOTED_ANNOTATION.matcher(theirs.get(i)).find() ? theirs.get(i) : lines.get(i))
                .toList();
    }

    /**
     * Lines for slots and iterators as PyO3 describes them from 0.29.3 on: all parameters are positional-only, and
     * results have no {@code None} at the end. For older records the reference does not do this.
     */
    private static List<String> asDescribed(List<String> lines) {
        return lines.stream()
                .map(line -> SLOT_LINE.matcher(line).find() ? line.replaceFirst("/, |, /", "") : line)
                .map(line -> ITERATOR_LINE.matcher(line).find() ? line.replace(" | None:", ":") : line)
                .toList();
    }

    private static List<String> withoutImports(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("from ") && !line.isEmpty())
                .toList();
    }

    /** The declarations of a file that differ by content, named relative to the extension. */
    private static List<String> differences(Release release, String file, String generated, String reference)
            throws StubSyntaxException {
        boolean isPackage = file.endsWith("__init__.pyi");
        String below = file.replaceFirst("(/?__init__)?\\.pyi$", "").replace('/', '.');
        String module = release.module + (below.isEmpty() ? "" : "." + below);
        return Drift.between(
                        StubParser.parse(generated, module, isPackage),
                        StubParser.parse(reference, module, isPackage),
                        Comparison.CONTENT)
                .changes()
                .stream()
                .map(change -> change.name().substring(release.module.length() + 1))
                .filter(name -> !SLOT.matcher(name).find())
                .toList();
    }

    /** Three members of opendal have no name in its libraries. Python lacks them in the wheel for Linux. */
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void only_members_that_a_library_does_not_have_are_left_out(Release release) throws Exception {
        for (Tagged platform : published(release)) {
            assertThat(new ExtensionReader(PythonVersion.OLDEST)
                            .read(new LibraryFile(
                                    library(release, platform), Optional.of(release.module), Optional.empty()))
                            .notes())
                    .as("%s", platform)
                    .extracting(Remark::topic)
                    .isEqualTo(
                            release == Release.OPENDAL
                                    ? List.of("opendal._opendal is without"
                                            + " [Scheme.CloudflareKv, Scheme.Sftp, Scheme.VercelBlob]")
                                    : List.of());
        }
    }

    /** The systems that a release has wheels for. ntoseye has none for Windows. */
    private static Set<Tagged> published(Release release) {
        return release == Release.NTOSEYE
                ? EnumSet.of(Tagged.LINUX, Tagged.MAC)
                : EnumSet.of(Tagged.LINUX, Tagged.MAC, Tagged.WINDOWS);
    }

    @Test
    void of_a_library_of_144_MB_some_are_read() throws IOException, InterruptedException {
        Program maven = run("generate", library(Release.NOBODYWHO, Tagged.LINUX).toString(), "--debug");

        Matcher bytes = BYTES_READ.matcher(maven.output());
        assertThat(bytes.find()).as("%s", maven).isTrue();
        // its iterators return None, so the constants are searched for the release of PyO3
        assertThat(Integer.parseInt(bytes.group(1))).isBetween(1, 10_000_000);
    }

    @Test
    void a_parameter_that_the_shipped_stub_lacks_is_named() throws IOException, InterruptedException {
        unpackStubs(Release.TAILSCALE);

        Program byContent = verify(Release.TAILSCALE, Release.TAILSCALE.module, "content");
        Program bySignatures = verify(Release.TAILSCALE, Release.TAILSCALE.module, "signatures");

        assertThat(byContent.succeeded()).isFalse();
        // its quoted annotations with names of typing mean the same as the library's
        assertThat(differences(byContent, "tailscale"))
                .containsExactly("tailscale._internal.connect: parameter 'ephemeral: bool = False' is missing");
        assertThat(bySignatures.succeeded()).isFalse();
        assertThat(differences(bySignatures, "tailscale"))
                .containsExactly("tailscale._internal.connect: parameter 'ephemeral=...' is missing");
    }

    /** PyO3 0.29.0 wrote that operators accept keywords, but they do not. */
    @Test
    void of_shipped_stubs_that_are_true_nothing_differs_but_operators() throws IOException, InterruptedException {
        unpackStubs(Release.COMRAK);

        // the stub is that of the package, which imports everything
        Program byContent = verify(Release.COMRAK, "comrak", "content");
        Program bySignatures = verify(Release.COMRAK, "comrak", "signatures");

        assertThat(differences(byContent, "comrak"))
                .containsExactly(
                        "comrak.AlertStyle.__eq__: parameter 'other' is positional-only, the stub says positional or"
                                + " keyword",
                        "comrak.AlertStyle.__ne__: parameter 'other' is positional-only, the stub says positional or"
                                + " keyword",
                        "comrak.ListStyle.__eq__: parameter 'other' is positional-only, the stub says positional or"
                                + " keyword",
                        "comrak.ListStyle.__ne__: parameter 'other' is positional-only, the stub says positional or"
                                + " keyword");
        assertThat(bySignatures.succeeded()).as("%s", bySignatures).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"EASEO", "LOPHAT", "NTOSEYE"})
    void of_the_stubs_that_wheels_carry_only_what_is_truly_different_is_told(Release release) throws Exception {
        for (String comparison : List.of("content", "signatures")) {
            Program verify =
                    run("verify", wheel(release, Tagged.LINUX).toString(), "-Dpyo3stubs.comparison=" + comparison);
            List<String> expected = comparison.equals("content") && release == Release.NTOSEYE
                    ? Files.readAllLines(Path.of("src/test/resources/ntoseye-differences.txt"))
                    : List.of();

            assertThat(differences(verify, release.distribution))
                    .map(PublishedWheelsIT::declaration)
                    .containsExactlyElementsOf(expected.stream()
                            .map(PublishedWheelsIT::declaration)
                            .toList());
            assertThat(verify.succeeded()).as("%s", verify).isEqualTo(expected.isEmpty());
            if (release == Release.EASEO) {
                assertThat(verify.output()).contains("6 names in the stubs cannot be checked");
            }
        }
    }

    /** The declaration of a difference, which the reason follows in the file of expected differences. */
    private static String declaration(String difference) {
        return difference.replaceFirst(":.*", "");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"EASEO", "LOPHAT", "NTOSEYE"})
    void newer_releases_have_the_same_stubs_on_all_platforms(Release release) throws Exception {
        Set<Tagged> platforms = published(release);
        List<String> wheels = new ArrayList<>();
        for (Tagged platform : platforms) {
            wheels.add(wheel(release, platform).toString());
        }

        Program generate = run("generate", String.join(",", wheels));

        assertThat(generate.succeeded()).as("%s", generate).isTrue();
        assertThat(generatedPlatforms()).hasSameSizeAs(platforms);
        assertThat(project.resolve("target/pyo3stubs/stubs")).isDirectory();
    }

    @Test
    void a_wheel_is_held_against_the_stubs_that_it_carries() throws IOException, InterruptedException {
        Program stale = run("verify", wheel(Release.TAILSCALE, Tagged.LINUX).toString());
        Program fresh =
                run("verify", wheel(Release.COMRAK, Tagged.LINUX).toString(), "-Dpyo3stubs.comparison=signatures");

        assertThat(stale.succeeded()).isFalse();
        assertThat(differences(stale, "tailscale"))
                .contains("tailscale._internal.connect: parameter 'ephemeral: bool = False' is missing");
        assertThat(fresh.succeeded()).as("%s", fresh).isTrue();
    }

    private Program verify(Release release, String module, String comparison) throws IOException, InterruptedException {
        return run(
                "verify",
                wheel(release, Tagged.LINUX).toString(),
                "-Dpyo3stubs.moduleName=" + module,
                "-Dpyo3stubs.stubsDirectory=python",
                "-Dpyo3stubs.comparison=" + comparison);
    }

    /** The lines of a failure that are about declarations. */
    private static List<String> differences(Program maven, String rootPackage) {
        return maven.output()
                .lines()
                .map(line -> TERMINAL_CODES.matcher(line).replaceAll(""))
                .filter(line -> line.startsWith("[ERROR]   " + rootPackage + "."))
                .map(line -> line.substring("[ERROR]   ".length()))
                .toList();
    }

    /** Runs the goal by its full name, in a directory with only a minimal POM. */
    private Program run(String goal, String libraries, String... options) throws IOException, InterruptedException {
        Files.writeString(project.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>wheel</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                </project>
                """);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("mavenHome"), "bin", "mvn").toString(),
                "--batch-mode",
                "-Dmaven.repo.local=" + BUILD.resolve("it-repository"),
                System.getProperty("plugin") + ":" + goal,
                "-Dpyo3stubs.libraries=" + libraries));
        command.addAll(List.of(options));
        return Program.run(new ProcessBuilder(command).directory(project.toFile()));
    }

    /** The platforms of the generated stubs. */
    private List<String> generatedPlatforms() throws IOException {
        try (Stream<Path> trees = Files.list(project.resolve("target/pyo3stubs"))) {
            return trees.map(tree -> tree.getFileName().toString())
                    .filter(tree -> tree.startsWith("stubs-"))
                    .map(tree -> tree.substring("stubs-".length()))
                    .sorted()
                    .toList();
        }
    }

    private SortedMap<String, String> generated(Release release) throws IOException {
        return generated(project.resolve("target/pyo3stubs/stubs"), release.module);
    }

    /** The text of each generated file after its mark, by the name that the reference program gives the file. */
    private static SortedMap<String, String> generated(Path tree, String module) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        String extension = module.replace('.', '/');
        stubs(tree)
                .forEach((name, text) -> files.put(
                        name.equals(extension + ".pyi") ? "__init__.pyi" : name.replace(extension + "/", ""),
                        withoutMark(text)));
        return files;
    }

    private static String withoutMark(String text) {
        int endOfMark = text.indexOf('\n') + 1;
        assertThat(text.substring(0, endOfMark)).startsWith("# Generated by pyo3stubs-maven-plugin from ");
        return text.substring(endOfMark);
    }

    /** The reference program's stubs of a library; empty if it cannot read the library. */
    private Optional<SortedMap<String, String>> reference(Path library, String module)
            throws IOException, InterruptedException {
        Path output = Files.createTempDirectory(project, "reference");
        Program program = python.run(
                "pyo3-introspection",
                library.toString(),
                module.substring(module.lastIndexOf('.') + 1),
                output.toString());
        return program.succeeded() ? Optional.of(stubs(output)) : Optional.empty();
    }

    private static SortedMap<String, String> stubs(Path directory) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pyi")).toList()) {
                texts.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    /** The extension module in a release's wheel for a platform. */
    private static Path library(Release release, Tagged platform) throws IOException, InterruptedException {
        Path wheel = wheel(release, platform);
        Path library = wheel.resolveSibling(
                release.simpleModule() + (platform.tags.get(0).startsWith("win") ? ".pyd" : ".so"));
        if (!Files.exists(library)) {
            unpack(wheel, release, library);
        }
        return library;
    }

    /** A release's wheel for a platform; fetched once. */
    private static Path wheel(Release release, Tagged platform) throws IOException, InterruptedException {
        Path directory = WHEELS.resolve(release.distribution + "-" + release.version)
                .resolve(platform.name().toLowerCase(Locale.ROOT));
        Optional<Path> fetched = fetched(directory);
        if (fetched.isPresent()) {
            return fetched.get();
        }
        List<String> pip = new ArrayList<>(List.of(
                "download",
                "--quiet",
                "--no-deps",
                "--only-binary=:all:",
                "--implementation=cp",
                "--python-version=3.14",
                "--dest=" + directory,
                release.distribution + "==" + release.version));
        platform.tags.forEach(tag -> pip.add("--platform=" + tag));
        Program download = python.run("pip", pip.toArray(String[]::new));
        assertThat(download.succeeded()).as("%s", download).isTrue();
        return fetched(directory).orElseThrow();
    }

    private static Optional<Path> fetched(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".whl")).findFirst();
        }
    }

    private static void unpack(Path wheel, Release release, Path library) throws IOException {
        Pattern name =
                Pattern.compile(Pattern.quote(release.module.replace('.', '/')) + "(\\.[a-z0-9_-]+)?\\.(so|pyd)");
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(each -> name.matcher(each.getName()).matches())
                    .findFirst()
                    .orElseThrow();
            copy(zip, entry, library);
        }
    }

    /** Puts the stubs of a release into the directory of committed stubs. */
    private void unpackStubs(Release release) throws IOException, InterruptedException {
        try (ZipFile zip = new ZipFile(wheel(release, Tagged.LINUX).toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(each -> each.getName().endsWith(".pyi")).toList()) {
                copy(zip, entry, project.resolve("python").resolve(entry.getName()));
            }
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
