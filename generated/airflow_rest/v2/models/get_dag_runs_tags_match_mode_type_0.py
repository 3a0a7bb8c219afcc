from enum import StrEnum


class GetDagRunsTagsMatchModeType0(StrEnum):
    ALL = "all"
    ANY = "any"

    def __str__(self) -> str:
        return self.value

    @classmethod
    def _missing_(cls, value: object) -> "GetDagRunsTagsMatchModeType0 | None":
        """Keep a value that a newer server invented instead of refusing the whole answer."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
