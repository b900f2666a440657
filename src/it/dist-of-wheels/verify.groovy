def platforms = ['linux-x86_64', 'osx-aarch_64', 'windows-x86_64']
def files = ['geodesy/_native/__init__.pyi', 'geodesy/_native/units.pyi', 'geodesy/py.typed']

// One artifact for each platform, and one for all.
def deployed = new File(basedir, 'target/repository/org/example/geodesy/0.1.0')
assert deployed.list().findAll { it.endsWith('.zip') } as Set ==
        (['stubs'] + platforms.collect { 'stubs-' + it }).collect { "geodesy-0.1.0-${it}.zip".toString() } as Set

// Each goal read each library once, and the committed stubs are those of all platforms.
def log = new File(basedir, 'build.log').text
for (library in ['manylinux_2_34_x86_64.whl!/geodesy/_native.abi3.so', 'macosx_11_0_arm64.whl!/geodesy/_native.abi3.so', 'win_amd64.whl!/geodesy/_native.pyd']) {
    assert log.count("$library: ") == 2
}
assert log.contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')

for (directory in ['this-platform', 'all-platforms']) {
    for (file in files) {
        def unpacked = new File(basedir, "consumer/target/$directory/$file")
        assert unpacked.text == new File(basedir, "python/$file").text
    }
}
