package dev.cofferdam.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What the program finds around it.
 *
 * @param env the environment variables
 * @param osName as the system property {@code os.name} has it
 * @param userHome the user's own folder
 */
public record Surroundings(Map<String, String> env, String osName, Path userHome) {
    public Surroundings {
        env = Map.copyOf(env);
    }

    /** Whether a window can be opened. */
    boolean hasDisplay() {
        if (isWindows() || isMac()) return true;
        return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    /** Where the program keeps its cases unless told otherwise. */
    Path defaultHome() {
        if (isSet("COFFERDAM_HOME")) return Path.of(env.getOrDefault("COFFERDAM_HOME", ""));
        if (isWindows()) {
            return isSet("APPDATA")
                    ? Path.of(env.getOrDefault("APPDATA", "")).resolve("Cofferdam")
                    : userHome.resolve("AppData/Roaming/Cofferdam");
        }
        if (isMac()) return userHome.resolve("Library/Application Support/Cofferdam");
        var data = Path.of(env.getOrDefault("XDG_DATA_HOME", ""));
        return (data.isAbsolute() ? data : userHome.resolve(".local/share")).resolve("cofferdam");
    }

    boolean isSet(String variable) {
        return !env.getOrDefault(variable, "").isEmpty();
    }

    private boolean isWindows() {
        return osName.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private boolean isMac() {
        return osName.toLowerCase(Locale.ROOT).startsWith("mac");
    }
}
