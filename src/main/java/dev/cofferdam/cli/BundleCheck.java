package dev.cofferdam.cli;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.report.bundle.BundleVerification;
import dev.cofferdam.report.bundle.BundleVerification.Checked;
import dev.cofferdam.report.bundle.BundleVerification.Refused;
import dev.cofferdam.report.bundle.BundleVerification.Unknown;
import dev.cofferdam.report.bundle.BundleVerifier;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** Checks a bundle and tells what was found. */
record BundleCheck(Path file, Terminal terminal) {
    int run(boolean asJson) throws IOException {
        var found = new BundleVerifier().verify(file);
        // nothing was checked, so there is nothing to tell of it
        if (found instanceof Unknown unknown) throw Refusal.invalid(unknown.why());
        if (asJson) terminal.json(json(found));
        else print(found);
        return found.good() ? ExitStatus.DONE : ExitStatus.ATTENTION;
    }

    private void print(BundleVerification found) {
        switch (found) {
            case Unknown unknown -> bad("unknown", unknown.why());
            case Refused refused -> bad("refused", refused.why());
            case Checked checked -> print(checked);
        }
    }

    private void print(Checked found) {
        var broken = found.broken();
        if (broken != null) bad("broken", Words.of(broken.damage()) + ": " + broken.message());
        found.problems().forEach(problem -> bad("broken", problem));
        var manifest = found.manifest();
        if (!found.leftOut().isEmpty())
            terminal.line("left out  evidence files, when it was made: "
                    + found.leftOut().size());
        var verdict = found.good() ? Style.GOOD.of("holds") : Style.BAD.of("does not hold");
        terminal.line("Bundle of case %s, made %s, %s: %d good records, %d evidence files, the last hash is %s"
                .formatted(
                        manifest.caseId(),
                        manifest.createdAt(),
                        verdict,
                        found.records(),
                        found.evidence(),
                        found.head()));
    }

    private void bad(String mark, String what) {
        terminal.line(Style.BAD.of(mark) + "  " + what);
    }

    private ObjectNode json(BundleVerification found) {
        var json = Json.object().put("bundle", file.toString()).put("good", found.good());
        switch (found) {
            case Unknown unknown -> json.put("unknown", unknown.why());
            case Refused refused -> json.put("refused", refused.why());
            case Checked checked -> add(checked, json);
        }
        return json;
    }

    private static void add(Checked found, ObjectNode json) {
        json.put("case_id", found.manifest().caseId())
                .put("records", found.records())
                .put("head", found.head())
                .put("evidence_files", found.evidence());
        if (found.broken() != null) json.set("broken", Json.MAPPER.valueToTree(found.broken()));
        json.set("problems", Json.MAPPER.valueToTree(found.problems()));
        json.set("left_out", Json.MAPPER.valueToTree(found.leftOut()));
    }
}
