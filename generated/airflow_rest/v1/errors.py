"""What the generated operations raise."""


class UnexpectedStatus(ValueError):
    """An answer whose status the spec does not have, so that nothing can be read of it.

    Attributes:
        status_code: Of the answer.
        content: The body of the answer.
    """

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(f"status {status_code} is not one of this operation's")
        self.status_code = status_code
        self.content = content

    def __reduce__(self) -> tuple[type["UnexpectedStatus"], tuple[int, bytes]]:
        return type(self), (self.status_code, self.content)


__all__ = ["UnexpectedStatus"]
