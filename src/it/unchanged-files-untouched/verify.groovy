import groovy.io.FileType
import java.time.Instant

def log = new File(basedir, 'build.log').text
assert log.contains('2 stub files from libgeodesy.so (linux-x86_64): 2 written, 0 unchanged')
assert log.contains('2 stub files from libgeodesy.so (linux-x86_64): 1 written, 1 unchanged')

// Of all stubs and archives, the second run has written only the edited one, with its former content.
def target = new File(basedir, 'target')
def edited = new File(target, 'pyo3stubs/stubs/geodesy/_native/units.pyi')
assert edited.text == new File(target, 'pyo3stubs/stubs-linux-x86_64/geodesy/_native/units.pyi').text

def files = target.listFiles().findAll { it.name.endsWith('.zip') }
new File(target, 'pyo3stubs').eachFileRecurse(FileType.FILES) { files << it }
assert files.size() == 8
def aged = Instant.parse('2001-01-01T12:00:00Z').toEpochMilli()
assert files.findAll { it.lastModified() != aged } == [edited]
