// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.StatedPlatforms;
import io.github.pyo3stubs.project.StubsRoot;
import io.github.pyo3stubs.project.VerifyCommitted;
import io.github.pyo3stubs.project.VerifyWheels;
import io.github.pyo3stubs.project.report.VerifyReport;
import io.github.pyo3stubs.project.report.WheelReport;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.SearchResult.Searched;
import io.github.pyo3stubs.project.result.VerifyResult.NoDirectory;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import io.github.pyo3stubs.project.result.WheelsResult.Checked;
import io.github.pyo3stubs.project.result.WheelsResult.Repair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Compares the committed stubs with what the libraries that the crate has built declare, and fails when they differ. It
 * writes nothing; the message ends in the command that brings the stubs up to date. Where all {@code libraries} are
 * wheels and {@code stubsDirectory} is not set, it compares each wheel with the stubs that the wheel carries.
 */
@Mojo(name = VerifyMojo.GOAL, defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class VerifyMojo extends StubsMojo {
    static final String GOAL = "verify";

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.verify.skip", defaultValue = "false")
    private boolean skipVerify;

    /**
     * Whether a library, or an archive of stubs, is required for each of the {@code platforms}: without one the goal
     * fails and names the missing platforms. The last job of a build on several machines sets it, so that none is
     * forgotten. With it {@code stubsDirectory} may be missing; then nothing is compared.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.requirePlatforms", defaultValue = "false")
    private boolean requirePlatforms;

    /**
     * Whether the message about stale stubs also offers lines of an overlay where the stubs contradict the library.
     * Without it, it offers those that fill in what the library leaves open. Set it if someone has edited the stubs and
     * Rust has not changed since; after a change in Rust, outdated types would be offered too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.offerOverlay", defaultValue = "false")
    private boolean offerOverlay;

    @Inject
    VerifyMojo(MavenProject project, MavenSession session) {
        super(project, session);
    }

    @Override
    String goal() {
        return GOAL;
    }

    @Override
    boolean isGoalSkipped() {
        return skipVerify;
    }

    @Override
    Policy onOutdatedLibraries(Policy stated) {
        return stated;
    }

    @Override
    void checkConfiguration(Searched search)
            throws MojoExecutionException, MojoFailureException, ProjectException, IOException {
        if (requirePlatforms) {
            expect(Searched.class, new StatedPlatforms(platforms()).required(search));
        }
        if (stubsDirectory().isPresent()) {
            Optional<NoDirectory> missing =
                    verifyCommitted(stubsDirectory().get()).missing(search);
            if (missing.isPresent()) {
                throw new MojoFailureException(log().worded(missing.get().message()));
            }
            return;
        }
        Optional<String> execution =
                invocation().isByHand() ? invocation().executionThatSets(STUBS_DIRECTORY) : Optional.empty();
        if (execution.isPresent()) {
            throw new MojoFailureException("There is nothing to compare with: stubsDirectory is set in the execution "
                    + execution.get() + " only, which a goal run by hand does not see. To compare with it:\n"
                    + invocation().command(GOAL, execution.get(), Unmarked.KEPT));
        }
        if (!search.isInWheels() && !requirePlatforms) {
            throw new MojoFailureException("""
                    There is nothing to compare with: stubsDirectory is not set. Set it in the POM, for the plugin \
                    as a whole, to the root of the Python sources in which the stubs are committed:

                      <plugin>
                        <groupId>io.github.pyo3stubs</groupId>
                        <artifactId>pyo3stubs-maven-plugin</artifactId>
                        <configuration>
                          <stubsDirectory>${project.basedir}/%s</stubsDirectory>
                        </configuration>
                      </plugin>""".formatted(StubsRoot.proposed(query())));
        }
    }

    @Override
    void finish(ReadResult.Project project) throws MojoExecutionException, MojoFailureException, ProjectException {
        if (requirePlatforms) {
            expect(ReadResult.Project.class, new StatedPlatforms(platforms()).required(project));
        }
        if (stubsDirectory().isPresent()) {
            verify(project, stubsDirectory().get());
        } else if (VerifyWheels.isFor(project)) {
            verifyWheels(project);
        } else {
            getLog().info("There is a library for each of the project's platforms. No stubs are compared, because"
                    + " stubsDirectory is not set.");
        }
    }

    private VerifyCommitted verifyCommitted(Path directory) throws ProjectException {
        return new VerifyCommitted(directory, comparison(), platforms(), overlayOffer(offerOverlay));
    }

    private void verify(ReadResult.Project project, Path directory)
            throws MojoExecutionException, MojoFailureException, ProjectException {
        Verified verified = expect(Verified.class, verifyCommitted(directory).run(project));
        log().tell(new VerifyReport(verified, comparison()).notices());
        if (verified.problem().isPresent()) {
            throw new MojoFailureException(log().worded(verified.problem().get()));
        }
    }

    private void verifyWheels(ReadResult.Project project)
            throws MojoExecutionException, MojoFailureException, ProjectException {
        Checked checked = expect(Checked.class, new VerifyWheels(comparison()).run(project));
        WheelReport report = new WheelReport(checked, log()::shown, log()::worded);
        log().tell(report.notices(comparison()));
        if (!checked.isRight()) {
            throw new MojoFailureException(report.text(checked.repairs().stream()
                    .map(repair -> command(repair, project))
                    .toList()));
        }
    }

    /** The command of a repair, with dots for the directory of the stubs. */
    private String command(Repair repair, ReadResult.Project project) {
        Map<String, String> parameters = new HashMap<>();
        repair.module().ifPresent(name -> parameters.put("moduleName", name));
        repair.wheels().ifPresent(wheels -> parameters.put(LIBRARIES, wheels.asValue(project.query())));
        String generate = invocation().command(GenerateMojo.GOAL, Unmarked.KEPT);
        return invocation().remedies().command(generate, parameters) + " -D" + Remedies.PROPERTIES + STUBS_DIRECTORY
                + "=…";
    }
}
