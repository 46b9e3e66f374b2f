package dev.cofferdam.caselog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteTest {
    private static final Actor ADA = new Actor("Ada", "ada", "laptop", null, null);
    private static final Origin ORIGIN = Origin.of(ADA, Mode.EXERCISE);

    @TempDir
    Path home;

    private CaseLog log;
    private CaseReader reader;

    @BeforeEach
    void open() {
        var clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        log = new CaseHome(home, clock, new Random(1)).create("Odd logins", null, null, ADA, Mode.EXERCISE);
        reader = log.reader();
    }

    @AfterEach
    void close() {
        reader.close();
        log.close();
    }

    @Test
    void keepsAllOfItsTextAndStandsInAListWithItsFirstLine() {
        log.append(Draft.of("step.planned", ORIGIN.inStep("isolate", null))
                .about(List.of("i-0c0ffee0"))
                .saying("planned"));
        var written =
                log.append(Note.of("\n# Called the owner\n\n- @isolate of i-0c0ffee0, see #2\n", RecentNames.of(reader))
                        .draft(ORIGIN));

        assertThat(written.type()).isEqualTo("case.note");
        assertThat(written.message()).isEqualTo("# Called the owner");
        assertThat(written.content().resources()).containsExactly("i-0c0ffee0");
        assertThat(written.content().body().toString())
                .contains("\"markdown\":\"# Called the owner\\n\\n- @isolate of i-0c0ffee0, see #2\"")
                .contains("\"mentions\":{\"records\":[2],\"steps\":[\"isolate\"],\"resources\":[\"i-0c0ffee0\"]}");
        var read = reader.record(written.seq()).flatMap(Note::in).orElseThrow();
        assertThat(read.markdown()).startsWith("# Called the owner\n");
        assertThat(read.mentions()).isEqualTo(new Mentions(List.of(2L), List.of("isolate"), List.of("i-0c0ffee0")));
    }

    @Test
    void whatItWasWrittenBeforeIsReadToo() {
        var old = log.append(Draft.of("case.note", ORIGIN).saying("Called the owner\nat home"));
        assertThat(Note.in(old)).contains(new Note("Called the owner\nat home", Mentions.NONE));
    }

    @Test
    void otherRecordsAreNone() {
        assertThat(Note.in(reader.record(1).orElseThrow())).isEmpty();
    }

    @Test
    void aLongFirstLineIsCutInTheListOnly() {
        var note = Note.of("x".repeat(300), Mentions.NONE);
        assertThat(note.message()).hasSize(201).endsWith("…");
        assertThat(note.markdown()).hasSize(300);
    }

    @Test
    void whatTheLatestRecordsNameComesTheLatestFirst() {
        log.append(Draft.of("step.planned", ORIGIN.inStep("first", null))
                .about(List.of("a-1"))
                .saying("x"));
        log.append(Draft.of("step.planned", ORIGIN.inStep("loop", 1))
                .about(List.of("b-2"))
                .saying("x"));
        var names = RecentNames.of(reader);
        assertThat(names.lastSeq()).isEqualTo(3);
        assertThat(names.steps()).containsExactly("loop#1", "loop", "first");
        assertThat(names.resources()).containsExactly("b-2", "a-1");
        assertThat(names.withSteps(List.of("later", "first")).steps())
                .containsExactly("later", "first", "loop#1", "loop");
    }
}
