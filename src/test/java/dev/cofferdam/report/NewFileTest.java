package dev.cofferdam.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
    @TempDir
    Path folder;

    private static NewFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesAFileThatIsNotThere() throws IOException {
        NewFile.write(folder.resolve("a"), false, text("new"));
        assertThat(folder.resolve("a")).hasContent("new");
    }

    @Test
    void keepsAFileThatIsThere() throws IOException {
        Files.writeString(folder.resolve("a"), "old");
        assertThatThrownBy(() -> NewFile.write(folder.resolve("a"), false, text("new")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("a")).hasContent("old");
    }

    @Test
    void replacesItWhenTold() throws IOException {
        Files.writeString(folder.resolve("a"), "old");
        NewFile.write(folder.resolve("a"), true, text("new"));
        assertThat(folder.resolve("a")).hasContent("new");
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        Files.writeString(folder.resolve("a"), "old");
        assertThatThrownBy(() -> NewFile.write(folder.resolve("a"), true, out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }))
                .hasMessage(
                        "%s could not be written: disk full. What was begun of it is removed; make room, or name"
                                + " another place.",
                        folder.resolve("a"));
        assertThat(folder.resolve("a")).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a");
    }
}
