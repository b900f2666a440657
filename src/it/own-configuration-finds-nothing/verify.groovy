def log = new File(basedir, 'build.log').text
def (inherited, own) = log.split('BUILD SUCCESS')
assert !inherited.contains('nothing is found')
assert !inherited.contains('Nothing to do')

assert own.contains('on project library: The POM of this module configures the plugin, but nothing is found here.'
        + ' There is no Cargo.toml in library, and no pyproject.toml that names one.')
assert own.contains('[ERROR] If this module has no crate, remove the plugin from its POM.')
assert own.count('nothing is found') == 1
assert own =~ /other \.+ SUCCESS/
