import groovy.xml.XmlParser
import java.util.zip.ZipFile

def platforms = ['linux-x86_64', 'osx-aarch_64', 'windows-x86_64']
def files = ['geodesy/_native/__init__.pyi', 'geodesy/_native/units.pyi', 'geodesy/py.typed']

// A repository tells which build a snapshot's file is of. The last job deployed all of them, so that they fit each other.
def deployed = new File(basedir, 'target/repository/org/example/geodesy/0.1.0-SNAPSHOT')
def snapshots = new XmlParser().parse(new File(deployed, 'maven-metadata.xml')).versioning.snapshotVersions.snapshotVersion
def archives = snapshots.findAll { it.extension.text() == 'zip' }.collectEntries { [it.classifier.text(), it.value.text()] }
assert archives.keySet() == (['stubs'] + platforms.collect { 'stubs-' + it }) as Set
assert archives.values().every { it.endsWith('-4') }

// Each job before deployed its own platform, and no archive for all platforms.
def ofJobs = deployed.list().findAll { it ==~ /.*-[123]-stubs.*\.zip/ }.collect { it.replaceFirst(/.*-(\d)-(stubs.*)\.zip/, '$1 $2') }
assert ofJobs.sort() == ['1 stubs-linux-x86_64', '2 stubs-osx-aarch_64', '3 stubs-windows-x86_64']

// The archive for all platforms is whole.
new ZipFile(new File(deployed, "geodesy-${archives['stubs']}-stubs.zip")).withCloseable { zip ->
    assert zip.entries()*.name == files
    for (file in files.findAll { it.endsWith('.pyi') }) {
        def stub = zip.getInputStream(zip.getEntry(file)).getText('UTF-8')
        assert stub == new File(basedir, "python/$file").text
    }
}

// The last job read no library, and said so.
def log = new File(basedir, 'build.log').text
assert log.contains('from geodesy-0.1.0-SNAPSHOT-stubs-linux-x86_64.zip (linux-x86_64),'
        + ' geodesy-0.1.0-SNAPSHOT-stubs-osx-aarch_64.zip (osx-aarch_64),'
        + ' geodesy-0.1.0-SNAPSHOT-stubs-windows-x86_64.zip (windows-x86_64)')

// The other project has the stubs of its own platform, and those of all.
for (directory in ['this-platform', 'all-platforms']) {
    for (file in files) {
        def unpacked = new File(basedir, "consumer/target/$directory/$file")
        assert unpacked.text == new File(basedir, "python/$file").text
    }
}
