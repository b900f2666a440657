package io.github.pyo3stubs.compare.drift;

/** What stubs of PyO3's own program have since release 0.30.1 only. */
public enum Omission {
    /** The list {@code __all__} of the names that a module offers. */
    ALL,

    /** The imports that offer a module's submodules as its members. */
    SUBMODULES
}
