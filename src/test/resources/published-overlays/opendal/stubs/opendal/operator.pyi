from typing_extensions import Unpack

from .config import ServiceConfig
from .options import OpenKwargs

class AsyncOperator:
    @classmethod
    def from_config(cls, config: ServiceConfig): ...
    def open(self, **kwargs: Unpack[OpenKwargs]): ...

class Operator:
    @classmethod
    def from_config(cls, config: ServiceConfig): ...
    def open(self, **kwargs: Unpack[OpenKwargs]): ...
