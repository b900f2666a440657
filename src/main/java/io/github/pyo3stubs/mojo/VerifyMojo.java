// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.pyproject.PythonSources;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.ReadResult;
import io.github.pyo3stubs.project.SearchResult.Found;
import io.github.pyo3stubs.project.VerifyCommitted;
import io.github.pyo3stubs.project.VerifyResult.NoDirectory;
import io.github.pyo3stubs.project.VerifyResult.Verified;
import io.github.pyo3stubs.project.VerifyWheels;
import io.github.pyo3stubs.project.WheelReport;
import io.github.pyo3stubs.project.WheelsResult.Checked;
import io.github.pyo3stubs.project.WheelsResult.Compared;
import io.github.pyo3stubs.project.WheelsResult.Repair;
import io.github.pyo3stubs.project.WheelsResult.WheelResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final MavenProject project;

    @Inject
    VerifyMojo(MavenProject project, MavenSession session) {
        super(project, session);
        this.project = project;
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
    void checkConfiguration(Found found) throws MojoFailureException, IOException {
        if (stubsDirectory().isPresent()) {
            if (found.isAny()) {
                Optional<NoDirectory> missing =
                        committed(stubsDirectory().get()).missing();
                if (missing.isPresent()) {
                    throw new MojoFailureException(log().worded(missing.get().message()));
                }
            }
            return;
        }
        Optional<String> execution =
                invocation().isByHand() ? invocation().executionThatSets(STUBS_DIRECTORY) : Optional.empty();
        if (found.isInWheels() && execution.isEmpty()) {
            return;
        }
        throw new MojoFailureException(
                execution.isPresent()
                        ? "There is nothing to compare with: stubsDirectory is set in the execution " + execution.get()
                                + " only, which a goal run by hand does not see. To compare with it:\n"
                                + invocation().command(GOAL, execution.get(), false)
                        : """
                        There is nothing to compare with: stubsDirectory is not set. Set it in the POM, for the plugin \
                        as a whole, to the root of the Python sources in which the stubs are committed:

                          <plugin>
                            <groupId>io.github.pyo3stubs</groupId>
                            <artifactId>pyo3stubs-maven-plugin</artifactId>
                            <configuration>
                              <stubsDirectory>%s</stubsDirectory>
                            </configuration>
                          </plugin>""".formatted(pythonSources()));
    }

    /**
     * The root of the Python sources for an example of {@code stubsDirectory}: that of pyproject.toml if it names one.
     */
    private String pythonSources() throws IOException {
        Path base = project.getBasedir().toPath();
        Optional<Path> told = PythonSources.of(crateDirectory())
                .filter(path -> !path.equals(base) && Objects.equals(path.getRoot(), base.getRoot()));
        return "${project.basedir}/"
                + told.map(base::relativize)
                        .map(Path::toString)
                        .orElse("python")
                        .replace(File.separatorChar, '/');
    }

    private VerifyCommitted committed(Path directory) throws MojoFailureException {
        return new VerifyCommitted(directory, comparison());
    }

    @Override
    void finish(ReadResult.Project project) throws MojoExecutionException, MojoFailureException {
        if (stubsDirectory().isPresent()) {
            verify(project, stubsDirectory().get());
        } else {
            verifyWheels(project);
        }
    }

    private void verify(ReadResult.Project project, Path directory)
            throws MojoExecutionException, MojoFailureException {
        Verified verified = expect(Verified.class, committed(directory).run(project));
        log().tell(verified.verdict(), directory, comparison(), project.sources());
        if (verified.problem().isPresent()) {
            throw new MojoFailureException(log().worded(verified.problem().get()));
        }
    }

    private void verifyWheels(ReadResult.Project project) throws MojoExecutionException, MojoFailureException {
        Checked checked = expect(Checked.class, new VerifyWheels(comparison()).run(project));
        for (WheelResult wheel : checked.wheels()) {
            if (wheel instanceof Compared compared) {
                log().tellPackaged(compared.verdict(), compared.wheel(), comparison(), compared.modules());
            }
        }
        if (!checked.isRight()) {
            List<String> commands = checked.repairs().stream()
                    .map(repair -> command(repair, project))
                    .toList();
            throw new MojoFailureException(new WheelReport(checked, log()::shown, log()::worded).text(commands));
        }
    }

    /** The command of a repair, with dots for the directory of the stubs. */
    private String command(Repair repair, ReadResult.Project project) {
        Map<String, String> parameters = new HashMap<>();
        repair.module().ifPresent(name -> parameters.put("moduleName", name));
        repair.wheels().ifPresent(wheels -> parameters.put(LIBRARIES, wheels.asValue(project.query())));
        return invocation().remedies().command(invocation().command(GenerateMojo.GOAL, false), parameters) + " -D"
                + Remedies.PROPERTIES + STUBS_DIRECTORY + "=…";
    }
}
