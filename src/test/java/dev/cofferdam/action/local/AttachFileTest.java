package dev.cofferdam.action.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.FakeActionContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachFileTest {
    private static final FileTime CHANGED = FileTime.from(Instant.parse("2026-11-20T08:15:00Z"));

    private final FakeActionContext aws = new FakeActionContext(Map.of());
    private final AttachFile action = new AttachFile();

    @TempDir
    Path folder;

    private Path written(String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        return Files.setLastModifiedTime(file, CHANGED);
    }

    private AttachFile.Out attach(Path file) {
        return action.read(new AttachFile.In(file.toString()), aws);
    }

    @Test
    void keepsItsContentAndNotesWhereItCameFrom() throws IOException {
        var file = written("letter.txt", "to whom it may concern");

        var out = attach(file);

        assertThat(aws.evidence("letter.txt")).isEqualTo("to whom it may concern");
        assertThat(out.size()).isEqualTo(22);
        assertThat(out.modified()).isEqualTo("2026-11-20T08:15:00Z");
        assertThat(file).exists();
        var note = aws.log.records.getLast();
        assertThat(note.type()).isEqualTo("case.note");
        assertThat(note.content().body().path("markdown").asString())
                .contains(out.evidenceSha256(), file.toRealPath().toString(), "2026-11-20T08:15:00Z");
    }

    @Test
    void followsALinkAndNamesWhatItLeadsTo() throws IOException {
        var file = written("letter.txt", "x");
        var link = Files.createSymbolicLink(folder.resolve("link"), file);

        attach(link);

        assertThat(aws.evidence).containsOnlyKeys("letter.txt");
    }

    @Test
    void keepsAnEmptyFileToo() throws IOException {
        assertThat(attach(written("empty", "")).size()).isZero();
    }

    @Nested
    class Refuses {
        @Test
        void aFolder() {
            fails(() -> attach(folder), "InvalidInput", "an archive of it");
        }

        @Test
        void whatIsNotThere() {
            fails(() -> attach(folder.resolve("nothing")), "NoSuchFile", "Relative paths begin at");
        }

        @Test
        void whatIsNoPath() {
            fails(() -> action.read(new AttachFile.In("a\0b"), aws), "InvalidInput", "is no path");
        }

        private void fails(ThrowingCallable call, String code, String message) {
            assertThatThrownBy(call).isInstanceOfSatisfying(ActionException.class, e -> {
                assertThat(e.code()).isEqualTo(code);
                assertThat(e.getMessage()).contains(message);
            });
            assertThat(aws.log.records).isEmpty();
        }
    }
}
