package dev.cofferdam.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    Path home;

    private Path path;
    private SettingsFile file;
    private final Hands workers = new Hands();

    @BeforeEach
    void begin() {
        path = home.resolve("new").resolve("window.json");
        file = new SettingsFile(path);
    }

    private Settings settings() {
        return new Settings(file.read(), file, new Background(workers, Runnable::run));
    }

    @Test
    void areTheDefaultsBeforeAnybodyChangedThem() {
        assertThat(file.read()).isEqualTo(WindowSettings.DEFAULT);
        settings();
        workers.work();
        assertThat(path).doesNotExist();
    }

    @Test
    void areThereAgainNextTime() {
        var settings = settings();
        settings.theme().set(Theme.DARK);
        settings.textSize().set(TextSize.LARGE);
        settings.zone().set(Optional.of(BERLIN));
        workers.work();
        assertThat(file.read()).isEqualTo(new WindowSettings(Theme.DARK, TextSize.LARGE, BERLIN));
        assertThat(settings().zone().get()).contains(BERLIN);
    }

    @Test
    void areWrittenOffTheScreensThreadAndTheLastOneStays() {
        var settings = settings();
        settings.theme().set(Theme.DARK);
        assertThat(path).doesNotExist();
        settings.theme().set(Theme.LIGHT);
        settings.theme().set(Theme.DARK);
        assertThat(workers.waiting()).isEqualTo(1);
        workers.work();
        assertThat(file.read().theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void leaveNothingUnfinishedBeside() throws IOException {
        settings().theme().set(Theme.DARK);
        workers.work();
        try (var files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void thatCannotBeWrittenDoNotKeepLaterOnesFromBeing() throws IOException {
        Files.writeString(home.resolve("new"), "a file where the folder should be");
        var settings = settings();
        settings.theme().set(Theme.DARK);
        workers.work();
        Files.delete(home.resolve("new"));
        settings.textSize().set(TextSize.LARGEST);
        workers.work();
        assertThat(file.read()).isEqualTo(new WindowSettings(Theme.DARK, TextSize.LARGEST, null));
    }

    @Nested
    class ThatSomebodyElseWrote {
        private WindowSettings read(String json) throws IOException {
            Files.createDirectories(path.getParent());
            Files.writeString(path, json);
            return file.read();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "[]",
                    "null",
                    "\"dark\"",
                    "{\"theme\": {}}",
                    "{\"text\": 17, \"zone\": \"Mars/Base\"}"
                })
        void andThatMeanNothingAreTheDefaults(String json) throws IOException {
            assertThat(read(json)).isEqualTo(WindowSettings.DEFAULT);
        }

        @Test
        void holdAsFarAsTheyCanBeRead() throws IOException {
            assertThat(read("{\"theme\": \"dark\", \"text\": 300, \"zone\": \"Europe/Berlin\", \"later\": 1}"))
                    .isEqualTo(new WindowSettings(Theme.DARK, TextSize.NORMAL, BERLIN));
        }
    }
}
