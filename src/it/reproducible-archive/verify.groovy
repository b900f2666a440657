import java.util.zip.ZipEntry
import java.util.zip.ZipFile

for (classifier in ['stubs', 'stubs-linux-x86_64']) {
    def name = "reproducible-archive-0.1.0-${classifier}.zip"
    def archive = new File(basedir, "target/one/$name")
    assert archive.bytes == new File(basedir, "target/two/$name").bytes

    // The archives are artifacts of the project.
    assert archive.bytes == new File(localRepositoryPath, "org/example/reproducible-archive/0.1.0/$name").bytes

    new ZipFile(archive).withCloseable { zip ->
        def entries = zip.entries().toList()
        assert entries*.name == [
                'geodesy/_native/__init__.pyi',
                'geodesy/_native/units.pyi',
                'geodesy/py.typed']
        assert entries.every { it.method == ZipEntry.STORED }
        assert entries.every { it.timeLocal.toString() == '2026-11-22T12:34:56' }
        for (entry in entries) {
            def stub = new File(basedir, "target/one/pyo3stubs/$classifier/$entry.name")
            assert zip.getInputStream(entry).bytes == stub.bytes
        }
    }
}
