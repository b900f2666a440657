def log = new File(basedir, 'build.log').text
assert log.count(': 1 fresh, ') == 2
def warnings = log.readLines().findAll { it.startsWith('[WARNING]') }
assert warnings.size() == 2 // one in each build
assert warnings.every { it.startsWith('[WARNING] dist/aarch64.so (ELF, linux-aarch_64): geodesy.height has the annotation "u32"') }
