package dev.cofferdam.ui;

import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the window looks, as everybody sees it and may change it; each change is kept. On the screen's thread only. */
public final class Settings {
    private final SettingsFile file;
    private final Background background;
    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<TextSize> textSize;
    private final ObjectProperty<Optional<ZoneId>> zone;
    private boolean writing;
    private boolean again;

    public Settings(WindowSettings kept, SettingsFile file, Background background) {
        this.file = file;
        this.background = background;
        this.theme = new SimpleObjectProperty<>(kept.theme());
        this.textSize = new SimpleObjectProperty<>(kept.textSize());
        this.zone = new SimpleObjectProperty<>(Optional.ofNullable(kept.zone()));
        // only what comes after this is a change
        theme.subscribe((_, _) -> keep());
        textSize.subscribe((_, _) -> keep());
        zone.subscribe((_, _) -> keep());
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public ObjectProperty<TextSize> textSize() {
        return textSize;
    }

    /** The time zone that times are shown in beside UTC; empty for UTC alone. */
    public ObjectProperty<Optional<ZoneId>> zone() {
        return zone;
    }

    private WindowSettings now() {
        return new WindowSettings(theme.get(), textSize.get(), zone.get().orElse(null));
    }

    /** One after the other, so that the last one stays. */
    private void keep() {
        if (writing) {
            again = true;
            return;
        }
        writing = true;
        var wanted = now();
        background.run(
                _ -> {
                    file.write(wanted);
                    return wanted;
                },
                _ -> written(),
                // told in the program's log only: the window looks as it was wanted, and work must go on
                trouble -> {
                    org.slf4j.LoggerFactory.getLogger(Settings.class)
                            .warn("The window’s settings were not kept: {}", trouble.what());
                    written();
                });
    }

    private void written() {
        writing = false;
        if (!again) return;
        again = false;
        keep();
    }
}
