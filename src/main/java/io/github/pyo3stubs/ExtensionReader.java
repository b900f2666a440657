// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.introspection.link.Linker;
import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.introspection.link.RecoveredTypes;
import io.github.pyo3stubs.introspection.link.UnlistedItems;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkReader;
import io.github.pyo3stubs.introspection.record.IterationEnd;
import io.github.pyo3stubs.introspection.record.Records;
import io.github.pyo3stubs.introspection.search.CompiledOutMembers;
import io.github.pyo3stubs.introspection.search.StringPass;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.OpenLibrary;
import io.github.pyo3stubs.library.SteadyRead;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.object.Symbol;
import io.github.pyo3stubs.object.SymbolPrefix;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.UnnamedFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what PyO3 has written into a library about the extension module that it holds.
 *
 * @param minimumPython the oldest Python that the stubs are for
 * @param compiledOut what happens to members that the library does not have
 * @param unlisted where classes and functions are declared that no module lists
 */
public record ExtensionReader(PythonVersion minimumPython, CompiledOut compiledOut, Unlisted unlisted) {

    /** What Python calls to load an extension module. */
    private static final SymbolPrefix INIT_FUNCTION = new SymbolPrefix("PyInit_");

    /**
     * A reader that leaves out the members that a library does not have, and what no module lists.
     *
     * @param minimumPython the oldest Python that the stubs are for
     */
    public ExtensionReader(PythonVersion minimumPython) {
        this(minimumPython, CompiledOut.OMIT, new Unlisted.Ignored());
    }

    // By hand, for the first run: design.md, "What every build runs is written as loops"
    @Override
    public boolean equals(Object other) {
        return other instanceof ExtensionReader reader
                && minimumPython.equals(reader.minimumPython)
                && compiledOut == reader.compiledOut
                && unlisted.equals(reader.unlisted);
    }

    @Override
    public int hashCode() {
        return minimumPython.hashCode();
    }

    /**
     * Reads one library. The extension's name is the one that the project or the place in a wheel states, else the one
     * that the library's {@code PyInit_} function has. A library without a description is no error: the reading says
     * why there is none. The same holds for a file in a wheel that has a library's name only.
     *
     * <p>A file that changes while it is read is read again, a few times.
     *
     * @throws IOException when the file cannot be read, or is not an object file that this version reads, or holds
     *     records that it does not; the message names the file
     */
    public Reading read(LibraryFile library) throws IOException {
        return SteadyRead.of(library.path(), new OneReading(this, library));
    }

    /** One attempt to read a library. A class and not a lambda, because every build has it (design.md). */
    private record OneReading(ExtensionReader reader, LibraryFile library) implements SteadyRead<Reading> {

        @Override
        public Reading once() throws IOException {
            try (OpenLibrary file = library.open()) {
                return reader.read(library, file);
            } catch (ObjectFormatException e) {
                UnreadableLibraryException named = new UnreadableLibraryException(inWords(library, e));
                named.initCause(e);
                throw named;
            } catch (IOException e) {
                throw UnnamedFailure.named(library.shown(), e);
            }
        }
    }

    private Reading read(LibraryFile library, OpenLibrary file) throws IOException {
        try {
            List<ImageReading> readings = new ArrayList<>();
            for (Image image : ObjectFile.images(file.bytes())) {
                readings.add(read(library, image));
            }
            return together(library, readings, file.bytesRead());
        } catch (ObjectFormatException e) {
            if (library.isInWheel() && e.isUnsupported()) {
                // Such as a placeholder or a linker's script, which nobody has chosen.
                return withoutExtension(inWords(library, e), file.bytesRead());
            }
            throw e;
        }
    }

    private static Reading withoutExtension(Message absence, long bytesRead) {
        return new Reading(List.of(), Optional.of(absence), List.of(), List.of(), List.of(), bytesRead);
    }

    /** What is wrong with a library. The flaw's own remedy is for a file, and not for an entry of a wheel. */
    private static Message inWords(LibraryFile library, ObjectFormatException flaw) {
        return Message.of(
                "%s: %s %s",
                library.shown(),
                flaw.finding(),
                new Advice(library.isInWheel() ? "Build the wheel again." : flaw.remedy()));
    }

    /** What one image gave: an extension for each of its platforms, or why there is none. */
    private record ImageReading(
            List<Platform> platforms,
            List<Extension> extensions,
            Optional<Message> absence,
            List<Remark> remarks,
            List<Remark> notes,
            List<Message> unknownData) {

        private static ImageReading withoutExtension(List<Platform> platforms, Message absence) {
            return new ImageReading(platforms, List.of(), Optional.of(absence), List.of(), List.of(), List.of());
        }
    }

    /** The readings of a library's images as one. Some images may lack a description. */
    private static Reading together(LibraryFile library, List<ImageReading> readings, long bytesRead) {
        List<Extension> extensions = new ArrayList<>();
        List<Platform> described = new ArrayList<>();
        Set<Platform> all = new LinkedHashSet<>();
        Set<Message> absences = new LinkedHashSet<>();
        Set<Remark> ofImages = new LinkedHashSet<>();
        Set<Remark> notes = new LinkedHashSet<>();
        Set<Message> unknownData = new LinkedHashSet<>();
        for (ImageReading reading : readings) {
            for (Extension extension : reading.extensions()) {
                extensions.add(extension);
                described.add(extension.platform());
            }
            all.addAll(reading.platforms());
            if (reading.absence().isPresent()) {
                absences.add(reading.absence().get());
            }
            ofImages.addAll(reading.remarks());
            notes.addAll(reading.notes());
            unknownData.addAll(reading.unknownData());
        }
        if (extensions.isEmpty()) {
            return withoutExtension(Message.join("\n", List.copyOf(absences)), bytesRead);
        }
        List<Remark> remarks = new ArrayList<>();
        Optional<Message> mismatch = library.mismatch(described, List.copyOf(all));
        if (mismatch.isPresent()) {
            remarks.add(Remark.ofLibrary(mismatch.get()));
        }
        for (Message absence : absences) {
            remarks.add(Remark.ofLibrary(absence));
        }
        remarks.addAll(ofImages);
        return new Reading(
                extensions, Optional.empty(), remarks, List.copyOf(notes), List.copyOf(unknownData), bytesRead);
    }

    private ImageReading read(LibraryFile library, Image image) throws IOException {
        List<String> initialized = initialized(image);
        Records records = ChunkReader.read(image, initialized);
        RecoveredTypes recovered = new RecoveredTypes(records.chunks());
        CompiledOutMembers members = new CompiledOutMembers(searchedForMembers(records), unlistedIds(records));
        StringPass.over(image, records.place(), recovered.search(), members.search());
        List<Chunk> chunks = IterationEnd.dropped(members.omittedFrom(recovered.added()), image, records.place());
        Linker linker = new Linker(chunks, minimumPython);
        Optional<String> stated = library.moduleName();
        Optional<String> name = stated.isPresent() ? stated : ownModule(library, initialized, linker.roots());
        List<Platform> platforms = library.platformsOf(image);
        Diagnosis diagnosis = new Diagnosis(library.shown(), image, platforms, records, linker.roots(), initialized);
        Optional<Message> fatalProblem = diagnosis.fatalProblem();
        if (fatalProblem.isPresent()) {
            throw new UnreadableLibraryException(fatalProblem.get());
        }
        // A submodule bears a name as well, but Python does not load it from a file of its own.
        Optional<Linked> linked = name.isPresent() && isLoadable(name.get(), initialized)
                ? linker.link(name.get(), unlisted.home(name.get()))
                : Optional.empty();
        if (linked.isEmpty()) {
            return ImageReading.withoutExtension(platforms, diagnosis.absence(name));
        }
        ModuleDef module = linked.get().module();
        List<Extension> extensions = new ArrayList<>();
        for (Platform platform : platforms) {
            extensions.add(new Extension(library, platform, module, minimumPython, records.carved()));
        }
        List<Remark> remarks = new ArrayList<>();
        for (Message unread : diagnosis.unreadRecords()) {
            remarks.add(Remark.ofLibrary(unread));
        }
        remarks.addAll(diagnosis.ofTheModule(module.name(), linked.get().warnings()));
        remarks.addAll(diagnosis.undecided(linked.get().undecided()));
        List<Remark> notes = new ArrayList<>();
        addIfAny(diagnosis.compiledOut(module.name(), members.absent()), notes);
        addIfAny(diagnosis.unused(module.name(), members.unused()), notes);
        Optional<Message> unlistedItems = linked.get().unlisted();
        if (unlistedItems.isPresent()) {
            notes.addAll(diagnosis.ofTheModule(module.name(), List.of(unlistedItems.get())));
        }
        return new ImageReading(platforms, extensions, Optional.empty(), remarks, notes, diagnosis.unknownData());
    }

    private static void addIfAny(Optional<Remark> note, List<Remark> notes) {
        if (note.isPresent()) {
            notes.add(note.get());
        }
    }

    /** The chunks whose members may be missing in the library. Records without symbols may be those of any library. */
    private List<Chunk> searchedForMembers(Records records) {
        return compiledOut == CompiledOut.KEEP || records.carved() ? List.of() : records.chunks();
    }

    /** The ids of what no module lists, if it is declared all the same. */
    private Set<String> unlistedIds(Records records) {
        return unlisted instanceof Unlisted.Ignored ? Set.of() : new UnlistedItems(records.chunks()).ids();
    }

    private static boolean isLoadable(String module, List<String> initialized) {
        return initialized.isEmpty()
                || initialized.contains(DottedName.of(module).last());
    }

    /** The names of the modules that Python can load from the image. */
    private static List<String> initialized(Image image) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (Symbol symbol : image.symbols(INIT_FUNCTION)) {
            names.add(INIT_FUNCTION.rest(symbol.name()));
        }
        return List.copyOf(names);
    }

    /**
     * The module that the library is made for, where the project does not say. A library may hold several: those of the
     * crates that it depends on are exported too.
     */
    private static Optional<String> ownModule(LibraryFile library, List<String> initialized, List<String> roots) {
        List<String> described = initialized.stream().filter(roots::contains).toList();
        if (described.size() > 1) {
            return described.stream().filter(library::isNamedLike).findFirst();
        }
        if (described.isEmpty() && initialized.isEmpty() && roots.size() == 1) {
            return Optional.of(roots.get(0));
        }
        return Stream.concat(described.stream(), initialized.stream()).findFirst();
    }
}
