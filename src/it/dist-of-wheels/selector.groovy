import io.github.pyo3stubs.platform.Platform

// The other project unpacks the stubs of this machine's platform, so there have to be some.
return ['linux-x86_64', 'osx-aarch_64', 'windows-x86_64'].contains(Platform.host().classifier())
