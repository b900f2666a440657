// The quickstart's versions of all dependencies, so that cargo compiles them once for all projects.
new File(basedir, 'Cargo.lock').bytes = new File(quickstart, 'Cargo.lock').bytes
return true
