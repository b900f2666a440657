// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.project.CheckGate;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.StatedGate;
import io.github.pyo3stubs.project.StatedPlatforms;
import io.github.pyo3stubs.project.StubsRoot;
import io.github.pyo3stubs.project.VerifyCommitted;
import io.github.pyo3stubs.project.VerifyWheels;
import io.github.pyo3stubs.project.report.GateReport;
import io.github.pyo3stubs.project.report.VerifyReport;
import io.github.pyo3stubs.project.result.GateResult;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.SearchResult.Searched;
import io.github.pyo3stubs.project.result.VerifyResult.NoDirectory;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import io.github.pyo3stubs.project.result.WheelsResult.Checked;
import io.github.pyo3stubs.remedy.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
     * Whether all public items must have types that are known: {@code true}, or the share of items that must, such as
     * {@code 0.95}. A type is not known if it is missing, or if {@code Any} or {@code Incomplete} is in it, as in
     * {@code list[Any]}. What the libraries say counts, whatever is committed. With this parameter
     * {@code stubsDirectory} may be missing. The items are the extension modules, their submodules, and the classes,
     * functions, methods, properties, attributes and variables in them. Names that begin with an underscore are
     * private, with everything below them, except special names such as {@code __init__}, and the name of the extension
     * module itself.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.requireTypes", defaultValue = "false")
    private String requireTypes;

    /**
     * Whether all public items must be documented: {@code true}, or the share of items that must, such as {@code 0.95}.
     * Special names such as {@code __init__} need no documentation. The items are those of {@code requireTypes}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.requireDocumentation", defaultValue = "false")
    private String requireDocumentation;

    /**
     * Items that do not count for {@code requireTypes} and {@code requireDocumentation}: qualified names, or patterns
     * such as {@code geodesy._native.Ellipsoid.*}. {@code *} and {@code ?} stand for characters of one name, {@code **}
     * for any number of names. A pattern that matches no item fails the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "pyo3stubs.exemptions")
    private List<String> exemptions;

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
        boolean isMore = checkGate().gate().isClosed() || requirePlatforms;
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
        if (!search.isInWheels() && !isMore) {
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
        boolean isForWheels = stubsDirectory().isEmpty() && VerifyWheels.isFor(project);
        Optional<Checked> wheels = isForWheels
                ? Optional.of(expect(
                        Checked.class, new VerifyWheels(comparison(), ownParts().handWritten()).run(project)))
                : Optional.empty();
        GateResult gate = checkGate().run(wheels.isPresent() ? wheels.get().project() : project);
        Optional<String> wrong = wheels.isPresent()
                ? new WheelOutcome(log(), comparison()).told(wheels.get(), gate, project)
                : compare(project, gate);
        List<String> problems = new ArrayList<>();
        if (gate.problem().isPresent()) {
            problems.add(log().worded(gate.problem().get()));
        }
        if (wrong.isPresent()) {
            problems.add(wrong.get());
        }
        if (!problems.isEmpty()) {
            throw new MojoFailureException(String.join("\n\n", problems));
        }
    }

    /** Compares the stubs of the project, and returns what is wrong with them. */
    private Optional<String> compare(ReadResult.Project project, GateResult gate)
            throws MojoExecutionException, MojoFailureException, ProjectException {
        if (stubsDirectory().isPresent()) {
            Verified verified = expect(
                    Verified.class, verifyCommitted(stubsDirectory().get()).run(project));
            log().tell(new VerifyReport(verified, comparison(), gate).notices());
            Optional<Message> problem = verified.problem();
            return problem.isPresent() ? Optional.of(log().worded(problem.get())) : Optional.empty();
        }
        log().tell(new GateReport(gate).notices());
        getLog().info((requirePlatforms ? "There is a library for each of the project's platforms. " : "")
                + "No stubs are compared, because stubsDirectory is not set.");
        return Optional.empty();
    }

    private CheckGate checkGate() throws ProjectException {
        return new CheckGate(StatedGate.of(requireTypes, requireDocumentation, exemptions));
    }

    private VerifyCommitted verifyCommitted(Path directory) throws ProjectException {
        return new VerifyCommitted(directory, comparison(), platforms(), ownParts(), overlayOffer(offerOverlay));
    }
}
