"""The small words around place names: closed classes of English."""

from dalil.vocab.wordlist import words

LOCATIVE = frozenset(
    words(
        "in at near from to into inside outside around across throughout toward towards "
        "through of over between beyond "
        "northwest northeast southwest southeast leaving reached entered visit visiting visited"
    )
)
INSIDE = frozenset(words("in near into inside outside across throughout around"))
"""Prepositions that stand before places rather than persons."""

DIRECTIONS = frozenset(
    words(
        "north south east west northern southern eastern western central northeast northwest southeast southwest "
        "northeastern northwestern southeastern southwestern north-east north-west south-east "
        "south-west rural downtown "
        "upper lower inner outer mid greater"
    )
)
NEARNESS = frozenset(words("outskirts suburbs suburb countryside edge edges vicinity surroundings parts part areas"))
QUARTERS = frozenset(words("quarter neighbourhood neighborhood district suburb area ward section camp village town"))
"""What a part of a place is called; behind its name stands what it is a part of ("the Mill Hill quarter of …")."""
INNER = frozenset(
    words("of the de la le el al bin ibn upon sur am an du des da do di del ad az ar as ash ed en und and")
)
HALLOWED = frozenset(words("saint saints st st. san santa mar"))
"""Words that begin a name: what follows them is no place of its own ("Saint X" is not X)."""
TITLES = frozenset(
    words(
        "mr mrs ms dr sen rep gov gen col capt lt sgt president senator governor mayor "
        "judge justice king queen prince "
        "princess pope sir lord lady miss officer detective sheriff coach professor minister secretary ambassador"
    )
)
"""Titles of persons: the name behind one is a person's."""

GENERIC = DIRECTIONS | frozenset(
    words(
        "january february march april may june july august september october november december "
        "monday tuesday wednesday "
        "thursday friday saturday sunday street road avenue drive lane park church county "
        "valley union centre center hill "
        "hills forest court market region area council district bridge river creek lake island bay "
        "beach coast city town "
        "village hospital university college school station airport square house home hope "
        "human drug olympic metro spring "
        "summer autumn winter gold region state states republic kingdom government police "
        "army church mosque temple islam "
        "christmas easter passover ramadan god internet english french german spanish arabic "
        "rodeo delta grove mound meadow "
        "woodlands wilderness recreation centennial warden titan sunni shia muslim christian "
        "jewish tamil north-south old "
        "new big great saint st the a an of no yes this that he she they we you it his her one two three four five"
    )
)
"""Words that some settlement somewhere bears as a name, but that alone name none in a report."""

AGAINST_PLACES = frozenset(
    words(
        "shell bomb bombard besiege capture recapture retake seize storm surround encircle liberate enter flee leave "
        "reach invade occupy blockade pound raze"
    )
)
"""Verbs whose object is a place where it may be one."""

LAWS = frozenset(words("Convention Conventions Protocol Protocols Statute Treaty Accord Accords Agreement Agreements"))
"""What follows the name of the place where a law was signed."""

LIKE = frozenset(words("like unlike"))
PRO_VERBS = frozenset(words("do be have"))
"""Verbs that stand for another one in "as did X": what is named there is a precedent."""

ADDRESSED = frozenset(
    tuple(pair.split("/"))
    for pair in words(
        "appeal/to call/on speak/to talk/to turn/to complain/to plead/with meet/with negotiate/with talks/with "
        "pressure/on sanction/on sanctions/on demand/on ally/with deal/with agreement/with truce/with ceasefire/with "
        "relation/between relations/between talks/between agreement/between accord/between support/from aid/from"
    )
)
"""A word and the preposition behind it: a place named there stands for those who rule it."""
