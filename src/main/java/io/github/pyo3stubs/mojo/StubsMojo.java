// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.Elsewhere;
import io.github.pyo3stubs.project.KeptReadings;
import io.github.pyo3stubs.project.OptionValues;
import io.github.pyo3stubs.project.OverlayOffer;
import io.github.pyo3stubs.project.OwnParts;
import io.github.pyo3stubs.project.ProjectReader;
import io.github.pyo3stubs.project.ReadOptions;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.StatedPlatforms;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.ReadResult.NoProject;
import io.github.pyo3stubs.project.result.SearchResult;
import io.github.pyo3stubs.project.result.SearchResult.Searched;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: parameters, reading the project, and the failures of Maven. */
abstract class StubsMojo extends AbstractMojo {

    static final String STUBS_DIRECTORY = "stubsDirectory";
    static final String LIBRARIES = "libraries";

    /**
     * Skips all goals of this plugin, as on machines without Rust.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Directory of the crate: the one with Cargo.toml, or with the pyproject.toml that names a Cargo.toml (maturin or
     * setuptools-rust). It may be outside the Maven module ({@code ../python}). The root of a virtual workspace stands
     * for all its PyO3 members. A module with neither file that sets neither this parameter nor {@code libraries} is
     * skipped. It fails if its {@code stubsDirectory} exists, or if its own POM configures the plugin and serves no
     * other modules.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.crateDirectory", defaultValue = "${project.basedir}", required = true)
    private File crateDirectory;

    /**
     * Built libraries, wheels and archives of stubs to read instead of the libraries in cargo's target directory:
     * files, directories or patterns such as {@code dist/*.so} and {@code dist/*.whl}, absolute or relative to the
     * project's base directory; several are separated by commas on the command line. An entry that finds nothing fails
     * the build. Every extension module of a wheel is read; its place in the wheel is its name, and the wheel's name
     * tells the platforms. An archive that {@code generate} has made for one platform, on another machine, stands for
     * the libraries of that platform, which the end of its name tells ({@code stubs-linux-x86_64.zip}).
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.libraries")
    private List<String> libraries;

    /**
     * Rust target triples whose libraries are read, such as {@code x86_64-unknown-linux-musl}. A triple that is not
     * built fails the build, and so does one that rustc does not know and that was never built. Without this parameter,
     * the library of the host and those of all triples that are built are read.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.targets")
    private List<String> targets;

    /**
     * The platforms that the project is for: classifiers such as {@code linux-x86_64}, or Rust target triples. While
     * one of them has no library, {@code generate} makes no stubs for all platforms, only those of each platform. So
     * jobs that each build one platform do not overwrite each other's archive {@code stubs}. The conditions in stubs
     * are right for the systems of all these platforms. A platform that is not listed counts too if it has a library,
     * with a warning. Without this parameter the platforms are those of the libraries.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.platforms")
    private List<String> platforms;

    /**
     * Cargo profile whose libraries are read: {@code release}, {@code dev} or one of the project's own. Without this
     * parameter the newest library is read, whatever its profile.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.profile")
    private String profile;

    /**
     * Full import name of the extension module, such as {@code geodesy._native}. Without this parameter the name comes
     * from pyproject.toml (maturin or setuptools-rust), or else from the library; in a wheel it is the library's place.
     * A library that describes no such module fails the build, and so does a name that contradicts the one in
     * pyproject.toml, unless {@code libraries} names the library. In a wheel only the library in the module's place is
     * read, or else the one with the module's simple name; of an archive of stubs only those of the module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.moduleName")
    private String moduleName;

    /**
     * Root of the Python sources in which the stubs are committed, such as {@code python} (relative to the project's
     * directory); the place of each stub follows from its module's full name. {@code verify} compares with these files,
     * and fails if the directory does not exist. Without this parameter it fails too, unless all {@code libraries} are
     * wheels: then it compares each wheel with the stubs that the wheel carries, and fails if there are none.
     * {@code generate} brings the stubs up to date when it is run by hand, and never as part of a build. It creates a
     * missing directory, unless the name looks mistyped: its parent does not exist either, or has a directory with a
     * similar name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.stubsDirectory")
    private File stubsDirectory;

    /**
     * Directory of the overlay: stub files, laid out as the generated ones, that state only what differs from what the
     * library says. {@code generate} and {@code verify} lay it over the stubs of each library, and fail where it does
     * not fit. The default is {@code src/main/stubs}, if that directory exists.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.overlayDirectory")
    private File overlayDirectory;

    /**
     * What makes a committed stub stale. {@code content}: a declaration, a type, a default or a docstring differs;
     * formatting, comments, the order of declarations, and how imports and types are spelled, do not count.
     * {@code exact}: anything in the text differs but line ends, the mark and what is above. {@code signatures}, for
     * stubs written by hand: a name is missing or too much, or a function's parameters differ in name, kind, order or
     * in having a default; types and documentation do not count. {@code generate} replaces only what is stale in this
     * sense, declaration by declaration; the file's formatting is lost. By {@code content} and {@code signatures}, a
     * module that the library describes only partly may have further names.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.comparison", defaultValue = "content")
    private String comparison;

    /**
     * What happens when a library's description holds something that this version of the plugin does not know, as a
     * newer PyO3 may write it. {@code warn}: it is left out, with a warning that names it. {@code fail}: the build
     * fails.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.unknownData", defaultValue = "warn")
    private String unknownData;

    /**
     * What happens when a library in cargo's target directory is older than one of its sources, or was built from one
     * that is deleted, as cargo's dep-info beside the library tells. Such a library proves nothing about the sources.
     * {@code fail}: {@code verify}, and {@code generate} when it is run by hand, fail; {@code generate} as part of a
     * build warns. {@code warn}: both goals warn. Choose {@code warn} if file times mean nothing: after a cache was
     * restored, or for a library that another job has built. An outdated library that {@code libraries} names only ever
     * causes a warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.outdatedLibrary", defaultValue = "fail")
    private String outdatedLibrary;

    /**
     * The oldest Python that the stubs are for, such as {@code 3.11}. Names that this Python does not have in
     * {@code typing} yet are taken from {@code typing_extensions}; types that it does not have at all become
     * {@code Incomplete}, with a warning. The default is {@code requires-python} of the pyproject.toml in
     * {@code crateDirectory} or above; else the oldest Python of the wheels that are read; else 3.9.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.minimumPython")
    private String minimumPython;

    /**
     * What happens to members of classes that {@code #[cfg]} leaves out of a library. PyO3 describes them all the same.
     * A method, getter, class attribute or variant exists only if the library holds its name as a C string.
     * {@code omit}: a member without such a string is not declared, and a line names it. {@code keep}: every described
     * member is declared.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.compiledOut", defaultValue = "omit")
    private String compiledOut;

    /**
     * Lines that every generated stub begins with, such as a licence or {@code # ruff: noqa}: committed stubs, those in
     * the output directory, and those in archives. A line that does not begin with {@code #} becomes a comment, and an
     * empty line a {@code #}. An empty line and the mark follow. {@code verify} calls a marked stub stale that does not
     * have these lines above its mark. {@code generate} puts them first, and keeps all other lines above the mark. When
     * the header changes, the old lines stay below the new ones, because nothing tells them from the user's: remove
     * them by hand.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.header")
    private String header;

    /**
     * File with the lines of {@code header}, in UTF-8. It fails the build if both parameters are set, or if the file
     * does not exist or has no text.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.headerFile")
    private File headerFile;

    /**
     * Full names of modules whose stubs are written by hand, or patterns such as {@code geodesy._native.**}: {@code *}
     * and {@code ?} stand for characters of one name, {@code **} for any number of names. Such a stub lies in
     * {@code stubsDirectory} in the place of the generated one, without the mark. {@code verify} compares it by
     * {@code signatures}, whatever {@code comparison} is, and names it. {@code generate} never changes it, and copies
     * it into the output directory and the archives instead of the generated stub, with a comment that says so. Other
     * stubs of these modules are generated. A name or pattern without such a stub fails the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.handWritten")
    private List<String> handWritten;

    /**
     * Where classes and functions are declared that no module lists. PyO3 does not say which members a function-style
     * module ({@code #[pymodule] fn}) has, so its stub is empty. {@code root}: they are declared in the extension's
     * root module, which may have further names. A module's full name: they are declared there. {@code ignore}: they
     * are not declared. Names that several of them have are left out, with a warning. Classes that Python code cannot
     * import, such as iterators, are declared as well, because the library does not tell them from others.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.unlisted", defaultValue = "ignore")
    private String unlisted;

    /**
     * Modules whose stubs stand under other names, such as that of the Python module that users import instead of a
     * private one of the library. A {@code <relocation>} has {@code <from>} and {@code <to>}, which are full names in
     * one top-level package. The stubs of submodules go with the module's. Imports in the stubs follow. The old name
     * keeps a stub that re-exports everything, unless {@code <keep>} is {@code false}. A module that no library has
     * fails the build, unless one for another of the project's {@code platforms} may have it, and so do two stubs with
     * one name.
     *
     * @since 0.1.0
     */
    @Parameter(required = false)
    private List<Relocation> relocations;

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

    /** What happens to this run of the goal if a library is older than its sources, and the user forbids that. */
    abstract Policy onOutdatedLibraries(Policy stated);

    /** Fails, before any library is opened, if the goal's parameters make no sense together. */
    abstract void checkConfiguration(Searched search)
            throws MojoExecutionException, MojoFailureException, ProjectException, IOException;

    /** Does the goal's own work. */
    abstract void finish(ReadResult.Project project)
            throws MojoExecutionException, MojoFailureException, ProjectException;

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
            comparison(); // mistakes in options are told before any library is looked at
            ownParts();
            StatedPlatforms stated = new StatedPlatforms(platforms());
            KeptReadings kept = invocation().build().value(KeptReadings.class, new KeptReadings());
            ProjectReader reader = new ProjectReader(query(), System.getenv(), readOptions(), kept);
            SearchResult search = reader.find();
            if (search instanceof NoProject none) {
                new NothingHere(log(), none).tell(invocation(), stubsDirectory());
                return;
            }
            Searched searched = expect(Searched.class, search);
            checkConfiguration(searched);
            ReadResult result = reader.read(searched);
            log().tell(result.notices());
            ReadResult.Project read = expect(ReadResult.Project.class, result);
            log().tell(stated.unlisted(read).stream().toList());
            finish(read);
        } catch (ProjectException | IOException | InvalidPathException e) {
            failures().fail(Failure.of(e));
        }
    }

    /** The result of a request, if it is of a kind; any other result fails the goal. */
    final <R> R expect(Class<R> kind, Object result) throws MojoExecutionException, MojoFailureException {
        return failures().expect(kind, result);
    }

    /** The libraries that the parameters ask for. */
    final LibraryQuery query() {
        return new LibraryQuery(
                baseDirectory.toPath(),
                buildDirectory.toPath(),
                crateDirectory.toPath(),
                libraries,
                targets,
                Optional.ofNullable(profile),
                Optional.ofNullable(moduleName));
    }

    private ReadOptions readOptions() throws ProjectException {
        return new ReadOptions(
                OptionValues.minimumPython(minimumPython),
                OptionValues.unknownData(unknownData),
                onOutdatedLibraries(OptionValues.outdatedLibrary(outdatedLibrary)),
                OptionValues.compiledOut(compiledOut),
                OptionValues.unlisted(unlisted),
                Relocation.read(relocations),
                OptionValues.overlay(path(overlayDirectory), baseDirectory.toPath()),
                new Elsewhere(platforms(), stubsDirectory()));
    }

    /** What an overlay is offered to say for stale stubs. */
    final OverlayOffer overlayOffer(boolean contradictions) {
        return OptionValues.overlayOffer(path(overlayDirectory), baseDirectory.toPath(), contradictions);
    }

    /** What makes a committed stub stale. Both goals decide by it. */
    final Comparison comparison() throws ProjectException {
        return OptionValues.comparison(comparison);
    }

    /** What the project adds to its stubs. */
    final OwnParts ownParts() throws ProjectException {
        return OwnParts.of(header, path(headerFile), handWritten, stubsDirectory());
    }

    /** The platforms that the project is for. */
    final ProjectPlatforms platforms() throws ProjectException {
        return OptionValues.platforms(platforms);
    }

    final Optional<Path> stubsDirectory() {
        return path(stubsDirectory);
    }

    private static Optional<Path> path(File file) {
        return file == null ? Optional.empty() : Optional.of(file.toPath());
    }

    /** The module's build directory. */
    final Path buildDirectory() {
        return buildDirectory.toPath();
    }

    final Invocation invocation() {
        return new Invocation(session, project, execution);
    }

    private MavenFailures failures() {
        return new MavenFailures(log());
    }

    final ResultLog log() {
        return new ResultLog(getLog(), invocation());
    }
}
