"""Plays one visit: mixed sound, the film in front, and the clock that both follow. No window needed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.evidence import Track
from reviewer.media.engine.clock import OutputClock
from reviewer.media.engine.film_track import FilmTrack, ShownFrame
from reviewer.media.engine.mixer import Level, Mixer, SoundTrack
from reviewer.media.engine.sound_feed import NullOutput, SoundFeed, SoundOutput
from reviewer.media.pcm import Samples

MakeOutput = Callable[[SoundFeed, OutputClock], SoundOutput]


@dataclass(frozen=True)
class FilmInFront:
    """The film that is shown: its exhibit code, where it lies and how it is placed on the timeline."""

    code: str
    path: Path
    track: Track


class Playback:
    """Transport of one visit; all methods belong to one thread. `close` ends every thread it started."""

    def __init__(self, make_output: MakeOutput = NullOutput) -> None:
        self._clock = OutputClock()
        self._mixer = Mixer()
        self._feed = SoundFeed(self._mixer)
        self._make_output = make_output
        self._output: SoundOutput | None = None
        self._sounds: dict[str, tuple[SoundTrack, ...]] = {}
        self._front: FilmInFront | None = None
        self._film: FilmTrack | None = None
        self._speed = 1.0
        self._bounds = (1280, 720)

    @property
    def is_playing(self) -> bool:
        return self._output is not None

    @property
    def speed(self) -> float:
        return self._speed

    @property
    def now_us(self) -> int:
        """The timeline instant heard and seen now."""
        return self._clock.now_us()

    @property
    def peaks(self) -> tuple[float, float]:
        """Loudness of what is heard now, left and right, 0 to 1."""
        return self._feed.peaks if self.is_playing else (0.0, 0.0)

    @property
    def film(self) -> FilmInFront | None:
        return self._front

    @property
    def levels(self) -> Mapping[str, Level]:
        """How each loaded recording is heard, by exhibit code."""
        return {code: pieces[0].level for code, pieces in self._sounds.items()}

    @property
    def heard(self) -> frozenset[str]:
        """Exhibit codes of the recordings that can be heard as levels are set now."""
        alone = any(level.is_solo for level in self.levels.values())
        return frozenset(code for code, level in self.levels.items() if not level.is_muted and (level.is_solo or not alone))

    def put_sound(self, code: str, samples: Samples, pieces: Sequence[Track]) -> None:
        """Adds the sound of an exhibit to the mix, or places it anew; its level stays. `pieces` are several where it was paused."""
        sounds = tuple(SoundTrack(samples, piece) for piece in pieces)
        for sound in sounds:
            sound.level = self.levels.get(code, sound.level)
        self._sounds[code] = sounds
        self._mixer.put(tuple(sound for each in self._sounds.values() for sound in each))

    def set_level(self, code: str, level: Level) -> None:
        """KeyError when no sound of that code is loaded."""
        for sound in self._sounds[code]:
            sound.level = level

    def set_volume(self, volume: float) -> None:
        """Linear, 0 to 1, for everything."""
        self._mixer.volume = volume

    def show_film(self, film: FilmInFront | None) -> None:
        """Brings a film to the front, standing at the present instant; None shows none."""
        if film == self._front:
            return
        if self._film is not None:
            self._film.close()
        self._front, self._film = film, None
        if film is not None:
            self._film = FilmTrack(film.path, width=self._bounds[0], height=self._bounds[1])
            self._film.seek(film.track.media_us(self.now_us))

    def fit(self, width: int, height: int) -> None:
        """View size in device pixels; frames are converted to fit it."""
        self._bounds = (max(2, width), max(2, height))
        if self._film is not None:
            self._film.resize(*self._bounds)

    def frame(self) -> ShownFrame | None:
        """The frame of the film in front on screen now; None without a film or before its first frame. Raises what decoding raised."""
        if self._film is None or self._front is None:
            return None
        return self._film.frame_at(self._front.track.media_us(self.now_us))

    def exact_frame(self) -> ShownFrame | None:
        """As `frame`, but waits until the decoder has arrived: while paused, for what is cited or drawn into a file."""
        if self._film is None or self._front is None:
            return None
        return self._film.exact_at(self._front.track.media_us(self.now_us))

    def play(self) -> None:
        """Go on from the present instant."""
        if self._output is None:
            self._begin(self.now_us)

    def pause(self) -> None:
        if self._output is not None:
            now_us = self.now_us
            self._output.stop()
            self._output = None
            self._clock.hold(now_us)

    def seek(self, instant_us: int) -> None:
        """Go to a timeline instant, playing on if it played."""
        was_playing = self.is_playing
        if was_playing:
            self.pause()
        self._clock.hold(instant_us)
        if self._film is not None and self._front is not None:
            self._film.seek(self._front.track.media_us(instant_us))
        if was_playing:
            self._begin(instant_us)

    def set_speed(self, speed: float) -> None:
        """0.25 to 4, pitch kept."""
        was_playing = self.is_playing
        self.pause()
        self._speed = speed
        if was_playing:
            self.play()

    def close(self) -> None:
        """End playing and decoding."""
        self.pause()
        self.show_film(None)
        self._sounds.clear()
        self._mixer.put(())

    def _begin(self, instant_us: int) -> None:
        self._feed.begin(instant_us, self._speed)
        self._clock.start(instant_us, self._speed)
        self._output = self._make_output(self._feed, self._clock)
        self._output.start()
