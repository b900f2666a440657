def log = new File(basedir, 'build.log').text
assert log.contains('pyo3stubs:generate')
for (parameter in ['skip', 'generate.skip', 'crateDirectory', 'libraries', 'targets', 'profile', 'moduleName', 'outputDirectory', 'attach']) {
    assert log.contains("User property: pyo3stubs.$parameter\n")
}
