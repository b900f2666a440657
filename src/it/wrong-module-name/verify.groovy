def log = new File(basedir, 'build.log').text
def library = 'dist/libgeodesy.so'
assert log.contains("$library (ELF, linux-x86_64): it describes no module '_natvie', but '_native'.")
// Maven ignores the property where the POM sets the parameter.
assert log.contains('or correct the name: <moduleName>geodesy._native</moduleName> in the POM.')
assert !log.contains('-Dpyo3stubs.moduleName')
assert !log.contains('\tat ')
assert !new File(basedir, 'target').exists()
