import io.github.pyo3stubs.it.Cargo

if (!Cargo.isThere(requireCargo)) {
    println 'Taking the library that was built before, see src/it/quickstart/README.md.'
    new File(basedir, 'test.properties').text = 'withoutCargo=true\n'
}
return true
