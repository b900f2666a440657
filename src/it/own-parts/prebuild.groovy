import io.github.pyo3stubs.it.Geodesy
import io.github.pyo3stubs.library.wheel.WheelBuilder

// Three packages: hostkit differs by platform and by version of Python, geodesy is the same everywhere, and the module
// of harbour is a function.
def dist = new File(basedir, 'dist').toPath()
def fixtures = new File(quickstart, '../../test/resources')
def tags = ['linux-x86_64': 'manylinux_2_17_x86_64', 'macos-arm64': 'macosx_11_0_arm64', 'windows-x86_64': 'win_amd64']
tags.each { platform, tag ->
    ['cp310', 'cp312'].each { python ->
        def library = new File(fixtures, "hostkit/$platform-$python/hostkit").listFiles()[0]
        new WheelBuilder()
                .file("hostkit/$library.name".toString(), library.bytes)
                .write(dist.resolve("hostkit-0.1.0-$python-$python-${tag}.whl"))
    }
}
[(Geodesy.LINUX): 'manylinux_2_34_x86_64', (Geodesy.MACOS): 'macosx_11_0_arm64', (Geodesy.WINDOWS): 'win_amd64'].each { library, tag ->
    Geodesy.typedWheel(quickstart, library).write(dist.resolve("geodesy-0.1.0-cp310-abi3-${tag}.whl"))
}
new WheelBuilder()
        .file('harbour.abi3.so', new File(fixtures, 'harbour/harbour.so').bytes)
        .write(dist.resolve('harbour-0.1.0-cp310-abi3-manylinux_2_34_x86_64.whl'))
return true
