def log = new File(basedir, 'build.log').text
def outdated = 'target/release/libgeodesy.so is older than its source src/lib.rs'
def build = "To build it, in $basedir.canonicalPath: cargo build --release"

// In the lifecycle generate warns, and verify fails, with both remedies.
assert log.count("[WARNING] $outdated") == 3
assert log.count(": $outdated") == 2
assert log.count("[ERROR] $build\n[ERROR] If file times mean nothing") == 2
assert log.count('or a library from another job: -Dpyo3stubs.outdatedLibrary=warn\n') == 2

// With warn, the stubs are compared.
assert log.count('2 fresh, 0 fresh, but worded otherwise, 0 stale') == 1
