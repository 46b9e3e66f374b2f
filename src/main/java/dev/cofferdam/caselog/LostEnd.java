package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A case whose end was cut off is opened all the same: somebody may need it to take back what was done in an account.
 * But the tip, which the next record replaces, must not be lost with it: so that record says what it said.
 */
final class LostEnd {
    private LostEnd() {}

    /**
     * What has to be recorded before anything else; nothing when the log is whole.
     *
     * @param found the end of the log as it is
     */
    static Optional<Draft> of(Path folder, Tip found, Actor actor) throws IOException {
        try (var reader = new SqliteReader(folder)) {
            var mode = reader.record(1).map(r -> r.content().origin().mode()).orElse(Mode.LIVE);
            var draft = Draft.of("case.end-lost", Origin.of(actor, mode));
            var tip = TipFile.read(folder);
            if (tip.isEmpty()) {
                if (found.size() == 0) return Optional.empty();
                return Optional.of(draft.with(
                        "%s was missing or damaged when the case was opened: nothing vouches for records behind number %d"
                                .formatted(TipFile.NAME, found.size()),
                        Json.object().put("found_records", found.size())));
            }
            var expected = tip.get();
            if (expected.size() == 0) return Optional.empty();
            var there = reader.record(expected.size()).map(LogRecord::hash).orElse("");
            if (there.equals(expected.head())) return Optional.empty();
            return Optional.of(draft.with(
                    "The log had %d records when it was last written; it was opened with %d, or with other ones"
                            .formatted(expected.size(), found.size()),
                    Json.object()
                            .put("expected_records", expected.size())
                            .put("expected_head", expected.head())
                            .put("found_records", found.size())));
        }
    }
}
