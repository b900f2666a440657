package io.github.pyo3stubs.mojo;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.Extension;
import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.FoundLibraries;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.OutdatedLibrary;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.find.LibraryFinder;
import io.github.pyo3stubs.library.pyproject.PythonSources;
import io.github.pyo3stubs.library.pyproject.RequiresPython;
import io.github.pyo3stubs.merge.PlatformDifference;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import io.github.pyo3stubs.remedy.RepairableException;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * What every goal does first: it finds the project's libraries and reads the stubs out of them. A goal says only what
 * becomes of the stubs.
 */
abstract class StubsMojo extends AbstractMojo {

    static final String STUBS_DIRECTORY = "stubsDirectory";
    static final String LIBRARIES = "libraries";

    private static final int DIFFERENCES_SHOWN = 20;

    /**
     * Skips all goals of this plugin, as on machines without Rust.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Directory of the crate: where its Cargo.toml lies, or the pyproject.toml that names this file (maturin or
     * setuptools-rust), which may be outside the Maven module ({@code ../python}). The root of a virtual workspace stands
     * for all its PyO3 members. A module that has neither file, and sets neither this nor {@code libraries}, is passed
     * over, unless its {@code stubsDirectory} exists. It fails where its own POM, and not only one above, configures the
     * plugin and serves no other modules.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.crateDirectory", defaultValue = "${project.basedir}", required = true)
    private File crateDirectory;

    /**
     * Built libraries and wheels to read instead of the libraries in cargo's target directory: files, directories or
     * patterns such as {@code dist/*.so} and {@code dist/*.whl}, absolute or relative to the project's base directory;
     * several are separated by commas on the command line. One that finds nothing fails the build. Of a wheel every
     * extension module is read: its place in the wheel is its name, and the wheel's name tells the platforms.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.libraries")
    private List<String> libraries;

    /**
     * Rust target triples whose libraries are wanted, such as {@code x86_64-unknown-linux-musl}; one that is not built
     * fails the build, and so does one that rustc does not know and that was never built. Without it these are the host's
     * library and that of every triple that is built.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.targets")
    private List<String> targets;

    /**
     * Cargo profile whose libraries are read: {@code release}, {@code dev} or one of the project's own. Without it the
     * newest library counts, whatever its profile.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.profile")
    private String profile;

    /**
     * Full import name of the extension module, such as {@code geodesy._native}. Without it the name comes from
     * pyproject.toml (maturin or setuptools-rust), or else from the library; in a wheel it is the library's place. A
     * library that describes no such module fails the build, and so does a name that contradicts the one in
     * pyproject.toml, unless {@code libraries} names the library. Of a wheel only the one is read that has its place, or
     * else its simple name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.moduleName")
    private String moduleName;

    /**
     * Root of the Python sources in which the committed stubs lie, such as {@code python} (relative to the project's
     * directory); each stub is expected where its module's full name says. {@code verify} compares with these files, and
     * fails where the directory does not exist. Without this parameter it fails too, unless all {@code libraries} are
     * wheels: then it compares each wheel with the stubs that the wheel carries, and fails when there are none.
     * {@code generate} brings the stubs up to date when it is run by hand, and never as part of a build. It creates the
     * directory if there is none, unless the name looks mistyped: its parent does not exist either, or has a directory of
     * a similar name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.stubsDirectory")
    private File stubsDirectory;

    /**
     * What makes a committed stub stale. {@code content}: a declaration, a type, a default or a docstring differs;
     * formatting, comments, the order of declarations, and how imports and types are spelled, do not count.
     * {@code exact}: anything in the text differs but line ends, the mark and what is above. {@code signatures}, for
     * stubs written by hand: a name is missing or too much, or a function's parameters differ in name, kind, order or in
     * having a default; types and documentation do not count. {@code generate} replaces only what is stale in this
     * sense, declaration by declaration; the file's formatting is lost. By {@code content} and {@code signatures}, a
     * module that the library describes only partly may have further names.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.comparison", defaultValue = "content")
    private String comparison;

    /**
     * What happens when a library's description holds something that this version of the plugin does not know, as a newer
     * PyO3 may write it. {@code warn}: it is left out, with a warning that names it. {@code fail}: the build fails.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.unknownData", defaultValue = "warn")
    private String unknownData;

    /**
     * What happens when a library in cargo's target directory is older than one of its sources, or was built from one
     * that is deleted, as cargo's dep-info beside the library tells. Such a library proves nothing about the sources.
     * {@code fail}: {@code verify}, and {@code generate} when it is run by hand, fail; {@code generate} as part of a
     * build warns. {@code warn}: both goals warn. Choose that where file times mean nothing: after a cache was restored,
     * or for a library that another job has built. Of {@code libraries} an outdated one is always only warned of.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.outdatedLibrary", defaultValue = "fail")
    private String outdatedLibrary;

    /**
     * The oldest Python that the stubs are for, such as {@code 3.11}. Names that this Python does not have in
     * {@code typing} yet are taken from {@code typing_extensions}; types that it does not have at all become
     * {@code Incomplete}, with a warning. Without it {@code requires-python} of the pyproject.toml in
     * {@code crateDirectory} or above counts, else the oldest Python that the wheels are for which are read, else 3.9.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.minimumPython")
    private String minimumPython;

    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    private File baseDirectory;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private File buildDirectory;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final MavenProject project;
    private final MavenSession session;

    StubsMojo(MavenProject project, MavenSession session) {
        this.project = project;
        this.session = session;
    }

    /** The goal's name. */
    abstract String goal();

    /** Whether the goal itself is to be skipped. */
    abstract boolean isGoalSkipped();

    /** Whether the goal is worth nothing with libraries that are older than their sources. */
    abstract boolean needsCurrentLibraries();

    /** Fails, before any library is looked at, when the goal's parameters make no sense together. */
    abstract void checkConfiguration(FoundLibraries found) throws MojoFailureException, IOException;

    /**
     * The goal's own work.
     *
     * @param reader what has read the extensions
     */
    abstract void finish(List<Extension> extensions, ExtensionReader reader)
            throws ProjectException, MojoFailureException, RefusedException, IOException;

    /**
     * Does the goal's work.
     *
     * @throws MojoFailureException when the project is at fault
     * @throws MojoExecutionException when a file cannot be read or written, or is malformed
     */
    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || isGoalSkipped()) {
            getLog().info("Skipped, by pyo3stubs." + (skip ? "" : goal() + ".") + "skip.");
            return;
        }
        try {
            // Mistakes in these are told before any library is looked at.
            comparison();
            failsOnUnknownData();
            failsOnOutdatedLibrary();
            Optional<PythonVersion> minimum = minimumPython();
            FoundLibraries found = find();
            if (found instanceof FoundLibraries.NoRustProject none) {
                passOver(none.reason());
            } else {
                checkConfiguration(found);
                ExtensionReader reader = new ExtensionReader(minimum.or(() -> oldestPython(found)));
                finish(read(found, reader), reader);
            }
        } catch (RepairableException e) {
            throw because(e, new MojoFailureException(fromBelow(e.message())));
        } catch (InvalidPathException e) {
            // From text of any origin: a parameter, the environment, a name in a file.
            throw because(
                    e,
                    new MojoFailureException(
                            ProjectException.noPath("The project", e).getMessage()));
        } catch (IOException e) {
            throw because(e, new MojoExecutionException(inText(inWords(e))));
        }
    }

    /** Maven adds the messages of causes to a failure's own, which is whole; its option -e shows the suppressed as well. */
    private static <E extends AbstractMojoExecutionException> E because(Exception reason, E failure) {
        failure.addSuppressed(reason);
        return failure;
    }

    /** The module's build directory. */
    final File buildDirectory() {
        return buildDirectory;
    }

    /** Names a goal's input for its messages. */
    static String names(List<Extension> extensions) {
        return extensions.stream()
                .map(extension -> extension.library().path().getFileName() + " ("
                        + extension.platform().classifier()
                        + (extension.carved() ? ", records found by their shape, without symbols" : "") + ")")
                .distinct()
                .collect(joining(", "));
    }

    /** Logs each line as a warning of its own, since Maven would mark only the first. */
    final void warn(String message) {
        inText(message).lines().forEach(getLog()::warn);
    }

    final Optional<Path> stubsDirectory() {
        return Optional.ofNullable(stubsDirectory).map(File::toPath);
    }

    final CommittedStubs committedStubs(Path directory) throws MojoFailureException {
        return new CommittedStubs(directory, comparison());
    }

    final CommittedStubs packagedStubs(Path directory) throws MojoFailureException {
        return CommittedStubs.packaged(directory, comparison());
    }

    /** Tells which committed stubs lack what older generators did not write, and how to add it. */
    final void tellOlder(List<Note.Older> notes, Path directory) {
        boolean overwrites = notes.stream().anyMatch(older -> !older.own());
        NoteLines.older(notes, file -> shown(directory.resolve(file)))
                .ifPresent(note ->
                        getLog().info(note + ". To add it: " + invocation().command(GenerateMojo.GOAL, overwrites)));
    }

    /** The words for a stub whose text differs only in what the comparison does not count. */
    final String freshOtherwise() throws MojoFailureException {
        return comparison() == Comparison.SIGNATURES
                ? "fresh but for what is no signature"
                : "fresh, but worded otherwise";
    }

    private Comparison comparison() throws MojoFailureException {
        for (Comparison known : Comparison.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(comparison)) {
                return known;
            }
        }
        throw new MojoFailureException("Unknown comparison '" + comparison
                + "'. Set the parameter to content, exact or signatures, or leave it out for content.");
    }

    private boolean failsOnUnknownData() throws MojoFailureException {
        return isFail("unknownData", unknownData, "warn");
    }

    private boolean failsOnOutdatedLibrary() throws MojoFailureException {
        return isFail("outdatedLibrary", outdatedLibrary, "fail");
    }

    /** The value of a parameter that chooses between a warning and a failure. */
    private static boolean isFail(String parameter, String value, String defaultValue) throws MojoFailureException {
        return switch (value) {
            case "warn" -> false;
            case "fail" -> true;
            default ->
                throw new MojoFailureException(
                        "Unknown value '%s' of %s. Set the parameter to warn or fail, or leave it out for %s."
                                .formatted(value, parameter, defaultValue));
        };
    }

    private Optional<PythonVersion> minimumPython() throws MojoFailureException, IOException {
        if (minimumPython == null || minimumPython.isBlank()) {
            return RequiresPython.of(baseDirectory.toPath().resolve(crateDirectory.toPath()));
        }
        Optional<PythonVersion> version = PythonVersion.parse(minimumPython);
        if (version.isEmpty()) {
            throw new MojoFailureException("minimumPython '" + minimumPython
                    + "' is no version of Python. Set the parameter to one such as 3.11, or leave it out.");
        }
        return version;
    }

    /** One for all wheels, so that their stubs do not differ by it. */
    private static Optional<PythonVersion> oldestPython(FoundLibraries found) {
        List<LibraryFile> libraries = found instanceof FoundLibraries.Found all ? all.libraries() : List.of();
        return libraries.stream()
                .flatMap(library -> library.minimumPython().stream())
                .min(Comparator.naturalOrder());
    }

    /** The tree that the committed stubs are to be: there is one only where all platforms have the same. */
    final StubTree commonTree(List<Extension> extensions, StubSet stubs) throws ProjectException {
        if (stubs.merge().common().isEmpty()) {
            throw new ProjectException(Message.of(
                    "There is no one set of stubs that could be committed, because they are not the same on all"
                            + " platforms:\n%s\n%s %s",
                    String.join("\n", listed(stubs.merge().differences())),
                    new Advice("If one of the libraries is old, build it again."),
                    whoseStubs(extensions)));
        }
        return stubs.merge().common().get();
    }

    /** How to say whose stubs are committed; nothing is proposed that would end here again. */
    private Message whoseStubs(List<Extension> extensions) {
        Optional<String> choice = PlatformChoice.of(extensions, Platform.host()).map(this::asValue);
        if (choice.isEmpty()) {
            return Message.text("Else there is no choice: each library differs in itself.");
        }
        boolean isSearched = libraries == null || libraries.isEmpty();
        return Message.of(
                "Else say whose stubs are committed, by %slibraries (%s).",
                isSearched ? Message.of("targets (%s) or ", new ChooseOption(Option.TARGETS, "<triple>")) : "",
                new SetOption(Option.LIBRARIES, choice.get()));
    }

    /** Libraries as the value of the parameter that names them. */
    final String asValue(PlatformChoice choice) {
        return choice.libraries().stream().map(request()::asValue).collect(joining(","));
    }

    /** Differences between platforms, capped. */
    static List<String> listed(List<PlatformDifference> differences) {
        List<String> lines = new ArrayList<>();
        differences.stream().limit(DIFFERENCES_SHOWN).forEach(difference -> lines.add("  " + difference));
        if (differences.size() > DIFFERENCES_SHOWN) {
            lines.add("  and " + (differences.size() - DIFFERENCES_SHOWN) + " more");
        }
        return lines;
    }

    /** The root of the Python sources for an example of {@code stubsDirectory}: that of pyproject.toml where it is told. */
    final String pythonSources() throws IOException {
        Path base = baseDirectory.toPath();
        Optional<Path> told = PythonSources.of(base.resolve(crateDirectory.toPath()))
                .filter(path -> !path.equals(base) && Objects.equals(path.getRoot(), base.getRoot()));
        return "${project.basedir}/"
                + told.map(base::relativize)
                        .map(Path::toString)
                        .orElse("python")
                        .replace(File.separatorChar, '/');
    }

    final Invocation invocation() {
        return new Invocation(session, project, execution);
    }

    /** A path as a message shows it: from where the user started Maven, if it lies below. */
    final String shown(Path path) {
        return invocation().start().shown(path);
    }

    /** A text with its paths as messages show them. */
    final String inText(String text) {
        return invocation().start().inText(text);
    }

    /** A message from below the goals, with its paths as messages show them, and its remedies as they work in this project. */
    final String fromBelow(Message message) {
        return inText(invocation().remedies().in(message));
    }

    /** Committed stubs without a crate are not passed over: nobody would notice that they become old. */
    private void passOver(Message reason) throws ProjectException {
        if (stubsDirectory != null && stubsDirectory.isDirectory()) {
            throw new ProjectException(Message.of(
                    "There is nothing to compare the committed stubs in %s with. %s",
                    shown(stubsDirectory.toPath()), reason));
        }
        if (invocation().isInOwnPom()) {
            throw new ProjectException(Message.of(
                    "The POM of this module configures the plugin, but nothing is found here. %s\nIf this module has no"
                            + " crate, remove the plugin from its POM. If the POM only hands the plugin down, put it under"
                            + " <pluginManagement> there.",
                    reason));
        }
        String message = fromBelow(Message.of("Nothing to do here. %s", reason));
        if (invocation().isByHand()) {
            message.lines().forEach(getLog()::info);
        } else {
            getLog().debug(message);
        }
    }

    private FoundLibraries find() throws ProjectException, IOException {
        return new LibraryFinder(request(), System.getenv()).find();
    }

    private LibraryQuery request() {
        return new LibraryQuery(
                baseDirectory.toPath(),
                buildDirectory.toPath(),
                crateDirectory.toPath(),
                libraries,
                targets,
                Optional.ofNullable(profile),
                Optional.ofNullable(moduleName));
    }

    private List<Extension> read(FoundLibraries found, ExtensionReader reader)
            throws ProjectException, MojoFailureException, MojoExecutionException, IOException {
        found.notes().stream().map(this::fromBelow).forEach(getLog()::info);
        found.warnings().stream().map(this::fromBelow).forEach(this::warn);
        if (found instanceof FoundLibraries.NotBuilt missing) {
            throw new ProjectException(missing.reason());
        }
        FoundLibraries.Found all = (FoundLibraries.Found) found;
        tellOutdated(all.outdated());
        Readings readings = new Readings(getLog(), this::fromBelow, invocation().told(), reader);
        all.libraries().forEach(readings::add);
        List<Extension> extensions = readings.extensions();
        if (failsOnUnknownData() && !readings.unknownData().isEmpty()) {
            throw new MojoExecutionException(fromBelow(Message.of(
                    "%s\nTo go without: %s",
                    Message.join("\n", readings.unknownData()), new SetOption(Option.UNKNOWN_DATA, "warn"))));
        }
        readings.unknownData().stream()
                .filter(unknown -> invocation().told().isFirst(unknown.toString()))
                .map(this::fromBelow)
                .forEach(this::warn);
        return extensions;
    }

    private void tellOutdated(List<OutdatedLibrary> libraries) throws ProjectException, MojoFailureException {
        if (libraries.isEmpty()) {
            return;
        }
        OutdatedLibraries outdated = new OutdatedLibraries(libraries, baseDirectory.toPath(), this::shown);
        if (failsOnOutdatedLibrary() && needsCurrentLibraries()) {
            throw new ProjectException(outdated.failure());
        }
        warn(fromBelow(outdated.warning()));
    }

    /** Java's own messages for files are often the bare path. */
    static String inWords(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile() + ". Build or create it, or correct the name.";
        }
        if (e instanceof AccessDeniedException denied) {
            return "Permission for " + denied.getFile() + " is denied. Check the file's permissions.";
        }
        if (e instanceof FileSystemException problem) {
            return problem.getFile() + " cannot be read or written: "
                    + (problem.getReason() == null ? "the file system does not say why" : problem.getReason())
                    + ". Check the file, the disk and the free space.";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
