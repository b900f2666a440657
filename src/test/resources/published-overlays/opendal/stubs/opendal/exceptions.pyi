class AlreadyExists(Exception): ...  # new
class ConditionNotMatch(Exception): ...  # new
class ConfigInvalid(Exception): ...  # new
class Conflict(Exception): ...  # new
class Error(Exception): ...  # new
class IsADirectory(Exception): ...  # new
class IsSameFile(Exception): ...  # new
class NotADirectory(Exception): ...  # new
class NotFound(Exception): ...  # new
class PermissionDenied(Exception): ...  # new
class RangeNotSatisfied(Exception): ...  # new
class RateLimited(Exception): ...  # new
class Unexpected(Exception): ...  # new
class Unsupported(Exception): ...  # new

del __getattr__
