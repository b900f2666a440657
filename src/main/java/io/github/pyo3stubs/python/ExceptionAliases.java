package io.github.pyo3stubs.python;

import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names under which the standard library has exceptions that are called otherwise: all whose {@code __name__} is another
 * in some module of Python 3.9 to 3.13.
 */
public final class ExceptionAliases {

    /** The module and the name there, and those of the exception itself. */
    private static final Map<Name, Name> OWN_NAMES = Tables.names("""
            _socket error builtins OSError
            _thread error builtins RuntimeError
            builtins EnvironmentError builtins OSError
            builtins IOError builtins OSError
            builtins WindowsError builtins OSError
            calendar error builtins ValueError
            copy error copy Error
            dbm.dumb error builtins OSError
            email.errors MalformedHeaderDefect email.errors MissingHeaderBodySeparatorDefect
            getopt error getopt GetoptError
            http.client error http.client HTTPException
            mmap error builtins OSError
            nt error builtins OSError
            os error builtins OSError
            ossaudiodev error ossaudiodev OSSAudioError
            posix error builtins OSError
            pyexpat error xml.parsers.expat ExpatError
            resource error builtins OSError
            select error builtins OSError
            socket error builtins OSError
            ssl CertificateError ssl SSLCertVerificationError
            ssl socket_error builtins OSError
            threading ThreadError builtins RuntimeError
            winreg error builtins OSError
            xml.parsers.expat error xml.parsers.expat ExpatError
            zipfile BadZipfile zipfile BadZipFile
            zipfile error zipfile BadZipFile
            """.lines());

    /** Those that are called otherwise since some release: 3.10 and 3.13. */
    private static final Set<Name> CHANGED = Set.of(
            new Name("_signal", "ItimerError"),
            new Name("_socket", "timeout"),
            new Name("re", "error"),
            new Name("signal", "ItimerError"),
            new Name("socket", "timeout"),
            new Name("sre_compile", "error"),
            new Name("sre_constants", "error"),
            new Name("sre_parse", "error"));

    private ExceptionAliases() {}

    /**
     * The name that an exception has itself.
     *
     * @return the given one for all that are no aliases; empty for those whose name depends on Python's release
     */
    public static Optional<Name> own(Name exception) {
        return CHANGED.contains(exception)
                ? Optional.empty()
                : Optional.of(OWN_NAMES.getOrDefault(exception, exception));
    }
}
