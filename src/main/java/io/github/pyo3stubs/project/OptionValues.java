// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.name.NamePattern;
import io.github.pyo3stubs.name.Relocation;
import io.github.pyo3stubs.name.StubTreeNames;
import io.github.pyo3stubs.overlay.draft.Extent;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.relocation.Relocations;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The values of options, from the texts that users write. The message about a wrong text says which ones are right. */
public final class OptionValues {
    /** Where users keep the overlay, if they do not say otherwise. */
    public static final String USUAL_OVERLAY = "src/main/stubs";

    private OptionValues() {}

    /**
     * The oldest Python that the stubs are for.
     *
     * @param text such as {@code 3.11}; a blank text or null counts as missing
     */
    public static Optional<PythonVersion> minimumPython(String text) throws ProjectException {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<PythonVersion> version = PythonVersion.parse(text);
        if (version.isEmpty()) {
            throw new ProjectException(Message.of(
                    "'%s' is not a Python version, such as 3.11. Correct %s or leave it out.",
                    text, new ChooseOption(Option.MINIMUM_PYTHON)));
        }
        return version;
    }

    /**
     * The platforms that the project is for.
     *
     * @param texts classifiers such as {@code linux-x86_64}, or Rust target triples; blank ones and null count as
     *     missing
     */
    public static ProjectPlatforms platforms(List<String> texts) throws ProjectException {
        SortedSet<Platform> platforms = new TreeSet<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            if (text != null && !text.isBlank()) {
                platforms.addAll(platforms(text.strip()));
            }
        }
        return new ProjectPlatforms(platforms);
    }

    private static List<Platform> platforms(String text) throws ProjectException {
        List<Platform> named = ProjectPlatforms.named(text);
        if (named.isEmpty()) {
            throw new ProjectException(Message.of(
                    "'%s' is neither a platform's classifier, such as linux-x86_64, nor a Rust target triple, such as"
                            + " x86_64-unknown-linux-gnu. Correct %s. The classifiers of the libraries at hand are in"
                            + " the names of the directories %s that generating writes.",
                    text, new ChooseOption(Option.PLATFORMS), StubTreeNames.ofPlatform("<classifier>")));
        }
        return named;
    }

    /** What happens if a library describes something unknown. */
    public static Policy unknownData(String text) throws ProjectException {
        return policy(Option.UNKNOWN_DATA, text, ReadOptions.DEFAULTS.unknownData());
    }

    /** What happens if a library is older than its sources. */
    public static Policy outdatedLibrary(String text) throws ProjectException {
        return policy(Option.OUTDATED_LIBRARY, text, ReadOptions.DEFAULTS.outdatedLibraries());
    }

    private static Policy policy(Option option, String text, Policy defaultValue) throws ProjectException {
        Optional<Policy> policy = Policy.of(text);
        if (policy.isEmpty()) {
            throw new ProjectException(Message.of(
                    "'%s' is neither warn nor fail. Correct %s, or leave it out for %s.",
                    text, new ChooseOption(option), defaultValue.label()));
        }
        return policy.get();
    }

    /** What happens to members that a library describes but does not have. */
    public static CompiledOut compiledOut(String text) throws ProjectException {
        Optional<CompiledOut> value = CompiledOut.of(text);
        if (value.isEmpty()) {
            throw new ProjectException(Message.of(
                    "'%s' is neither omit nor keep. Correct %s, or leave it out for omit.",
                    text, new ChooseOption(Option.COMPILED_OUT)));
        }
        return value.get();
    }

    /**
     * Where classes and functions are declared that no module lists.
     *
     * @param text {@code ignore}, {@code root}, or a module's full name, which is compared with those of the libraries
     */
    public static Unlisted unlisted(String text) {
        return Unlisted.of(text);
    }

    /**
     * A module whose stub stands under another name.
     *
     * @param from the module's full name
     * @param to the full name of its stub
     * @param keep whether a stub under the old name re-exports everything
     */
    public static Relocation relocation(String from, String to, boolean keep) {
        return new Relocation(strip(from), strip(to), keep);
    }

    private static String strip(String text) {
        return text == null ? "" : text.strip();
    }

    /** All of them. The names are compared with those of the libraries' modules when these are read. */
    public static Relocations relocations(List<Relocation> all) throws ProjectException {
        return Relocations.of(all);
    }

    /**
     * The directory of the overlay; empty if there is none.
     *
     * @param stated the directory that the user names; without it {@link #USUAL_OVERLAY}, which need not exist
     * @param baseDirectory the directory of the project
     */
    public static Optional<Path> overlay(Optional<Path> stated, Path baseDirectory) throws ProjectException {
        if (stated.isPresent() && !Files.isDirectory(stated.get())) {
            throw new ProjectException(Message.of(
                    "There is no directory %s, in which the overlay should be. Create it, or correct %s.",
                    stated.get(), new ChooseOption(Option.OVERLAY_DIRECTORY)));
        }
        Path directory = overlayDirectory(stated, baseDirectory);
        return Files.isDirectory(directory) ? Optional.of(directory) : Optional.empty();
    }

    private static Path overlayDirectory(Optional<Path> stated, Path baseDirectory) {
        return stated.isPresent() ? stated.get() : baseDirectory.resolve(USUAL_OVERLAY);
    }

    /**
     * What an overlay is offered to say for stale stubs.
     *
     * @param stated the directory of the overlay that the user names; without it {@link #USUAL_OVERLAY}
     * @param baseDirectory the directory of the project
     * @param contradictions whether differences are offered too in which the stubs contradict the libraries
     */
    public static OverlayOffer overlayOffer(Optional<Path> stated, Path baseDirectory, boolean contradictions) {
        return new OverlayOffer(overlayDirectory(stated, baseDirectory), contradictions ? Extent.ALL : Extent.FILLING);
    }

    /** What makes a committed stub stale. */
    public static Comparison comparison(String text) throws ProjectException {
        Optional<Comparison> comparison = Comparison.of(text);
        if (comparison.isEmpty()) {
            throw new ProjectException(Message.of(
                    "Unknown comparison '%s'. %s",
                    text,
                    new Advice("Set the parameter to content, exact or signatures, or leave it out for content.")));
        }
        return comparison.get();
    }

    /**
     * Patterns for dotted names, each once.
     *
     * @param texts the patterns; blank ones and null count as missing
     */
    static List<NamePattern> namePatterns(List<String> texts) {
        Set<String> stated = new LinkedHashSet<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            if (text != null && !text.isBlank()) {
                stated.add(text.strip());
            }
        }
        List<NamePattern> patterns = new ArrayList<>();
        for (String text : stated) {
            patterns.add(new NamePattern(text));
        }
        return patterns;
    }
}
