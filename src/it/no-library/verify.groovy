def log = new File(basedir, 'build.log').text
def target = new File(basedir, 'target').canonicalPath
assert log.contains("There is no built library of crate 'no-library'.")
for (place in ['release', 'debug', 'rust-maven-plugin/no-library/release']) {
    assert log.contains("[ERROR]   target/$place")
}

// The two remedies.
assert log.contains("[ERROR] To build it, in ${basedir.canonicalPath}: cargo build --release")
assert log.contains('[ERROR] On machines without Rust: -Dpyo3stubs.skip')
assert !log.contains('\tat ')
assert !new File(target).exists()
