package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** What the plugin writes for libraries that others published, against what PyO3's own program writes. */
@Tag("published")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedWheelsIT {

    private static final Path BUILD = Path.of(System.getProperty("buildDirectory"));
    private static final Path WHEELS = BUILD.resolve("wheels");
    private static final Pattern BYTES_READ = Pattern.compile("(\\d+) bytes read");

    /** Some distributions' Maven resets the terminal's colours even when nobody is to be told anything. */
    private static final Pattern TERMINAL_CODES = Pattern.compile("\u001b\\[[0-9;]*m");

    private static PythonEnvironment python;

    @TempDir
    private Path project;

    /** A platform by the tag that pip selects wheels by. */
    private enum Tagged {
        LINUX("manylinux_2_34_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
        MAC("macosx_11_0_arm64"),
        WINDOWS("win_amd64");

        private final List<String> tags;

        Tagged(String... tags) {
            this.tags = List.of(tags);
        }
    }

    /** Releases by the platform whose library the reference program can read: it cannot read stripped ones of Linux. */
    enum Release {
        OPENDAL("opendal", "0.47.12", "opendal._opendal", Tagged.MAC),
        TAILSCALE("tailscale-py", "0.6.1", "tailscale._internal", Tagged.WINDOWS),
        PYRS_YAML("pyrs-yaml", "0.18.3", "pyrs_yaml.pyrs_yaml", Tagged.MAC),
        COMRAK("comrak", "0.0.16", "comrak.comrak", Tagged.LINUX),
        NOBODYWHO("nobodywho", "4.1.0", "nobodywho.nobodywho", Tagged.LINUX);

        private final String distribution;
        private final String version;
        private final String module;
        private final Tagged readable;

        Release(String distribution, String version, String module, Tagged readable) {
            this.distribution = distribution;
            this.version = version;
            this.module = module;
            this.readable = readable;
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
    @EnumSource
    void the_stubs_are_those_of_the_reference_program(Release release) throws IOException, InterruptedException {
        Program maven = generate(release, "--quiet");

        assertThat(maven.succeeded()).as("%s", maven).isTrue();
        assertThat(TERMINAL_CODES.matcher(maven.output()).replaceAll("")).isEmpty();
        assertThat(generated(release))
                .containsExactlyEntriesOf(reference(library(release, release.readable), release.module));
    }

    @Test
    void the_same_holds_for_the_quickstart() throws IOException, InterruptedException {
        Path quickstart = BUILD.resolve("it/quickstart/target");
        assumeThat(Cargo.lack())
                .as("cargo, since the library that stands in for it is stripped")
                .isEmpty();

        assertThat(generated(quickstart.resolve("pyo3stubs/stubs"), "geodesy._native"))
                .containsExactlyEntriesOf(reference(quickstart.resolve("release/libgeodesy.so"), "geodesy._native"));
    }

    @Test
    void of_a_library_of_144_MB_less_than_one_is_read() throws IOException, InterruptedException {
        Program maven = generate(Release.NOBODYWHO, "--debug");

        Matcher bytes = BYTES_READ.matcher(maven.output());
        assertThat(bytes.find()).as("%s", maven).isTrue();
        assertThat(Integer.parseInt(bytes.group(1))).isBetween(1, 1_000_000);
    }

    @Test
    void a_parameter_that_the_shipped_stub_lacks_is_named() throws IOException, InterruptedException {
        unpackStubs(Release.TAILSCALE);

        Program byContent = verify(Release.TAILSCALE, Release.TAILSCALE.module, "content");
        Program bySignatures = verify(Release.TAILSCALE, Release.TAILSCALE.module, "signatures");

        assertThat(byContent.succeeded()).isFalse();
        assertThat(differences(byContent, "tailscale"))
                .contains("tailscale._internal.connect: parameter 'ephemeral: bool = False' is missing");
        assertThat(bySignatures.succeeded()).isFalse();
        assertThat(differences(bySignatures, "tailscale"))
                .containsExactly("tailscale._internal.connect: parameter 'ephemeral=...' is missing");
    }

    /** PyO3's program has written the list only since the release after the one that made the shipped stub. */
    @Test
    void of_shipped_stubs_that_are_true_nothing_differs_but_the_list_of_names()
            throws IOException, InterruptedException {
        unpackStubs(Release.COMRAK);

        // The stub is that of the package, into which everything is imported
        Program byContent = verify(Release.COMRAK, "comrak", "content");
        Program bySignatures = verify(Release.COMRAK, "comrak", "signatures");

        assertThat(differences(byContent, "comrak")).containsExactly("comrak.__all__: attribute is missing");
        assertThat(bySignatures.succeeded()).as("%s", bySignatures).isTrue();
    }

    private Program verify(Release release, String module, String comparison) throws IOException, InterruptedException {
        return run(
                "verify", release, module, "-Dpyo3stubs.stubsDirectory=python", "-Dpyo3stubs.comparison=" + comparison);
    }

    /** What a failure says of declarations. */
    private static List<String> differences(Program maven, String rootPackage) {
        return maven.output()
                .lines()
                .map(line -> TERMINAL_CODES.matcher(line).replaceAll(""))
                .filter(line -> line.startsWith("[ERROR]   " + rootPackage + "."))
                .map(line -> line.substring("[ERROR]   ".length()))
                .toList();
    }

    private Program generate(Release release, String verbosity) throws IOException, InterruptedException {
        return run("generate", release, release.module, verbosity);
    }

    /** The goal by its full name, in a directory that has nothing but the smallest POM. */
    private Program run(String goal, Release release, String module, String... options)
            throws IOException, InterruptedException {
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
                "-Dpyo3stubs.libraries=" + library(release, Tagged.LINUX),
                "-Dpyo3stubs.moduleName=" + module));
        command.addAll(List.of(options));
        return Program.run(new ProcessBuilder(command).directory(project.toFile()));
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

    private SortedMap<String, String> reference(Path library, String module) throws IOException, InterruptedException {
        Path output = project.resolve("reference");
        Program program = python.run(
                "pyo3-introspection",
                library.toString(),
                module.substring(module.lastIndexOf('.') + 1),
                output.toString());
        assertThat(program.succeeded()).as("%s", program).isTrue();
        return stubs(output);
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

    /** The extension module in a release's wheel for a platform; fetched once. */
    private static Path library(Release release, Tagged platform) throws IOException, InterruptedException {
        Path directory = WHEELS.resolve(release.distribution + "-" + release.version)
                .resolve(platform.name().toLowerCase(Locale.ROOT));
        Path library = directory.resolve(release.simpleModule() + (platform == Tagged.WINDOWS ? ".pyd" : ".so"));
        if (Files.exists(library)) {
            return library;
        }
        List<String> pip = new ArrayList<>(List.of(
                "download",
                "--quiet",
                "--no-deps",
                "--only-binary=:all:",
                "--implementation=cp",
                "--python-version=3.12",
                "--dest=" + directory,
                release.distribution + "==" + release.version));
        platform.tags.forEach(tag -> pip.add("--platform=" + tag));
        Program download = python.run("pip", pip.toArray(String[]::new));
        assertThat(download.succeeded()).as("%s", download).isTrue();
        unpack(directory, release, library);
        return library;
    }

    private static void unpack(Path directory, Release release, Path library) throws IOException {
        Pattern name =
                Pattern.compile(Pattern.quote(release.module.replace('.', '/')) + "(\\.[a-z0-9_-]+)?\\.(so|pyd)");
        try (ZipFile zip = new ZipFile(wheel(directory).toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(each -> name.matcher(each.getName()).matches())
                    .findFirst()
                    .orElseThrow();
            copy(zip, entry, library);
        }
    }

    /** Puts the stubs that a release ships where a project would have committed them. */
    private void unpackStubs(Release release) throws IOException, InterruptedException {
        Path directory = library(release, Tagged.LINUX).getParent();
        try (ZipFile zip = new ZipFile(wheel(directory).toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(each -> each.getName().endsWith(".pyi")).toList()) {
                copy(zip, entry, project.resolve("python").resolve(entry.getName()));
            }
        }
    }

    private static Path wheel(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
