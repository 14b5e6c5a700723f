"""What the people of the seventh hand say in their own words; nobody says what another said of the same event."""

_ANY = (
    "We dug with our hands until the machines came", "The children are too frightened to sleep indoors",
    "I knew most of them by name", "We carried the wounded on doors because there were no stretchers",
    "The street was full of glass and schoolbags", "People here have stopped counting the explosions",
    "All the windows came in at once", "There is not one pane of glass left in our street",
    "My ears are still ringing", "I thought the whole building was coming down",
    "They brought them in on carts and in the back of a bread van", "Half of them came barefoot",
    "Nobody here can tell us why this place was chosen", "We ran out of bandages within the hour",
    "I have lived here for twenty years and never saw anything like it", "The smoke was so thick that we held hands",
    "We have nowhere else to go", "I counted the minutes until I heard my daughter’s voice",
    "Everyone was calling out for somebody", "The generator failed and we worked by torchlight",
    "We will bury them together", "There were shoes everywhere", "It was an ordinary day until then",
    "We were told this part of the town was safe", "You learn to tell from the sound how near it is",
    "My neighbour had gone out for cigarettes",
    "We wrapped them in curtains", "I cannot get the smell out of my clothes",
)  # fmt: skip
BLAST = (*_ANY, "There was no siren, just the noise and then the dust", "It shook the hill behind us")
SHELLS = (
    *_ANY,
    "It went on for an hour and nobody dared go out to help",
    "One fell, then another, each of them nearer",
)
DRONES = (*_ANY, "We heard the buzzing and then everyone ran", "You cannot hide from something that small")
BOMBS = (*_ANY, "The van had been parked there for hours", "I found my shop door across the road")
SHOTS = (
    "We lay on the ground until it was quiet",
    "They were only waiting in line", "You could not tell where it came from",
    "I hid behind a water tank and prayed", "It lasted less than a minute", "We heard it from the next street",
    "I recognised him by his jacket", "He had never held a gun in his life", "They were farmers and a schoolboy",
    "My uncle was seventy and could hardly walk", "We were made to wait before we could bring them home",
    "Nobody will sleep in that street now", "I shouted his name and he did not turn round",
)  # fmt: skip
EXECUTIONS = (
    *SHOTS[4:], "They had lists and they read out the names", "Nobody was allowed to go near the bodies",
    "My brother opened the door because they said it was a search", "They told the women to look away",
    "They did not even ask for papers", "They laughed while they did it",
    "We found the door open and the radio still on", "I knocked on every door and nobody answered",
)  # fmt: skip
RAIDS = (
    "They took the telephones first, then the men", "He was in his slippers when they put him in the truck",
    "We have been to three police stations and nobody tells us anything", "They had covered their faces",
    "They broke the door although it was not locked", "My son is diabetic and has no medicine with him",
    "Nobody showed us a paper", "They asked for my brother by his full name", "The trucks came without any warning",
    "They tied their hands with wire", "We do not know whom to ask", "They said it would take five minutes",
    "They took the baker and both his sons", "The children saw everything", "I ran after the truck as far as I could",
)  # fmt: skip
FIRES = (
    "We watched our own roof come down from the hill", "They poured petrol on the carpets",
    "There is nothing to go back to now", "I built that house with my father", "Only the fig tree is left standing",
    "They went from door to door with a tanker", "The papers for the land were inside",
    "We could see the glow from far away",
)  # fmt: skip
BODIES = (
    "Those responsible must be brought to account", "Civilians are paying the price of this war",
    "We call for an independent inquiry", "Nobody in this town is safe", "This cannot be allowed to become normal",
    "We have raised the matter with both parties", "The pattern is plain for everyone to see",
    "Our people on the ground are exhausted", "The victims deserve an answer", "We need safe access at once",
    "Silence is no answer", "The law leaves no room for doubt here",
)  # fmt: skip
