"""Hostile texts: pieces that, repeated without end, are no prose; for the tests of what they yield and for `make bench`."""

# Of these nothing is read, however often they stand there.
WITHOUT_CLAIMS = (
    "1", "1 ", "1,", "1, ", "1.", "1-", "1\u2013", "1/2 ", "123456 ", "17\n", "0", "1e5 ", "#1 ", "[1] ", "(1) (2) ", "$1 ",
    "2019 ", "10:30 ", "555-0142 ", "May ", "27 December ", "Tuesday ", "in 2019 ", ",", ", ", ".", ". ", "-", " - ", "\u2014", ";", ": ",
    "(", "()", "( ", ")", "[", "<", "<a ", '"', '" ', "\u201c", "\u201c\u201d", "'", "' ", "\u2018 ", "\n", "\r\n", " ", "\t", "\0",
    "\u200b", "a", "A", "a-", "a'", "a.", "U.", "_", "a_1", "x@", "http://", "www.", "e\u0301", "\U0001f600", "one hundred and ",
    "hundred ", "million ", "twenty-", "5 to ", "between ", "up to ", "the ", "of ", "by ", "in ", "said ", "said that ", '"x" said y ',
    "according to ", "who ", "Ann ", "Ann Roe, ", "the army's ", "killed ", "12 of the ", "between 3 and ", "more than 5 ",
)  # fmt: skip
# These state figures, or seem to, over and over.
WITH_CLAIMS = (
    "half of the ", "he said 5 died ", '"30 died," said Roe. ', "It said 5 died. ",
    "Ann Roe said 5 died, ", "5 were killed, ", "and wounded 50 ", "did not kill 5 ", "dozens of ", "12 attacks on ", "a man was killed and ",
)  # fmt: skip


def repeated(piece: str, size: int) -> str:
    """So many characters of it."""
    return (piece * (size // len(piece) + 1))[:size]
