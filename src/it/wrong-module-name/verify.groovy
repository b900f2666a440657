def log = new File(basedir, 'build.log').text
def library = 'dist/libgeodesy.so'
assert log.contains("$library (ELF, linux-x86_64): it describes no module '_natvie', but '_native'.")
assert log.contains('-Dpyo3stubs.moduleName=geodesy._native')
assert !log.contains('\tat ')
assert !new File(basedir, 'target').exists()
