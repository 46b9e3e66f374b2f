package dev.cofferdam.report.bundle;

import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseLog;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.caselog.Origin;
import dev.cofferdam.caselog.PlaybookRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** A real case with notes, a run that pinned its playbook, and two pieces of evidence. */
final class SampleCase implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);
    static final String PLAYBOOK = "format: 1\nplaybook: triage\ntitle: „Triage“ – erst schauen\n";
    private static final Origin ORIGIN = Origin.of(new Actor("Ripley", "ripley", "nostromo", null, null), Mode.LIVE);

    final CaseHome cases;
    final CaseLog log;
    final EvidenceRef letter;
    final EvidenceRef empty;

    SampleCase(Path home) {
        cases = new CaseHome(home, CLOCK, new Random(7));
        log = cases.create("Odd \"logins\" \u2028 ☃ \uD83D\uDD25", null, null, ORIGIN.actor(), Mode.LIVE);
        letter = keep(new ByteArrayInputStream("to whom it may concern".getBytes(StandardCharsets.UTF_8)));
        empty = keep(InputStream.nullInputStream());
        var body = Json.object();
        body.putObject("playbooks")
                .putObject("triage")
                .put("source", "triage.yaml")
                .put("sha256", sha256(PLAYBOOK))
                .put("text", PLAYBOOK);
        log.append(Draft.of("run.started", ORIGIN.inRun("run-1", new PlaybookRef("triage", "1", sha256(PLAYBOOK))))
                .with("Started", body));
        note("line one\nline \\ two\t\u0001");
    }

    EvidenceRef keep(InputStream content) {
        var kept = log.evidence().put(content);
        log.append(Draft.of("evidence.collected", ORIGIN).evidence(kept).saying("kept"));
        return kept;
    }

    void note(String text) {
        log.append(Draft.of("case.note", ORIGIN).saying(text));
    }

    String id() {
        return log.caseId();
    }

    Bundles bundles() {
        return new Bundles(cases, CLOCK, "1.2.3");
    }

    /** As it is now. */
    Path bundled(Path file, boolean withEvidence) throws IOException {
        try (var to = Files.newOutputStream(file)) {
            bundles().bundle(id(), bundles().tip(id()), withEvidence, to);
        }
        return file;
    }

    static String sha256(String text) {
        return new Pinned(text).sha256();
    }

    @Override
    public void close() {
        log.close();
    }
}
