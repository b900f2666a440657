// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.ExtensionStubs.Origin;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.library.ArchiveFormatException;
import io.github.pyo3stubs.library.PlatformArchive;
import io.github.pyo3stubs.library.SteadyRead;
import io.github.pyo3stubs.library.ZipArchive;
import io.github.pyo3stubs.limit.SizeLimit;
import io.github.pyo3stubs.limit.StubMemory;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.output.archive.StatedPythons;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads an archive of the stubs for one platform. It holds only what this product writes into one: marked stubs at the
 * paths of site-packages, and an empty {@code py.typed} in each top-level package. An archive stands for one library
 * for each Python that its comment states, or for one of an unknown version.
 */
public final class ArchiveReader {
    private static final String OTHERS = "Name only archives that this product has made, or make this one again.";

    private final PlatformArchive archive;

    private StatedPythons pythons = StatedPythons.NONE;

    /** The stubs by the names of their modules. */
    private final SortedMap<String, Entry> stubs = new TreeMap<>();

    /**
     * A stub in the archive.
     *
     * @param name the entry's name
     * @param extension the extension module that the stub is part of, as its mark says
     */
    private record Entry(String name, String module, String extension, String text) {}

    private ArchiveReader(PlatformArchive archive) {
        this.archive = archive;
    }

    /**
     * The stubs of the extension modules in an archive for each Python, ordered by the modules' names.
     *
     * @throws ArchiveFormatException when the archive is malformed or too large, or has a file that this product does
     *     not write into an archive; the message names the file and the entry
     */
    public static List<ExtensionStubs> read(PlatformArchive archive) throws IOException {
        return SteadyRead.of(archive.path(), () -> readOnce(archive));
    }

    private static List<ExtensionStubs> readOnce(PlatformArchive archive) throws IOException {
        ArchiveReader reader = new ArchiveReader(archive);
        reader.readEntries();
        return reader.extensions();
    }

    private void readEntries() throws IOException {
        try (ZipArchive zip = ZipArchive.open(archive.path())) {
            List<String> entries = zip.entries();
            zip.checkStubs(entries);
            pythons = pythons(zip.comment());
            StubMemory memory = new StubMemory();
            for (String entry : entries) {
                if (entry.endsWith("/" + StubFiles.TYPED) && zip.size(entry) == 0) {
                    continue;
                }
                Entry stub = entry(entry, zip);
                memory.take(archive.path() + ": " + entry, stub.text());
                Entry other = stubs.put(stub.module(), stub);
                if (other != null) {
                    throw refused(entry, "is of the same module as " + other.name());
                }
            }
        }
        if (stubs.isEmpty()) {
            throw new ArchiveFormatException(archive.path(), "it has no stubs", OTHERS);
        }
    }

    private StatedPythons pythons(String comment) throws ArchiveFormatException {
        return StatedPythons.of(comment)
                .filter(stated -> stated.tags().values().stream()
                        .flatMap(SortedSet::stream)
                        .noneMatch(tag -> Pythons.ofTag(tag).isUnknown()))
                .orElseThrow(() -> refusedComment("is not one that states versions of Python"));
    }

    private Entry entry(String name, ZipArchive zip) throws IOException {
        Optional<String> module = module(name);
        if (module.isEmpty()) {
            throw refused(name, "is not a stub");
        }
        String text;
        try (InputStream content = zip.content(name, SizeLimit.STUB.bytes())) {
            text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(content.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(name, "is not UTF-8");
        }
        Mark mark = Mark.of(text).orElseThrow(() -> refused(name, "is not marked as generated by this product"));
        return new Entry(name, module.get(), mark.extension(), Mark.blanked(text));
    }

    /** The module whose stub has a path in site-packages. */
    private static Optional<String> module(String path) {
        if (!ZipArchive.isInside(path) || !path.endsWith(StubFiles.SUFFIX)) {
            return Optional.empty();
        }
        List<String> names = List.of(StubFiles.baseOfPath(path).split("/"));
        return names.stream().allMatch(Identifiers::isIdentifier)
                ? Optional.of(String.join(".", names))
                : Optional.empty();
    }

    private List<ExtensionStubs> extensions() throws ArchiveFormatException {
        Map<String, List<Entry>> extensions =
                stubs.values().stream().collect(groupingBy(Entry::extension, TreeMap::new, toList()));
        List<StubFile> all = new ArrayList<>();
        List<ExtensionStubs> parts = new ArrayList<>();
        for (Map.Entry<String, List<Entry>> extension : extensions.entrySet()) {
            // A package's stub may be that of a module without submodules, so its path does not tell.
            Set<String> packages = extension.getValue().stream()
                    .flatMap(entry -> DottedName.of(entry.module()).parent().stream())
                    .map(DottedName::text)
                    .collect(toSet());
            List<StubFile> files = new ArrayList<>();
            for (Entry entry : extension.getValue()) {
                files.add(parsed(entry, packages.contains(entry.module())));
            }
            all.addAll(files);
            parts.addAll(parts(extension.getKey(), StubTree.of(files)));
        }
        for (String stated : pythons.tags().keySet()) {
            if (!extensions.containsKey(stated)) {
                throw refusedComment("states the versions of " + stated + ", of which it has no stubs");
            }
        }
        checkPlaces(StubTree.of(all));
        return parts;
    }

    private StubFile parsed(Entry entry, boolean isPackage) throws ArchiveFormatException {
        try {
            return StubParser.parse(entry.text(), entry.module(), isPackage);
        } catch (StubSyntaxException e) {
            throw refused(
                    entry.name(),
                    "does not parse at line %d, column %d: expected %s, found %s"
                            .formatted(e.line(), e.column(), e.expected(), e.found()));
        }
    }

    private List<ExtensionStubs> parts(String extension, StubTree tree) {
        SortedSet<String> tags = pythons.tags().get(extension);
        if (tags == null) {
            return List.of(part(extension, Optional.empty(), tree));
        }
        return tags.stream()
                .map(tag -> part(extension, Optional.of(tag), seen(extension, tree, Pythons.ofTag(tag))))
                .toList();
    }

    /** What some Pythons see of the stubs of an extension module, which is there for all of them. */
    private StubTree seen(String extension, StubTree tree, Pythons by) {
        if (!StubConditions.of(tree).areAny()) {
            return tree;
        }
        StubTree seen = ListedOrder.seen(tree, new View(archive.platform().os(), by.versions()));
        SortedMap<String, StubFile> files = new TreeMap<>(seen.files());
        tree.file(extension).ifPresent(file -> files.putIfAbsent(extension, file.withBody(List.of())));
        return new StubTree(files);
    }

    private ExtensionStubs part(String extension, Optional<String> tag, StubTree tree) {
        return new ExtensionStubs(
                new Origin(archive.path(), archive.path().toString(), false),
                new Target(archive.platform(), tag),
                extension,
                tree,
                tree.files().values().stream()
                        .filter(PartlyDescribed::isTold)
                        .map(StubFile::module)
                        .collect(toCollection(TreeSet::new)));
    }

    /** Checks that each stub is where this product would write it, with the mark that it would have. */
    private void checkPlaces(StubTree tree) throws ArchiveFormatException {
        StubPaths layout = StubPaths.installed(tree);
        for (Entry entry : stubs.values()) {
            if (!layout.files().containsKey(entry.name())) {
                throw refused(entry.name(), "is not in the place of the stub of " + entry.module());
            }
            String extension = layout.extension(entry.name());
            if (!extension.equals(entry.extension()) && !isRelocated(entry)) {
                throw refused(
                        entry.name(),
                        "is marked as part of %s, but is in the place of a part of %s"
                                .formatted(entry.extension(), extension));
            }
        }
    }

    /** Whether a stub can be one that a relocation has put elsewhere in its extension module's top-level package. */
    private static boolean isRelocated(Entry entry) {
        DottedName module = DottedName.of(entry.module());
        return !module.startsWith(entry.extension())
                && module.root().equals(DottedName.of(entry.extension()).root());
    }

    private ArchiveFormatException refusedComment(String what) {
        return new ArchiveFormatException(archive.path(), "its comment " + what, OTHERS);
    }

    private ArchiveFormatException refused(String entry, String what) {
        return new ArchiveFormatException(archive.path(), "its entry %s %s".formatted(entry, what), OTHERS);
    }
}
