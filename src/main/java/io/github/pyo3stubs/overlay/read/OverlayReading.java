// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.read;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.disk.Directories;
import io.github.pyo3stubs.limit.SizeLimit;
import io.github.pyo3stubs.limit.StubLimit;
import io.github.pyo3stubs.limit.StubMemory;
import io.github.pyo3stubs.limit.TooLargeException;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads overlays. Few projects have one, so the class {@link Overlay}, which all have, does not need this code. */
final class OverlayReading {

    private OverlayReading() {}

    /** Does what {@link Overlay#read} says. */
    static Overlay read(Path directory) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        List<OverlayFault> faults = new ArrayList<>();
        Path real = directory.toRealPath();
        StubMemory memory = new StubMemory();
        for (Path entry : stubs(directory, real)) {
            Path path = real.relativize(entry);
            Path file = directory.resolve(path);
            try {
                if (!file.toRealPath().startsWith(real)) {
                    faults.add(fault(
                            file.toString(), "The file is a link to a file elsewhere.", "Put the file itself there."));
                    continue;
                }
                String text = SizeLimit.STUB.readText(file);
                memory.take(file.toString(), text);
                texts.put(names(path).collect(joining("/")), text);
            } catch (NoSuchFileException e) {
                throw new ChangedOverlayException(file, e);
            } catch (CharacterCodingException e) {
                faults.add(fault(file.toString(), "The file is not UTF-8.", "Save it in that encoding."));
            }
        }
        Overlay overlay = of(texts, directory + directory.getFileSystem().getSeparator());
        return new Overlay(
                overlay.files(),
                Stream.concat(faults.stream(), overlay.faults().stream()).toList());
    }

    private static List<Path> stubs(Path directory, Path real) throws IOException {
        List<Path> stubs = Directories.entriesBelow(
                real, StubLimit.FILES + 1, entry -> StubFiles.isStub(entry) && Files.isRegularFile(entry));
        if (stubs.size() > StubLimit.FILES) {
            throw new TooLargeException(
                    directory, StubLimit.FILES, "files", new Advice("Name a directory that has only the overlay."));
        }
        Collections.sort(stubs);
        return stubs;
    }

    private static OverlayFault fault(String file, String problem, String advice) {
        return new OverlayFault(file, 1, Message.of("%s %s", problem, new Advice(advice)));
    }

    /** Whether all names in a path can be those of modules. A keyword can, for {@code importlib}. */
    private static boolean isModule(String path) {
        return Stream.of(StubFiles.baseOfPath(path).split("/")).allMatch(Identifiers::isIdentifier);
    }

    private static Stream<String> names(Path path) {
        return StreamSupport.stream(path.spliterator(), false).map(Path::toString);
    }

    /** Does what {@link Overlay#of} says. */
    static Overlay of(SortedMap<String, String> texts, String directory) {
        SortedMap<String, OverlayFile> files = new TreeMap<>();
        List<OverlayFault> faults = new ArrayList<>();
        texts.forEach((path, text) -> {
            String shown = directory + path;
            String module = StubFiles.module(path);
            if (!isModule(path)) {
                faults.add(fault(shown, "A module cannot have this name.", "Rename the file."));
                return;
            } else if (texts.containsKey(StubFiles.otherForm(path))
                    && StubFiles.path(module, true).equals(path)) {
                faults.add(new OverlayFault(
                        shown,
                        1,
                        Message.of(
                                "%s%s is of the same module. %s",
                                directory, StubFiles.otherForm(path), new Advice("Put both into one file."))));
                return;
            }
            try {
                OverlayFile file = OverlayFile.parse(
                        text, shown, module, StubFiles.path(module, true).equals(path));
                files.put(module, file);
                faults.addAll(file.faults());
            } catch (StubSyntaxException e) {
                faults.add(new OverlayFault(
                        shown,
                        e.line(),
                        Message.of(
                                "Expected %s, found %s at character %s of the line. %s",
                                e.expected(), e.found(), e.column(), new Advice("Correct the syntax."))));
            }
        });
        return new Overlay(files, faults);
    }
}
