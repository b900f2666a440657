def committed = new File(basedir, 'python/geodesy/_native')
def trees = new File(basedir, 'target/pyo3stubs').listFiles()
assert trees*.name.sort()*.replaceFirst('-linux-\\w+', '-<platform>') == ['stubs', 'stubs-<platform>']
for (tree in trees) {
    for (name in ['__init__.pyi', 'units.pyi']) {
        assert new File(tree, "geodesy/_native/$name").text == new File(committed, name).text
    }
    assert new File(tree, 'geodesy/py.typed').length() == 0
}

def log = new File(basedir, 'build.log').text
assert log =~ /2 stub files from libgeodesy.so \(linux-\w+\): 2 written, 0 unchanged/
assert log =~ /2 stub files in python against libgeodesy.so \(linux-\w+\): 2 fresh, 0 fresh, but worded otherwise, 0 stale/
assert !log.contains('[WARNING]')
