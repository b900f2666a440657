package io.github.pyo3stubs.mojo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.pyo3stubs.Extension;
import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.library.FoundLibraries;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.output.Changes;
import io.github.pyo3stubs.output.OutputTrees;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.StubArchive;
import io.github.pyo3stubs.output.StubArchives;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.output.committed.CommittedUpdate;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
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
     * Directory that receives the stubs: {@code stubs-<platform>} for each platform, and {@code stubs} where they are
     * the same for all. Each has the form in which it goes into site-packages. Stubs of earlier runs that this one does
     * not make are removed. Files that are in the way and not generated fail the build before anything is written.
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
     * Whether committed stubs without the plugin's mark are replaced where the goal is run by hand. Without it they are
     * someone's own work: if one is in the place of a stub and says something else, the goal fails and names it. Of those
     * that are replaced, declarations that are fresh by {@code comparison} stay, and comments at the beginning.
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

    /** By hand it writes into the sources. */
    @Override
    boolean needsCurrentLibraries() {
        return invocation().isByHand();
    }

    /** Stubs that every build writes are never stale, and checking them would be in vain. */
    @Override
    void checkConfiguration(FoundLibraries found) throws MojoFailureException, IOException {
        if (invocation().isByHand()) {
            return;
        }
        for (Path committed : allStubsDirectories()) {
            if (!isGeneratedInto(committed)) {
                continue;
            }
            String repair = stubsDirectory().isPresent()
                    ? invocation().command(GOAL, false)
                    : invocation()
                            .command(
                                    GOAL,
                                    invocation()
                                            .executionThatSets(STUBS_DIRECTORY)
                                            .orElseThrow(),
                                    false);
            throw new MojoFailureException("outputDirectory (" + shown(outputDirectory.toPath())
                    + ") and stubsDirectory (" + shown(committed)
                    + ") lie in one another. Every build would write into the sources, and verify"
                    + " would compare what generate has just written. Leave outputDirectory at its default, below the"
                    + " build directory; to bring the committed stubs up to date, run:\n"
                    + repair);
        }
    }

    /** The values of {@code stubsDirectory} in this execution and in all others, in one of which {@code verify} compares. */
    private List<Path> allStubsDirectories() {
        Path base = project.getBasedir().toPath();
        return Stream.concat(
                        stubsDirectory().stream(),
                        invocation().values(STUBS_DIRECTORY).stream().map(base::resolve))
                .toList();
    }

    /** A build directory below the Python sources, as with {@code stubsDirectory} at the project's root, does no harm. */
    private boolean isGeneratedInto(Path committed) throws IOException {
        Path sources = real(committed);
        Path output = real(outputDirectory.toPath());
        Path build = real(buildDirectory().toPath());
        boolean isBuildResult = output.startsWith(build) && !sources.startsWith(build);
        return sources.startsWith(output) || output.startsWith(sources) && !isBuildResult;
    }

    /** A path without symbolic links, as far as it is there. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path above = absolute; above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                return above.toRealPath().resolve(above.relativize(absolute));
            }
        }
        return absolute;
    }

    @Override
    void finish(List<Extension> extensions, ExtensionReader reader)
            throws ProjectException, MojoFailureException, RefusedException, IOException {
        StubSet stubs = StubSet.of(extensions);
        Instant time = BuildTime.of(outputTimestamp);
        SortedMap<String, StubTree> trees = new TreeMap<>();
        stubs.trees().forEach((platform, tree) -> trees.put(OutputTrees.nameFor(platform.classifier()), tree));
        stubs.merge().common().ifPresent(tree -> trees.put(OutputTrees.COMMON, tree));
        SortedMap<String, TextTree> texts = TextTree.installed(trees);
        Optional<CommittedUpdate> update = committedUpdate(extensions, stubs);

        if (attach) {
            StubArchive.refuseObstacles(
                    buildDirectory().toPath(),
                    texts.keySet().stream().map(this::archiveName).toList());
        }

        Changes changes = new OutputTrees(outputDirectory.toPath()).write(texts);
        if (attach) {
            for (Map.Entry<String, TextTree> tree : texts.entrySet()) {
                File file = new File(buildDirectory(), archiveName(tree.getKey()));
                new StubArchive(tree.getValue(), time).write(file.toPath());
                attach(tree.getKey(), file);
            }
        }
        if (!stubs.merge().differences().isEmpty()) {
            warn("The stubs are not the same on all platforms, so that there are none for all of them:");
            listed(stubs.merge().differences()).forEach(this::warn);
            warn("Use the trees of the platforms; or, if one of the libraries is old, build it again.");
        }
        removeOldArchives();
        tell(changes, names(extensions));
        NoteLines.partlyDescribed(stubs.partly()).ifPresent(getLog()::info);
        if (update.isPresent()) {
            boolean isNew = !new StubsRoot(stubsDirectory().orElseThrow()).exists();
            tellCommitted(update.get().apply(), update.get());
            if (isNew) {
                warn("The stubsDirectory " + stubsDirectory().orElseThrow() + " did not exist, and was created. If the"
                        + " Python sources are elsewhere, remove it and correct stubsDirectory.");
            }
        }
    }

    /** What is to be done to the committed stubs: in a build nothing, whatever they are. */
    private Optional<CommittedUpdate> committedUpdate(List<Extension> extensions, StubSet stubs)
            throws ProjectException, MojoFailureException, RefusedException, IOException {
        if (!invocation().isByHand()) {
            return Optional.empty();
        }
        if (stubsDirectory().isEmpty()) {
            invocation()
                    .executionThatSets(STUBS_DIRECTORY)
                    .ifPresent(
                            execution -> warn("The committed stubs are left as they are: stubsDirectory is set in the"
                                    + " execution " + execution
                                    + " only, which a goal run by hand does not see. To bring them up"
                                    + " to date: " + invocation().command(GOAL, execution, false)));
            return Optional.empty();
        }
        StubsRoot root = new StubsRoot(stubsDirectory().get());
        if (!root.exists() && !root.isCreatable()) {
            throw new ProjectException(Message.of("%s If it is right, create the directory first.", root.absence()));
        }
        return Optional.of(
                committedStubs(root.directory()).update(commonTree(extensions, stubs), stubs.partly(), overwrite));
    }

    /** Removes the archives of earlier runs. Attached ones are of this build, perhaps of another execution, and stay. */
    private void removeOldArchives() throws IOException {
        List<Path> attached = project.getAttachedArtifacts().stream()
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
        new StubArchives(buildDirectory().toPath(), finalName)
                .removeLeftOvers(attached)
                .forEach(archive -> getLog().info("Removed " + shown(archive)));
    }

    private String archiveName(String classifier) {
        return finalName + "-" + classifier + "." + ARCHIVE_TYPE;
    }

    /** Attaches a file, unless an earlier run in the same build has done so: Maven would warn, or deploy it twice. */
    private void attach(String classifier, File file) {
        boolean attached = project.getAttachedArtifacts().stream()
                .anyMatch(artifact -> classifier.equals(artifact.getClassifier())
                        && ARCHIVE_TYPE.equals(artifact.getType())
                        && file.equals(artifact.getFile()));
        if (!attached) {
            projectHelper.attachArtifact(project, ARCHIVE_TYPE, classifier, file);
        }
    }

    /** Tells of each stub file once, though most lie in several of the trees. */
    private void tell(Changes changes, String source) {
        SortedMap<String, List<String>> written = treesByStub(changes.written());
        SortedMap<String, List<String>> unchanged = treesByStub(changes.unchanged());
        SortedMap<String, List<String>> removed = treesByStub(changes.removed());
        unchanged.keySet().removeAll(written.keySet());
        written.forEach((stub, trees) -> getLog().info("Wrote " + place(stub, trees)));
        removed.forEach((stub, trees) -> getLog().info("Removed " + place(stub, trees)));
        getLog().info(summary(" from " + source, written.size(), unchanged.size(), removed.size()));
    }

    private void tellCommitted(Changes changes, CommittedUpdate update) {
        Path directory = stubsDirectory().orElseThrow();
        changes.written().forEach(file -> getLog().info("Wrote " + shown(directory.resolve(file))));
        changes.removed().forEach(file -> getLog().info("Removed " + shown(directory.resolve(file))));
        getLog().info(summary(
                " in " + shown(directory),
                changes.written().size(),
                changes.unchanged().size(),
                changes.removed().size()));
        update.lostComments()
                .forEach((file, comments) -> warn(NoteLines.lostComments(shown(directory.resolve(file)), comments)));
        NoteLines.undescribed(update.verdict(), file -> shown(directory.resolve(file)))
                .forEach(getLog()::info);
        tellOlder(update.stillOlder(), directory);
    }

    private static String summary(String where, int written, int unchanged, int removed) {
        int count = written + unchanged;
        return count + (count == 1 ? " stub file" : " stub files") + where + ": " + written + " written, " + unchanged
                + " unchanged" + (removed == 0 ? "" : ", " + removed + " removed");
    }

    private static SortedMap<String, List<String>> treesByStub(Collection<Path> files) {
        return files.stream()
                .filter(file -> file.toString().endsWith(".pyi"))
                .collect(groupingBy(
                        file -> file.subpath(1, file.getNameCount()).toString(),
                        TreeMap::new,
                        mapping(file -> file.getName(0).toString(), toList())));
    }

    /** One path for the copies of a file, as shells write it. */
    private String place(String stub, List<String> trees) {
        String names = trees.size() == 1 ? trees.get(0) : "{" + String.join(",", trees) + "}";
        return shown(outputDirectory.toPath()) + File.separator + names + File.separator + stub;
    }
}
