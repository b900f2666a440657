import io.github.pyo3stubs.it.Geodesy
import io.github.pyo3stubs.it.Shell
import io.github.pyo3stubs.it.StubTools

// The reference program cannot read the prebuilt library, because it is stripped.
Geodesy.copy(quickstart, basedir)
new File(basedir, 'dist').deleteDir()
for (name in ['Cargo.toml', 'Cargo.lock', 'pyproject.toml', 'src/lib.rs', 'src/ellipsoid.rs', 'src/length.rs', 'src/position.rs']) {
    def file = new File(basedir, name)
    file.parentFile.mkdirs()
    file.bytes = new File(quickstart, name).bytes
}
// It does not know exported exceptions either.
def lib = new File(basedir, 'src/lib.rs')
lib.text = lib.text.replace(' GeodesyError, Heading', ' Heading')
new Shell(buildDirectory, basedir).run("CARGO_BUILD_BUILD_DIR='$buildDirectory/it-cargo' cargo build --release --locked")

def stubs = new File(basedir, 'python/geodesy/_native')
stubs.deleteDir()
StubTools.run(buildDirectory, 'pyo3-introspection', "$basedir/target/release/libgeodesy.so", '_native', "$stubs")
return true
