package io.github.pyo3stubs.mojo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.github.pyo3stubs.Extension;
import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.library.FoundLibraries;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.wheel.Wheel;
import io.github.pyo3stubs.library.wheel.WheelStubs;
import io.github.pyo3stubs.merge.PlatformMerge;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.Finding;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.RepairableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
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
    boolean needsCurrentLibraries() {
        return true;
    }

    @Override
    void checkConfiguration(FoundLibraries found) throws MojoFailureException, IOException {
        if (stubsDirectory().isPresent()) {
            if (found instanceof FoundLibraries.Found) {
                refuseAbsent(new StubsRoot(stubsDirectory().get()));
            }
            return;
        }
        Optional<String> execution =
                invocation().isByHand() ? invocation().executionThatSets(STUBS_DIRECTORY) : Optional.empty();
        boolean carryStubs = found instanceof FoundLibraries.Found all
                && all.libraries().stream().allMatch(LibraryFile::isInWheel);
        if (carryStubs && execution.isEmpty()) {
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

    private void refuseAbsent(StubsRoot root) throws MojoFailureException, IOException {
        if (!root.exists()) {
            String command = invocation().command(GenerateMojo.GOAL, false);
            throw new MojoFailureException(fromBelow(root.absence())
                    + (root.isCreatable()
                            ? "\nIf it is right, and no stubs are committed yet, this creates it with the first ones: "
                            : "\nIf it is right, create the directory, then run: ")
                    + command);
        }
    }

    @Override
    void finish(List<Extension> extensions, ExtensionReader reader)
            throws ProjectException, MojoFailureException, RefusedException, IOException {
        if (stubsDirectory().isPresent()) {
            compareCommitted(extensions, stubsDirectory().get());
        } else {
            compareWheels(extensions, reader);
        }
    }

    private void compareCommitted(List<Extension> extensions, Path directory)
            throws ProjectException, MojoFailureException, RefusedException, IOException {
        CommittedStubs committed = committedStubs(directory);
        StubSet stubs = StubSet.of(extensions);
        Verdict verdict = committed.compare(commonTree(extensions, stubs), stubs.partly());
        verdict.untyped()
                .forEach(file -> warn(shown(directory.resolve(file)) + " is missing. Without it type checkers pass over"
                        + " the stubs of the installed package: create it, empty, and commit it."));
        getLog().info(summary(verdict, shown(directory), names(extensions)));
        tellNotes(verdict, file -> shown(directory.resolve(file)));
        tellOlder(verdict.notes(Note.Older.class), directory);
        if (!verdict.isFresh()) {
            String repair =
                    invocation().command(GenerateMojo.GOAL, !verdict.foreign().isEmpty());
            throw new MojoFailureException(verdict.message(
                    names(extensions),
                    file -> shown(directory.resolve(file)),
                    withWayMade(committed.obstacles(verdict), repair)));
        }
    }

    /** The command with what is to be done before, as it would fail else. */
    private String withWayMade(List<String> obstacles, String repair) {
        return obstacles.isEmpty()
                ? repair
                : "move away what is in the way:\n  " + inText(String.join("\n  ", obstacles)) + "\nThen run: "
                        + repair;
    }

    /** Compares each wheel's stubs with the wheel's own libraries, whatever the others have. */
    private void compareWheels(List<Extension> extensions, ExtensionReader reader)
            throws MojoFailureException, ProjectException, IOException {
        SortedMap<Path, List<Extension>> wheels = extensions.stream()
                .collect(groupingBy(extension -> extension.library().path(), TreeMap::new, toList()));
        WheelComplaints complaints = new WheelComplaints();
        WheelCommands commands = new WheelCommands(invocation(), this::asValue, Platform.host());
        for (Map.Entry<Path, List<Extension>> wheel : wheels.entrySet()) {
            String name = shown(wheel.getKey());
            try (WheelStubs stubs = Wheel.at(wheel.getKey()).unpackStubs()) {
                List<Extension> stubbed = namedByStubs(wheel.getValue(), stubs, reader);
                compareWheel(name, stubbed, stubs, complaints);
                boolean isRenamed = !modules(stubbed).equals(modules(wheel.getValue()));
                commands.add(stubbed, isRenamed ? modules(stubbed) : Set.of());
            }
        }
        if (!complaints.isEmpty()) {
            throw new MojoFailureException(complaints.message(commands.all(), commands.differ()));
        }
    }

    private void compareWheel(String wheel, List<Extension> extensions, WheelStubs stubs, WheelComplaints complaints)
            throws MojoFailureException, IOException {
        String modules = String.join(", ", modules(extensions));
        try {
            StubSet set = StubSet.of(extensions);
            PlatformMerge merge = set.merge();
            if (merge.common().isEmpty()) {
                complaints.addDifferences(wheel, modules, listed(merge.differences()));
                return;
            }
            Verdict verdict =
                    packagedStubs(stubs.directory()).compare(merge.common().get(), set.partly());
            getLog().info(summary(verdict, wheel, modules));
            tellNotes(verdict, Path::toString);
            NoteLines.older(verdict.notes(Note.Older.class), Path::toString).ifPresent(getLog()::info);
            complaints.add(wheel, modules, stubs, verdict);
        } catch (RepairableException e) {
            complaints.add(fromBelow(e.message()));
        }
    }

    /**
     * The extensions under the names of the modules that their stubs are of. The names in a description are qualified as
     * its records are linked, so under another name the library is read anew.
     */
    private static List<Extension> namedByStubs(List<Extension> extensions, WheelStubs stubs, ExtensionReader reader)
            throws IOException {
        List<Extension> stubbed = new ArrayList<>();
        Set<LibraryFile> readAnew = new HashSet<>();
        for (Extension extension : extensions) {
            String module = extension.module().name();
            String name = stubs.stubbedModule(module);
            if (name.equals(module)) {
                stubbed.add(extension);
            } else if (readAnew.add(extension.library())) {
                stubbed.addAll(reader.read(extension.library().named(name)).extensions());
            }
        }
        return stubbed;
    }

    private static Set<String> modules(List<Extension> extensions) {
        return extensions.stream().map(extension -> extension.module().name()).collect(toCollection(TreeSet::new));
    }

    private String summary(Verdict verdict, String place, String source) throws MojoFailureException {
        int all = verdict.findings().size();
        List<String> counts = new ArrayList<>();
        counts.add(verdict.all(Finding.Fresh.class).size() + " fresh");
        counts.add(verdict.all(Finding.Reformatted.class).size() + " " + freshOtherwise());
        counts.add(verdict.all(Finding.Stale.class).size() + " stale");
        addIfAny(counts, verdict.all(Finding.Missing.class), " missing");
        addIfAny(counts, verdict.all(Finding.LeftOver.class), " left over");
        addIfAny(counts, verdict.all(Finding.OtherForm.class), " in the way");
        return (all == 1 ? "1 stub file in " : all + " stub files in ") + place + " against " + source + ": "
                + String.join(", ", counts);
    }

    private void tellNotes(Verdict verdict, Function<Path, String> show) {
        NoteLines.unchecked(verdict).ifPresent(getLog()::info);
        NoteLines.undescribed(verdict, show).forEach(getLog()::info);
    }

    private static void addIfAny(List<String> counts, List<?> findings, String what) {
        if (!findings.isEmpty()) {
            counts.add(findings.size() + what);
        }
    }
}
