package dev.cofferdam.report.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code docs/verify_case.py}, where there is a Python to run it. */
final class OtherChecker {
    private static final boolean IS_THERE = isThere();

    private OtherChecker() {}

    /** That it ends with a status, as {@code case verify} would: 0 it holds, 1 it does not, 2 it is no bundle. */
    static void finds(int status, Path bundle) throws IOException {
        if (!IS_THERE) return;
        var process = new ProcessBuilder("python3", "docs/verify_case.py", bundle.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ended(process)).as(said).isEqualTo(status);
        assertThat(said).doesNotContain("Traceback");
    }

    private static boolean isThere() {
        try {
            return ended(new ProcessBuilder("python3", "--version").start()) == 0;
        } catch (IOException e) {
            // no Python: only our own checker is tried
            return false;
        }
    }

    private static int ended(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
