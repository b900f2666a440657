import io.github.pyo3stubs.library.wheel.WheelBuilder

def builds = new File(quickstart, '../../test/resources/hostkit')
def tags = [
        'linux-x86_64'  : 'manylinux_2_17_x86_64',
        'linux-aarch64' : 'manylinux_2_17_aarch64',
        'macos-arm64'   : 'macosx_11_0_arm64',
        'macos-x86_64'  : 'macosx_10_12_x86_64',
        'windows-x86_64': 'win_amd64']
def wheel = { String directory, String build, String python, String tag ->
    def library = new File(builds, "$build/hostkit").listFiles()[0]
    new WheelBuilder()
            .file("hostkit/$library.name".toString(), library.bytes)
            .write(new File(basedir, "$directory/hostkit-0.1.0-$python-$python-${tag}.whl").toPath())
}
tags.each { platform, tag ->
    ['cp310', 'cp312'].each { python -> wheel('dist', "$platform-$python", python, tag) }
}
// What only Python 3.12 has is gone.
wheel('changed', 'linux-x86_64-cp310', 'cp312', tags['linux-x86_64'])
return true
