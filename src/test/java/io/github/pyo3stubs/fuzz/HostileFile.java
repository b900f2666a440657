// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.introspection.link.Linker;
import io.github.pyo3stubs.introspection.record.ChunkReader;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.object.Symbol;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.stub.StubBuilder;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** A file that may hold anything. */
final class HostileFile {

    /** A text that is in none of the files, so that all of their constants are searched for it. */
    private static final byte[] ABSENT = {'n', 'o', 0, 't', 'h', 'e', 'r', 'e'};

    private HostileFile() {}

    /**
     * Reads all that the file has to tell, as far as its stubs. Each part ends in a result or in the documented
     * exception, and whatever else is thrown goes to the caller.
     */
    static void read(byte[] file) {
        attempt(() -> {
            for (Image image : ObjectFile.images(Bytes.of(file, ByteOrder.LITTLE_ENDIAN))) {
                read(image);
            }
        });
    }

    private static void read(Image image) {
        assertThat(image.platform()).isNotNull();
        assertThat(image.pointerSize()).isIn(4, 8);
        image.namesItsData();
        attempt(() -> image.contains(ABSENT));
        attempt(() -> image.at(0));
        attempt(() -> image.pointer(-1));
        attempt(() -> {
            for (Symbol symbol : image.symbols(name -> true)) {
                attempt(() -> image.at(symbol.address()).u8(0));
                attempt(() -> image.pointer(symbol.address()));
            }
        });
        attempt(() -> {
            Linker linker = new Linker(ChunkReader.read(image, List.of()).chunks(), PythonVersion.OLDEST);
            List<String> roots = linker.roots();
            roots.forEach(root -> linker.link(root, Optional.empty())
                    .ifPresent(linked -> StubBuilder.build(linked.module(), PythonVersion.OLDEST)));
        });
    }

    private interface Part {
        void read() throws IOException;
    }

    private static void attempt(Part part) {
        try {
            part.read();
        } catch (ObjectFormatException documented) {
            assertThat(documented.getMessage()).matches("(?s)(malformed|it is) .*\\.");
        } catch (IOException other) {
            // Nothing is read from a disk here.
            throw new AssertionError("not the documented exception", other);
        }
    }
}
