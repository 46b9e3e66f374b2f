package dev.cofferdam.ui;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.report.NewFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the window's settings as JSON in the home folder. Never to be used on the screen's thread.
 *
 * <p>Settings are a convenience: what cannot be read is left at its default, with a line in the program's log.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    public WindowSettings read() {
        try {
            return Files.exists(file) ? of(Json.MAPPER.readTree(Files.readString(file))) : WindowSettings.DEFAULT;
        } catch (IOException | JacksonException e) {
            LOG.warn(
                    "The window’s settings in {} cannot be read, so the defaults hold ({})",
                    file,
                    e.getClass().getSimpleName());
            return WindowSettings.DEFAULT;
        }
    }

    /** Whole or not at all. */
    public void write(WindowSettings settings) throws IOException {
        var json = Json.object()
                .put("theme", word(settings.theme()))
                .put("text", settings.textSize().percent());
        var zone = settings.zone();
        if (zone != null) json.put("zone", zone.getId());
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        NewFile.write(file, true, out -> out.write(json.toPrettyString().getBytes(StandardCharsets.UTF_8)));
    }

    private WindowSettings of(JsonNode json) {
        return new WindowSettings(
                known("theme", json, WindowSettings.DEFAULT.theme(), Theme.values(), SettingsFile::word),
                known("text", json, WindowSettings.DEFAULT.textSize(), TextSize.values(), size -> "" + size.percent()),
                zone(json.path("zone")));
    }

    private <T> T known(String key, JsonNode json, T preset, T[] all, Function<T, String> word) {
        var value = json.path(key);
        if (value.isMissingNode()) return preset;
        return Arrays.stream(all)
                .filter(one -> word.apply(one).equals(value.asString("")))
                .findFirst()
                .orElseGet(() -> {
                    passedOver(key, value);
                    return preset;
                });
    }

    private @Nullable ZoneId zone(JsonNode value) {
        if (value.isMissingNode()) return null;
        try {
            return ZoneId.of(value.asString(""));
        } catch (DateTimeException _) {
            passedOver("zone", value);
            return null;
        }
    }

    private void passedOver(String key, JsonNode value) {
        LOG.warn("The window’s settings in {} hold a {} that there is not: {}", file, key, value);
    }

    private static String word(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
