def log = new File(basedir, 'build.log').text
def failures = log.split(/\[ERROR\] Failed to execute goal \S+ \(\S+\) on project mistyped-input: /).drop(1)
def expected = [
        ["There is no built library of crate 'geodesy' with the profile 'relaese'; built are: release.", 'Perhaps release?'],
        ["Unknown target 'x86_64-linux-gnu': ", 'Perhaps x86_64-unknown-linux-gnu?'],
        ['The directory of committed stubs, pyhton, does not exist. ', 'Perhaps python?'],
        ['The directory of committed stubs, pyhton, does not exist. ', 'Perhaps python?'],
        ["The module name is set to 'goedesy._native', but module-name in pyproject.toml is 'geodesy._native'.",
                'Correct -Dpyo3stubs.moduleName=… or leave it out'],
        ["The module name is set to 'goedesy._native', but module-name in pyproject.toml is 'geodesy._native'.",
                'Correct <moduleName> in the POM or leave it out']]
assert failures.size() == expected.size()
[failures, expected].transpose().each { failure, parts ->
    assert failure.startsWith(parts[0])
    assert failure.contains(parts[1])
}
assert !log.contains('\tat ')
assert !new File(basedir, 'pyhton').exists()
