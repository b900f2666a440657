// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.output.AtomicFile;
import io.github.pyo3stubs.output.Obstacles;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip file with a tree of stubs, to be unpacked into site-packages. The same tree, Pythons and time give the same
 * bytes on every machine.
 *
 * @param pythons what the libraries were built for; stated in the zip file's comment
 * @param time the time of every entry: the given time, or the nearest one that archives can hold. The format stores
 *     even seconds only
 */
public record StubArchive(TextTree tree, StatedPythons pythons, Instant time) {

    /** The first time that a zip file can hold without a time zone. */
    public static final Instant EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0, 2).toInstant(ZoneOffset.UTC);

    /** The last time that archivers give to entries, although the format can hold a few years more. */
    private static final Instant LATEST =
            LocalDateTime.of(2099, 12, 31, 23, 59, 58).toInstant(ZoneOffset.UTC);

    public StubArchive {
        time = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }

    /**
     * Checks that archives can be written.
     *
     * @param directory directory of the archives
     * @param files names of the archives
     * @throws RefusedException when something is in the way; the message names all of it
     */
    public static void refuseObstacles(Path directory, Collection<String> files) throws RefusedException {
        List<Path> paths = new ArrayList<>();
        for (String file : files) {
            paths.add(Path.of(file));
        }
        List<String> obstacles = new Obstacles(directory).all(paths);
        if (!obstacles.isEmpty()) {
            throw new RefusedException(Message.of(
                    "The archives of the stubs cannot be written:\n%s\n%s, or make no archives (%s).",
                    Message.lines("  ", obstacles),
                    new Advice("Move them away"),
                    new SetOption(Option.ATTACH, "false")));
        }
    }

    /**
     * Writes the archive to a file.
     *
     * @return whether the file is new or has new bytes
     * @throws IOException when the file cannot be read or written; it is then unchanged
     */
    public boolean write(Path file) throws IOException {
        AtomicFile.removeAbandoned(List.of(file));
        return AtomicFile.update(file, bytes());
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            zip.setComment(pythons.comment());
            // setTime would use the time zone of the machine
            LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
            for (Map.Entry<String, byte[]> file : tree.encoded().entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue(), local));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** An entry without compression, because different versions of a compressor give different bytes. */
    private static ZipEntry entry(String path, byte[] content, LocalDateTime time) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(time);
        return entry;
    }
}
