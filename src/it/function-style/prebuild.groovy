import java.nio.file.Files

def library = new File(basedir, 'dist/harbour.so')
library.parentFile.mkdirs()
Files.copy(new File(quickstart, '../../test/resources/harbour/harbour.so').toPath(), library.toPath())
def stubs = new File(basedir, 'python/harbour')
stubs.mkdirs()
new File(stubs, 'py.typed').text = ''
Files.copy(new File(quickstart, '../../test/resources/harbour/harbour.pyi').toPath(), new File(stubs, '__init__.pyi').toPath())
return true
