def log = new File(basedir, 'build.log').text
assert log.contains('pyo3stubs:generate')
assert log.contains('pyo3stubs:verify')

def descriptor = new File(buildDirectory, 'classes/META-INF/maven/plugin.xml').text
def properties = (descriptor =~ />\$\{(pyo3stubs\.[^}]+)}</).collect { it[1] } as Set
assert properties.size() > 10
properties.each { assert log.contains("User property: $it\n") }

// The plugin tools would change an expression in a description.
assert descriptor.contains('<description>')
assert !(descriptor =~ /<description>[^<]*\$\{/)
