// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.project.GenerateStubs;
import io.github.pyo3stubs.project.GenerateStubs.Archives;
import io.github.pyo3stubs.project.GenerateStubs.Committed;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.StubsRoot;
import io.github.pyo3stubs.project.TabulatePlatforms;
import io.github.pyo3stubs.project.report.GenerateReport;
import io.github.pyo3stubs.project.report.TableReport;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.SearchResult.Searched;
import io.github.pyo3stubs.project.result.TableResult.Done;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Writes the stubs of every library that the crate has built, and attaches them as artifacts. Run by hand, it also
 * brings the committed stubs up to date, if {@code stubsDirectory} says where they are.
 */
@Mojo(name = GenerateMojo.GOAL, defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class GenerateMojo extends StubsMojo {
    static final String GOAL = "generate";

    private static final String ARCHIVE_TYPE = "zip";

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.generate.skip", defaultValue = "false")
    private boolean skipGenerate;

    /**
     * Directory that receives the stubs: {@code stubs-<platform>} for each platform, and {@code stubs} if they are the
     * same for all. Each has the form in which it goes into site-packages. Stubs of earlier runs that this run does not
     * write are removed. Other files in the way fail the build before anything is written.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "pyo3stubs.outputDirectory",
            defaultValue = "${project.build.directory}/pyo3stubs",
            required = true)
    private File outputDirectory;

    /**
     * Whether the stubs become artifacts of the project, of type {@code zip} with the classifiers
     * {@code stubs-<platform>} and {@code stubs}. The files lie in the build directory; their entries bear the time of
     * {@code project.build.outputTimestamp}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.attach", defaultValue = "true")
    private boolean attach;

    /**
     * Whether {@code platforms.md} is written into {@code outputDirectory}: a table of the declarations that differ
     * between the platforms, and the versions of Python, of the libraries. It is also written when the stubs cannot be,
     * because platforms differ that no condition of a stub tells apart. Without this parameter the table of an earlier
     * run is removed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.platformReport", defaultValue = "false")
    private boolean platformReport;

    /**
     * Whether committed stubs without the plugin's mark are replaced when the goal is run by hand. By default they are
     * someone's own work: if such a file is in the place of a stub and says something else, the goal fails and names
     * it. In a file that is replaced, declarations that are fresh by {@code comparison} stay, and comments at the
     * beginning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.overwrite", defaultValue = "false")
    private boolean overwrite;

    @Parameter(defaultValue = "${project.build.finalName}", readonly = true, required = true)
    private String finalName;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private String outputTimestamp;

    private final MavenProject project;
    private final MavenProjectHelper projectHelper;

    @Inject
    GenerateMojo(MavenProject project, MavenSession session, MavenProjectHelper projectHelper) {
        super(project, session);
        this.project = project;
        this.projectHelper = projectHelper;
    }

    @Override
    String goal() {
        return GOAL;
    }

    @Override
    boolean isGoalSkipped() {
        return skipGenerate;
    }

    /** Run by hand the goal writes into the sources; in a build it writes nothing that lasts. */
    @Override
    Policy onOutdatedLibraries(Policy stated) {
        return invocation().isByHand() ? stated : Policy.WARN;
    }

    @Override
    void checkConfiguration(Searched search) throws ProjectException, IOException {
        if (!invocation().isByHand()) {
            for (Path committed : allStubsDirectories()) {
                new StubsRoot(committed).refuseOverlap(outputDirectory.toPath(), buildDirectory());
            }
        }
    }

    /**
     * The values of {@code stubsDirectory} in this execution and in all others, in one of which {@code verify}
     * compares.
     */
    private Set<Path> allStubsDirectories() {
        Path base = project.getBasedir().toPath();
        Set<Path> all = new LinkedHashSet<>();
        if (stubsDirectory().isPresent()) {
            all.add(stubsDirectory().get());
        }
        for (String directory : invocation().values(STUBS_DIRECTORY)) {
            all.add(base.resolve(directory));
        }
        return all;
    }

    @Override
    void finish(ReadResult.Project project) throws MojoExecutionException, MojoFailureException, ProjectException {
        TabulatePlatforms tabulate = new TabulatePlatforms(outputDirectory.toPath());
        Done table = expect(Done.class, platformReport ? tabulate.run(project) : tabulate.remove());
        log().tell(new TableReport(table).notices());
        Instant stated = BuildTime.of(outputTimestamp);
        Optional<Instant> time = attach ? Optional.of(stated) : Optional.empty();
        GenerateStubs generate = new GenerateStubs(
                outputDirectory.toPath(),
                Optional.of(new Archives(buildDirectory(), finalName, time, attachedFiles())),
                committed(),
                platforms(),
                ownParts());
        Generated generated = expect(Generated.class, generate.run(project));
        for (Map.Entry<String, Path> archive : generated.archives().entrySet()) {
            attach(archive.getKey(), archive.getValue().toFile());
        }
        log().tell(new GenerateReport(generated, outputDirectory.toPath(), project.sources()).notices());
    }

    /** The committed stubs to bring up to date: in a build none, whatever they are. */
    private Optional<Committed> committed() throws ProjectException {
        if (!invocation().isByHand()) {
            return Optional.empty();
        }
        if (stubsDirectory().isPresent()) {
            return Optional.of(
                    new Committed(stubsDirectory().get(), comparison(), overwrite ? Unmarked.REPLACED : Unmarked.KEPT));
        }
        invocation()
                .executionThatSets(STUBS_DIRECTORY)
                .ifPresent(execution -> log().warn(
                                "The committed stubs are left as they are: stubsDirectory is set in the execution "
                                        + execution + " only, which a goal run by hand does not see. To bring them up"
                                        + " to date: " + invocation().command(GOAL, execution, Unmarked.KEPT)));
        return Optional.empty();
    }

    /** Files that are attached in this build, perhaps by another execution. */
    private Set<Path> attachedFiles() {
        Set<Path> files = new HashSet<>();
        for (Artifact artifact : project.getAttachedArtifacts()) {
            if (artifact.getFile() != null) {
                files.add(artifact.getFile().toPath());
            }
        }
        return files;
    }

    /** Attaches a file, unless an earlier run in the same build has done so: Maven would warn, or deploy it twice. */
    private void attach(String classifier, File file) {
        for (Artifact artifact : project.getAttachedArtifacts()) {
            if (classifier.equals(artifact.getClassifier())
                    && ARCHIVE_TYPE.equals(artifact.getType())
                    && file.equals(artifact.getFile())) {
                return;
            }
        }
        projectHelper.attachArtifact(project, ARCHIVE_TYPE, classifier, file);
    }
}
