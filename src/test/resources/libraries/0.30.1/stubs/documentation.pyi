"""
Documentation with "quotes", 'single ones', \\backslashes\\n and `code`.

# A heading

- a list
  - indented

Ünïcödé, 漢字, 😀, a tab\tbetween, three ""\" in a row


after two empty lines, the last one.
"""

from typing import final

__all__ = ["Documented", "block_comment", "by_attributes", "empty", "empty_lines_around", "ends_in_a_backslash", "ends_in_a_quote", "many_lines", "one_line"]

@final
class Documented:
    """
    A class with ""\" in its documentation.
    """
    def __new__(cls, /) -> Documented:
        """
        The constructor.
        """
    @property
    def field(self, /) -> bool:
        """
        A field's documentation.
        """
    @field.setter
    def field(self, /, value: bool) -> None:
        """
        A field's documentation.
        """
    def method(self, /) -> bool:
        """
        A method.

        With a second paragraph.
        """

def block_comment() -> None:
    """
    A block comment.
         * With a star.
         
    """

def by_attributes() -> None:
    """
    By an attribute,
    with a newline.
    Of an expression.
    """

def empty() -> None: ...

def empty_lines_around() -> None:
    """

    Begins with an empty line.
    """

def ends_in_a_backslash() -> None:
    """
    Ends in a backslash \\
    """

def ends_in_a_quote() -> None:
    """
    Ends in a quote "
    """

def many_lines() -> None:
    """
    First line.

        Indented code

    Last line.
    """

def one_line() -> None:
    """
    One line.
    """
