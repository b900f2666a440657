import io.github.pyo3stubs.object.ElfBuilder

// A function of the root module returns a class of the submodule.
def library = new File(basedir, 'dist/lib_geo.so').toPath()
library.parent.toFile().mkdirs()
new ElfBuilder()
        .export('PyInit__geo')
        .record('PYO3_INTROSPECTION_1_c', '{"type":"class","id":"c","name":"Circle"}')
        .record('PYO3_INTROSPECTION_1_f', '{"type":"function","id":"f","name":"unit","arguments":{},"returns":{"type":"id","id":"c"}}')
        .record('PYO3_INTROSPECTION_1_s', '{"type":"module","id":"s","name":"shapes","members":["c"],"incomplete":false}')
        .record('PYO3_INTROSPECTION_1_m', '{"type":"module","id":"m","name":"_geo","members":["f","s"],"incomplete":false}')
        .write(library)

new File(basedir, 'python/geo').mkdirs()
new File(basedir, 'python/geo/py.typed').text = ''
new File(basedir, 'python/geo/__init__.py').text = 'from geo import shapes as shapes\n'
return true
