from typing import Awaitable, Callable, Generic, TypeVar

T = TypeVar("T", str, Awaitable[str])

class ChatCompletion:
    def __getitem__(self) -> object: ...

class ChatCompletionChoice:
    def __getitem__(self) -> object: ...

class ChatCompletionChunk:
    def __getitem__(self) -> object: ...

class ChatCompletionChunkChoice:
    def __getitem__(self) -> object: ...

class ChatCompletionDelta:
    def __getitem__(self) -> object: ...

class ChatCompletionFunction:
    def __getitem__(self) -> object: ...

class ChatCompletionMessage:
    def __getitem__(self) -> object: ...

class ChatCompletionToolCall:
    def __getitem__(self) -> object: ...

class CompletionUsage:
    def __getitem__(self) -> object: ...

class Response:
    def __getitem__(self) -> object: ...

class ResponseOutputMessage:
    def __getitem__(self) -> object: ...

class ResponseOutputText:
    def __getitem__(self) -> object: ...

class ResponseStreamEvent:
    def __getitem__(self) -> object: ...

class ResponseUsage:
    def __getitem__(self) -> object: ...

class SamplerBuilder:
    def constrain_with_json_schema(self, schema: str | dict): ...

class SamplerPresets:
    @staticmethod
    def constrain_with_json_schema(schema: str | dict): ...

class TokenStreamAsync:
    def __anext__(self) -> Awaitable[str]: ...

class Tool(Generic[T]):
    def __call__(self) -> T: ...

def tool() -> Callable[[Callable[..., T]], Tool[T]]: ...  # was: Callable[[Callable[..., Incomplete]], Tool]

del __getattr__
