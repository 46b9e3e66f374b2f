package dev.cofferdam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final Path USER = Path.of("/home/ada");

    private static Path home(String os, Map<String, String> env) {
        return new Surroundings(env, os, USER).defaultHome();
    }

    @Nested
    class Home {
        @Test
        void isWhatTheVariableSays() {
            assertThat(home("Linux", Map.of("COFFERDAM_HOME", "/srv/ir", "XDG_DATA_HOME", "/data")))
                    .isEqualTo(Path.of("/srv/ir"));
        }

        @Test
        void onLinuxIsInTheDataFolder() {
            assertThat(home("Linux", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/cofferdam"));
            assertThat(home("Linux", Map.of())).isEqualTo(USER.resolve(".local/share/cofferdam"));
            assertThat(home("Linux", Map.of("COFFERDAM_HOME", ""))).isEqualTo(USER.resolve(".local/share/cofferdam"));
        }

        /** Source: XDG Base Directory Specification: a relative path is invalid and to be ignored. */
        @Test
        void ignoresARelativeDataFolder() {
            assertThat(home("Linux", Map.of("XDG_DATA_HOME", "data")))
                    .isEqualTo(USER.resolve(".local/share/cofferdam"));
        }

        @Test
        void onMacAndWindowsIsWhereProgramsKeepTheirData() {
            assertThat(home("Mac OS X", Map.of())).isEqualTo(USER.resolve("Library/Application Support/Cofferdam"));
            assertThat(home("Windows 11", Map.of("APPDATA", "/roaming"))).isEqualTo(Path.of("/roaming/Cofferdam"));
        }
    }

    @Nested
    class Display {
        @Test
        void onLinuxIsWhatTheEnvironmentNames() {
            assertThat(new Surroundings(Map.of(), "Linux", USER).hasDisplay()).isFalse();
            assertThat(new Surroundings(Map.of("DISPLAY", ""), "Linux", USER).hasDisplay())
                    .isFalse();
            assertThat(new Surroundings(Map.of("DISPLAY", ":0"), "Linux", USER).hasDisplay())
                    .isTrue();
            assertThat(new Surroundings(Map.of("WAYLAND_DISPLAY", "w"), "Linux", USER).hasDisplay())
                    .isTrue();
        }

        @Test
        void isAlwaysThereOnMacAndWindows() {
            assertThat(new Surroundings(Map.of(), "Mac OS X", USER).hasDisplay())
                    .isTrue();
            assertThat(new Surroundings(Map.of(), "Windows 11", USER).hasDisplay())
                    .isTrue();
        }
    }
}
