from enum import StrEnum


class DagVersionDiffImpact(StrEnum):
    AUTHORIZATION = "authorization"
    EXECUTION = "execution"
    METADATA = "metadata"
    PROVENANCE = "provenance"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def _missing_(cls, value: object) -> "DagVersionDiffImpact | None":
        """Keep a value that a newer server invented instead of refusing the whole answer."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
