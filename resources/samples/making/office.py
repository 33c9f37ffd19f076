"""The office case: Jinyu Tower, Wednesday 4 June 2025, 09:15, as a business visitor. What is heard, filmed and photographed."""

import office_photos as photos
from office_scenes import ARRIVAL, DESK, FACE_GATE, LIFTS
from stage import Case, Film, Line, Noise, Photo, Shot, Voice

VOICES = {
    "reception": Voice("en-us+f4", 56, 160, 0.55, 0.6),
    "shopper": Voice("en-gb+m2", 36, 162, 0.8, 0.7),
    "guard": Voice("en-gb+m4", 30, 155, 0.45, 0.5),
    "clerk": Voice("en-gb+m1", 44, 172, 0.55, 0.6),
    "terminal": Voice("en-us+f2", 64, 150, 0.35, 0.4),
}
LINES = (
    Line("09:15:20.1", "reception", "Good morning. May I see your identity card, please?"),
    Line(
        "09:15:23.8",
        "shopper",
        "Good morning. I have a meeting with Ms Lin of Harbour Design.",
        "Good morning. I have a meeting with Miss Lin of Harbour Design.",
    ),
    Line("09:15:29.4", "reception", "Thank you. One moment, I will telephone your host."),
    Line(
        "09:15:35.4",
        "reception",
        "Good morning, a visitor for Ms Lin is at reception. Thank you.",
        "Good morning, a visitor for Miss Lin is at reception. Thank you.",
    ),
    Line(
        "09:15:44.2",
        "reception",
        "Ms Lin expects you. The pass is on your telephone. Floor sixteen, high zone.",
        "Miss Lin expects you. The pass is on your telephone. Floor sixteen, high zone.",
    ),
    Line("09:15:50.4", "shopper", "Thank you."),
    Line("09:16:57.4", "terminal", "Pass."),
    Line("09:17:51.4", "terminal", "Pass."),
    Line("09:17:52.6", "guard", "Next, please. Look into the camera."),
    Line("09:18:24.0", "shopper", "Does it always take this long?"),
    Line("09:18:26.6", "guard", "About fifty seconds. At nine o'clock there is a queue."),
    Line("09:18:47.4", "terminal", "Pass."),
    Line("09:20:06.2", "clerk", "Good morning. How can I help you?"),
    Line("09:20:09.0", "shopper", "Where can a delivery van stop tomorrow morning?"),
    Line("09:20:12.2", "clerk", "Loading bay B, from seven to nine. You need a permit. I print it now."),
    Line(
        "09:20:20.0",
        "clerk",
        "Here is the permit. We also have guest Wi-Fi. The code is on this card.",
        "Here is the permit. We also have guest why fie. The code is on this card.",
    ),
    Line("09:20:25.6", "shopper", "Very good. Thank you."),
    Line("09:20:28.2", "clerk", "You are welcome. Goodbye."),
)
ROOMS = (("09:14:00", "lobby"), ("09:19:30", "corridor"), ("09:19:58", "office"), ("09:20:40", "corridor"))
NOISES = (
    Noise("09:15:08", "footsteps", "09:15:18"),
    Noise("09:15:33", "footsteps", "09:15:42", 0.4),
    Noise("09:15:31", "beep"),
    Noise("09:15:52", "footsteps", "09:16:06"),
    Noise("09:16:10", "beep"),
    Noise("09:16:12", "murmur", "09:16:50", 0.9),
    Noise("09:17:00", "beep"),
    Noise("09:17:04", "murmur", "09:17:46", 0.8),
    Noise("09:17:55", "beep"),
    Noise("09:18:30", "murmur", "09:18:46", 0.6),
    Noise("09:18:50", "footsteps", "09:19:02"),
    Noise("09:18:58.3", "shutter"),
    Noise("09:19:19.4", "chime"),
    Noise("09:19:22", "footsteps", "09:19:28"),
    Noise("09:19:50", "chime"),
    Noise("09:19:53", "footsteps", "09:20:04"),
    Noise("09:20:15.4", "typing", "09:20:18"),
    Noise("09:20:18", "paper", "09:20:19.8"),
    Noise("09:20:32", "footsteps", "09:20:46"),
    Noise("09:20:52.4", "shutter"),
    Noise("09:20:56", "footsteps", "09:21:06"),
    Noise("09:21:08", "water", "09:21:14", 0.3),
    Noise("09:21:16", "water", "09:21:22"),
    Noise("09:21:24.2", "shutter"),
    Noise("09:21:28", "footsteps", "09:21:52"),
    Noise("09:21:57.7", "shutter"),
)
FILMS = (
    Film(
        "data/film/MOV_0101.mp4", "09:15:10", 45, (Shot("09:15:10", ARRIVAL, (("09:15:12", 640, 360, 0.95), ("09:15:18", 640, 380, 1.18))),)
    ),
    Film(
        "data/film/MOV_0102.mp4",
        "09:17:50",
        65,
        (Shot("09:17:50", FACE_GATE, (("09:18:48", 640, 370, 1.04), ("09:18:54", 640, 350, 1.3))),),
    ),
    Film("data/film/MOV_0103.mp4", "09:19:06", 22, (Shot("09:19:06", LIFTS, (("09:19:08", 640, 330, 1.0), ("09:19:13", 660, 320, 1.2))),)),
    Film("data/film/MOV_0104.mp4", "09:20:00", 34, (Shot("09:20:00", DESK, (("09:20:00", 640, 360, 0.95), ("09:20:04", 640, 376, 1.12))),)),
)
PHOTOS = (
    Photo("data/photo/P_0201.jpg", "09:18:58.34", photos.zones()),
    Photo("data/photo/P_0202.jpg", "09:20:52.41", photos.air()),
    Photo("data/photo/P_0203.jpg", "09:21:24.20", photos.washroom()),
    Photo("data/photo/P_0204.jpg", "09:21:57.73", photos.directory()),
)
CASE = Case(
    name="office",
    date="2025-06-04",
    latitude=31.23415,
    longitude=121.50102,
    recorder="data/sound/REC_0101.m4a",
    recorder_start="09:14:54",
    recorder_length_s=432,
    voices=VOICES,
    lines=LINES,
    rooms=ROOMS,
    noises=NOISES,
    films=FILMS,
    photos=PHOTOS,
    seed=101,
)
