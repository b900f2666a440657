import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)
for (file in ['Cargo.toml', 'pyproject.toml']) {
    new File(basedir, file).bytes = new File(quickstart, file).bytes
}
new File(basedir, 'target/release').mkdirs()
new File(basedir, 'dist/libgeodesy.so').renameTo(new File(basedir, 'target/release/libgeodesy.so'))
return true
