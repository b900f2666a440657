import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)
for (file in ['Cargo.toml', 'pyproject.toml', 'src/lib.rs']) {
    new File(basedir, file).parentFile.mkdirs()
    new File(basedir, file).bytes = new File(quickstart, file).bytes
}

// A library as cargo builds it, a minute older than its source.
def built = new File(basedir, 'target/release')
built.mkdirs()
def library = new File(built, 'libgeodesy.so')
new File(basedir, 'dist/libgeodesy.so').renameTo(library)
def source = new File(basedir, 'src/lib.rs').canonicalFile
new File(built, 'libgeodesy.d').text = "$library.canonicalPath: $source\n"
library.setLastModified(source.lastModified() - 60_000)
return true
