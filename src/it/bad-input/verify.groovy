def log = new File(basedir, 'build.log').text
def failures = log.split(/\[ERROR\] Failed to execute goal \S+ \(default\) on project bad-input: /).drop(1)
def expected = [
        "dist/empty.so: it is an empty file.",
        "dist/text.so: it is not an object file.",
        "dist/cut.so: malformed section header table at offset 0x",
        "dist/record.so: malformed introspection record PYO3_INTROSPECTION_1_",
        "Cargo.toml does not parse as TOML 1.0, line 1, column 9: ",
        "The stubs cannot be written:\n[ERROR]   occupied is a file where a directory belongs"]
assert failures.size() == expected.size()
[failures, expected].transpose().each { failure, beginning ->
    assert failure.startsWith(beginning)
}

// No file is partly written, and no stack trace is printed.
assert !log.contains('\tat ')
assert !new File(basedir, 'target').exists()
assert new File(basedir, 'occupied').text == 'A file where the output directory belongs.\n'
