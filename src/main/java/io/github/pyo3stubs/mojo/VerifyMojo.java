package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.Extension;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.output.Finding;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Compares the committed stubs with what the libraries that the crate has built declare, and fails when they differ. It
 * writes nothing; the message ends in the command that brings the stubs up to date.
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
    void checkConfiguration() throws MojoFailureException {
        if (stubsDirectory().isPresent()) {
            return;
        }
        Optional<String> execution =
                invocation().isByHand() ? invocation().executionThatSets(STUBS_DIRECTORY) : Optional.empty();
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
                              <stubsDirectory>${project.basedir}/python</stubsDirectory>
                            </configuration>
                          </plugin>""");
    }

    @Override
    void finish(List<Extension> extensions, StubSet stubs)
            throws ProjectException, MojoFailureException, RefusedException, IOException {
        Path directory = stubsDirectory().orElseThrow();
        Verdict verdict = committedStubs(directory).compare(commonTree(extensions, stubs));
        verdict.untyped()
                .forEach(file -> warn(shown(directory.resolve(file)) + " is missing. Without it type checkers pass over"
                        + " the stubs of the installed package: create it, empty, and commit it."));
        getLog().info(summary(verdict, directory, names(extensions)));
        if (!verdict.isFresh()) {
            String repair =
                    invocation().command(GenerateMojo.GOAL, !verdict.foreign().isEmpty());
            throw new MojoFailureException(
                    verdict.message(names(extensions), file -> shown(directory.resolve(file)), repair));
        }
    }

    private String summary(Verdict verdict, Path directory, String source) throws MojoFailureException {
        int all = verdict.findings().size();
        List<String> counts = new ArrayList<>();
        counts.add(verdict.all(Finding.Fresh.class).size() + " fresh");
        counts.add(verdict.all(Finding.Reformatted.class).size() + " fresh but for " + toleratedDifference());
        counts.add(verdict.all(Finding.Stale.class).size() + " stale");
        addIfAny(counts, verdict.all(Finding.Missing.class), " missing");
        addIfAny(counts, verdict.all(Finding.LeftOver.class), " left over");
        addIfAny(counts, verdict.all(Finding.OtherForm.class), " in the way");
        return (all == 1 ? "1 stub file in " : all + " stub files in ") + shown(directory) + " against " + source + ": "
                + String.join(", ", counts);
    }

    private static void addIfAny(List<String> counts, List<?> findings, String what) {
        if (!findings.isEmpty()) {
            counts.add(findings.size() + what);
        }
    }
}
