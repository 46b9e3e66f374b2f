package dev.cofferdam.action.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.action.FakeActionContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseActionsTest {
    private final FakeActionContext aws = new FakeActionContext(Map.of());

    @Test
    void aNoteIsARecordWithItsFirstLineAsMessage() {
        var out = new AddNote().read(new AddNote.In("\nCalled the owner.\nShe knows nothing of it."), aws);

        assertThat(out.seq()).isEqualTo(1);
        var record = aws.log.records.getFirst();
        assertThat(record.type()).isEqualTo("case.note");
        assertThat(record.message()).isEqualTo("Called the owner.");
        assertThat(record.content().body().path("markdown").asString())
                .isEqualTo("Called the owner.\nShe knows nothing of it.");
    }

    @Test
    void aLongNotesMessageIsCut() {
        new AddNote().read(new AddNote.In("x".repeat(500)), aws);

        assertThat(aws.log.records.getFirst().message()).hasSize(201).endsWith("…");
    }

    @Test
    void anExportIsKeptAsEvidence() {
        var out = new ExportCase(new TwoFormats()).read(new ExportCase.In("csv"), aws);

        assertThat(out.bytes()).isEqualTo(8);
        assertThat(aws.evidence).containsEntry("case-case.csv", "csv case");
    }

    @Test
    void anUnknownFormatIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> new ExportCase(new TwoFormats()).read(new ExportCase.In("xls"), aws))
                .isInstanceOf(ActionException.class)
                .hasMessage("There is no export format xls; there are: csv, jsonl.");
    }

    private static final class TwoFormats implements CaseExporter {
        @Override
        public List<String> formats() {
            return List.of("csv", "jsonl");
        }

        @Override
        public void export(String caseId, String format, OutputStream to) {
            try {
                to.write((format + " " + caseId).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
